// SPDX-License-Identifier: EUPL-1.2
#include "check_in_pages.hpp"

#include <plenaria/id.hpp>
#include <plenaria/table_file.hpp>

#include "../common_pages.hpp"
#include "../delegations/delegation_reading.hpp"
#include "../delegations/standing_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "scan_answer_pages.hpp"
#include "scan_repository.hpp"

namespace plenaria::events {

namespace {

std::string title_of_edition(UnitOfWork& uow, const std::string& id, const Locale& locale) {
    const auto edition = id.empty() ? std::nullopt : find_edition(uow, id);
    return edition ? edition->titles.in(locale.language()) : std::string();
}

/// What the address says of the scan before: the id of one that is kept, or what came of one that is not.
std::optional<ScanAnswer> answer_asked_for(UnitOfWork& uow, const Request& request) {
    const auto& edition = request.path_value("edition");
    if (const auto& scan = request.query_value("scan"); !scan.empty()) {
        auto found = read_scan(uow, edition, scan);
        if (found) return *std::move(found);
        return std::nullopt;
    }
    const auto outcome = parse_scan_outcome(request.query_value("outcome"));
    if (outcome == ScanOutcome::unknown || outcome == ScanOutcome::other_event)
        return ScanAnswer{.outcome = *outcome, .other_event = request.query_value("event")};
    return std::nullopt;
}

Model answer_model(const AnswerWords& words) {
    return {{"kind", words.kind},        {"headline", words.headline}, {"name", words.name},
            {"about", words.about},      {"detail", words.detail},     {"may_undo", !words.undo_url.empty()},
            {"undo_url", words.undo_url}};
}

Model::List presence_rows(const PresenceCounts& counts, const Locale& locale) {
    Model::List rows;
    for (const auto& [region, count] : counts)
        rows.push_back({{"region", region_name(region, locale)},
                        {"present", locale.number(count.present)},
                        {"present_count", std::to_string(count.present)},
                        {"expected", locale.number(count.expected)}});
    return rows;
}

std::string presence_summary(const PresenceCounts& counts, const Locale& locale) {
    const auto total = total_of(counts);
    return locale.t("{present} of {expected} are there",
                    {{"present", locale.number(total.present)}, {"expected", locale.number(total.expected)}});
}

UrlValues place_after(const std::string& edition, const ScanAnswer& answer) {
    if (!answer.scan_id.empty()) return {{"edition", edition}, {"scan", answer.scan_id}};
    UrlValues place{{"edition", edition}, {"outcome", std::string(to_text(answer.outcome))}};
    if (!answer.other_event.empty()) place["event"] = answer.other_event;
    return place;
}

}  // namespace

Result<Reply> check_in_page(const AccreditationTools&, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("edition");
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    std::optional<ScanAnswer> answer;
    std::string other_event;
    PresenceCounts counts;
    const auto edition = scope.db().read([&](UnitOfWork& uow) -> Result<Edition> {
        answer = answer_asked_for(uow, request);
        if (answer) other_event = title_of_edition(uow, answer->other_event, locale);
        auto found = find_edition(uow, id);
        if (!found) return edition_unknown(id);
        counts = presence_counts(uow, id);
        return *std::move(found);
    });
    if (!edition) return edition.error();
    const auto words = answer ? words_of(*answer, *edition, other_event, scope) : AnswerWords{};
    const UrlValues at{{"edition", id}};
    const auto title = locale.t("Check-in");
    return View{
        .name = "events/accreditation/check_in",
        .model = {{"title", title},
                  {"event", edition->titles.in(locale.language())},
                  {"event_url", scope.url("events.edition", at)},
                  {"badges_url", scope.url("events.badges", at)},
                  {"sessions_url", scope.url("events.session_doors", at)},
                  {"presence_url", scope.url("events.presence", at)},
                  {"action_url", scope.url("events.check_in_scan", at)},
                  {"edition", id},
                  {"scan", new_id()},
                  {"has_answer", answer.has_value()},
                  {"answer", answer_model(words)},
                  {"summary", presence_summary(counts, locale)},
                  {"summary_words", locale.t("{present} of {expected} are there",
                                             {{"present", "{present}"},
                                              {"expected", locale.number(total_of(counts).expected)}})},
                  {"has_regions", !counts.empty()},
                  {"regions", presence_rows(counts, locale)}},
        .title = title};
}

Result<Reply> check_in_post(const AccreditationTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    std::string other_event;
    std::optional<Edition> edition;
    const auto answer = scope.db().write([&](UnitOfWork& uow) {
        auto found = scan_badge(uow, scope.actor(),
                                {.edition_id = id,
                                 .device_scan = request.form_value("scan"),
                                 .code = request.form_value("code"),
                                 .scanned_at = parse_instant(request.form_value("scanned_at"))});
        edition = find_edition(uow, id);
        if (found) other_event = title_of_edition(uow, found->other_event, locale);
        return found;
    });
    if (!answer) return answer.error();
    if (!request.wants_fragment) return Redirect{scope.url("events.check_in", place_after(id, *answer))};
    const auto words = words_of(*answer, *edition, other_event, scope);
    auto json = json_of(*answer);
    json["words"] = {{"kind", words.kind},          {"headline", words.headline},
                     {"name", words.name},          {"about", words.about},
                     {"detail", words.detail},      {"undo_url", words.undo_url},
                     {"counts_in", words.counts_in}};
    return plenaria::Json{compact(json)};
}

Result<Reply> undo_check_in_post(const AccreditationTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& scan = request.path_value("scan");
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return undo_scan(uow, scope.actor(), id, scan); });
    if (!done) return done.error();
    return Redirect{scope.url("events.check_in", {{"edition", id}, {"scan", scan}})};
}

