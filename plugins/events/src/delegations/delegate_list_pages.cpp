// SPDX-License-Identifier: EUPL-1.2
#include "delegate_list_pages.hpp"

#include <plenaria/table_file.hpp>

#include "../common_pages.hpp"
#include "../registration/answer_words.hpp"
#include "../registration/question_repository.hpp"
#include "../registration/registration_answers.hpp"
#include "delegation_reading.hpp"
#include "protocol_repository.hpp"
#include "protocol_service.hpp"

namespace plenaria::events {

namespace {

struct DelegatesReading {
    InvitationsReading invitations;
    std::vector<ProtocolPlace> by_hand;
    std::vector<Question> form;
    std::map<std::string, AnswersByPerson> answers;
};

/// @param people named: with what was asked and answered, which a page does not show.
Result<DelegatesReading> read_delegates(UnitOfWork& uow, const std::string& id, PeopleRead people) {
    auto invitations = read_invitations(uow, id, people);
    if (!invitations) return std::move(invitations).error();
    DelegatesReading reading{*std::move(invitations), protocol_places(uow, id), {}, {}};
    if (people == PeopleRead::counted) return reading;
    reading.form = questions_of(uow, id);
    reading.answers = answers_of_edition(uow, id);
    return reading;
}

Table::Kind kind_of_column(QuestionKind kind) {
    if (kind == QuestionKind::day) return Table::Kind::day;
    return kind == QuestionKind::number ? Table::Kind::number : Table::Kind::text;
}

/// One row a person, with their answers and, repeated, those of the delegation.
Table delegate_table(const DelegatesReading& reading, const std::vector<const Delegation*>& order,
                     const std::string& title, const Locale& locale) {
    Table table{.title = title,
                .columns = {{.title = locale.t("Order"), .kind = Table::Kind::number, .width = 8},
                            {.title = locale.t("Delegation"), .width = 30},
                            {.title = locale.t("Country"), .width = 24},
                            {.title = locale.t("In the delegation"), .width = 22},
                            {.title = locale.t("Name"), .width = 34},
                            {.title = locale.t("Function"), .width = 34},
                            {.title = locale.t("Language"), .width = 14}}};
    for (const auto& question : reading.form)
        table.columns.push_back({.title = question.facts.label.in(locale.language()),
                                 .kind = kind_of_column(question.facts.kind),
                                 .width = 24});
    static const AnswersByPerson none{};
    int number = 0;
    for (const auto* each : order) {
        ++number;
        const auto found = reading.answers.find(each->id);
        const auto& answers = found == reading.answers.end() ? none : found->second;
        for (const auto& person : each->people) {
            std::vector<std::string> row{std::to_string(number),
                                         each->party_name,
                                         locale.country(each->iso2),
                                         locale.t(name_of(person.role)),
                                         person.name,
                                         person.post,
                                         locale.language_name(each->language)};
            for (const auto& question : reading.form) {
                const auto& given =
                    answers_of(answers, question.facts.of == AskedOf::delegation ? std::string() : person.id);
                const auto answer = given.find(question.id);
                row.push_back(answer == given.end() ? std::string()
                                                    : cell_of_answer(question, answer->second, locale));
            }
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

const ProtocolPlace* place_by_hand_of(const std::vector<ProtocolPlace>& places, const std::string& id) {
    for (const auto& each : places)
        if (each.delegation_id == id) return &each;
    return nullptr;
}

Result<Reply> delegates_view(const DelegationTools& tools, const Request& request, RequestScope& scope,
                             const Error* error) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    const auto title = locale.t("List of delegates");
    const auto& format = request.query_value("format");
    std::vector<Delegation> delegations;
    std::vector<const Delegation*> order;
    std::vector<std::vector<Delegate>> shown;  // people of the delegations of this page
    PageRange range;
    const auto reading = scope.db().read([&](UnitOfWork& uow) -> Result<DelegatesReading> {
        auto found = read_delegates(uow, id, format.empty() ? PeopleRead::counted : PeopleRead::named);
        if (!found) return found;
        delegations = found->invitations.delegations();
        order = order_of_protocol(delegations, found->by_hand, found->invitations.edition.city_ref, locale);
        range = page_range(page_number(request), page_size, static_cast<long long>(order.size()));
        shown.clear();
        for (auto at = range.first; at >= 1 && at <= range.last; ++at)
            shown.push_back(delegates_of(uow, order[static_cast<std::size_t>(at) - 1]->id));
        return found;
    });
    if (!reading) return reading.error();
    if (!format.empty())
        return table_file(*tools.documents, delegate_table(*reading, order, title, locale), "delegates",
                          format);
    long long people = 0;
    for (const auto* each : order) people += people_coming(each->people);
    const auto count = static_cast<long long>(order.size());
    Model::List rows;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto* each = order[static_cast<std::size_t>(range.first) - 1 + i];
        Model::List persons;
        for (const auto& person : shown[i]) {
            persons.push_back({{"role", locale.t(name_of(person.role))},
                               {"name", person.name.empty() ? locale.t("(erased)") : person.name},
                               {"has_post", !person.post.empty()},
                               {"post", person.post}});
        }
        const auto* place = place_by_hand_of(reading->by_hand, each->id);
        rows.push_back(
            {{"id", each->id},
             {"name", each->party_name},
             {"url", scope.url("events.delegation", {{"delegation", each->id}})},
             {"country", locale.country(each->iso2)},
             {"answer", locale.t(name_of(each->answer))},
             {"people", std::move(persons)},
             {"may_rise", each != order.front()},
             {"may_sink", each != order.back()},
             {"by_hand", place != nullptr},
             {"placed", place == nullptr
                            ? std::string()
                            : locale.t("Placed by {name}, {when}: {reason}",
                                       {{"name", place->placed_by},
                                        {"when", locale.instant(place->placed_at, scope.actor().zone)},
                                        {"reason", place->reason}})}});
    }
    const auto with = [&](const char* wanted) {
        return scope.url("events.delegates", {{"edition", id}, {"format", wanted}});
    };
    const UrlValues here{{"edition", id}};
    Model page{{"title", title},
               {"event", reading->invitations.edition.titles.in(locale.language())},
               {"list_url", scope.url("events.delegations", {{"edition", id}})},
               {"letters_url", scope.url("events.print_letters", {{"edition", id}})},
               {"summary", locale.n("{n} delegation", "{n} delegations", count) + ", " +
                               locale.n("{n} person", "{n} people", people)},
               {"csv_url", with("csv")},
               {"xlsx_url", with("xlsx")},
               {"order_url", scope.url("events.place_delegation", {{"edition", id}})},
               {"reason", field_model({.label = locale.t("Why the order is changed by hand"),
                                       .name = "reason",
                                       .value = request.form_value("reason"),
                                       .hint = locale.t("Needed before somebody is moved up or down."),
                                       .error = error == nullptr ? std::string()
                                                                 : problem_on("reason", *error, locale)})},
               {"has_rows", !rows.empty()},
               {"rows", std::move(rows)}};
    set_pages(page, range, {scope, "events.delegates", {}, here}, locale);
    set_problems(page, error, locale);
    return View{.name = "events/delegations/delegates",
                .model = std::move(page),
                .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
                .status = status_of(error)};
}

}  // namespace

Result<Reply> delegates_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    return delegates_view(tools, request, scope, nullptr);
}

Result<Reply> place_delegation_post(const DelegationTools& tools, const Request& request,
                                    RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& up = request.form_value("up");
    const auto& down = request.form_value("down");
    const auto& rules = request.form_value("rules");
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (!rules.empty()) return place_by_rules(uow, scope.actor(), id, rules);
        return place_by_hand(uow, scope.actor(), id, up.empty() ? down : up,
                             up.empty() ? ProtocolStep::down : ProtocolStep::up, request.form_value("reason"),
                             scope.locale());
    });
    if (done) return Redirect{scope.url("events.delegates", {{"edition", id}})};
    if (done.error().code != ErrorCode::invalid_input) return done.error();
    return delegates_view(tools, request, scope, &done.error());
}

}  // namespace plenaria::events
