// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consultation_demo.hpp
/// The second part of the demonstration: a closed round with decisions, an open one with an office in every
/// state, and the register of Marrakech with its wall. No mail leaves: invitations are noted, not sent.

#include <string>

#include <plenaria/result.hpp>

namespace plenaria {
class Database;
}
namespace plenaria::directory {
class Directory;
}

namespace plenaria::statements {

class RoundMails;
class SignatureMails;
struct DemoTexts;

/// Where to try it.
struct DemoLinks {
    std::string review;  ///< an office that has not opened its link yet
    std::string sign;    ///< a city that has not signed yet
    std::string wall;    ///< id of the signing
    int signatures = 0;
};

Result<DemoLinks> load_demo_consultations(Database& db, directory::Directory& directory,
                                          const RoundMails& mails, const SignatureMails& sign_mails,
                                          const DemoTexts& texts);

}  // namespace plenaria::statements
