// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <fstream>
#include <iterator>
#include <map>

#include <plenaria/directory/lookup.hpp>

#include "accreditation/accreditation_demo.hpp"
#include "api_values.hpp"
#include "briefing/briefing_demo.hpp"
#include "budget/budget_service.hpp"
#include "dates/date_service.hpp"
#include "delegations/delegation_demo.hpp"
#include "editions/edition_repository.hpp"
#include "editions/edition_service.hpp"
#include "editions/series_repository.hpp"
#include "format/format_repository.hpp"
#include "planning/milestone_repository.hpp"
#include "planning/milestone_service.hpp"
#include "programme/programme_demo.hpp"
#include "registration/question_json.hpp"
#include "registration/question_service.hpp"
#include "side_events/side_event_demo.hpp"

namespace plenaria::events {

namespace {

class PlanLoader {
public:
    PlanLoader(UnitOfWork& uow, directory::Lookup& lookup, directory::Directory& directory,
               const Document& plan, std::filesystem::path folder)
        : uow_(uow), lookup_(lookup), directory_(directory), plan_(plan), folder_(std::move(folder)) {}

    Result<DemoPlan> run() {
        if (!all_series(uow_).empty()) return counts_;
        for (const auto& each : plan_.at("series")) {
            auto made = create_series(uow_, loader_, titles_of(each));
            if (!made) return std::move(made).error();
            series_[each.at("key").get<std::string>()] = *made;
            ++counts_.series;
        }
        for (const auto& each : plan_.at("editions"))
            if (auto loaded = load_edition(each); !loaded) return std::move(loaded).error();
        return counts_;
    }

private:
    static Titles titles_of(const Document& json) {
        auto titles = titles_in(json);
        titles.original = "en";
        return titles;
    }

    /// The one entry of that name; empty when the directory has none, or several.
    std::string ref_of(const Document& json, const char* member, const char* kind) {
        const auto name = json.value(member, std::string());
        if (name.empty()) return {};
        const auto found = lookup_.called(uow_, name, kind, "en");
        return found.size() == 1 ? found.front().ref : std::string();
    }

    /// Real editions say their days; those that lie ahead are counted from today, or nothing would lie ahead
    /// for long.
    [[nodiscard]] Dates dates_of(const Document& json) const {
        if (!json.contains("starts_in_days")) return dates_in(json);
        const auto start =
            day_in(uow_.now(), "UTC") + std::chrono::days(json.at("starts_in_days").get<int>());
        return {.start = start,
                .end = start + std::chrono::days(json.at("lasts_days").get<int>() - 1),
                .zone = json.at("zone").get<std::string>()};
    }

    Result<void> load_edition(const Document& json) {
        auto made = create_edition(uow_, lookup_, loader_,
                                   {.series_id = series_.at(json.at("series").get<std::string>()),
                                    .titles = titles_of(json),
                                    .city_ref = ref_of(json, "city", "city"),
                                    .place = json.value("place", std::string()),
                                    .dates = dates_of(json),
                                    .owner_ref = ref_of(json, "owner", "")});
        if (!made) return std::move(made).error();
        ++counts_.editions;
        // Whether a plugin offers it at this moment or not.
        const auto format = json.value("format", std::string());
        set_format(uow_, *made, format);
        std::vector<std::string> milestones;
        if (json.contains("milestones")) {
            const auto plan = json.at("milestones").get<std::string>();
            for (const auto& each : plan_.at("plans").at(plan)) {
                auto id = load_milestone(*made, each);
                if (!id) return std::move(id).error();
                milestones.push_back(*id);
                // The plan is the calendar of that format: what stands in it is not offered again.
                if (plan == format) note_taken(uow_, *made, format, each.at("key").get<std::string>(), *id);
            }
        }
        const auto& done = json.contains("done") ? json.at("done") : Document::array();
        mark_done(milestones, done, 0,
                  json.contains("moved") ? json.at("moved").value("done_before", 0)
                                         : static_cast<int>(done.size()));
        if (json.contains("moved")) {
            if (auto moved = move(*made, json.at("moved")); !moved) return moved;
            mark_done(milestones, done, json.at("moved").value("done_before", 0),
                      static_cast<int>(done.size()));
        }
        if (json.contains("budget"))
            for (const auto& each : json.at("budget"))
                if (auto added = load_budget_line(*made, each); !added) return added;
        if (json.contains("programme"))
            if (auto loaded =
                    load_demo_programme(uow_, lookup_, directory_, mover_, *made,
                                        plan_.at("programmes").at(json.at("programme").get<std::string>()));
                !loaded)
                return loaded;
        if (json.contains("form"))
            if (auto asked = load_form(*made, json.at("form")); !asked) return asked;
        if (json.contains("delegations"))
            if (auto loaded = load_delegations(uow_, directory_, *made, json.at("delegations")); !loaded)
                return loaded;
        if (json.contains("accreditation"))
            if (auto loaded = load_demo_accreditation(uow_, mover_, *made, folder_ / "photos",
                                                      json.at("accreditation").at("photos").get<int>());
                !loaded)
                return loaded;
        if (json.contains("side_events"))
            if (auto loaded = load_side_events(uow_, lookup_, *made, json.at("side_events")); !loaded)
                return loaded;
        if (auto loaded = load_demo_briefing(uow_, lookup_, loader_, *made, json); !loaded) return loaded;
        return into_state(*made, json.at("state").get<std::string>());
    }

