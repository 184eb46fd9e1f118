// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_api.hpp"

#include <charconv>

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../ledger/json.hpp"
#include "selection_service.hpp"
#include "shortlist_pages.hpp"
#include "vacancy_reading.hpp"
#include "vacancy_repository.hpp"
#include "vacancy_schemas.hpp"
#include "vacancy_service.hpp"

namespace plenaria::committee::vacancies {

namespace {

using ledger::compact;
using ledger::Document;

Document vacancy_wish(const Request& request) { return Document::parse(request.body, nullptr, false); }
int revision_in(const Document& body) { return body.value("revision", 0); }
const std::string& vacancy_in(const Request& request) { return request.path_value("vacancy"); }
const std::string& nomination_in(const Request& request) { return request.path_value("nomination"); }

/// What the body says over `facts`; its schema was checked before.
void read_wish(const Document& body, VacancyFacts& facts) {
    const auto day = [&](const char* name, Day& into) {
        if (body.contains(name)) into = parse_day(body.at(name).get<std::string>()).value_or(no_day);
    };
    day("first", facts.first);
    day("last", facts.last);
    day("deadline_day", facts.deadline.day);
    if (body.contains("deadline_time")) {
        const auto time = body.at("deadline_time").get<std::string>();
        facts.deadline.time_of_day = std::chrono::hours(std::stoi(time.substr(0, 2))) +
                                     std::chrono::minutes(std::stoi(time.substr(3)));
    }
    facts.zone = body.value("zone", facts.zone);
    facts.segment_id = body.value("segment", facts.segment_id);
    facts.profile.original = body.value("original_language", facts.profile.original);
    if (body.contains("profile"))
        for (const auto& [language, text] : body.at("profile").items())
            facts.profile.texts[language] = text.get<std::string>();
    facts.erase_days = body.value("erase_days", facts.erase_days);
}

Document vacancy_json(const Vacancy& vacancy, Instant now) {
    const auto& facts = vacancy.facts;
    return {{"id", vacancy.id},
            {"seat", vacancy.seat_id},
            {"seats", seats_of(vacancy)},
            {"state", std::string(to_text(state_of(vacancy, now)))},
            {"first", to_text(facts.first)},
            {"last", to_text(facts.last)},
            {"deadline", to_text(vacancy.deadline)},
            {"zone", facts.zone},
            {"revision", vacancy.revision}};
}

Result<Reply> count_of_letters(const Result<int>& sent) {
    if (!sent) return sent.error();
    return Reply(Json{compact({{"count", *sent}})});
}

Result<Reply> api_vacancies(const VacancyTools&, const Request& request, RequestScope& scope) {
    const auto page = page_number(request);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto rows = Document::array();
        for (const auto& [vacancy, body, numbers] :
             placed_vacancies(uow, (page - 1) * ledger::page_size, ledger::page_size)) {
            auto row = vacancy_json(vacancy, scope.now());
            row["body"] = body;
            row["number"] = numbers.front();
            row["numbers"] = numbers;
            rows.push_back(std::move(row));
        }
        return Reply(Json{compact({{"total", count_vacancies(uow)}, {"vacancies", std::move(rows)}})});
    });
}

Result<Reply> api_open_vacancy(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = vacancy_wish(request);
    VacancyFacts facts;
    read_wish(wish, facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return create_vacancy(uow, *tools.directory, scope.actor(), wish.at("seat").get<std::string>(), facts,
                              wish.value("further_seats", std::vector<std::string>()));
    }));
}

Result<Reply> api_vacancy(const VacancyTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto reading = read_vacancy(uow, vacancy_in(request));
        if (!reading) return reading.error();
        const auto& vacancy = reading->call.vacancy;
        auto cities = Document::array();
        for (const auto& each : reading->cities)
            cities.push_back({{"city", each.notice.city.ref},
                              {"name", each.notice.city.name},
                              {"language", each.notice.language},
                              {"state", std::string(to_text(each.state))}});
        auto document = vacancy_json(vacancy, scope.now());
        document["body"] = reading->call.body.id;
        document["segment"] = vacancy.facts.segment_id;
        document["profile"] = vacancy.facts.profile.texts;
        document["erase_days"] = vacancy.facts.erase_days;
        document["chosen"] = vacancy.chosen_id;
        document["term"] = vacancy.term_id;
        auto further = Document::array();
        for (const auto& each : vacancy.further)
            further.push_back({{"seat", each.seat_id}, {"chosen", each.chosen_id}, {"term", each.term_id}});
        document["further"] = std::move(further);
        document["reason"] = vacancy.reason;
        document["reference"] = vacancy.reference;
        document["cities"] = std::move(cities);
        return Reply(Json{compact(document)});
    });
}

