// SPDX-License-Identifier: EUPL-1.2
#include "delegate_list_pages.hpp"

#include <algorithm>

#include <plenaria/table_file.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../registration/city_answers.hpp"
#include "../registration/question_repository.hpp"
#include "../registration/registration_answers.hpp"
#include "delegation_reading.hpp"
#include "protocol_order_repository.hpp"
#include "protocol_repository.hpp"
#include "protocol_service.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

namespace {

/// Everybody with what was asked, for a file; what was answered is read while it is written.
struct DelegatesReading {
    InvitationsReading invitations;
    std::vector<ProtocolPlace> by_hand;
    std::vector<Question> form;
};

Result<DelegatesReading> read_delegates(UnitOfWork& uow, const std::string& id) {
    auto invitations = read_invitations(uow, id);
    if (!invitations) return std::move(invitations).error();
    return DelegatesReading{*std::move(invitations), protocol_places(uow, id), questions_of(uow, id)};
}

Table::Kind kind_of_column(QuestionKind kind) {
    if (kind == QuestionKind::day) return Table::Kind::day;
    return kind == QuestionKind::number ? Table::Kind::number : Table::Kind::text;
}

Table delegate_columns(const std::vector<Question>& form, const std::string& title, const Locale& locale) {
    Table table{.title = title,
                .columns = {{.title = locale.t("Order"), .kind = Table::Kind::number, .width = 8},
                            {.title = locale.t("Delegation"), .width = 30},
                            {.title = locale.t("Country"), .width = 24},
                            {.title = locale.t("In the delegation"), .width = 22},
                            {.title = locale.t("Name"), .width = 34},
                            {.title = locale.t("Function"), .width = 34},
                            {.title = locale.t("Language"), .width = 14}}};
    for (const auto& question : form)
        table.columns.push_back({.title = question.facts.label.in(locale.language()),
                                 .kind = kind_of_column(question.facts.kind),
                                 .width = 24});
    return table;
}

/// One row a person, with their answers and, repeated, those of the delegation. However many delegations
/// there are, the answers of a few are in memory.
class DelegateRows {
public:
    DelegateRows(const DelegationTools& tools, RequestScope& scope, const std::vector<Question>& form,
                 const std::vector<const Delegation*>& order)
        : tools_(tools), scope_(scope), form_(form), order_(order) {}

    /// Over `row`. @return false after the last one.
    Result<bool> next(std::vector<std::string>& row) {
        while (at_ == rows_.size()) {
            if (read_ == order_.size()) return false;
            if (auto read = scope_.db().read([&](UnitOfWork& uow) { return read_some(uow); }); !read)
                return std::move(read).error();
        }
        row = std::move(rows_[at_++]);
        return true;
    }

private:
    static constexpr std::size_t at_once = 100;

    Result<void> read_some(UnitOfWork& uow) {
        const auto end = std::min(order_.size(), read_ + at_once);
        std::vector<std::string> ids;
        for (auto i = read_; i < end; ++i) ids.push_back(order_[i]->id);
        const auto answers = answers_of_delegations(uow, ids);
        static const AnswersByPerson none{};
        rows_.clear();
        at_ = 0;
        for (auto i = read_; i < end; ++i) {
            const auto found = answers.find(order_[i]->id);
            write(uow, i, found == answers.end() ? none : found->second);
        }
        read_ = end;
        return {};
    }
    void write(UnitOfWork& uow, std::size_t place, const AnswersByPerson& answers) {
        const auto& each = *order_[place];
        const auto& locale = scope_.locale();
        const auto names = names_of(uow, each.id, answers);
        for (const auto& person : each.people) {
            std::vector<std::string> row{
                std::to_string(place + 1),          each.party_name, locale.country(each.iso2),
                locale.t(name_of(person.role)),     person.name,     person.post,
                locale.language_name(each.language)};
            for (const auto& question : form_) {
                const auto& given =
                    answers_of(answers, question.facts.of == AskedOf::delegation ? std::string() : person.id);
                const auto answer = given.find(question.id);
                row.push_back(answer == given.end()
                                  ? std::string()
                                  : cell_of_answer(question, answer->second, names, locale));
            }
            rows_.push_back(std::move(row));
        }
    }
    /// Of a file the name, and the address under which the secretariat fetches it.
    AnswerNames names_of(UnitOfWork& uow, const std::string& delegation,
                         const AnswersByPerson& answers) const {
        if (answers.empty()) return {};
        auto names =
            names_for_delegation(uow, *tools_.lookup, form_, delegation, answers, scope_.locale().language());
        for (auto& [id, name] : names)
            if (!id.starts_with("city/"))
                name += ' ' + tools_.addresses->absolute(tools_.addresses->path(
                                  "events.answer_file", {{"delegation", delegation}, {"answer_file", id}}));
        return names;
    }

