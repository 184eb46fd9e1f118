// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/round_mails.hpp
/// The messages of a round, each in the language of the office: invitation, reminder, extension, early end,
/// receipt, and what became of its points.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/effects.hpp>
#include <plenaria/services.hpp>

#include "../review/point.hpp"
#include "../text/statement.hpp"
#include "../versions/version.hpp"
#include "round.hpp"

namespace plenaria::statements {

/// What every message speaks of.
struct MailSubject {
    const Round& round;
    const Office& office;
    const Statement& statement;  ///< its title in the language of the office
    const Version& version;
    Instant told_at = {};  ///< now; nothing in previews
};

/// A point whose decision has become final, for the message that tells of it.
struct SettledPoint {
    Point point = {};
    std::string label = {};   ///< of its paragraph
    std::string reason = {};  ///< of the decision; often empty
};

class RoundMails {
public:
    /// @param calendar makes the entries that come with invitation, extension and early end; nothing: none
    /// come.
    RoundMails(const Renderer& renderer, const Locales& locales, const Addresses& addresses,
               Documents* calendar = nullptr)
        : renderer_(renderer), locales_(locales), addresses_(addresses), calendar_(calendar) {}

    /// @param link the address with its secret, from UnitOfWork::issue_link.
    [[nodiscard]] Mail invitation(const MailSubject& about, std::string_view link) const;
    [[nodiscard]] Mail reminder(const MailSubject& about, std::string_view link) const;
    [[nodiscard]] Mail extension(const MailSubject& about, Instant before, std::string_view reason,
                                 std::string_view link) const;
    /// The round ends before its deadline.
    [[nodiscard]] Mail early_end(const MailSubject& about) const;
    /// @param points what the office sent.
    /// @param cited how the paragraphs of `points` are named, by id: cited_numbers().
    [[nodiscard]] Mail receipt(const MailSubject& about, const std::vector<Point>& points,
                               const std::map<std::string, std::string>& cited) const;
    /// @param issued the version that is new; `points` must not be empty.
    [[nodiscard]] Mail outcome(const MailSubject& about, const Version& issued,
                               const std::vector<SettledPoint>& points, std::string_view link) const;

    /// The access link of the office in its language. `path` is the review page.
    [[nodiscard]] AccessLink link(const MailSubject& about) const;
    /// The same, leading to what became of the office's points; there is no deadline for reading it.
    [[nodiscard]] AccessLink outcome_link(const MailSubject& about, Instant now) const;

private:
    [[nodiscard]] Model model(const MailSubject& about, std::string_view link) const;
    [[nodiscard]] Mail finish(std::string_view name, const MailSubject& about, Model model,
                              std::string_view key) const;
    void attach(Mail& mail, const CalendarEntry& entry) const;

    const Renderer& renderer_;
    const Locales& locales_;
    const Addresses& addresses_;
    Documents* calendar_;
};

}  // namespace plenaria::statements
