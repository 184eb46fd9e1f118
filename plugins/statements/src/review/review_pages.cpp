// SPDX-License-Identifier: EUPL-1.2
#include "review_pages.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_map>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "../text/long_text_pages.hpp"
#include "../text/reading_pages.hpp"
#include "../versions/redline.hpp"
#include "../versions/version_repository.hpp"
#include "answer_service.hpp"
#include "review_reading.hpp"
#include "review_view.hpp"

namespace plenaria::statements {

namespace {

/// What the page shows besides the text; a link each, so that it can be sent to a colleague.
struct ShownReview {
    std::string view;
    std::string answering;  ///< paragraph whose form is open
};

ShownReview shown_in_review(const Request& request, const ReviewReading& review) {
    const auto& view = request.query_value("view");
    const bool of_others = view == "all" || view == "disputed";
    const bool known = view == "clean" || view == "changes" || view == "mine" || of_others;
    const bool open = review.round.visibility == Visibility::open;
    return {.view = known && (!of_others || open) ? view : std::string(open ? "all" : "mine"),
            .answering = request.query_value("answer")};
}

bool shows_others(const ShownReview& shown) { return shown.view == "all" || shown.view == "disputed"; }

std::size_t own_answers(const ReviewReading& review) {
    return review.remarks.size() +
           static_cast<std::size_t>(
               std::count_if(review.answers.begin(), review.answers.end(),
                             [](const StoredAnswer& each) { return each.answer.stance != Stance::none; }));
}

/// What other offices have sent, by paragraph: a long text has thousands of both.
using PointsOf = std::unordered_map<std::string_view, std::vector<const Point*>>;

PointsOf by_paragraph(const std::vector<Point>& points) {
    PointsOf sorted;
    for (const auto& point : points) sorted[point.paragraph_id].push_back(&point);
    return sorted;
}

std::vector<std::size_t> comments_on(const std::vector<Paragraph>& paragraphs, const PointsOf& points) {
    std::vector<std::size_t> counts;
    counts.reserve(paragraphs.size());
    for (const auto& paragraph : paragraphs) {
        const auto found = points.find(paragraph.id);
        counts.push_back(found == points.end() ? 0 : found->second.size());
    }
    return counts;
}

/// Whether suggestions for the paragraph change the same words: of other offices, or one of them and ours.
bool is_disputed(const ReviewReading& review, const PointsOf& others, const Paragraph& paragraph) {
    std::vector<Point> points;
    if (const auto found = others.find(paragraph.id); found != others.end())
        for (const auto* point : found->second)
            if (point->kind == PointKind::suggestion) points.push_back(*point);
    if (const auto* own = review.answer_on(paragraph.id);
        own != nullptr && own->answer.stance == Stance::suggest)
        points.push_back({.paragraph_id = paragraph.id,
                          .kind = PointKind::suggestion,
                          .language = own->answer.language,
                          .base = paragraph.in(own->answer.language).text,
                          .wording = own->answer.wording});
    if (points.size() < 2) return false;
    const auto proposals = group_proposals(points);
    return std::any_of(proposals.begin(), proposals.end(),
                       [](const Proposal& each) { return !each.collides_with.empty(); });
}

Model::List view_links(const ReviewReading& review, const ShownReview& shown, const Reading& reading,
                       bool has_previous, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List links;
    const auto add = [&](std::string_view view, std::string label) {
        links.push_back({{"label", std::move(label)},
                         {"current", shown.view == view},
                         {"url", scope.url("statements.review",
                                           {{"round", review.round.id},
                                            {"view", std::string(view)},
                                            {"language", reading.language},
                                            {"beside", reading.beside.empty() ? "none" : reading.beside}})}});
    };
    add("clean", locale.t("text only"));
    if (has_previous) add("changes", locale.t("changes since the previous version"));
    const auto count = [&](std::string label, std::size_t number) {
        return std::move(label) + " (" + locale.number(static_cast<long long>(number)) + ")";
    };
    const auto others = std::count_if(review.others.begin(), review.others.end(),
                                      [](const Point& point) { return point.kind != PointKind::agreement; });
    const auto mine = own_answers(review);
    if (review.round.visibility == Visibility::open) {
        add("all", count(locale.t("all suggestions"), mine + static_cast<std::size_t>(others)));
        // Counted when it is asked for: it compares the words of all suggestions.
        add("disputed", locale.t("only disputed paragraphs"));
    }
    add("mine", count(locale.t("our answers"), mine));
    return links;
}

/// The form of one paragraph: what is stored, or else the text to be changed.
Model form_model(const ReviewReading& review, const Paragraph& paragraph, const Reading& reading,
                 const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto* stored = review.answer_on(paragraph.id);
    const auto answer = stored != nullptr ? stored->answer : Answer{};
    // An answer keeps its language: the reader may look at another one meanwhile.
    const bool translated = paragraph.in(reading.language).state != TextState::missing;
    const auto language = !answer.language.empty() ? answer.language
                          : translated             ? reading.language
                                                   : review.version.original_language;
    const auto& text = paragraph.in(language).text;
    const UrlValues place{{"round", review.round.id}, {"paragraph", paragraph.id}};
    return {
        {"action_url", scope.url("statements.save_answer", place)},
        {"remark_action_url", scope.url("statements.add_remark", place)},
        {"seen", std::to_string(stored != nullptr ? stored->revision : 0)},
        {"answer_language", language},
        {"number", shown_number(paragraph)},
        {"stance",
         choice_model({.label = locale.t("Your answer"), .name = "stance"},
                      {{"agree", locale.t("Agree"), {}, answer.stance == Stance::agree},
                       {"suggest", locale.t("Suggest other wording"), {}, answer.stance == Stance::suggest},
                       {"comment", locale.t("Comment only"), {}, answer.stance == Stance::comment}})},
        {"wording", field_model({.label = locale.t("New wording"),
                                 .name = "wording",
                                 .value = answer.wording.empty() ? text : answer.wording,
                                 .hint = locale.t("Change the text. Others see only what you change."),
                                 .language = language,
                                 .css_class = "pl-textarea--doc",
                                 .rows = 6})},
        {"reason", field_model({.label = locale.t("Reason or comment (optional for a suggestion)"),
                                .name = "remark",
                                .value = answer.stance == Stance::comment ? answer.comment : answer.reason,
                                .rows = 3})},
        {"quote", field_model({.label = locale.t("Words that your comment is about"),
                               .name = "quote",
                               .hint = locale.t("Select them in the text, or copy them here.")})},
        {"passage",
         field_model({.label = locale.t("Comment on these words"), .name = "passage_remark", .rows = 3})}};
}

Model::List threads(const ReviewReading& review, const PointsOf& others, const Paragraph& paragraph,
                    const ShownReview& shown, const RequestScope& scope) {
    Model::List list;
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    if (shown.view == "clean" || shown.view == "changes") return list;
    if (const auto* answer = review.answer_on(paragraph.id);
        answer != nullptr && answer->answer.stance != Stance::none)
        list.push_back(thread_of_answer(*answer, paragraph, zone, locale));
    for (const auto& remark : review.remarks)
        if (remark.paragraph_id == paragraph.id)
            list.push_back(thread_of_remark(
                remark,
                scope.url("statements.remove_remark", {{"round", review.round.id}, {"remark", remark.id}}),
                zone, locale));
    const auto found = others.find(paragraph.id);
    if (found != others.end() && shows_others(shown))
        for (const auto* point : found->second)
            if (point->kind != PointKind::agreement)
                list.push_back(thread_of_point(*point, true, zone, locale));
    return list;
}

/// Texts of the version before, by paragraph; empty when there is none or nobody asked.
std::map<std::string, std::string> texts_before(UnitOfWork& uow, const std::optional<Version>& previous,
                                                const std::string& language) {
    std::map<std::string, std::string> texts;
    if (!previous) return texts;
    for (const auto& paragraph : paragraphs_of(uow, previous->id, {language}))
        texts.emplace(paragraph.id, paragraph.in(language).text);
    return texts;
}

}  // namespace

Result<Reply> review_page(const Request& request, RequestScope& scope) {
    const auto& round_id = request.path_value("round");
    std::optional<Version> previous;
    std::map<std::string, std::string> before;
    Reading reading;
    ShownReview shown;
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<ReviewReading> {
        const auto languages = [&](const Version& version) {
            reading = reading_of(request, scope.locale(), version.languages);
            auto wanted = reading.languages();
            // The form of a paragraph without translation holds the original.
            const auto& original = version.original_language;
            if (!request.query_value("answer").empty() &&
                std::find(wanted.begin(), wanted.end(), original) == wanted.end())
                wanted.push_back(original);
            return wanted;
        };
        auto review = read_review(uow, scope.actor(), round_id, scope.locale().language(), languages);
        if (!review) return review;
        shown = shown_in_review(request, *review);
        if (review->version.number > 1)
            for (auto& version : versions_of(uow, review->statement.id))
                if (version.number == review->version.number - 1) previous = std::move(version);
        if (shown.view == "changes") before = texts_before(uow, previous, reading.language);
        return review;
    });
    if (!read) return std::move(read).error();
    const auto& review = *read;
    const auto& locale = scope.locale();
    const bool writable = takes_answers(review.round, scope.now());

