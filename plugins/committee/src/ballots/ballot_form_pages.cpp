// SPDX-License-Identifier: EUPL-1.2
#include "ballot_form_pages.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/text.hpp>

#include "../count/words.hpp"
#include "../ledger/ledger_repository.hpp"
#include "../vacancies/candidates.hpp"
#include "../vacancies/nomination_repository.hpp"
#include "ballot_repository.hpp"
#include "draft_service.hpp"
#include "event_election.hpp"
#include "office_election.hpp"

namespace plenaria::committee::ballots {

namespace {

struct TypedBallot {
    BallotFacts facts;
    std::string seats = "1", reserved, quorum, proxy_cap = "1", day, time = "17:00";  ///< as typed
    int revision = 0;
};

std::string lines_of(const std::vector<ReservedGroup>& groups) {
    std::string lines;
    for (const auto& each : groups) lines += each.group + ": " + std::to_string(each.least) + '\n';
    return lines;
}

/// "Women: 2" a line; what is none becomes a group that check() refuses.
std::vector<ReservedGroup> read_reserved(const std::string& text) {
    std::vector<ReservedGroup> groups;
    for (const auto& line : pieces(text, '\n')) {
        if (line.empty()) continue;
        const auto colon = line.rfind(':');
        const auto number = colon == std::string::npos ? std::string() : trim(line.substr(colon + 1));
        ReservedGroup group{.group = trim(line.substr(0, colon)), .least = 0};
        std::from_chars(number.data(), number.data() + number.size(), group.least);
        groups.push_back(std::move(group));
    }
    return groups;
}

TypedBallot typed_of(const Ballot& ballot) {
    const auto& facts = ballot.facts;
    return {.facts = facts,
            .seats = std::to_string(facts.seats),
            .reserved = lines_of(facts.reserved),
            .quorum = facts.quorum == 0 ? std::string() : std::to_string(facts.quorum),
            .proxy_cap = std::to_string(facts.proxy_cap),
            .day = to_text(facts.closes.day),
            .time = clock_text(facts.closes.time_of_day),
            .revision = ballot.revision};
}

ledger::Names read_names(const Request& request, const std::string& prefix) {
    ledger::Names names{.original = request.form_value("original_language"), .texts = {}};
    for (const auto language : ledger::languages) {
        const std::string code(language);
        if (const auto& text = request.form_value(prefix + code); !text.empty()) names.texts[code] = text;
    }
    return names;
}

/// What a ballot may be about: an item of an agenda, or an office of the body that votes.
std::string about_in(const std::string& ref) {
    if (parse_office_ref(ref)) return ref;
    constexpr std::string_view item = "committee.item/";
    constexpr std::size_t id_size = 26;
    return ref.starts_with(item) && ref.size() == item.size() + id_size ? ref : std::string();
}

TypedBallot read_form(const Request& request, const BallotFacts& before) {
    TypedBallot typed{.facts = before,
                      .seats = request.form_value("seats"),
                      .reserved = request.form_value("reserved"),
                      .quorum = request.form_value("quorum"),
                      .proxy_cap = request.form_value("proxy_cap"),
                      .day = request.form_value("closes_day"),
                      .time = request.form_value("closes_time"),
                      .revision = ledger::read_revision(request)};
    auto& facts = typed.facts;
    facts.body_id = request.form_value("body");
    facts.title = read_names(request, "title_");
    facts.question = read_names(request, "question_");
    facts.subject = parse_subject(request.form_value("subject")).value_or(Subject::election);
    facts.secrecy = parse_secrecy(request.form_value("secrecy")).value_or(Secrecy::secret);
    facts.rule = rule_of(request.form_value("rule")).value_or(Rule::scottish);
    facts.seats = static_cast<std::uint32_t>(std::max(0, ledger::read_number(request, "seats", 0)));
    facts.reserved = read_reserved(typed.reserved);
    facts.majority = parse_majority(request.form_value("majority")).value_or(Majority::simple);
    facts.quorum = trim(typed.quorum).empty() ? 0 : ledger::read_number(request, "quorum", -1);
    facts.proxy_cap = ledger::read_number(request, "proxy_cap", -1);
    facts.closes = read_local_time(request, "closes_day", "closes_time");
    facts.zone = request.form_value("zone");
    facts.vacancy_id = request.form_value("vacancy");
    facts.about_ref = about_in(request.form_value("about"));
    if (!facts.election_ref.empty()) {
        facts.body_id = before.body_id;
        facts.subject = Subject::election;
    }
    return typed;
}

std::vector<plenaria::Choice> body_choices(UnitOfWork& uow, const std::string& chosen, const Locale& locale) {
    std::vector<plenaria::Choice> choices{{.value = "", .label = locale.t("Choose")}};
    for (const auto& body : ledger::all_bodies(uow))
        choices.push_back({.value = body.id,
                           .label = body.facts.names.in(locale.language()),
                           .selected = body.id == chosen});
    return choices;
}

Model::List name_fields(const std::string& prefix, const std::string& label, const ledger::Names& names,
                        int rows, const Error* error, const Locale& locale) {
    Model::List fields;
    for (const auto language : ledger::languages) {
        const std::string code(language);
        const auto found = names.texts.find(code);
        fields.push_back(field_model({.label = label + " (" + locale.language_name(language) + ")",
                                      .name = prefix + code,
                                      .value = found == names.texts.end() ? std::string() : found->second,
                                      .error = ledger::problem_of((prefix + code).c_str(), error, locale),
                                      .language = code,
                                      .rows = rows}));
    }
    return fields;
}

/// Of a ballot that elects a body of an event: who votes, and on whom, which nobody chooses.
std::string election_in_words(UnitOfWork& uow, const BallotRoomTools& tools, const BallotFacts& facts,
                              const Locale& locale) {
    if (facts.election_ref.empty()) return {};
    const auto election = read_election(uow, tools.bodies, facts.election_ref, locale.language());
    if (!election) return locale.t(election.error().message);
    return locale.t("The members of the body “{electing}” elect the body “{elected}”.",
                    {{"electing", election->electing.name}, {"elected", election->elected.name}});
}

void set_fields(Model& page, UnitOfWork& uow, const TypedBallot& typed, const Error* error,
                const Locale& locale) {
    const auto& facts = typed.facts;
    const auto problem = [&](const char* key) { return ledger::problem_of(key, error, locale); };
    const auto number = [&](const char* key, std::string label, const std::string& value, std::string hint) {
        return field_model({.label = std::move(label),
                            .name = key,
                            .value = value,
                            .hint = std::move(hint),
                            .error = problem(key),
                            .css_class = "govuk-input--width-5"});
    };
    std::vector<plenaria::Choice> rules, majorities, originals;
    for (const auto rule : every_rule)
        rules.push_back({.value = std::string(word_of(rule)),
                         .label = name_of(rule, locale),
                         .selected = rule == facts.rule});
    for (const auto majority :
         {Majority::simple, Majority::two_thirds, Majority::absolute, Majority::two_thirds_of_members})
        majorities.push_back({.value = std::string(to_text(majority)),
                              .label = majority_in_words(majority, locale),
                              .selected = majority == facts.majority});
    for (const auto language : ledger::languages)
        originals.push_back({.value = std::string(language),
                             .label = locale.language_name(language),
                             .selected = facts.title.original == language});
    page.set("body",
             choice_model({.label = locale.t("Body that votes"), .name = "body", .error = problem("body")},
                          body_choices(uow, facts.body_id, locale)));
    page.set("titles", name_fields("title_", locale.t("Title"), facts.title, 1, error, locale));
    page.set("questions", name_fields("question_", locale.t("Question"), facts.question, 3, error, locale));
    page.set("original", choice_model({.label = locale.t("Language of the original"),
                                       .name = "original_language",
                                       .error = problem("original_language")},
                                      originals));
    page.set("subject", choice_model({.label = locale.t("What is voted on"), .name = "subject"},
                                     {{.value = "election",
                                       .label = locale.t("An election"),
                                       .selected = facts.subject == Subject::election},
                                      {.value = "motion",
                                       .label = locale.t("A motion: yes, no or abstention"),
                                       .selected = facts.subject == Subject::motion}}));
    page.set(
        "secrecy",
        choice_model({.label = locale.t("How is voted"), .name = "secrecy"},
                     {{.value = "secret",
                       .label = locale.t("Secretly"),
                       .hint = locale.t("Ballots are sealed; two officers with keys of their own open them."),
                       .selected = facts.secrecy == Secrecy::secret},
                      {.value = "roll_call",
                       .label = locale.t("By roll-call"),
                       .hint = locale.t("Everybody who votes sees how each one voted."),
                       .selected = facts.secrecy == Secrecy::roll_call}}));
    page.set(
        "rule",
        choice_model({.label = locale.t("Counting rule"),
                      .name = "rule",
                      .hint = locale.t("Of an election. The first three take preferences, the others ticks."),
                      .error = problem("rule")},
                     rules));
    page.set("seats", number("seats", locale.t("Seats"), typed.seats, locale.t("Of an election.")));
    page.set("reserved",
             field_model(
                 {.label = locale.t("Reserved seats (optional)"),
                  .name = "reserved",
                  .value = typed.reserved,
                  .hint = locale.t("A line for each group: “Women: 2”. Candidates are given groups later."),
                  .error = problem("reserved"),
                  .rows = 2}));
    page.set("majority", choice_model({.label = locale.t("Majority"),
                                       .name = "majority",
                                       .hint = locale.t("Of a motion."),
                                       .error = problem("majority")},
                                      majorities));
    page.set("quorum", number("quorum", locale.t("Quorum"), typed.quorum,
                              locale.t("So many have to take part. Empty: more than half.")));
    page.set("proxy_cap", number("proxy_cap", locale.t("Proxies that one voter may hold"), typed.proxy_cap,
                                 locale.t("0: no proxies.")));
    page.set("closes_day", field_model({.label = locale.t("The vote closes on"),
                                        .name = "closes_day",
                                        .value = typed.day,
                                        .error = problem("closes_day"),
                                        .type = "date",
                                        .css_class = "govuk-input--width-10"}));
    page.set("closes_time", field_model({.label = locale.t("Time"),
                                         .name = "closes_time",
                                         .value = typed.time,
                                         .error = problem("closes_time"),
                                         .type = "time",
                                         .css_class = "govuk-input--width-10"}));
    page.set("zone", field_model({.label = locale.t("Time zone"),
                                  .name = "zone",
                                  .value = facts.zone,
                                  .hint = locale.t("Like Europe/Athens."),
                                  .error = problem("zone"),
                                  .css_class = "govuk-input--width-10"}));
}

Result<Reply> form_of(const BallotRoomTools& tools, const std::string& id, const TypedBallot& typed,
                      const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const bool is_new = id.empty();
        const auto heading = is_new ? locale.t("New ballot") : locale.t("Change the ballot");
        Model page{{"heading", heading},
                   {"list_url", scope.url("committee.ballots")},
                   {"back_url", is_new ? scope.url("committee.ballots")
                                       : scope.url("committee.ballot", {{"ballot", id}})},
                   {"action_url", is_new ? scope.url("committee.ballot_create")
                                         : scope.url("committee.ballot_change", {{"ballot", id}})},
                   {"about", typed.facts.about_ref},
                   {"vacancy", typed.facts.vacancy_id},
                   {"has_vacancy", !typed.facts.vacancy_id.empty()},
                   {"revision", std::to_string(typed.revision)}};
        set_fields(page, uow, typed, error, locale);
        page.set("election", typed.facts.election_ref);
        page.set("has_election", !typed.facts.election_ref.empty());
        page.set("election_words", election_in_words(uow, tools, typed.facts, locale));
        return ledger::form_view("committee/ballots/form", std::move(page), heading, error, locale);
    });
}