namespace {

std::string name_shown(const Present& person, const Locale& locale) {
    const auto& name = person.holder.delegate.name;
    return name.empty() ? locale.t("(erased)") : name;
}

/// Of everybody.
Result<Reply> presence_file(const AccreditationTools& tools, const std::string& id, const std::string& format,
                            RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto reading = scope.db().read([&](UnitOfWork& uow) { return read_presence(uow, id); });
    if (!reading) return reading.error();
    Table table{.title = locale.t("Who is there"),
                .columns = {{.title = locale.t("Name"), .width = 34},
                            {.title = locale.t("Function"), .width = 34},
                            {.title = locale.t("Delegation"), .width = 30},
                            {.title = locale.t("Country"), .width = 24},
                            {.title = locale.t("Admitted"), .width = 30},
                            {.title = locale.t("By"), .width = 26}}};
    for (const auto& person : reading->people) {
        const auto& [holder, admission] = person;
        table.rows.push_back(
            {name_shown(person, locale), holder.delegate.post, holder.city, locale.country(holder.iso2),
             admission ? locale.instant(admission->scanned_at, reading->edition.dates.zone) : std::string(),
             admission ? admission->scanned_by : std::string()});
    }
    return table_file(*tools.documents, table, "presence", format);
}

}  // namespace

Result<Reply> presence_page(const AccreditationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    if (const auto& format = request.query_value("format"); !format.empty())
        return presence_file(tools, id, format, scope);
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    PresenceCounts counts;
    PageRange range;
    const auto reading = scope.db().read([&](UnitOfWork& uow) {
        counts = presence_counts(uow, id);
        range = page_range(page_number(request), page_size, total_of(counts).expected);
        return read_presence(uow, id, range.first, range.last);
    });
    if (!reading) return reading.error();
    Model::List rows;
    for (const auto& person : reading->people) {
        const auto& [holder, admission] = person;
        rows.push_back(
            {{"name", name_shown(person, locale)},
             {"has_post", !holder.delegate.post.empty()},
             {"post", holder.delegate.post},
             {"city", holder.city},
             {"is_there", admission.has_value()},
             {"when",
              admission ? locale.instant(admission->scanned_at, reading->edition.dates.zone) : std::string()},
             {"who", admission ? admission->scanned_by : std::string()}});
    }
    const UrlValues at{{"edition", id}};
    const auto with = [&](const char* wanted) {
        return scope.url("events.presence", {{"edition", id}, {"format", wanted}});
    };
    const auto title = locale.t("Who is there");
    Model page{{"title", title},
               {"event", reading->edition.titles.in(locale.language())},
               {"event_url", scope.url("events.edition", at)},
               {"check_in_url", scope.url("events.check_in", at)},
               {"summary", presence_summary(counts, locale)},
               {"csv_url", with("csv")},
               {"xlsx_url", with("xlsx")},
               {"has_rows", !rows.empty()},
               {"rows", std::move(rows)}};
    set_pages(page, range, {scope, "events.presence", {}, at}, locale);
    return View{.name = "events/accreditation/presence", .model = std::move(page), .title = title};
}

}  // namespace plenaria::events
