// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/mail_samples.hpp
/// What each mail of the room would say of what is in the database now, for people who change its text.

#include <plenaria/letters.hpp>
#include <plenaria/services.hpp>

namespace plenaria::statements {

/// Filled when the plugin starts; samples are asked for later.
struct SampleTools {
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
};

/// Each from the newest round or signing that has what the mail speaks of: an office that has sent, a point
/// that is decided on, a city that has signed.
class MailSamples final : public LetterSamples {
public:
    explicit MailSamples(const SampleTools& tools) : tools_(tools) {}
    [[nodiscard]] std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const override;

private:
    const SampleTools& tools_;
};

}  // namespace plenaria::statements