/// The shortlist of a vacancy: who consents and may be chosen.
std::vector<Candidate> shortlisted(UnitOfWork& uow, const BallotRoomTools& tools, const vacancies::Call& call,
                                   const Locale& locale) {
    std::vector<Candidate> candidates;
    for (const auto& each : vacancies::candidates_of(uow, {*tools.lookup, *tools.directory}, call, locale))
        if (each.may_be_chosen)
            candidates.push_back({.person = each.nomination.facts.person,
                                  .city = each.nomination.city,
                                  .nomination_id = each.nomination.id});
    return candidates;
}

/// Whom a new ballot begins with: the members, of one about an office; the shortlist, of one for a vacancy.
Result<std::vector<Candidate>> first_candidates(UnitOfWork& uow, const BallotRoomTools& tools,
                                                const BallotFacts& facts, RequestScope& scope) {
    if (const auto office = parse_office_ref(facts.about_ref))
        return facts.subject == Subject::election
                   ? members_as_candidates(uow, *tools.lookup, office->body_id, ledger::readers_today(scope))
                   : std::vector<Candidate>();
    if (facts.vacancy_id.empty()) return std::vector<Candidate>();
    const auto call = vacancies::read_call(uow, facts.vacancy_id);
    if (!call) return call.error();
    return shortlisted(uow, tools, *call, scope.locale());
}

}  // namespace

