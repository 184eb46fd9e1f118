// SPDX-License-Identifier: EUPL-1.2
#include "sending.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

namespace plenaria::statements {

std::vector<Point> points_of_draft(const Round& round, const Office& office,
                                   const std::vector<Paragraph>& paragraphs,
                                   const std::vector<StoredAnswer>& answers,
                                   const std::vector<Remark>& remarks, Instant sent_at) {
    std::vector<Point> points;
    for (const auto& paragraph : paragraphs) {
        const auto add = [&](PointKind kind, const std::string& language) -> Point& {
            return points.emplace_back(Point{.id = new_id(),
                                             .round_id = round.id,
                                             .office_id = office.id,
                                             .office_name = office.party_name,
                                             .party = office.party,
                                             .statement_id = round.statement_id,
                                             .paragraph_id = paragraph.id,
                                             .kind = kind,
                                             .language = language,
                                             .version_id = round.version_id,
                                             .base = paragraph.in(language).text,
                                             .sent_at = sent_at});
        };
        for (const auto& each : answers) {
            if (each.paragraph_id != paragraph.id || each.answer.stance == Stance::none) continue;
            const auto& answer = each.answer;
            const auto kind = answer.stance == Stance::agree     ? PointKind::agreement
                              : answer.stance == Stance::suggest ? PointKind::suggestion
                                                                 : PointKind::comment;
            auto& point = add(kind, answer.language);
            point.author = each.saved_by;
            point.written_at = each.saved_at;
            if (kind == PointKind::suggestion) point.wording = trim(answer.wording);
            point.remark = kind == PointKind::comment ? answer.comment : answer.reason;
        }
        for (const auto& remark : remarks) {
            if (remark.paragraph_id != paragraph.id) continue;
            auto& point = add(PointKind::comment, remark.language);
            point.author = remark.written_by;
            point.written_at = remark.written_at;
            point.remark = remark.text;
            point.anchor = remark.anchor;
        }
    }
    return points;
}

Result<void> check_draft(const Office& office, const std::vector<Paragraph>& paragraphs,
                         const std::vector<StoredAnswer>& answers) {
    Error refusal{ErrorCode::invalid_input, "Your review cannot be sent yet.", "office " + office.id};
    if (auto position = check_position(office.position, office.position_text); !position)
        refusal.fields = position.error().fields;
    for (const auto& paragraph : paragraphs)
        for (const auto& each : answers) {
            if (each.paragraph_id != paragraph.id) continue;
            const auto finished = check_sendable(each.answer, paragraph.in(each.answer.language).text);
            if (finished) continue;
            for (const auto& field : finished.error().fields)
                refusal.fields.push_back({"p/" + paragraph.id, field.message, field.values});
        }
    if (!refusal.fields.empty()) return refusal;
    return {};
}

std::string sending_json(const Round& round, const Office& office, const std::vector<Paragraph>& paragraphs,
                         const std::vector<Point>& points) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& point : points) {
        const auto on = std::find_if(paragraphs.begin(), paragraphs.end(),
                                     [&](const Paragraph& each) { return each.id == point.paragraph_id; });
        list.push_back({{"paragraph", point.paragraph_id},
                        {"label", on == paragraphs.end() ? std::string() : shown_number(*on)},
                        {"kind", to_text(point.kind)},
                        {"language", point.language},
                        {"text", point.base},
                        {"wording", point.wording},
                        {"remark", point.remark},
                        {"quote", point.anchor.quote},
                        {"author", point.author},
                        {"written_at", to_text(point.written_at)}});
    }
    const nlohmann::ordered_json content{{"round", round.id},
                                         {"version", round.version_id},
                                         {"office", office.party},
                                         {"position", to_text(office.position)},
                                         {"position_text", office.position_text},
                                         {"question_answer", office.question_answer},
                                         {"points", std::move(list)}};
    return content.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace plenaria::statements
