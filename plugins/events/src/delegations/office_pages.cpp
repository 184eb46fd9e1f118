// SPDX-License-Identifier: EUPL-1.2
#include "office_pages.hpp"

#include <algorithm>

#include <plenaria/field.hpp>
#include <plenaria/text.hpp>

#include "../briefing/briefing_repository.hpp"
#include "../common_pages.hpp"
#include "../editions/edition_service.hpp"
#include "../registration/question_field_pages.hpp"
#include "../registration/registration_answers.hpp"
#include "answer_service.hpp"
#include "delegation_repository.hpp"
#include "delegations_service.hpp"
#include "invitation_service.hpp"
#include "letter_pages.hpp"
#include "waiting_list_repository.hpp"

namespace plenaria::events {

namespace {

/// So many rows are on the form at once; each save of a larger delegation brings as many again.
constexpr int rows_at_once = 10;

struct OfficeReading {
    OwnDelegation own;
    std::string place;
    std::vector<Letter> letters;
    std::vector<Question> form;
    AnswersByPerson answers;
    std::optional<FollowUp> follow_up;
    FieldLinks links = {};
    bool has_packs = false;  ///< the secretariat lets offices fetch their briefing packs
    int before_it = 0;       ///< delegations that asked for places earlier and wait too
    Model::List facts = {};  ///< that plugins tell
};

Result<OfficeReading> read_office(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<OfficeReading> {
        auto own = own_delegation(uow, scope.actor(), id);
        if (!own) return std::move(own).error();
        OfficeReading reading{*std::move(own), {}, {}, questions_of(uow, id), {}, {}};
        reading.place = place_words(uow, *tools.lookup, reading.own.edition, scope.locale());
        reading.letters = letters_of(uow, reading.own.delegation.id);
        reading.answers = answers_of_delegation(uow, reading.own.delegation.id);
        reading.links =
            office_links(uow, tools, id, reading.own.delegation.id, reading.form, reading.answers, scope);
        reading.follow_up = follow_up_of(uow, reading.own.delegation.id);
        reading.facts =
            told_facts(uow, tools.facts, reading.own.delegation, scope.actor(), scope.locale().language());
        reading.has_packs = briefing_facts_of(uow, id).offered_at.has_value();
        if (const auto mine = reading.own.delegation.waiting_number; mine > 0)
            reading.before_it = waiting_before(uow, id, mine);
        return reading;
    });
}

/// The field of the n-th person of a role: "head", "member_2".
std::string field_of_person(DelegateRole role, int number) {
    return role == DelegateRole::head ? "head" : std::string(to_text(role)) + '_' + std::to_string(number);
}

/// A button that was pressed by mistake cannot be released again: it alone makes nobody of an empty row.
void forget_mere_choices(Delegate& person, const std::vector<Question>& form) {
    if (!trim(person.name).empty() || !trim(person.post).empty()) return;
    std::erase_if(person.answers, [&](const auto& answer) {
        const auto kind = find_in(form, answer.first)->facts.kind;
        return has_options(kind) || kind == QuestionKind::yes_no;
    });
}

/// What the form holds, row by row; rows end where the form has none any more.
DelegationWish typed_wish(const Request& request, const std::vector<Question>& form,
                          const CountryReader& countries, const SettledFields& settled) {
    DelegationWish wish{
        .answer = parse_answer(request.form_value("answer")).value_or(Answer::none),
        .note = request.form_value("note"),
        .answers = read_answers(request, asked(form, Stage::registration, AskedOf::delegation),
                                delegation_prefix, countries, settled)};
    const auto of_person = asked(form, Stage::registration, AskedOf::person);
    const auto read = [&](DelegateRole role, int number) {
        auto field = field_of_person(role, number);
        if (!request.form.contains(field + "_name")) return false;
        wish.people.push_back(
            {.id = request.form_value(field + "_id"),
             .role = role,
             .name = request.form_value(field + "_name"),
             .post = request.form_value(field + "_post"),
             .gender = request.form_value(field + "_gender"),
             .answers = read_answers(request, of_person, field + "_q_", countries, settled)});
        forget_mere_choices(wish.people.back(), form);
        wish.fields.push_back(std::move(field));
        return true;
    };
    read(DelegateRole::head, 1);
    for (const auto role : {DelegateRole::member, DelegateRole::substitute})
        for (int number = 1; number <= most_people && read(role, number); ++number) {
        }
    return wish;
}

DelegationWish wish_of(const OfficeReading& reading) {
    const auto& delegation = reading.own.delegation;
    DelegationWish wish{.answer = delegation.answer,
                        .note = delegation.note,
                        .people = delegation.people,
                        .answers = answers_of(reading.answers)};
    for (auto& person : wish.people) person.answers = answers_of(reading.answers, person.id);
    return wish;
}

std::string_view name_of_one(std::string_view gender) {
    if (gender == "female") return /*t*/ "Woman";
    return gender == "male" ? /*t*/ "Man" : /*t*/ "Other";
}

/// What the rows of people have in common.
struct PeopleForm {
    const std::vector<Question>& questions;
    const FieldLinks& links;
    const DelegationWish& wish;
    const Error* error;
    const Locale& locale;
};

Model person_row(const Delegate& person, const std::string& field, std::string title,
                 const PeopleForm& form) {
    const auto& [asks, links, wish, error, locale] = form;
    const bool is_asked = person.role != DelegateRole::substitute;
    auto questions = is_asked ? question_fields({.form = asks,
                                                 .prefix = field + "_q_",
                                                 .answers = person.answers,
                                                 .others = wish.answers,
                                                 .links = links,
                                                 .error = error},
                                                AskedOf::person, locale)
                              : Model::List();
    const auto problem = [&](const std::string& name) {
        return form.error == nullptr ? std::string() : problem_on(name, *form.error, form.locale);
    };
    std::vector<Choice> choices{{"", locale.t("Not told"), {}, person.gender.empty()}};
    for (const auto gender : genders)
        choices.push_back({std::string(gender), locale.t(name_of_one(gender)), {}, person.gender == gender});
    return {{"title", std::move(title)},
            {"questions", std::move(questions)},
            {"id_name", field + "_id"},
            {"id_value", person.id},
            {"name", field_model({.label = locale.t("First and last name"),
                                  .name = field + "_name",
                                  .value = person.name,
                                  .error = problem(field + "_name")})},
            {"post", field_model({.label = locale.t("Function"),
                                  .name = field + "_post",
                                  .value = person.post,
                                  .error = problem(field + "_post")})},
            {"gender", choice_model({.label = locale.t("Gender (optional)"),
                                     .name = field + "_gender",
                                     .error = problem(field + "_gender")},
                                    choices)}};
}

/// One row for each person of that role, and empty ones up to `most`.
Model::List people_rows(const PeopleForm& form, DelegateRole role, int most) {
    const auto& [asks, links, wish, error, locale] = form;
    std::vector<Delegate> people;
    for (const auto& person : wish.people)
        if (person.role == role) people.push_back(person);
    const auto filled =
        static_cast<int>(std::count_if(people.begin(), people.end(), [](const Delegate& each) {
            return !each.name.empty() || !each.post.empty();
        }));
    const auto rows = std::max(static_cast<int>(people.size()), std::min(most, filled + rows_at_once));
    people.resize(static_cast<std::size_t>(std::max(rows, 0)), Delegate{.role = role});
    Model::List list;
    int number = 0;
    for (const auto& person : people) {
        ++number;
        auto title = role == DelegateRole::head
                         ? locale.t(name_of(role))
                         : locale.t(role == DelegateRole::member ? /*t*/ "Member {number}"
                                                                 : /*t*/ "Substitute {number}",
                                    {{"number", locale.number(number)}});
        list.push_back(person_row(person, field_of_person(role, number), std::move(title), form));
    }
    return list;
}

Model::List registered_rows(const std::vector<Delegate>& people, const Locale& locale) {
    Model::List rows;
    for (const auto& person : people)
        if (!person.name.empty())
            rows.push_back({{"role", locale.t(name_of(person.role))},
                            {"name", person.name},
                            {"has_post", !person.post.empty()},
                            {"post", person.post}});
    return rows;
}

Model reply_deadline(const OwnDelegation& own, const RequestScope& scope) {
    const auto& zone = own.edition.dates.zone;
    const auto& mine = scope.actor().zone;
    return {
        {"iso", to_text(own.rules.reply_until)},
        {"text", scope.locale().instant(own.rules.reply_until, zone)},
        {"has_reader_text", mine != zone},
        {"reader_text", mine != zone ? scope.locale().instant(own.rules.reply_until, mine) : std::string()},
        {"late", false}};
}

Model::List office_letter_rows(const OfficeReading& reading, const RequestScope& scope) {
    Model::List rows;
    for (const auto& letter : reading.letters) {
        if (letter.revoked_at) continue;
        for (const auto& person : reading.own.delegation.people)
            if (person.id == letter.delegate_id && !person.name.empty())
                rows.push_back({{"name", person.name},
                                {"serial", shown_serial(letter.serial)},
                                {"language", scope.locale().language_name(letter.language)},
                                {"url", scope.url("events.office_letter",
                                                  {{"edition", letter.edition_id}, {"paper", letter.id}})}});
    }
    return rows;
}

/// Of those who come; before their names are erased.
Model::List office_pack_rows(const OfficeReading& reading, const RequestScope& scope) {
    Model::List rows;
    const auto& delegation = reading.own.delegation;
    if (!reading.has_packs || !comes(delegation.answer) || delegation.waiting_number > 0) return rows;
    for (const auto& person : delegation.people)
        if (!person.name.empty() && person.role != DelegateRole::substitute)
            rows.push_back(
                {{"name", person.name},
                 {"url", scope.url("events.office_briefing", {{"edition", delegation.edition_id},
                                                              {"pack", "delegate-" + person.id}})}});
    return rows;
}

std::vector<Choice> answer_choices(const DelegationWish& wish, const Locale& locale) {
    std::vector<Choice> choices;
    for (const auto answer : {Answer::accepted, Answer::deputy, Answer::declined})
        choices.push_back(
            {std::string(to_text(answer)), locale.t(name_of(answer)), {}, wish.answer == answer});
    return choices;
}

View office_view(const OfficeReading& reading, const DelegationWish& wish, const Error* error,
                 const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [edition, rules, delegation] = reading.own;
    const auto open = check_takes_replies(edition, rules, scope.now());
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    const auto title = edition.titles.in(locale.language());
    const bool answered = delegation.answer != Answer::none;
    auto letters = office_letter_rows(reading, scope);
    auto packs = office_pack_rows(reading, scope);
    const bool conflict = error != nullptr && error->code == ErrorCode::conflict;
    auto registered = registered_rows(delegation.people, locale);
    auto typed = registered_rows(wish.people, locale);
    const PeopleForm people{reading.form, reading.links, wish, error, locale};
    auto members = people_rows(people, DelegateRole::member, delegation.quota - 1);
    auto substitutes = people_rows(people, DelegateRole::substitute, delegation.quota);
    static const Answers nothing_else{};
    auto questions = question_fields({.form = reading.form,
                                      .prefix = delegation_prefix,
                                      .answers = wish.answers,
                                      .others = nothing_else,
                                      .links = reading.links,
                                      .error = error},
                                     AskedOf::delegation, locale);
    auto purposes = purposes_model(reading.form, Stage::registration, edition.dates, locale);
    const auto& follow_up = reading.follow_up;
    const bool follows = follow_up && comes(delegation.answer) && delegation.waiting_number == 0;
    const bool names_substitutes = std::any_of(
        wish.people.begin(), wish.people.end(),
        [](const Delegate& each) { return each.role == DelegateRole::substitute && !each.name.empty(); });
    Model page{
        {"title", title},
        {"dates", date_range(edition.dates, locale)},
        {"has_place", !reading.place.empty()},
        {"place", reading.place},
        {"deadline", reply_deadline(reading.own, scope)},
        {"open", open.has_value()},
        {"closed", open ? std::string() : locale.t(open.error().message)},
        {"is_postponed", edition.state == EditionState::postponed},
        {"asked_again", delegation.asked_again_at.has_value() && open.has_value()},
        {"waits", delegation.waiting_number > 0},
        {"waiting",
         locale.n("{n} delegation asked for places before yours and waits too.",
                  "{n} delegations asked for places before yours and wait too.", reading.before_it)},
        {"has_answered", answered && !delegation.asked_again_at && delegation.waiting_number == 0},
        {"answered", locale.t("Your answer: {answer}.", {{"answer", locale.t(name_of(delegation.answer))}})},
        {"answered_at", delegation.answered_at ? locale.instant(*delegation.answered_at, scope.actor().zone)
                                               : std::string()},
        {"has_registered", !registered.empty() && (!open || conflict)},
        {"registered", std::move(registered)},
        {"has_typed", !typed.empty() && !open && conflict},
        {"typed", std::move(typed)},
        {"people", locale.n("Your delegation may have one person.",
                            "Your delegation may have {n} people, its head among them.", delegation.quota)},
        {"answer", choice_model({.label = locale.t("Does somebody of your office come?"),
                                 .name = "answer",
                                 .error = problem("answer")},
                                answer_choices(wish, locale))},
        {"head", people_rows(people, DelegateRole::head, 1)},
        {"has_members", !members.empty()},
        {"members", std::move(members)},
        {"substitutes", std::move(substitutes)},
        {"names_substitutes",
         names_substitutes || (error != nullptr && !problem("substitute_1_name").empty())},
        {"note", field_model({.label = locale.t("Something the secretariat should know (optional)"),
                              .name = "note",
                              .value = wish.note,
                              .error = problem("note"),
                              .rows = 3})},
        {"has_questions", !questions.empty()},
        {"questions", std::move(questions)},
        {"has_purposes", !purposes.empty()},
        {"purposes", std::move(purposes)},
        {"has_follow_up", follows},
        {"follow_up_url", scope.url("events.office_follow_up", {{"edition", edition.id}})},
        {"follow_up_until",
         follows ? locale.instant(follow_up->reply_until, edition.dates.zone) : std::string()},
        {"revision", std::to_string(delegation.revision)},
        {"action_url", scope.url("events.office", {{"edition", edition.id}})},
        {"erased",
         locale.t("Names and functions are used for this event only: registration, badges and letters. "
                  "Gender is counted, and never shown beside a name. All are erased on {day}.",
                  {{"day", locale.day(erase_on(edition, rules))}})},
        {"has_told", !reading.facts.empty()},
        {"told", reading.facts},
        {"has_photos", comes(delegation.answer) && !delegation.people.empty()},
        {"photos_url", scope.url("events.office_photos", {{"edition", edition.id}})},
        {"has_packs", !packs.empty()},
        {"packs", std::move(packs)},
        {"has_letters", !letters.empty()},
        {"letters", std::move(letters)}};
    set_form_parts(page, reading.form, Stage::registration, locale);
    set_problems(page, error, locale);
    return {.name = "events/delegations/office",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .layout = Layout::outside,
            .status = status_of(error)};
}

}  // namespace