    /// Questions with keys, by which others behind them say what they wait for.
    Result<void> load_form(const std::string& edition, const Document& json) {
        std::map<std::string, std::string> ids;
        for (const auto& each : json) {
            QuestionFacts facts;
            read(each, facts);
            for (std::size_t i = 0; i < facts.options.size(); ++i)
                facts.options[i].key = each.at("options").at(i).at("key").get<std::string>();
            if (const auto on = each.value("when", std::string()); !on.empty())
                facts.condition.question = ids.at(on);
            auto added = add_question(uow_, loader_, edition, facts);
            if (!added) return std::move(added).error();
            ids[each.at("key").get<std::string>()] = *added;
        }
        return {};
    }

    Result<void> load_budget_line(const std::string& edition, const Document& json) {
        BudgetFacts facts{.purpose = json.at("purpose").get<std::string>(),
                          .donor_ref = ref_of(json, "donor", ""),
                          .currency = json.at("currency").get<std::string>(),
                          .planned = json.at("planned").get<long long>(),
                          .spent = json.value("spent", 0LL),
                          .note = json.value("note", std::string())};
        // Whom the directory does not know was not asked for anything.
        if (!facts.donor_ref.empty())
            facts.funding = parse_funding(json.value("funding", std::string("open"))).value();
        auto added = add_budget_line(uow_, lookup_, loader_, edition, facts);
        if (!added) return std::move(added).error();
        return {};
    }

    Result<std::string> load_milestone(const std::string& edition, const Document& json) {
        MilestoneFacts facts;
        read(json, facts);
        facts.titles.original = "en";
        facts.owner_ref = ref_of(json, "owner", "");
        auto made = add_milestone(uow_, lookup_, loader_, edition, facts);
        if (made) ++counts_.milestones;
        return made;
    }

    /// `done` holds the days on which the first milestones were reached, in their order; an empty one was
    /// not.
    void mark_done(const std::vector<std::string>& milestones, const Document& done, int from, int until) {
        for (int i = from; i < until; ++i) {
            const auto day = parse_day(done.at(static_cast<std::size_t>(i)).get<std::string>());
            if (!day) continue;
            const auto& id = milestones.at(static_cast<std::size_t>(i));
            const auto at = Instant(*day) + std::chrono::hours(15);
            set_done(uow_, id, at, "Lucía Fernández");
            const auto milestone = find_milestone(uow_, id).value();
            for (const auto& line : milestone.checks) set_check_done(uow_, line.id, at, "Lucía Fernández");
        }
    }

    Result<void> move(const std::string& id, const Document& json) {
        auto moved = apply_dates(
            uow_, mover_,
            {.edition_id = id, .dates = dates_in(json), .reason = json.at("reason").get<std::string>()},
            find_edition(uow_, id)->revision, parse_instant(json.at("at").get<std::string>()).value());
        if (!moved) return std::move(moved).error();
        return {};
    }

    /// Straight there: the states between were years ago.
    Result<void> into_state(const std::string& id, const std::string& state) {
        auto edition = find_edition(uow_, id).value();
        edition.state = parse_edition_state(state).value();
        if (edition.state == EditionState::postponed) edition.resumes_as = EditionState::announced;
        if (!update(uow_, edition)) return changed_meanwhile(id);
        return {};
    }

    UnitOfWork& uow_;
    directory::Lookup& lookup_;
    directory::Directory& directory_;
    const Document& plan_;
    const std::filesystem::path folder_;
    const Actor loader_ = job_actor("events.demo");
    const Actor mover_{.kind = Actor::Kind::job, .id = "events.demo", .name = "Lucía Fernández"};
    std::map<std::string, std::string> series_;
    DemoPlan counts_;
};

}  // namespace

Result<DemoPlan> load_demo(Database& db, directory::Lookup& lookup, directory::Directory& directory,
                           const std::filesystem::path& folder) {
    std::ifstream file(folder / "events" / "plan.json", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const auto plan = Document::parse(bytes, nullptr, false);
    if (!file || !plan.is_object())
        return Error{
            ErrorCode::invalid_input, /*t*/ "{file} cannot be read.", "demo", {}, {{"file", "plan.json"}}};
    return db.write(
        [&](UnitOfWork& uow) { return PlanLoader(uow, lookup, directory, plan, folder / "events").run(); });
}

}  // namespace plenaria::events
