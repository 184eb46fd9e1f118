// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <fstream>
#include <iterator>

#include <fmt/ostream.h>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/locale.hpp>

#include "body_service.hpp"
#include "json.hpp"
#include "ledger_repository.hpp"
#include "question_repository.hpp"
#include "question_service.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

class LedgerLoader {
public:
    LedgerLoader(UnitOfWork& uow, const People& people, const Document& file)
        : uow_(uow), people_(people), file_(file), today_(to_local(uow.now(), "UTC").day) {}

    Result<DemoLedger> run() {
        // Terms that are counted from today follow written ones, the last of which must be over by then: a
        // house that plays an earlier year has no body yet.
        if (today_ < Day(std::chrono::year(2024) / 12 / 1)) return counts_;
        if (!all_bodies(uow_).empty()) return counts_;
        for (const auto& json : file_.at("bodies")) {
            BodyFacts facts;
            read(json, facts);
            const auto body = create_body(uow_, loader_, facts);
            if (!body) return body.error();
            ++counts_.bodies;
            for (const auto& seat : json.at("seats"))
                if (auto loaded = load_seat(*body, seat); !loaded) return std::move(loaded).error();
        }
        return counts_;
    }

private:
    /// A day that is written, or one counted from today: a term that ends soon must end soon whenever it is
    /// shown.
    [[nodiscard]] Day day_of(const Document& json, const char* name) const {
        const auto distance = std::string(name) + "_in_days";
        if (json.contains(distance)) return today_ + std::chrono::days(json.at(distance).get<int>());
        return parse_day(json.value(name, std::string())).value_or(no_day);
    }

    /// The one entry of that name; nobody when the directory has none, or several.
    Called called(const Document& json, const char* member, const char* kind) {
        const auto name = json.value(member, std::string());
        if (name.empty()) return {};
        const auto found = people_.lookup.called(uow_, name, kind, "en");
        return found.size() == 1 ? Called{found.front().ref, found.front().name} : Called();
    }

    Result<void> load_seat(const std::string& body, const Document& json) {
        SeatFacts facts;
        read(json, facts);
        facts.since = day_of(json, "since");
        const auto seat = add_seat(uow_, loader_, body, facts);
        if (!seat) return seat.error();
        ++counts_.seats;
        if (json.contains("terms"))
            for (const auto& term : json.at("terms"))
                if (auto loaded = load_term(*seat, term); !loaded) return loaded;
        if (json.contains("acting"))
            for (const auto& acting : json.at("acting"))
                if (auto loaded = load_acting(*seat, acting); !loaded) return loaded;
        return {};
    }

    Result<void> load_term(const std::string& seat, const Document& json) {
        const TermFacts facts{.city = called(json, "city", "city"),
                              .person = called(json, "person", "person"),
                              .alternate = called(json, "alternate", "person"),
                              .first = day_of(json, "first"),
                              .last = day_of(json, "last"),
                              .note = json.value("note", std::string())};
        if (facts.city.ref.empty() || facts.person.ref.empty()) return {};
        const auto term = add_term(uow_, people_, loader_, seat, facts);
        if (!term) return term.error();
        ++counts_.terms;
        if (json.contains("left_on"))
            return end_term(uow_, loader_, *term, day_of(json, "left_on"),
                            parse_end_reason(json.value("reason", std::string())).value_or(EndReason::other),
                            1);
        if (json.contains("lost_office")) return load_question(*term, json.at("lost_office"));
        return {};
    }

    Result<void> load_question(const std::string& term, const Document& json) {
        const auto body = find_body(uow_, find_seat(uow_, find_term(uow_, term)->seat_id)->body_id).value();
        const Question question{.id = new_id(),
                                .term_id = term,
                                .mandate_id = "demo",
                                .office_until = day_of(json, "until"),
                                .asked_at = uow_.now(),
                                .proposed = body.facts.mandate_rule};
        insert(uow_, question);
        const auto answer = parse_mandate_rule(json.value("answer", std::string()));
        if (!answer) return {};
        return answer_question(uow_, mover_, question.id, *answer, json.value("why", std::string()), 1);
    }

    Result<void> load_acting(const std::string& seat, const Document& json) {
        ActingFacts facts{.city = called(json, "city", "city"),
                          .person = called(json, "person", "person"),
                          .first = day_of(json, "first"),
                          .note = json.value("note", std::string())};
        if (const auto last = day_of(json, "last"); last != no_day) facts.last = last;
        if (facts.person.ref.empty()) return {};
        if (auto added = add_acting(uow_, people_, loader_, seat, facts); !added) return added.error();
        return {};
    }

    UnitOfWork& uow_;
    const People& people_;
    const Document& file_;
    const Day today_;
    const Actor loader_ = job_actor("committee.demo");
    const Actor mover_{.kind = Actor::Kind::job, .id = "committee.demo", .name = "Lucía Fernández"};
    DemoLedger counts_;
};

}  // namespace

Result<DemoLedger> load_demo(Database& db, const People& people, const std::filesystem::path& folder) {
    std::ifstream in(folder / "committee" / "bodies.json", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const auto document = Document::parse(bytes, nullptr, false);
    if (!in || !document.is_object())
        return Error{
            ErrorCode::invalid_input, /*t*/ "{file} cannot be read.", "demo", {}, {{"file", "bodies.json"}}};
    return db.write([&](UnitOfWork& uow) { return LedgerLoader(uow, people, document).run(); });
}

int demo_command(Database& db, const People& people, CommandRun& run) {
    auto arguments = run.arguments();
    const bool as_json = std::erase(arguments, "--json") > 0;
    if (arguments.size() != 1 || arguments[0].starts_with("--")) {
        fmt::print(run.complaints(), "usage: plenaria committee demo DIR [--json]\n");
        return 2;
    }
    const auto added = load_demo(db, people, run.file(arguments[0]));
    if (!added) {
        fmt::print(run.complaints(), "{}\n", fill(added.error().message, added.error().values));
        for (const auto& field : added.error().fields)
            fmt::print(run.complaints(), "{}: {}\n", field.field, fill(field.message, field.values));
        return 1;
    }
    if (as_json)
        fmt::print(run.out(), "{}\n",
                   compact({{"bodies", added->bodies}, {"seats", added->seats}, {"terms", added->terms}}));
    else
        fmt::print(run.out(), "Added {} bodies, {} seats, {} terms.\n", added->bodies, added->seats,
                   added->terms);
    return 0;
}

}  // namespace plenaria::committee::ledger
