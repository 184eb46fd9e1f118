// SPDX-License-Identifier: EUPL-1.2
#include "import_reading.hpp"

#include <algorithm>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../delegations/delegation_repository.hpp"
#include "../format/formats.hpp"
#include "../programme/edition_format.hpp"
#include "../programme/session_repository.hpp"

namespace plenaria::events {

namespace {

ReadingContext reading_context(const ImportTools& tools, const Edition& edition, const std::string& place) {
    ReadingContext context{.dates = edition.dates, .language = edition.titles.original, .place = place};
    const EditionFormat format(tools.formats, edition.format);
    for (const auto language : languages) {
        const auto& locale = tools.locales->get(language, "events");
        for (const auto& [key, name] : format.kinds(locale)) context.kinds.emplace(fold(name), key);
        for (const auto role : session_roles)
            context.roles.emplace(fold(locale.t(name_of(role))), to_text(role));
        for (const auto state : {SessionState::proposed, SessionState::planned, SessionState::cancelled}) {
            context.states.emplace(fold(locale.t(name_of(state))), to_text(state));
            context.states.emplace(fold(to_text(state)), to_text(state));
        }
        context.no_rooms.insert(fold(locale.t("No room yet")));
    }
    // After the names: "statutory_meeting" of one format is what another kind is called.
    for (const auto& [key, name] : format.kinds(tools.locales->get("en", "events")))
        context.kinds.emplace(fold(key), key);
    return context;
}

std::map<std::string, std::string> delegate_roles(const ImportTools& tools) {
    std::map<std::string, std::string> roles;
    for (const auto role : {DelegateRole::head, DelegateRole::member, DelegateRole::substitute}) {
        roles.emplace(fold(to_text(role)), to_text(role));
        for (const auto language : languages)
            roles.emplace(fold(tools.locales->get(language, "events").t(name_of(role))), to_text(role));
    }
    return roles;
}

ImportKind kind_of(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos) bytes.remove_prefix(first);
    constexpr std::string_view in_utf_16[] = {{"\xFF\xFE<\0", 4}, {"\xFE\xFF\0<", 4}};
    for (const auto mark : in_utf_16)
        if (bytes.starts_with(mark)) return ImportKind::schedule_xml;
    if (bytes.starts_with('<')) return ImportKind::schedule_xml;
    if (bytes.starts_with('{')) return ImportKind::schedule_json;
    if (fold(bytes.substr(0, 15)) == "begin vcalendar") return ImportKind::calendar;
    return ImportKind::sessions;
}

KeyFamily family_of(ImportKind kind) {
    switch (kind) {
        case ImportKind::schedule_xml:
        case ImportKind::schedule_json:
            return KeyFamily::schedule;
        case ImportKind::calendar:
            return KeyFamily::calendar;
        case ImportKind::sessions:
        case ImportKind::participants:
            break;
    }
    return KeyFamily::table;
}

/// A name is settled by the one who is called exactly so, or by what somebody has answered.
void settle_party(UnitOfWork& uow, directory::Lookup& lookup, const ImportAnswers& answers, ImportKind kind,
                  std::string_view language, NamedParty& party) {
    if (const auto answer = answers.find(party_question(kind, party.name)); answer != answers.end()) {
        party.answered = true;
        party.left_out = answer->second.empty();
        if (party.left_out) return;
        if (const auto entry = lookup.entry(uow, answer->second, language)) {
            party.meant = {entry->ref, entry->name};
            return;
        }
    }
    // A session is organised by cities and organisations too; an office is never a person.
    const auto sought = kind == ImportKind::participants
                            ? std::vector<std::string_view>{"city", "organisation"}
                            : std::vector<std::string_view>{""};
    for (const auto each : sought)
        for (const auto& entry : lookup.called(uow, party.name, each, language))
            party.candidates.push_back({entry.ref, entry.name});
    // Fewer letters mean fewer people: the start of a name is asked, never guessed.
    if (party.candidates.size() == 1 && fold(party.candidates.front().name) == fold(party.name))
        party.meant = party.candidates.front();
    constexpr std::size_t most_candidates = 8;
    if (party.candidates.size() > most_candidates) party.candidates.resize(most_candidates);
}

void plan_participants(UnitOfWork& uow, const ImportTools& tools, const ForeignFile& file,
                       PlannedImport& planned) {
    const auto delegations = delegations_of(uow, planned.edition.id);
    std::map<std::string, std::string> mayors;
    for (const auto& [folded, office] : planned.parties)
        if (!office.meant.ref.empty() && tools.directory != nullptr)
            if (const auto mayor =
                    tools.directory->head_on(uow, office.meant.ref, planned.edition.dates.start))
                mayors[office.meant.ref] = mayor->person_name;
    if (!file.other_headings.empty()) planned.form = questions_of(uow, planned.edition.id);
    planned.columns = match_columns(file.other_headings, planned.form);
    std::vector<std::vector<ReadAnswer>> answers;
    std::map<std::string, AnswersByPerson> answered;
    if (planned.has_answers()) {
        const AnswerReader reader(planned.columns, planned.form, *tools.locales, *tools.sheets);
        for (const auto& each : file.participants) answers.push_back(reader.read(each.others));
        answered = answers_of_delegations(uow, ids_of(delegations));
    }
    planned.delegations = plan_delegations(file.participants, {.delegations = delegations,
                                                               .rules = rules_of(uow, planned.edition.id),
                                                               .offices = planned.parties,
                                                               .mayors = mayors,
                                                               .form = planned.form,
                                                               .answers = answers,
                                                               .answered = answered});
}

std::string fingerprint_of(const PlannedImport& planned) {
    std::string all;
    for (const auto& each : planned.sessions.rows) {
        all += std::to_string(each.row.line) + '|' + std::string(to_text(each.row.fate)) + '|' +
               each.session_id + '|' + std::to_string(each.revision) + '|' + each.facts.room_id + '|' +
               each.new_room + '|' + each.facts.track_id + '|' + each.new_track;
        for (const auto& [role, ref] : each.facts.people) all += '|' + ref;
        all += '\n';
    }
    for (const auto& row : planned.delegations.rows) {
        all += std::to_string(row.line) + '|' + std::string(to_text(row.fate));
        for (const auto& each : row.changes)
            if (!each.question.empty()) all += '|' + each.question + '=' + each.after;
        all += '\n';
    }
    for (const auto& each : planned.delegations.changed)
        all += each.after.party + '|' + std::to_string(each.after.revision) + '|' +
               std::to_string(each.after.waiting_number) + '\n';
    return sha256_hex(all);
}

}  // namespace

