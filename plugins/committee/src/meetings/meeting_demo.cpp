// SPDX-License-Identifier: EUPL-1.2
#include "meeting_demo.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/ostream.h>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>

#include "../ledger/json.hpp"
#include "../ledger/ledger_repository.hpp"
#include "agenda_repository.hpp"
#include "attendance_repository.hpp"
#include "meeting_repository.hpp"
#include "meeting_service.hpp"

namespace plenaria::committee::meetings {

namespace {

using ledger::Document;

/// Rows are written as they would have become: use cases would send mail, and refuse a meeting that is over.
class MeetingLoader {
public:
    MeetingLoader(UnitOfWork& uow, const ledger::People& people) : uow_(uow), people_(people) {}

    int run(const Document& file) {
        int loaded = 0;
        for (const auto& body : ledger::all_bodies(uow_)) {
            if (count_meetings(uow_, body.id) > 0) continue;
            for (const auto& json : file.at("meetings"))
                if (body.facts.names.in("en") == json.at("body").get<std::string>()) {
                    load_meeting(body.id, json);
                    ++loaded;
                }
        }
        return loaded;
    }

private:
    static Instant at(const Document& json, const char* name) {
        return parse_instant(json.at(name).get<std::string>()).value();
    }

    void load_meeting(const std::string& body_id, const Document& json) {
        Meeting meeting{.id = new_id(),
                        .body_id = body_id,
                        .facts = {.title = json.at("title").get<std::string>(),
                                  .minutes = json.at("minutes").get<int>(),
                                  .zone = json.at("zone").get<std::string>(),
                                  .place = json.at("place").get<std::string>(),
                                  .languages = json.at("languages").get<std::vector<std::string>>()},
                        .starts_at = at(json, "starts")};
        insert(uow_, meeting);
        refresh_members(uow_, people_.directory, meeting);
        load_presence(meeting, json);
        meeting.state = State::closed;
        meeting.convened_at = at(json, "convened");
        meeting.opened_at = meeting.starts_at;
        meeting.closed_at = at(json, "closed");
        (void)update(uow_, meeting);
        load_items(meeting, json);
    }

    void load_presence(Meeting& meeting, const Document& json) {
        for (auto each : invitees_of(uow_, meeting.id)) {
            each.sent_at = at(json, "convened");
            const auto is = [&](const char* name) {
                const auto& names = json.at(name);
                return std::find(names.begin(), names.end(), each.person()) != names.end();
            };
            each.answer = is("apologies") ? Answer::apologies : Answer::coming;
            each.answered_at = each.sent_at;
            (void)update(uow_, each);
            if (each.person() == json.at("chair").get<std::string>()) meeting.chair_id = each.id;
            if (is("apologies")) continue;
            insert(uow_, Presence{.id = new_id(),
                                  .meeting_id = meeting.id,
                                  .invitee_id = each.id,
                                  .person = each.person(),
                                  .arrived_at = meeting.starts_at,
                                  .left_at = is("left_early") ? at(json, "left") : at(json, "closed")});
        }
    }

    void load_items(const Meeting& meeting, const Document& json) {
        const int held = held_of(invitees_of(uow_, meeting.id));
        const int present = static_cast<int>(presences_of(uow_, meeting.id).size());
        int place = 0;
        for (const auto& each : json.at("items")) {
            const AgendaItem item{
                .id = new_id(),
                .meeting_id = meeting.id,
                .place = ++place,
                .facts = {
                    .kind =
                        parse_item_kind(each.at("kind").get<std::string>()).value_or(ItemKind::discussion),
                    .title = each.at("title").get<std::string>(),
                    .owner = each.value("owner", ""),
                    .minutes = each.value("minutes", 15),
                    .motion = each.value("motion", ""),
                    .proposed_by = each.value("proposed_by", ""),
                    .seconded_by = each.value("seconded_by", "")}};
            insert(uow_, item);
            (void)set_minutes_text(uow_, item.id, each.value("text", ""), 1);
            if (!each.contains("yes")) continue;
            TakenDecision taken{.id = new_id(),
                                .body_id = meeting.body_id,
                                .item_id = item.id,
                                .year = 2018,
                                .serial = last_serial(uow_, meeting.body_id, 2018) + 1,
                                .way = Way::hands,
                                .votes = {.yes = each.at("yes").get<std::uint64_t>(),
                                          .no = each.at("no").get<std::uint64_t>(),
                                          .abstentions = each.at("abstentions").get<std::uint64_t>(),
                                          .members = static_cast<std::uint64_t>(held)},
                                .present = present,
                                .needed = quorum_of(rule_of(uow_, meeting.body_id), held),
                                .decided_at = at(each, "decided")};
            const auto counted = decide(taken.votes, taken.majority);
            taken.carried = counted && counted->carried;
            insert(uow_, taken);
        }
    }

    UnitOfWork& uow_;
    const ledger::People& people_;
};

}  // namespace

Result<int> load_meetings(Database& db, const ledger::People& people, const std::filesystem::path& folder) {
    std::ifstream in(folder / "committee" / "meetings.json", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const auto document = Document::parse(bytes, nullptr, false);
    if (!in || !document.is_object())
        return Error{ErrorCode::invalid_input,
                     /*t*/ "{file} cannot be read.",
                     "demo",
                     {},
                     {{"file", "meetings.json"}}};
    return db.write([&](UnitOfWork& uow) -> Result<int> { return MeetingLoader(uow, people).run(document); });
}

int load_meetings_for(Database& db, const ledger::People& people, CommandRun& run) {
    for (const auto& word : run.arguments()) {
        if (word.starts_with("--")) continue;
        if (const auto loaded = load_meetings(db, people, run.file(word)); !loaded) {
            fmt::print(run.complaints(), "{}\n", fill(loaded.error().message, loaded.error().values));
            return 1;
        }
    }
    return 0;
}

}  // namespace plenaria::committee::meetings