Result<Reply> new_ballot_form(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    TypedBallot typed;
    typed.facts.zone = scope.actor().zone;
    typed.facts.title.original = std::string(scope.locale().language());
    typed.facts.question.original = typed.facts.title.original;
    typed.facts.body_id = request.query_value("body");
    if (const auto office = ledger::parse_office(request.query_value("office"))) {
        const auto facts = scope.db().read([&](UnitOfWork& uow) {
            return drafted_for_office(uow, *tools.locales, {typed.facts.body_id, *office}, typed.facts,
                                      ledger::readers_today(scope));
        });
        if (!facts) return facts.error();
        typed.facts = *facts;
        typed.seats = std::to_string(facts->seats);
    } else if (const auto about = about_in(request.query_value("about")); !about.empty()) {
        typed.facts.about_ref = about;
        typed.facts.subject = Subject::motion;
        typed.facts.title.texts[typed.facts.title.original] = request.query_value("title");
        typed.facts.question.texts[typed.facts.question.original] = request.query_value("question");
    }
    if (const auto& election = request.query_value("election"); !election.empty()) {
        const auto facts = scope.db().read([&](UnitOfWork& uow) {
            return drafted(uow, {tools.bodies, tools.editions, *tools.locales}, election, typed.facts);
        });
        if (!facts) return facts.error();
        typed.facts = *facts;
        typed.seats = std::to_string(facts->seats);
    }
    if (const auto& vacancy = request.query_value("vacancy"); !vacancy.empty()) {
        const auto call =
            scope.db().read([&](UnitOfWork& uow) { return vacancies::read_call(uow, vacancy); });
        if (!call) return call.error();
        typed.facts.vacancy_id = vacancy;
        typed.facts.body_id = call->body.id;
        for (const auto language : ledger::languages)
            typed.facts.title.texts[std::string(language)] =
                vacancies::seat_in_words(*call, tools.locales->get(language, "committee"));
        typed.facts.seats = static_cast<std::uint32_t>(vacancies::seats_of(call->vacancy));
        typed.seats = std::to_string(typed.facts.seats);
    }
    return form_of(tools, "", typed, nullptr, scope);
}

