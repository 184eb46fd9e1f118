// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/mail_trouble.hpp
/// What the host has learnt of mail addresses that nothing reaches.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>

namespace plenaria {

class UnitOfWork;

/// A service of the host, by Context::require.
class PLENARIA_API MailTrouble {
public:
    static constexpr std::string_view service_name = "core.mail_trouble/1";
    virtual ~MailTrouble();
    /// @return those of `addresses` that do not work, as given, with the words of the mail server.
    [[nodiscard]] virtual std::map<std::string, std::string> undeliverable(
        UnitOfWork& uow, const std::vector<std::string>& addresses) const = 0;
};

}  // namespace plenaria
