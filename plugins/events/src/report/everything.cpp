// SPDX-License-Identifier: EUPL-1.2
#include "everything.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "../accreditation/scan.hpp"
#include "../budget/budget_repository.hpp"
#include "../delegations/delegation_reading.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../floor/floor.hpp"
#include "../json.hpp"
#include "../meetings/meeting_repository.hpp"
#include "../meetings/meeting_words.hpp"
#include "../planning/milestone_repository.hpp"
#include "../programme/programme_words.hpp"
#include "../programme/session_repository.hpp"
#include "everything_repository.hpp"
#include "row_stream.hpp"

namespace plenaria::events {

namespace {

constexpr auto number_cell = Table::Kind::number;
constexpr auto day_cell = Table::Kind::day;

/// What is small, and read at once.
struct SmallTables {
    Edition edition;
    std::string place;
    std::vector<Milestone> milestones;
    Programme programme;
    std::vector<BudgetLine> budget;
    std::vector<Meeting> meetings;
    long long large_rows = 0;  ///< of all that is read page by page
};

/// What the sheets need, each beside the permission that its page asks for.
class EverythingSheets {
public:
    EverythingSheets(Database& db, const RoomTools& tools, const SmallTables& small, const Locale& locale,
                     std::function<bool()> go_on)
        : db_(db), tools_(tools), small_(small), locale_(locale), go_on_(std::move(go_on)) {}