Result<Reply> office_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = read_office(tools, request, scope);
    if (!reading) return reading.error();
    return office_view(*reading, wish_of(*reading), nullptr, scope);
}

Result<Reply> office_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto before = read_office(tools, request, scope);
    if (!before) return before.error();
    const auto settled =
        settle_fields(tools, request, scope, before->form, before->own.delegation,
                      check_takes_replies(before->own.edition, before->own.rules, scope.now()).has_value());
    if (!settled) return settled.error();
    const auto wish = typed_wish(request, before->form, CountryReader(*tools.locales), *settled);
    const auto answered = scope.db().write([&](UnitOfWork& uow) {
        return answer_invitation(uow, tools.mails(), scope.actor(), id, wish, read_revision(request));
    });
    if (answered) {
        scope.notice(scope.locale().t("Your answer was received. Thank you."));
        return Redirect{scope.url("events.office", {{"edition", id}})};
    }
    if (!is_for_form(answered.error())) return answered.error();
    // What was typed stays, also after the deadline and when a colleague saved meanwhile.
    auto reading = read_office(tools, request, scope);
    if (!reading) return reading.error();
    reading->links.names.insert(settled->names.begin(), settled->names.end());
    const auto error = with_choices(answered.error(), *settled);
    return office_view(*reading, wish, &error, scope);
}

Result<Reply> office_letter(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    auto letter = scope.db().read([&](UnitOfWork& uow) -> Result<LetterReading> {
        const auto own = own_delegation(uow, scope.actor(), request.path_value("edition"));
        if (!own) return own.error();
        auto found = read_letter(uow, request.path_value("paper"));
        if (found && found->delegation.id != own->delegation.id)
            return delegation_unknown(own->delegation.id);
        return found;
    });
    if (!letter) return std::move(letter).error();
    return letter_file(tools, *letter, scope);
}

}  // namespace plenaria::events