    const DelegationTools& tools_;
    RequestScope& scope_;
    const std::vector<Question>& form_;
    const std::vector<const Delegation*>& order_;
    std::size_t read_ = 0;  ///< delegations
    std::vector<std::vector<std::string>> rows_;
    std::size_t at_ = 0;
};

Result<Reply> delegates_file(const DelegationTools& tools, const std::string& id, const std::string& title,
                             const std::string& format, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto reading = scope.db().read([&](UnitOfWork& uow) { return read_delegates(uow, id); });
    if (!reading) return reading.error();
    const auto delegations = reading->invitations.delegations();
    const auto order =
        order_of_protocol(delegations, reading->by_hand, reading->invitations.edition.city_ref, locale);
    auto table = delegate_columns(reading->form, title, locale);
    DelegateRows rows(tools, scope, reading->form, order);
    table.more = [&](std::vector<std::string>& row) { return rows.next(row); };
    if (format != "xlsx") {
        std::vector<std::string> row;
        auto more = rows.next(row);
        for (; more && *more; more = rows.next(row)) table.rows.push_back(std::move(row));
        if (!more) return std::move(more).error();
        table.more = {};
    }
    return table_file(*tools.documents, table, "delegates", format);
}

/// What a page shows: sums of all, and those of one page, with their people.
struct ProtocolReading {
    Edition edition;
    StandingCount total;
    PageRange range;
    std::vector<ProtocolLine> lines;
    std::map<std::string, std::vector<Delegate>> people;
};

Result<ProtocolReading> read_protocol(UnitOfWork& uow, const std::string& id, std::string_view language,
                                      int page) {
    auto edition = find_edition(uow, id);
    if (!edition) return edition_unknown(id);
    const auto total = total_of(standing_counts(uow, id));
    const auto range = page_range(page, page_size, total.standing);
    auto lines = protocol_lines(uow, id, language, range.first, range.last);
    std::vector<std::string> shown;
    for (const auto& line : lines) shown.push_back(line.delegation_id);
    return ProtocolReading{*std::move(edition), total, range, std::move(lines), delegates_of(uow, shown)};
}

Model::List person_rows(const std::vector<Delegate>& people, const Locale& locale) {
    Model::List rows;
    for (const auto& person : people)
        rows.push_back({{"role", locale.t(name_of(person.role))},
                        {"name", person.name.empty() ? locale.t("(erased)") : person.name},
                        {"has_post", !person.post.empty()},
                        {"post", person.post}});
    return rows;
}

Model::List protocol_rows(const ProtocolReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    static const std::vector<Delegate> nobody{};
    Model::List rows;
    for (const auto& line : reading.lines) {
        const auto people = reading.people.find(line.delegation_id);
        const auto& place = line.by_hand;
        rows.push_back(
            {{"id", line.delegation_id},
             {"name", line.party_name},
             {"url", scope.url("events.delegation", {{"delegation", line.delegation_id}})},
             {"country", locale.country(line.iso2)},
             {"answer", locale.t(name_of(line.answer))},
             {"people", person_rows(people == reading.people.end() ? nobody : people->second, locale)},
             {"may_rise", line.number > 1},
             {"may_sink", line.number < reading.total.standing},
             {"by_hand", place.has_value()},
             {"placed", place ? locale.t("Placed by {name}, {when}: {reason}",
                                         {{"name", place->placed_by},
                                          {"when", locale.instant(place->placed_at, scope.actor().zone)},
                                          {"reason", place->reason}})
                              : std::string()}});
    }
    return rows;
}

Result<Reply> delegates_view(const DelegationTools& tools, const Request& request, RequestScope& scope,
                             const Error* error) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    const auto title = locale.t("List of delegates");
    if (const auto& format = request.query_value("format"); !format.empty())
        return delegates_file(tools, id, title, format, scope);
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    if (auto ordered = ensure_ordered(scope.db(), id, locale); !ordered) return std::move(ordered).error();
    const auto reading = scope.db().read(
        [&](UnitOfWork& uow) { return read_protocol(uow, id, locale.language(), page_number(request)); });
    if (!reading) return reading.error();
    auto rows = protocol_rows(*reading, scope);
    const auto with = [&](const char* wanted) {
        return scope.url("events.delegates", {{"edition", id}, {"format", wanted}});
    };
    const UrlValues here{{"edition", id}};
    Model page{{"title", title},
               {"event", reading->edition.titles.in(locale.language())},
               {"list_url", scope.url("events.delegations", {{"edition", id}})},
               {"letters_url", scope.url("events.print_letters", {{"edition", id}})},
               {"summary", locale.n("{n} delegation", "{n} delegations", reading->total.standing) + ", " +
                               locale.n("{n} person", "{n} people", reading->total.people)},
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
    set_pages(page, reading->range, {scope, "events.delegates", {}, here}, locale);
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