    Table event() const {
        const auto& edition = small_.edition;
        Table table{.title = locale_.t("Event"),
                    .columns = {{.title = locale_.t("About the event"), .width = 30},
                                {.title = locale_.t("Value"), .width = 70}},
                    .rows = {}};
        for (const auto& [language, title] : edition.titles.texts)
            table.rows.push_back(
                {locale_.t("Title in {language}", {{"language", locale_.language_name(language)}}), title});
        table.rows.push_back({locale_.t("Dates"), date_range(edition.dates, locale_)});
        table.rows.push_back({locale_.t("Time zone"), edition.dates.zone});
        table.rows.push_back({locale_.t("Place"), small_.place});
        table.rows.push_back({locale_.t("State"), locale_.t(name_of(edition.state))});
        table.rows.push_back({locale_.t("Looked after by"), edition.owner.name});
        return table;
    }
    Table milestones() const {
        Table table{.title = locale_.t("Milestones"),
                    .columns = {{.title = locale_.t("Milestone"), .width = 50},
                                {.title = locale_.t("Due"), .kind = day_cell},
                                {.title = locale_.t("Looked after by"), .width = 30},
                                {.title = locale_.t("Done on"), .kind = day_cell},
                                {.title = locale_.t("Note"), .width = 40}},
                    .rows = {}};
        for (const auto& each : small_.milestones)
            table.rows.push_back(
                {each.titles.in(locale_.language()), to_text(each.due_on), each.owner.name,
                 each.done_at ? to_text(day_in(*each.done_at, small_.edition.dates.zone)) : std::string(),
                 each.note});
        return table;
    }
    Table sessions() const {
        const EditionFormat format(tools_.formats, small_.edition.format);
        Table table{.title = locale_.t("Sessions"),
                    .columns = {{.title = locale_.t("Day"), .kind = day_cell, .width = 12},
                                {.title = locale_.t("Time"), .width = 16},
                                {.title = locale_.t("Session"), .width = 50},
                                {.title = locale_.t("Kind"), .width = 18},
                                {.title = locale_.t("Track"), .width = 24},
                                {.title = locale_.t("Room"), .width = 24},
                                {.title = locale_.t("State"), .width = 14},
                                {.title = locale_.t("Expected"), .kind = number_cell, .width = 10},
                                {.title = locale_.t("Decision"), .width = 40}},
                    .rows = {}};
        for (const auto& each : small_.programme.sessions) {
            const auto* room = room_of(small_.programme, each.room_id);
            const auto* track = track_of(small_.programme, each.track_id);
            table.rows.push_back(
                {to_text(each.starts.day), hours_of(each, locale_), each.titles.in(locale_.language()),
                 format.kind_name(each.kind, locale_),
                 track == nullptr ? std::string() : track->titles.in(locale_.language()),
                 room == nullptr ? std::string() : room->name, locale_.t(name_of(each.state)),
                 each.expected > 0 ? std::to_string(each.expected) : std::string(), each.decision});
        }
        return table;
    }
    Table people() const {
        Table table{.title = locale_.t("People by role"),
                    .columns = {{.title = locale_.t("Role"), .width = 18},
                                {.title = locale_.t("Name"), .width = 34},
                                {.title = locale_.t("Session"), .width = 50},
                                {.title = locale_.t("Day"), .kind = day_cell, .width = 12},
                                {.title = locale_.t("Time"), .width = 16}},
                    .rows = {}};
        for (const auto role : session_roles)
            for (const auto& session : small_.programme.sessions)
                for (const auto& each : session.people)
                    if (each.role == role)
                        table.rows.push_back({locale_.t(name_of(role)), each.person.name,
                                              session.titles.in(locale_.language()),
                                              to_text(session.starts.day), hours_of(session, locale_)});
        return table;
    }
    Table budget() const {
        Table table{.title = locale_.t("Budget"),
                    .columns = {{.title = locale_.t("What the money is for"), .width = 40},
                                {.title = locale_.t("Who pays"), .width = 30},
                                {.title = locale_.t("Funding"), .width = 16},
                                {.title = locale_.t("Currency"), .width = 10},
                                {.title = locale_.t("Planned amount"), .kind = number_cell, .width = 16},
                                {.title = locale_.t("Spent so far"), .kind = number_cell, .width = 16},
                                {.title = locale_.t("Note"), .width = 40}},
                    .rows = {}};
        for (const auto& [id, edition, donor, facts, revision] : small_.budget)
            table.rows.push_back({facts.purpose, donor, locale_.t(name_of(facts.funding)), facts.currency,
                                  std::to_string(facts.planned), std::to_string(facts.spent), facts.note});
        return table;
    }
    Table meetings() const {
        Table table{.title = locale_.t("Bilateral meetings"),
                    .columns = {{.title = locale_.t("Day"), .kind = day_cell, .width = 12},
                                {.title = locale_.t("Time"), .width = 16},
                                {.title = locale_.t("Who"), .width = 30},
                                {.title = locale_.t("Meets"), .width = 30},
                                {.title = locale_.t("Place"), .width = 28},
                                {.title = locale_.t("Purpose"), .width = 40},
                                {.title = locale_.t("State"), .width = 14}},
                    .rows = {}};
        for (const auto& each : small_.meetings)
            table.rows.push_back({to_text(each.starts.day), hours_of(each, locale_), each.first.name,
                                  each.second.name, where_of(each, small_.programme), each.purpose,
                                  locale_.t(name_of(each.state))});
        return table;
    }
    Table delegations() const {
        Table table{.title = locale_.t("Delegations"),
                    .columns = {{.title = locale_.t("Office"), .width = 30},
                                {.title = locale_.t("Country"), .width = 24},
                                {.title = locale_.t("Region"), .width = 14},
                                {.title = locale_.t("Language"), .width = 14},
                                {.title = locale_.t("Answer"), .width = 24},
                                {.title = locale_.t("Waiting list"), .kind = number_cell, .width = 10},
                                {.title = locale_.t("Quota"), .kind = number_cell, .width = 8},
                                {.title = locale_.t("Invited"), .width = 18},
                                {.title = locale_.t("Answered"), .width = 18},
                                {.title = locale_.t("From the office"), .width = 40}},
                    .rows = {}};
        return paged(std::move(table), [this](UnitOfWork& uow, const std::string& after, RowPage& page) {
            for (auto& row : delegation_page(uow, small_.edition.id, after)) {
                page.last = row.id;
                page.rows.push_back(
                    {row.name, locale_.country(row.iso2), region_name(row.region, locale_),
                     locale_.language_name(row.language),
                     row.asked_again_at.empty() ? locale_.t(name_of(parse_answer(row.answer).value()))
                                                : locale_.t("Asked again"),
                     row.waiting_number > 0 ? std::to_string(row.waiting_number) : std::string(),
                     std::to_string(row.quota), local(row.invited_at), local(row.answered_at), row.note});
            }
        });
    }
    Table delegates() const {
        Table table{.title = locale_.t("List of delegates"),
                    .columns = {{.title = locale_.t("Delegation"), .width = 30},
                                {.title = locale_.t("Country"), .width = 24},
                                {.title = locale_.t("Region"), .width = 14},
                                {.title = locale_.t("In the delegation"), .width = 22},
                                {.title = locale_.t("Name"), .width = 34},
                                {.title = locale_.t("Function"), .width = 34},
                                {.title = locale_.t("Language"), .width = 14}},
                    .rows = {}};
        return paged(std::move(table), [this](UnitOfWork& uow, const std::string& after, RowPage& page) {
            for (auto& row : delegate_page(uow, small_.edition.id, after)) {
                page.last = row.id;
                page.rows.push_back({row.delegation, locale_.country(row.iso2),
                                     region_name(row.region, locale_),
                                     locale_.t(name_of(parse_delegate_role(row.role).value())), row.name,
                                     row.post, locale_.language_name(row.language)});
            }
        });
    }
    Table presence() const {
        Table table{.title = locale_.t("Presence"),
                    .columns = {{.title = locale_.t("When"), .width = 18},
                                {.title = locale_.t("Delegation"), .width = 30},
                                {.title = locale_.t("Name"), .width = 34},
                                {.title = locale_.t("Outcome"), .width = 20},
                                {.title = locale_.t("Scanned by"), .width = 24},
                                {.title = locale_.t("Taken back"), .width = 18}},
                    .rows = {}};
        return paged(std::move(table), [this](UnitOfWork& uow, const std::string& after, RowPage& page) {
            for (auto& row : scan_page(uow, small_.edition.id, after)) {
                page.last = row.id;
                page.rows.push_back({local(row.scanned_at), row.delegation, row.name,
                                     locale_.t(name_of(parse_scan_outcome(row.outcome).value())),
                                     row.scanned_by, local(row.undone_at)});
            }
        });
    }
    Table speeches() const {
        Table table{.title = locale_.t("Speakers lists"),
                    .columns = {{.title = locale_.t("Session"), .width = 50},
                                {.title = locale_.t("Order"), .kind = number_cell, .width = 8},
                                {.title = locale_.t("Name"), .width = 34},
                                {.title = locale_.t("Function"), .width = 34},
                                {.title = locale_.t("Region"), .width = 14},
                                {.title = locale_.t("Language"), .width = 14},
                                {.title = locale_.t("Minutes"), .kind = number_cell, .width = 10},
                                {.title = locale_.t("Asked at"), .width = 18}},
                    .rows = {}};
        return paged(std::move(table), [this](UnitOfWork& uow, const std::string& after, RowPage& page) {
            for (auto& row : speech_page(uow, small_.edition.id, after)) {
                page.last = row.id;
                const auto* session = session_of(small_.programme, row.session);
                page.rows.push_back(
                    {session == nullptr ? std::string() : session->titles.in(locale_.language()),
                     std::to_string(row.number), row.who, row.title, region_name(row.region, locale_),
                     row.language.empty() ? std::string() : locale_.language_name(row.language),
                     fmt::format("{:.1f}", row.spent / 60.0), local(row.asked_at)});
            }
        });
    }

private:
    /// As the clock at the venue showed it: "2019-11-11 09:02".
    [[nodiscard]] std::string local(const std::string& instant) const {
        const auto at = parse_instant(instant);
        if (!at) return {};
        const auto there = to_local(*at, small_.edition.dates.zone);
        return to_text(there.day) + ' ' + clock_text(there);
    }
    Table paged(Table table, std::function<void(UnitOfWork&, const std::string&, RowPage&)> fetch) const {
        table.more = stream_of(
            db_,
            [fetch = std::move(fetch)](UnitOfWork& uow, const std::string& after) {
                RowPage page{.last = after};
                fetch(uow, after, page);
                return page;
            },
            go_on_);
        return table;
    }

