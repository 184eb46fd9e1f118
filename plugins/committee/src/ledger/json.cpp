// SPDX-License-Identifier: EUPL-1.2
#include "json.hpp"

namespace plenaria::committee::ledger {

namespace {

void read_day(const Document& body, const char* name, Day& day) {
    if (body.contains(name)) day = parse_day(body.at(name).get<std::string>()).value_or(no_day);
}

/// Empty text takes the day away.
void read_day(const Document& body, const char* name, std::optional<Day>& day) {
    if (!body.contains(name)) return;
    const auto text = body.at(name).get<std::string>();
    day = text.empty() ? std::nullopt : std::optional(parse_day(text).value_or(no_day));
}

void read_called(const Document& body, const char* name, Called& called) {
    if (body.contains(name)) called = {.ref = body.at(name).get<std::string>()};
}

}  // namespace

std::string day_or_nothing(std::optional<Day> day) { return day ? to_text(*day) : std::string(); }

std::string office_or_nothing(std::optional<Office> office) {
    return std::string(office ? to_text(*office) : std::string_view());
}

Document json_of(const BodyFacts& facts) {
    return {{"names", facts.names.texts},
            {"original_language", facts.names.original},
            {"mandate_rule", std::string(to_text(facts.mandate_rule))},
            {"note", facts.note}};
}

Document json_of(const SeatFacts& facts) {
    return {{"number", facts.number},
            {"office", office_or_nothing(facts.office)},
            {"region", facts.region},
            {"eligibility", facts.eligibility},
            {"term_months", facts.term_months},
            {"renewals", facts.renewals},
            {"stagger", facts.stagger},
            {"since", to_text(facts.since)},
            {"until", day_or_nothing(facts.until)}};
}

Document json_of(const Term& term) {
    const auto& facts = term.facts;
    return {{"city", facts.city.ref},
            {"city_name", facts.city.name},
            {"person", facts.person.ref},
            {"person_name", facts.person.name},
            {"alternate", facts.alternate.ref},
            {"alternate_name", facts.alternate.name},
            {"first", to_text(facts.first)},
            {"last", to_text(facts.last)},
            {"left_on", day_or_nothing(term.left_on)},
            {"end_reason", term.reason ? std::string(to_text(*term.reason)) : std::string()},
            {"envoy_since", day_or_nothing(term.envoy_since)},
            {"note", facts.note}};
}

Document json_of(const ActingFacts& facts) {
    return {{"person", facts.person.ref},
            {"person_name", facts.person.name},
            {"city", facts.city.ref},
            {"city_name", facts.city.name},
            {"first", to_text(facts.first)},
            {"last", day_or_nothing(facts.last)},
            {"note", facts.note}};
}

Document json_of(const Question& question) {
    return {{"term", question.term_id},
            {"office_until", to_text(question.office_until)},
            {"proposed", std::string(to_text(question.proposed))},
            {"answer", question.answer ? std::string(to_text(*question.answer)) : std::string()},
            {"reason", question.reason},
            {"answered_by", question.answered_by}};
}

void read(const Document& body, BodyFacts& facts) {
    if (body.contains("names"))
        for (const auto& [language, text] : body.at("names").items())
            facts.names.texts[language] = text.get<std::string>();
    facts.names.original = body.value("original_language", facts.names.original);
    if (body.contains("mandate_rule"))
        facts.mandate_rule = parse_mandate_rule(body.at("mandate_rule").get<std::string>()).value();
    facts.note = body.value("note", facts.note);
}

void read(const Document& body, SeatFacts& facts) {
    facts.number = body.value("number", facts.number);
    if (body.contains("office")) facts.office = parse_office(body.at("office").get<std::string>());
    facts.region = body.value("region", facts.region);
    facts.eligibility = body.value("eligibility", facts.eligibility);
    facts.term_months = body.value("term_months", facts.term_months);
    facts.renewals = body.value("renewals", facts.renewals);
    facts.stagger = body.value("stagger", facts.stagger);
    read_day(body, "since", facts.since);
    read_day(body, "until", facts.until);
}

void read(const Document& body, TermFacts& facts) {
    read_called(body, "city", facts.city);
    read_called(body, "person", facts.person);
    read_called(body, "alternate", facts.alternate);
    read_day(body, "first", facts.first);
    read_day(body, "last", facts.last);
    facts.note = body.value("note", facts.note);
}

void read(const Document& body, ActingFacts& facts) {
    read_called(body, "city", facts.city);
    read_called(body, "person", facts.person);
    read_day(body, "first", facts.first);
    read_day(body, "last", facts.last);
    facts.note = body.value("note", facts.note);
}

}  // namespace plenaria::committee::ledger