Result<Reply> api_change_vacancy(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = vacancy_wish(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto before = find_vacancy(uow, vacancy_in(request));
        if (!before) return vacancy_unknown(vacancy_in(request));
        auto facts = before->facts;
        read_wish(wish, facts);
        return change_vacancy(uow, *tools.directory, scope.actor(), before->id, facts, revision_in(wish));
    }));
}

Result<Reply> api_ask(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto expected = vacancy_wish(request).at("expected").get<int>();
    return count_of_letters(scope.db().write([&](UnitOfWork& uow) {
        return ask_cities(uow, tools.mails(), scope.actor(), vacancy_in(request), expected);
    }));
}

Result<Reply> api_remind_cities(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto expected = vacancy_wish(request).at("expected").get<int>();
    return count_of_letters(scope.db().write([&](UnitOfWork& uow) {
        return remind_cities(uow, tools.mails(), scope.actor(), vacancy_in(request), expected);
    }));
}

Result<Reply> api_extend(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = vacancy_wish(request);
    VacancyFacts facts;
    read_wish(wish, facts);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return extend_deadline(uow, tools.mails(), scope.actor(), vacancy_in(request),
                               {.deadline = facts.deadline,
                                .reason = wish.at("reason").get<std::string>(),
                                .revision = revision_in(wish)});
    }));
}

Result<Reply> api_withdraw(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = vacancy_wish(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return withdraw_vacancy(uow, tools.mails(), scope.actor(), vacancy_in(request),
                                wish.at("reason").get<std::string>(), revision_in(wish));
    }));
}

Result<Reply> api_candidates(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_call(uow, vacancy_in(request));
        if (!call) return call.error();
        auto rows = Document::array();
        for (const auto& [nomination, findings, eligible, choosable] :
             candidates_of(uow, tools.people(), *call, scope.locale())) {
            auto reasons = Document::array();
            for (const auto& each : findings)
                reasons.push_back({{"criterion", std::string(to_text(each.criterion))},
                                   {"verdict", std::string(to_text(each.verdict))},
                                   {"text", finding_in_words(each, scope.locale())}});
            rows.push_back({{"id", nomination.id},
                            {"name", nomination.facts.person.name},
                            {"person", nomination.facts.person.ref},
                            {"office", nomination.facts.office},
                            {"city", nomination.city.ref},
                            {"city_name", nomination.city.name},
                            {"statement", nomination.facts.statement},
                            {"eligible", eligible},
                            {"may_be_chosen", choosable},
                            {"overruled", nomination.overruled_at.has_value()},
                            {"findings", std::move(reasons)},
                            {"revision", nomination.revision}});
        }
        return Reply(Json{compact({{"candidates", std::move(rows)}})});
    });
}

Result<Reply> api_choose_nominee(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = vacancy_wish(request);
    auto nominations = wish.value("further_nominations", std::vector<std::string>());
    nominations.insert(nominations.begin(), wish.at("nomination").get<std::string>());
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return choose(uow, tools.people(), scope.actor(), vacancy_in(request),
                      {.nomination_ids = nominations,
                       .reason = wish.at("reason").get<std::string>(),
                       .reference = wish.value("reference", ""),
                       .revision = revision_in(wish)});
    }));
}

Result<Reply> api_undo_choice(const VacancyTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return undo_choice(uow, scope.actor(), vacancy_in(request)); }));
}

Result<Reply> api_tell(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto expected = vacancy_wish(request).at("expected").get<int>();
    return count_of_letters(scope.db().write([&](UnitOfWork& uow) {
        return send_outcome(uow, tools.mails(), scope.actor(), vacancy_in(request), expected);
    }));
}

Result<Reply> api_set_person(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = vacancy_wish(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return set_person(uow, tools.people(), scope.actor(), nomination_in(request),
                          wish.at("person").get<std::string>(), revision_in(wish));
    }));
}

Result<Reply> api_set_dues(const VacancyTools&, const Request& request, RequestScope& scope) {
    const auto wish = vacancy_wish(request);
    const auto& said = wish.at("paid");
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return set_dues(uow, scope.actor(), nomination_in(request),
                        said.is_null() ? std::nullopt : std::optional(said.get<bool>()),
                        wish.value("note", ""), revision_in(wish));
    }));
}

Result<Reply> api_overrule(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = vacancy_wish(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return overrule(uow, tools.people(), scope.actor(), nomination_in(request),
                        wish.at("reason").get<std::string>(), revision_in(wish));
    }));
}

