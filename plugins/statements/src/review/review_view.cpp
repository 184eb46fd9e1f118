// SPDX-License-Identifier: EUPL-1.2
#include "review_view.hpp"

#include <plenaria/tag.hpp>

#include "../versions/redline.hpp"
#include "../versions/word_diff.hpp"
#include "plain_redline.hpp"

namespace plenaria::statements {

namespace {

struct ThreadLine {
    std::string who, title, language, quote, text, fit, remove_url, plain;
    Instant when = {};
    std::string_view css = "pl-thread";
    SafeHtml redline = {};
    bool has_redline = false;
    Model state = {{"kind", "grey"}, {"text", ""}};
    bool has_state = false;

    void show(const std::vector<Piece>& pieces, const Locale& locale) {
        has_redline = true;
        redline = redline_html(pieces, locale);
        plain = plain_redline(pieces);
    }
};

Model line_model(ThreadLine&& line, std::string_view zone, const Locale& locale) {
    return {{"who", std::move(line.who)},
            {"title", std::move(line.title)},
            {"iso", to_text(line.when)},
            {"when", locale.instant(line.when, zone)},
            {"css", line.css},
            {"has_redline", line.has_redline},
            {"redline", std::move(line.redline)},
            {"plain", std::move(line.plain)},
            {"redline_language", std::move(line.language)},
            {"has_quote", !line.quote.empty()},
            {"quote", std::move(line.quote)},
            {"has_text", !line.text.empty()},
            {"text", std::move(line.text)},
            {"has_fit", !line.fit.empty()},
            {"fit", std::move(line.fit)},
            {"has_state", line.has_state},
            {"state", std::move(line.state)},
            {"has_remove", !line.remove_url.empty()},
            {"remove_url", std::move(line.remove_url)}};
}

}  // namespace

Model deadline_model(const Round& round, std::string_view reader_zone, Instant now, const Locale& locale) {
    const bool elsewhere = reader_zone != round.zone;
    return {{"iso", to_text(round.deadline)},
            {"text", locale.instant(round.deadline, round.zone)},
            {"has_reader_text", elsewhere},
            {"reader_text", elsewhere ? locale.instant(round.deadline, reader_zone) : std::string()},
            {"late", now > round.deadline}};
}

SafeHtml marked_html(std::string_view text, const Anchor& anchor) {
    const auto place = anchor.quote.empty() ? std::nullopt : locate(anchor, text);
    if (!place) return {escape_html(text)};
    return {escape_html(text.substr(0, place->begin)) + "<mark>" +
            escape_html(text.substr(place->begin, place->end - place->begin)) + "</mark>" +
            escape_html(text.substr(place->end))};
}

Model thread_of_answer(const StoredAnswer& stored, const Paragraph& paragraph, std::string_view reader_zone,
                       const Locale& locale) {
    const auto& answer = stored.answer;
    ThreadLine line{.who = stored.saved_by, .when = stored.saved_at, .css = "pl-thread pl-thread--mine"};
    switch (answer.stance) {
        case Stance::none:
            line.title = locale.t("Your office has begun an answer");
            break;
        case Stance::agree:
            line.title = locale.t("Your office agrees");
            break;
        case Stance::suggest:
            line.title = locale.t("Your office suggests");
            break;
        case Stance::comment:
            line.title = locale.t("Your office comments");
            break;
    }
    if (answer.stance == Stance::suggest) {
        line.show(compare_words(paragraph.in(answer.language).text, answer.wording), locale);
        line.language = answer.language;
    }
    line.text = answer.stance == Stance::comment ? answer.comment : answer.reason;
    return line_model(std::move(line), reader_zone, locale);
}

Model thread_of_remark(const Remark& remark, std::string remove_url, std::string_view reader_zone,
                       const Locale& locale) {
    ThreadLine line{.who = remark.written_by,
                    .title = locale.t("Your office comments"),
                    .language = remark.language,
                    .quote = remark.anchor.quote,
                    .text = remark.text,
                    .remove_url = std::move(remove_url),
                    .when = remark.written_at,
                    .css = "pl-thread pl-thread--comment pl-thread--mine"};
    return line_model(std::move(line), reader_zone, locale);
}

Model thread_of_point(const Point& point, bool with_office, std::string_view reader_zone,
                      const Locale& locale) {
    const bool suggestion = point.kind == PointKind::suggestion;
    ThreadLine line{.who = with_office ? point.office_name : point.author,
                    .language = point.language,
                    .quote = point.anchor.quote,
                    .text = point.remark,
                    .fit = fit_sentence(point, locale),
                    .when = point.sent_at,
                    .css = suggestion ? "pl-thread" : "pl-thread pl-thread--comment"};
    if (point.fit == Fit::conflict) line.css = "pl-thread pl-thread--conflict";
    switch (point.kind) {
        case PointKind::agreement:
            line.title = locale.t("agrees");
            break;
        case PointKind::suggestion:
            line.title = locale.t("suggests");
            break;
        case PointKind::comment:
            line.title = locale.t("comments");
            break;
    }
    if (suggestion) {
        line.show(compare_words(point.base, point.wording), locale);
    }
    if (point.kind != PointKind::agreement) {
        line.has_state = true;
        line.state = state_tag(point.state, locale);
    }
    return line_model(std::move(line), reader_zone, locale);
}

Model state_tag(PointState state, const Locale& locale) {
    constexpr std::string_view kinds[] = {"teal", "violet", "green", "green", "green", "terra", "grey"};
    return tag_model(kinds[static_cast<std::size_t>(state) - 1], locale.t(name_of(state)));
}

Model stage_tag(Stage stage, const Locale& locale) {
    constexpr std::string_view kinds[] = {"grey", "terra", "amber", "teal", "green", "violet"};
    return tag_model(kinds[static_cast<std::size_t>(stage) - 1], locale.t(name_of(stage)));
}

Model round_tag(RoundState state, const Locale& locale) {
    constexpr std::string_view kinds[] = {"grey", "teal", "grey"};
    return tag_model(kinds[static_cast<std::size_t>(state) - 1], locale.t(name_of(state)));
}

std::string fit_sentence(const Point& point, const Locale& locale) {
    if (point.fit == Fit::contained) return locale.t("The text says this already.");
    if (point.fit == Fit::applies) return {};
    return locale.t("It does not fit the new text: {reason}",
                    {{"reason", locale.t(point.fit_reason, point.fit_values)}});
}

}  // namespace plenaria::statements
