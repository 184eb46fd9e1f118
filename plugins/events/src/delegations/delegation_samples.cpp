// SPDX-License-Identifier: EUPL-1.2
#include "delegation_samples.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/model_catcher.hpp>

#include "../dates/change_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "delegation_repository.hpp"

namespace plenaria::events {

namespace {

/// An office of whom a mail can speak, written to in the wanted language.
struct InvitationSample {
    Edition edition;
    InvitationRules rules;
    Delegation delegation;
    [[nodiscard]] DelegationSubject about() const { return {edition, rules, delegation}; }
};

bool any_office(const Delegation&) { return true; }
bool has_answered(const Delegation& office) { return office.answer != Answer::none; }
bool has_places(const Delegation& office) { return comes(office.answer) && office.waiting_number == 0; }

std::optional<InvitationSample> newest_invitation(UnitOfWork& uow, std::string_view language,
                                                  bool (*fits)(const Delegation&)) {
    for (const auto& id : editions_with_delegations(uow)) {
        auto offices = delegations_of(uow, id);
        const auto office = std::find_if(offices.begin(), offices.end(), fits);
        if (office == offices.end()) continue;
        office->language = language;
        return InvitationSample{find_edition(uow, id).value(), rules_of(uow, id), std::move(*office)};
    }
    return std::nullopt;
}

void make_moved(UnitOfWork& uow, const DelegationMails& mails, const DelegationSubject& about,
                std::string_view link) {
    const auto changes = changes_of(uow, about.edition.id);
    if (!changes.empty()) {
        const auto& last = changes.front();
        (void)mails.moved(uow, about, last.before, last.reason, link, last.id);
        return;
    }
    auto before = about.edition.dates;
    before.start -= std::chrono::weeks(1);
    before.end -= std::chrono::weeks(1);
    (void)mails.moved(uow, about, before, "…", link, {});
}

struct SampleLine {
    std::string_view letter;
    bool (*fits)(const Delegation&);
    void (*make)(UnitOfWork&, const DelegationMails&, const DelegationSubject&, std::string_view link);
};
constexpr SampleLine samples_of_mails[] = {
    {"events/mail/delegation_invitation", any_office,
     [](auto& uow, auto& mails, auto& about, auto link) { (void)mails.invitation(uow, about, link); }},
    {"events/mail/delegation_reminder", any_office,
     [](auto& uow, auto& mails, auto& about, auto link) { (void)mails.reminder(uow, about, link); }},
    {"events/mail/delegation_receipt", has_answered,
     [](auto& uow, auto& mails, auto& about, auto) { (void)mails.receipt(uow, about); }},
    {"events/mail/delegation_places", has_places,
     [](auto& uow, auto& mails, auto& about, auto) { (void)mails.places(uow, about); }},
    {"events/mail/delegation_calendar_reply", has_answered,
     [](auto& uow, auto& mails, auto& about, auto link) { (void)mails.calendar_receipt(uow, about, link); }},
    {"events/mail/delegation_calendar_notice", any_office,
     [](auto& uow, auto& mails, auto& about, auto) {
         (void)mails.calendar_notice(uow, about, ReplyFate::tentative);
     }},
    {"events/mail/delegation_follow_up", has_places,
     [](auto& uow, auto& mails, auto& about, auto link) {
         (void)mails.follow_up(uow, about, link, about.rules.reply_until);
     }},
    {"events/mail/delegation_moved", any_office, make_moved},
    {"events/mail/delegation_cancelled", any_office,
     [](auto& uow, auto& mails, auto& about, auto) { (void)mails.cancelled(uow, about); }},
};

}  // namespace

std::optional<Model> DelegationSamples::sample(UnitOfWork& uow, std::string_view letter,
                                               std::string_view language) const {
    const auto line = std::find_if(std::begin(samples_of_mails), std::end(samples_of_mails),
                                   [&](const SampleLine& each) { return each.letter == letter; });
    if (line == std::end(samples_of_mails) || tools_.locales == nullptr) return std::nullopt;
    const auto found = newest_invitation(uow, language, line->fits);
    if (!found) return std::nullopt;
    const ModelCatcher catcher;
    const DelegationMails mails(
        {catcher, *tools_.locales, *tools_.addresses, *tools_.documents, *tools_.lookup});
    line->make(uow, mails, found->about(), tools_.addresses->absolute("/l/…"));
    return catcher.take();
}

}  // namespace plenaria::events