Result<Reply> api_take_back(const VacancyTools&, const Request& request, RequestScope& scope) {
    const auto& text = request.query_value("revision");
    int revision = 0;
    std::from_chars(text.data(), text.data() + text.size(), revision);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return take_back_overruling(uow, scope.actor(), nomination_in(request), revision);
    }));
}

struct VacancyOperation {
    const char* permission;
    Operation operation;
    Result<Reply> (*act)(const VacancyTools&, const Request&, RequestScope&);
};
constexpr const char* to_see = "committee.view";
constexpr const char* to_fill = "committee.edit";
#define CMT_VACANCY "/api/committee/vacancies/{vacancy}"
#define CMT_NOMINATION "/api/committee/nominations/{nomination}"
constexpr VacancyOperation vacancy_operations[] = {
    {to_see,
     {Method::get, "/api/committee/vacancies", "committee.api_vacancies",
      "Seats that are or were to be filled, the latest first.", schema::page_query, schema::vacancy_list},
     api_vacancies},
    {to_fill,
     {Method::post, "/api/committee/vacancies", "committee.api_open_vacancy",
      "Enters a vacancy of a seat; nobody is asked by that.", schema::new_vacancy, id_schema},
     api_open_vacancy},
    {to_see,
     {Method::get, CMT_VACANCY, "committee.api_vacancy", "A vacancy, and how far each city has come.", "",
      schema::vacancy},
     api_vacancy},
    {to_fill,
     {Method::put, CMT_VACANCY, "committee.api_change_vacancy",
      "Changes a vacancy that nobody was asked about; 409 afterwards.", schema::changed_vacancy, done_schema},
     api_change_vacancy},
    {to_fill,
     {Method::post, CMT_VACANCY "/notices", "committee.api_ask_cities",
      "Mails their link to all cities that were not asked yet, and opens the vacancy.", schema::expected,
      schema::count},
     api_ask},
    {to_fill,
     {Method::post, CMT_VACANCY "/reminders", "committee.api_remind_cities",
      "Mails a reminder to cities that were asked and have not nominated.", schema::expected, schema::count},
     api_remind_cities},
    {to_fill,
     {Method::put, CMT_VACANCY "/deadline", "committee.api_extend_deadline",
      "Gives more time, with a reason that the cities read.", schema::extension, done_schema},
     api_extend},
    {to_fill,
     {Method::post, CMT_VACANCY "/withdrawal", "committee.api_withdraw_vacancy",
      "Withdraws a vacancy, with a reason that the cities read.", schema::withdrawal, done_schema},
     api_withdraw},
    {to_see,
     {Method::get, CMT_VACANCY "/candidates", "committee.api_candidates",
      "Nominees, each with what speaks for and against their eligibility.", "", schema::candidates},
     api_candidates},
    {to_fill,
     {Method::post, CMT_VACANCY "/choice", "committee.api_choose_nominee",
      "Fills the seat: the nominee gets the term in the ledger.", schema::choice, done_schema},
     api_choose_nominee},
    {to_fill,
     {Method::del, CMT_VACANCY "/choice", "committee.api_undo_choice",
      "Takes the choice back, as long as nobody was told; twice is harmless.", "", done_schema},
     api_undo_choice},
    {to_fill,
     {Method::post, CMT_VACANCY "/letters", "committee.api_send_outcome",
      "Mails nominees and their offices what was decided, once.", schema::expected, schema::count},
     api_tell},
    {to_fill,
     {Method::put, CMT_NOMINATION "/person", "committee.api_nominee_person",
      "Says who in the directory a nominee is.", schema::person, done_schema},
     api_set_person},
    {to_fill,
     {Method::put, CMT_NOMINATION "/dues", "committee.api_nominee_dues",
      "Says whether the city of a nominee has paid its dues.", schema::dues, done_schema},
     api_set_dues},
    {to_fill,
     {Method::put, CMT_NOMINATION "/overruling", "committee.api_overrule",
      "A nominee may be chosen although a criterion is not met, with a reason.", schema::withdrawal,
      done_schema},
     api_overrule},
    {to_fill,
     {Method::del, CMT_NOMINATION "/overruling", "committee.api_take_back_overruling", "Takes that back.",
      schema::revision_query, done_schema},
     api_take_back},
};
#undef CMT_VACANCY
#undef CMT_NOMINATION

}  // namespace

void announce_vacancy_api(Registrar& registrar, const VacancyTools& tools) {
    for (const auto& line : vacancy_operations)
        announce(registrar, line.permission, line.operation,
                 [&tools, act = line.act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
}

}  // namespace plenaria::committee::vacancies