std::string party_question(ImportKind kind, std::string_view name) {
    return sha256_hex((kind == ImportKind::participants ? "office:" : "person:") + fold(name));
}

Result<ForeignFile> read_foreign(std::string_view bytes, const ImportTools& tools, const Edition& edition,
                                 const std::string& place) {
    if (bytes.size() > longest_programme_file)
        return Error{ErrorCode::too_large,
                     /*t*/ "This file is larger than {max} MB.",
                     "import",
                     {},
                     {{"max", std::to_string(longest_programme_file / (1024 * 1024))}}};
    const auto context = reading_context(tools, edition, place);
    ForeignFile file{.kind = kind_of(bytes)};
    const auto sessions_of_file = [&]() -> ForeignSessions {
        switch (file.kind) {
            case ImportKind::schedule_xml:
                return read_schedule_xml(bytes, context);
            case ImportKind::schedule_json:
                return read_schedule_json(bytes, context);
            case ImportKind::calendar:
                return read_calendar(bytes, context);
            case ImportKind::sessions:
            case ImportKind::participants:
                break;
        }
        auto sheet = tools.sheets->read(bytes);
        if (!sheet) return std::move(sheet).error();
        auto participants = read_participant_table(*sheet, delegate_roles(tools));
        if (!participants) return std::move(participants).error();
        if (!*participants) return read_session_table(*sheet, *tools.sheets, context);
        file.kind = ImportKind::participants;
        file.participants = std::move((*participants)->participants);
        file.other_headings = std::move((*participants)->other_headings);
        return std::vector<ForeignSession>();
    };
    auto sessions = sessions_of_file();
    if (!sessions) return std::move(sessions).error();
    file.sessions = *std::move(sessions);
    if (file.rows() == 0)
        return Error{ErrorCode::invalid_input, /*t*/ "There is nothing in this file that can be imported.",
                     "import"};
    return file;
}

bool PlannedImport::has_answers() const {
    return std::any_of(columns.begin(), columns.end(),
                       [](const AnswerColumn& each) { return !each.question.empty(); });
}

std::vector<const PlannedRow*> PlannedImport::rows() const {
    std::vector<const PlannedRow*> all;
    for (const auto& each : sessions.rows) all.push_back(&each.row);
    for (const auto& each : delegations.rows) all.push_back(&each);
    return all;
}

int PlannedImport::count(RowFate fate) const {
    const auto all = rows();
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [&](const auto* row) { return row->fate == fate; }));
}

std::vector<const NamedParty*> PlannedImport::questions() const {
    std::vector<const NamedParty*> open;
    for (const auto& [folded, each] : parties)
        if (!each.is_settled()) open.push_back(&each);
    return open;
}

PlannedImport plan_import(UnitOfWork& uow, const ImportTools& tools, Import import, Edition edition,
                          const ForeignFile& file) {
    PlannedImport planned{.import = std::move(import), .edition = std::move(edition)};
    const auto answers = answers_of(uow, planned.edition.id);
    const auto language = planned.edition.titles.original;
    for (const auto& session : file.sessions)
        if (session.people)
            for (const auto& [role, name] : *session.people)
                if (auto& party = planned.parties[fold(name)]; party.name.empty()) party.name = name;
    for (const auto& each : file.participants)
        if (auto& party = planned.parties[fold(each.office)]; party.name.empty()) party.name = each.office;
    planned.parties.erase(std::string());
    for (auto& [folded, party] : planned.parties)
        settle_party(uow, *tools.lookup, answers, planned.import.kind, language, party);
    if (planned.import.kind == ImportKind::participants) {
        plan_participants(uow, tools, file, planned);
        planned.fingerprint = fingerprint_of(planned);
        return planned;
    }
    planned.programme = programme_of(uow, planned.edition.id);
    const auto keys = import_keys(uow, planned.edition.id);
    planned.sessions = plan_programme(file.sessions, {.programme = planned.programme,
                                                      .dates = planned.edition.dates,
                                                      .family = family_of(planned.import.kind),
                                                      .keys = keys,
                                                      .people = planned.parties});
    planned.fingerprint = fingerprint_of(planned);
    return planned;
}

}  // namespace plenaria::events
