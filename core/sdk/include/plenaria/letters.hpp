// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/letters.hpp
/// What a plugin offers so that people can change its mails in the browser.

#include <optional>
#include <string_view>

#include <plenaria/abi.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

class UnitOfWork;

/// Offered by plugins: the model of a mail, as it would be sent of what is in the database now.
class PLENARIA_API LetterSamples {
public:
    static constexpr std::string_view service_name = "core.letter_samples/1";
    static constexpr bool many = true;
    virtual ~LetterSamples();
    /// @param letter "statements/mail/round_invitation".
    /// @return nothing when the letter is not of this plugin, or there is nothing yet that it could speak of.
    /// Secrets of
    ///         links are left out.
    [[nodiscard]] virtual std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                                      std::string_view language) const = 0;
};

}  // namespace plenaria