Result<Reply> create_ballot_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    auto typed = read_form(request, {.election_ref = request.form_value("election")});
    const auto& locale = scope.locale();
    const auto made = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (!typed.facts.election_ref.empty()) {
            auto whole = with_electing_body(uow, tools.bodies, typed.facts);
            if (!whole) return std::move(whole).error();
            typed.facts = *std::move(whole);
        }
        auto id = create_ballot(uow, scope.actor(), typed.facts);
        if (!id) return id;
        auto candidates = first_candidates(uow, tools, typed.facts, scope);
        if (!candidates) return std::move(candidates).error();
        if (candidates->empty()) return id;
        auto set = set_candidates(uow, scope.actor(), *id, *std::move(candidates), 1);
        if (!set) return std::move(set).error();
        return id;
    });
    if (!made) {
        if (!is_for_form(made.error())) return made.error();
        return form_of(tools, "", typed, &made.error(), scope);
    }
    scope.notice(locale.t("The ballot was entered. Below stands what it lacks before it can open."));
    return Redirect{scope.url("committee.ballot", {{"ballot", *made}})};
}

Result<Reply> edit_ballot_form(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto call =
        scope.db().read([&](UnitOfWork& uow) { return read_ballot(uow, request.path_value("ballot")); });
    if (!call) return call.error();
    return form_of(tools, call->ballot.id, typed_of(call->ballot), nullptr, scope);
}

Result<Reply> change_ballot_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("ballot");
    const auto before = scope.db().read([&](UnitOfWork& uow) { return read_ballot(uow, id); });
    if (!before) return before.error();
    auto typed = read_form(request, before->ballot.facts);
    const auto changed = scope.db().write(
        [&](UnitOfWork& uow) { return change_ballot(uow, scope.actor(), id, typed.facts, typed.revision); });
    if (!changed) {
        if (!is_for_form(changed.error())) return changed.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (changed.error().code == ErrorCode::conflict) typed.revision = before->ballot.revision;
        return form_of(tools, id, typed, &changed.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("committee.ballot", {{"ballot", id}})};
}

}  // namespace plenaria::committee::ballots
