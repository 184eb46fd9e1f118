// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/signatories_command.hpp
/// `plenaria statements signatories SIGNING FILE.csv [--apply] [--json]`: takes over an earlier list of
/// signatories.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria {
class CommandRun;
class Database;
}  // namespace plenaria
namespace plenaria::directory {
class Directory;
struct Party;
}  // namespace plenaria::directory

namespace plenaria::statements {

class SignatureMails;

/// One line of the file and its fate. Columns: iso2, city, signed_on, person (optional); with a line of
/// names.
struct SignatoryLine {
    int number = 0;
    std::string city = {};
    std::string iso2 = {};
    std::string person = {};
    Day signed_on = {};
    std::string party = {};    ///< "city/ID"; empty when the directory has no such city
    std::string problem = {};  ///< a sentence; empty when the line can be taken over
};

/// Reads comma-separated UTF-8. A city must be one of `cities` by name, accents aside, and country.
std::vector<SignatoryLine> read_signatories(std::string_view csv,
                                            const std::vector<directory::Party>& cities);

/// Without --apply it only says every line's fate.
/// @return 0; 1 when a line cannot be taken over (then nothing is written); 2 when called wrongly.
int signatories_command(Database& db, directory::Directory& directory, const SignatureMails& mails,
                        CommandRun& run);

}  // namespace plenaria::statements