    // Once: a page of 120 paragraphs has 120 of these addresses.
    const auto answer_base =
        scope.url("statements.review", {{"round", round_id},
                                        {"view", shown.view},
                                        {"language", reading.language},
                                        {"beside", reading.beside.empty() ? "none" : reading.beside}}) +
        "&answer=";
    const auto others = by_paragraph(review.others);
    std::vector<Paragraph> disputed;
    if (shown.view == "disputed")
        std::copy_if(review.paragraphs.begin(), review.paragraphs.end(), std::back_inserter(disputed),
                     [&](const Paragraph& each) { return is_disputed(review, others, each); });
    const auto& listed = shown.view == "disputed" ? disputed : review.paragraphs;
    const LongText long_text(request, scope, "statements.review", listed, reading.language,
                             shows_others(shown) ? Parts(comments_on(listed, others)) : Parts(listed.size()));
    if (auto url = long_text.found_url()) return Redirect{*std::move(url)};
    const auto& part = long_text.part();
    Model parts;
    long_text.add_to(parts);

    Model::List paragraphs;
    paragraphs.reserve(part.size());
    for (const auto& paragraph : std::span(listed).subspan(part.first, part.size())) {
        bool changed = false;
        SafeHtml text;
        if (const auto old = before.find(paragraph.id); shown.view == "changes" && previous) {
            const auto pieces = compare_words(old == before.end() ? std::string() : old->second,
                                              paragraph.in(reading.language).text);
            changed = count_changes(pieces) > 0;
            text = redline_html(pieces, locale);
        } else {
            text.html = escape_html(paragraph.in(reading.language).text);
        }
        auto model = columns_model(paragraph, reading, std::move(text));
        auto lines = threads(review, others, paragraph, shown, scope);
        const bool answering = writable && shown.answering == paragraph.id;
        const auto* stored = review.answer_on(paragraph.id);
        model.set("changed", changed);
        model.set("has_threads", !lines.empty());
        model.set("threads", std::move(lines));
        model.set("may_answer", writable && !answering && shown.view != "clean");
        model.set("has_answer", stored != nullptr && stored->answer.stance != Stance::none);
        model.set("answer_url", answer_base + paragraph.id + "#" + anchor_of(paragraph));
        model.set("answering", answering);
        model.set("form", answering ? form_model(review, paragraph, reading, scope) : Model());
        paragraphs.push_back(std::move(model));
    }
    const bool nothing_disputed = shown.view == "disputed" && paragraphs.empty();
    Model page{
        {"title", review.statement.title},
        {"round_name", review.round.name},
        {"version_name", review.version.name},
        {"lead", locale.t("You review this text for {office}.", {{"office", review.office.party_name}})},
        {"deadline", deadline_model(review.round, scope.actor().zone, scope.now(), locale)},
        {"writable", writable},
        {"original", original_sentence(review.version.original_language, locale)},
        {"views", view_links(review, shown, reading, previous.has_value(), scope)},
        {"shows_marks", shown.view != "clean"},
        {"nothing_disputed", nothing_disputed},
        {"paragraphs", std::move(paragraphs)},
        {"parts", std::move(parts)},
        {"status", review.office.sent_at && !review.office.changed_at
                       ? locale.t("Your review was sent on {when}.",
                                  {{"when", locale.instant(*review.office.sent_at, scope.actor().zone)}})
                       : locale.t("You have answered {done} of {all} paragraphs.",
                                  {{"done", locale.number(review.answered())},
                                   {"all", locale.number(review.answerable())}})},
        {"unsent", review.office.sent_at && review.office.changed_at},
        {"check_url", scope.url("statements.check", {{"round", round_id}})},
        {"text_url", scope.url("statements.answers", {{"round", round_id}, {"format", "txt"}})},
        {"docx_url", scope.url("statements.answers", {{"round", round_id}, {"format", "docx"}})},
        {"pdf_url", scope.url("statements.answers", {{"round", round_id}, {"format", "pdf"}})},
        {"outcome_url", scope.url("statements.outcome", {{"round", round_id}})},
        {"time_action_url", scope.url("statements.more_time", {{"round", round_id}})},
        {"asked", review.office.asked_at.has_value()},
        {"because",
         field_model(
             {.label = locale.t("Why do you need more time? (optional)"), .name = "because", .rows = 3})}};
    UrlValues values{{"round", round_id}, {"view", shown.view}};
    if (!part.is_whole()) values["page"] = std::to_string(part.number);
    add_reading(page, reading, review.version.languages, scope, "statements.review", values);
    return View{.name = "statements/review/show",
                .model = std::move(page),
                .title = locale.t("Review") + " – " + review.statement.title,
                .layout = Layout::outside};
}

}  // namespace plenaria::statements