    Database& db_;
    const RoomTools& tools_;
    const SmallTables& small_;
    const Locale& locale_;
    std::function<bool()> go_on_;
};

struct SheetLine {
    const char* key;
    const char* permission;  ///< that of the page where the same stands
    Table (EverythingSheets::*make)() const;
};
constexpr SheetLine all_sheets[] = {{"event", "events.view", &EverythingSheets::event},
                                    {"milestones", "events.view", &EverythingSheets::milestones},
                                    {"sessions", "events.view", &EverythingSheets::sessions},
                                    {"people", "events.view", &EverythingSheets::people},
                                    {"delegations", "events.invite", &EverythingSheets::delegations},
                                    {"delegates", "events.invite", &EverythingSheets::delegates},
                                    {"presence", "events.check_in", &EverythingSheets::presence},
                                    {"budget", "events.edit", &EverythingSheets::budget},
                                    {"meetings", "events.edit", &EverythingSheets::meetings},
                                    {"speeches", "events.chair", &EverythingSheets::speeches}};

}  // namespace

DocumentOrder everything_order(const Actor& actor, const std::string& edition_id, std::string title,
                               std::string back_path) {
    auto sheets = Document::array();
    // Asked again when it is fetched, and there is room for one: of those that are held, the one that guards
    // most.
    std::string permission = "events.view";
    for (const auto& sheet : all_sheets) {
        if (!actor.may(sheet.permission)) continue;
        sheets.push_back(sheet.key);
        if (permission == "events.view" || std::string_view(sheet.permission) == "events.invite")
            permission = sheet.permission;
    }
    return {.kind = std::string(everything_kind),
            .wish = compact({{"edition", edition_id}, {"sheets", std::move(sheets)}}),
            .title = std::move(title),
            .permission = std::move(permission),
            .back_path = std::move(back_path)};
}

Result<MadeDocument> EverythingKind::make(std::string_view wish, std::string_view language,
                                          const MakingProgress& progress) {
    const auto wanted = Document::parse(wish);
    const auto id = wanted.at("edition").get<std::string>();
    const auto& locale = tools_.locales->get(language, "events");
    const auto small = db_->read([&](UnitOfWork& uow) -> Result<SmallTables> {
        auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        auto place = place_words(uow, *tools_.lookup, *edition, locale);
        return SmallTables{*std::move(edition),      std::move(place),   milestones_of(uow, id),
                           programme_of(uow, id),    budget_of(uow, id), meetings_of(uow, id),
                           count_large_rows(uow, id)};
    });
    if (!small) return small.error();
    long long pages = 0;
    const auto all_pages = small->large_rows / rows_of_a_page + 4;  // each of four tables ends within a page
    const EverythingSheets sheets(*db_, tools_, *small, locale,
                                  [&] { return progress(std::min(++pages, all_pages), all_pages); });
    std::vector<Table> tables;
    for (const auto& sheet : all_sheets)
        for (const auto& key : wanted.at("sheets"))
            if (key.get<std::string>() == sheet.key) tables.push_back((sheets.*sheet.make)());
    auto made = tools_.documents->xlsx(tables);
    if (!made) return std::move(made).error();
    return MadeDocument{"event.xlsx", std::string(xlsx_type), *std::move(made)};
}

}  // namespace plenaria::events
