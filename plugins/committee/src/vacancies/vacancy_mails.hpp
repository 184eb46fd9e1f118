// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_mails.hpp
/// The messages about a vacancy, each in the language of whom it goes to: to offices that may nominate, to
/// nominees, and at the end to both.

#include <string>
#include <string_view>

#include <plenaria/effects.hpp>
#include <plenaria/services.hpp>

#include "call.hpp"

namespace plenaria::committee::vacancies {

/// Of access links to a city's nomination, and to a nominee's consent.
inline constexpr std::string_view nominate_purpose = "committee.nominate";
inline constexpr std::string_view consent_purpose = "committee.consent";

/// Who gets a message.
struct Recipient {
    std::string name;
    std::string address;
    std::string language;
    std::string zone;
};
Recipient office_of(const Notice& notice);
Recipient nominee_of(const Nomination& nomination, const Notice& notice);

/// How a vacancy ended for a nominee.
enum class Outcome : std::uint8_t { chosen = 1, not_chosen };

/// Made anew for each use; what it refers to outlives it.
class VacancyMails {
public:
    struct Tools {
        const Renderer& renderer;
        const Locales& locales;
        const Addresses& addresses;
    };
    explicit VacancyMails(const Tools& tools) : tools_(tools) {}

    /// @param link the address with its secret, from UnitOfWork::issue_link; in previews words that stand for
    /// it.
    [[nodiscard]] Mail notice(const Call& call, const Notice& to, std::string_view link) const;
    [[nodiscard]] Mail reminder(const Call& call, const Notice& to, std::string_view link) const;
    /// There is more time. @param before the deadline that it was
    [[nodiscard]] Mail extended(const Call& call, const Notice& to, Instant before, std::string_view reason,
                                std::string_view link) const;
    /// Nobody is looked for any more.
    [[nodiscard]] Mail withdrawn(const Call& call, const Notice& to, std::string_view reason) const;
    /// Of what an office has sent or taken back. It names no nominee: what is sent cannot be erased.
    [[nodiscard]] Mail receipt(const Call& call, const Notice& to, const Nomination& nomination,
                               std::string_view link) const;
    /// Asks a nominee for consent.
    [[nodiscard]] Mail consent(const Call& call, const Notice& office, const Nomination& nomination,
                               std::string_view link) const;
    [[nodiscard]] Mail outcome(const Call& call, const Nomination& nomination, Outcome outcome,
                               const Recipient& to) const;

    /// Both end half a year after the deadline: who comes late shall read since when it is closed, and see
    /// what they typed.
    [[nodiscard]] AccessLink nominate_link(const Call& call, const Notice& to) const;
    [[nodiscard]] AccessLink consent_link(const Call& call, const Notice& office,
                                          const Nomination& nomination) const;

private:
    [[nodiscard]] Model model(const Call& call, const Recipient& to, std::string_view city,
                              std::string_view link) const;
    [[nodiscard]] Mail finish(std::string_view name, const Call& call, const Recipient& to,
                              const Model& model) const;
    Tools tools_;
};

/// When links to a vacancy with that deadline end.
Instant link_end(Instant deadline);

}  // namespace plenaria::committee::vacancies
