// SPDX-License-Identifier: EUPL-1.2
#include "tell_service.hpp"

#include <algorithm>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/labelled.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "concerned.hpp"
#include "edition_format.hpp"
#include "programme_words.hpp"
#include "release_repository.hpp"

namespace plenaria::events {

namespace {

/// Two releases, and what one of them changed.
struct Comparison {
    const Released& before;
    const Released& after;
};

std::string room_words(const FrozenProgramme& all, const Session& session, const Locale& locale) {
    const auto* room = room_of(all, session.room_id);
    return room == nullptr ? locale.t("no room") : room->name;
}

std::string own_roles(const Session& session, const std::string& ref, const Locale& locale) {
    std::string roles;
    for (const auto& [role, person] : session.people)
        if (person.ref == ref) roles += (roles.empty() ? "" : ", ") + locale.t(name_of(role));
    return roles;
}

std::string personal_words(const PersonalChange& each, const std::string& ref, const Comparison& compared,
                           const EditionFormat& format, const Locale& locale) {
    const auto& [change, was, is] = each.change;
    const auto title = [&](const Session& session) { return session.titles.in(locale.language()); };
    switch (each.concern) {
        case Concern::joined:
            return locale.t("You are in “{session}”, {when}, {room}: {roles}",
                            {{"session", title(is->session)},
                             {"when", when_of(is->session, locale)},
                             {"room", room_words(*compared.after.programme, is->session, locale)},
                             {"roles", own_roles(is->session, ref, locale)}});
        case Concern::left:
            return locale.t("You are no longer in “{session}”, {when}",
                            {{"session", title(was->session)}, {"when", when_of(was->session, locale)}});
        case Concern::other_role:
            return locale.t("“{session}”, {when}: you are {roles}",
                            {{"session", title(is->session)},
                             {"when", when_of(is->session, locale)},
                             {"roles", own_roles(is->session, ref, locale)}});
        case Concern::changed:
            return labelled(
                locale, locale.t(name_of(change)),
                words_of(each.change, *compared.before.programme, *compared.after.programme, format, locale));
    }
    return {};
}

Mail mail_to(const directory::Mailbox& to, const ConcernedPerson& person, const Edition& edition,
             const Comparison& compared, const EditionFormat& format, const TellTools& tools) {
    const auto& locale = tools.locales.get(to.language, "events");
    Model::List changes;
    for (const auto& each : person.changes)
        changes.push_back({{"words", personal_words(each, person.ref, compared, format, locale)}});
    const auto& note = compared.after.release.note;
    auto mail = tools.renderer.mail("events/mail/programme_changed",
                                    {{"event", edition.titles.in(to.language)},
                                     {"name", to.name},
                                     {"changes", std::move(changes)},
                                     {"has_note", !note.empty()},
                                     {"note", note},
                                     {"zone", compared.after.programme->dates.zone},
                                     {"url", tools.addresses.absolute(tools.addresses.path(
                                                 "events.public_programme", {{"edition", edition.id}}))}},
                                    to.language);
    mail.to_address = to.address;
    mail.to_name = to.name;
    mail.language = to.language;
    mail.about = edition_subject(edition.id);
    mail.idempotency_key = "programme-changed/" + compared.after.release.id + '/' + to.ref;
    return mail;
}

}  // namespace

Result<TellPlan> plan_to_tell(UnitOfWork& uow, const TellTools& tools, const std::string& edition_id) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    TellPlan plan{.edition = *std::move(edition)};
    const auto releases = releases_of(uow, edition_id);
    if (releases.empty()) return plan;
    plan.release = releases.front().number;
    const auto told = last_told_release(uow, edition_id);
    plan.is_told = told == plan.release;
    plan.since = told > 0 ? told : releases.back().number;
    const auto over = plan.edition.dates.end < day_in(uow.now(), plan.edition.dates.zone);
    if (plan.is_told || plan.since == plan.release || over) return plan;
    const auto before = find_release(uow, edition_id, plan.since), after = latest_release(uow, edition_id);
    if (!before || !after) return plan;
    const EditionFormat format(tools.formats, plan.edition.format);
    for (const auto& person : concerned_by(*before->programme, *after->programme)) {
        const auto to = tools.lookup.mailbox(uow, person.ref);
        if (to && !to->address.empty())
            plan.mails.push_back(mail_to(*to, person, plan.edition, {*before, *after}, format, tools));
        else
            plan.without.push_back(to ? to->name : person.name);
    }
    std::sort(plan.mails.begin(), plan.mails.end(),
              [](const auto& a, const auto& b) { return a.to_name < b.to_name; });
    return plan;
}

std::optional<Mail> sample_to_tell(UnitOfWork& uow, const TellTools& tools, std::string_view language) {
    for (const auto& id : released_editions(uow)) {
        const auto edition = find_edition(uow, id).value();
        const auto after = latest_release(uow, id);
        if (!after) continue;
        const auto first = find_release(uow, id, releases_of(uow, id).back().number);
        FrozenProgramme nothing{.dates = after->programme->dates};
        const Released before{first->release, std::make_shared<const FrozenProgramme>(std::move(nothing))};
        const EditionFormat format(tools.formats, edition.format);
        for (const auto* since : {&*first, &before})
            for (const auto& person : concerned_by(*since->programme, *after->programme)) {
                const directory::Mailbox to{person.ref, person.name, {}, std::string(language)};
                return mail_to(to, person, edition, {*since, *after}, format, tools);
            }
    }
    return std::nullopt;
}

Result<int> tell_concerned(UnitOfWork& uow, const TellTools& tools, const Actor& actor,
                           const std::string& edition_id, int expected) {
    const auto plan = plan_to_tell(uow, tools, edition_id);
    if (!plan) return plan.error();
    const auto count = static_cast<int>(plan->mails.size());
    if (count != expected || count == 0)
        return Error{
            ErrorCode::conflict,
            /*t*/ "The number of messages has changed since the preview. Nothing was sent: look again.",
            edition_subject(edition_id)};
    for (auto mail : plan->mails) {
        mail.batch = "programme-changed/" + edition_id + '/' + std::to_string(plan->release);
        uow.send(mail);
    }
    insert_told(uow, edition_id, plan->release, actor.name);
    uow.record(actor, "events.tell_concerned", edition_subject(edition_id), "",
               compact({{"release", plan->release}, {"since", plan->since}, {"messages", count}}));
    return count;
}

}  // namespace plenaria::events
