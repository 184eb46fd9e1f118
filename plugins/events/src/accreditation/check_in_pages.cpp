// SPDX-License-Identifier: EUPL-1.2
#include "check_in_pages.hpp"

#include <plenaria/id.hpp>
#include <plenaria/table_file.hpp>

#include "../common_pages.hpp"
#include "../delegations/delegation_reading.hpp"
#include "../delegations/standing_repository.hpp"
#include "../edition_repository.hpp"
#include "../edition_service.hpp"
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

Result<Reply> presence_page(const AccreditationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    PresenceCounts counts;
    const auto reading = scope.db().read([&](UnitOfWork& uow) {
        counts = presence_counts(uow, id);
        return read_presence(uow, id);
    });
    if (!reading) return reading.error();
    const auto title = locale.t("Who is there");
    const auto& zone = reading->edition.dates.zone;
    Table table{.title = title,
                .columns = {{.title = locale.t("Name"), .width = 34},
                            {.title = locale.t("Function"), .width = 34},
                            {.title = locale.t("Delegation"), .width = 30},
                            {.title = locale.t("Country"), .width = 24},
                            {.title = locale.t("Admitted"), .width = 30},
                            {.title = locale.t("By"), .width = 26}}};
    for (const auto& [holder, admission] : reading->people)
        table.rows.push_back({holder.delegate.name.empty() ? locale.t("(erased)") : holder.delegate.name,
                              holder.delegate.post, holder.city, locale.country(holder.iso2),
                              admission ? locale.instant(admission->scanned_at, zone) : std::string(),
                              admission ? admission->scanned_by : std::string()});
    if (const auto& format = request.query_value("format"); !format.empty())
        return table_file(*tools.documents, table, "presence", format);
    const auto range = page_range(page_number(request), page_size, static_cast<long long>(table.rows.size()));
    Model::List rows;
    for (auto at = range.first; at >= 1 && at <= range.last; ++at) {
        const auto& row = table.rows[static_cast<std::size_t>(at) - 1];
        rows.push_back({{"name", row[0]},
                        {"has_post", !row[1].empty()},
                        {"post", row[1]},
                        {"city", row[2]},
                        {"is_there", !row[4].empty()},
                        {"when", row[4]},
                        {"who", row[5]}});
    }
    const UrlValues at{{"edition", id}};
    const auto with = [&](const char* wanted) {
        return scope.url("events.presence", {{"edition", id}, {"format", wanted}});
    };
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
