// SPDX-License-Identifier: EUPL-1.2
#include "scan_answer_pages.hpp"

#include "../delegations/delegation_reading.hpp"

namespace plenaria::events {

namespace {

/// The time alone on the day itself, for it is read at a door.
std::string admitted_words(const Scan& admission, const Edition& edition, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = edition.dates.zone;
    const bool today = to_local(admission.scanned_at, zone).day == to_local(scope.now(), zone).day;
    return locale.t("At {time} by {who}.", {{"time", today ? locale.time_of_day(admission.scanned_at, zone)
                                                           : locale.instant(admission.scanned_at, zone)},
                                            {"who", admission.scanned_by}});
}

/// The colour of the answer; its words say the same.
std::string_view kind_of(const ScanAnswer& answer) {
    if (answer.outcome == ScanOutcome::admitted && !answer.was_undone()) return "ok";
    return answer.outcome == ScanOutcome::admitted || answer.outcome == ScanOutcome::already ? "warn" : "bad";
}

}  // namespace

AnswerWords words_of(const ScanAnswer& answer, const Edition& edition, const std::string& other_event,
                     const RequestScope& scope) {
    const auto& locale = scope.locale();
    AnswerWords words{.kind = std::string(kind_of(answer)),
                      .headline = locale.t(name_of(answer.outcome)),
                      .name = answer.delegate.name};
    words.about = answer.delegate.post;
    if (!answer.city.empty()) words.about += (words.about.empty() ? "" : ", ") + answer.city;
    switch (answer.outcome) {
        case ScanOutcome::admitted:
            if (answer.was_undone())
                words.headline = locale.t("Taken back");
            else if (!answer.repeated && !answer.is_media && answer.session_id.empty())
                words.counts_in = region_name(answer.region, locale);
            else if (answer.repeated)
                words.detail = locale.t("This scan had arrived before, and counts once.");
            break;
        case ScanOutcome::already:
            words.detail = answer.admission ? admitted_words(*answer.admission, edition, scope)
                                            : locale.t("That was taken back since. Scan the badge again.");
            break;
        case ScanOutcome::void_badge:
            words.detail = answer.void_for ? locale.t(name_of(*answer.void_for)) : std::string();
            break;
        case ScanOutcome::other_event:
            words.detail = other_event;
            break;
        case ScanOutcome::unknown:
            words.detail =
                locale.t("Compare the code below the picture, or look for the person in the list.");
            break;
        case ScanOutcome::stranger:
            words.detail = locale.t(
                "Only members of the body that meets take part. This delegation is not on "
                "its list.");
            break;
    }
    if (answer.outcome == ScanOutcome::admitted && answer.admission)
        words.undo_url =
            answer.session_id.empty()
                ? scope.url("events.undo_check_in", {{"edition", edition.id}, {"scan", answer.scan_id}})
                : scope.url("events.undo_session_check_in",
                            {{"session", answer.session_id}, {"scan", answer.scan_id}});
    return words;
}

Document json_of(const ScanAnswer& answer) {
    Document json{{"outcome", std::string(to_text(answer.outcome))}, {"repeated", answer.repeated}};
    if (!answer.scan_id.empty()) json["scan"] = answer.scan_id;
    if (!answer.delegate.name.empty()) json["name"] = answer.delegate.name;
    if (!answer.delegate.post.empty()) json["post"] = answer.delegate.post;
    if (!answer.city.empty()) json["delegation"] = answer.city;
    if (answer.admission) {
        json["admitted_at"] = to_text(answer.admission->scanned_at);
        json["admitted_by"] = answer.admission->scanned_by;
    }
    if (answer.void_for) json["void_for"] = std::string(to_text(*answer.void_for));
    return json;
}

}  // namespace plenaria::events
