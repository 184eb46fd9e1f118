// SPDX-License-Identifier: EUPL-1.2
#include "review_reading.hpp"

#include <algorithm>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../rounds/round_repository.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "answer_service.hpp"
#include "point_repository.hpp"

namespace plenaria::statements {

const StoredAnswer* ReviewReading::answer_on(std::string_view paragraph_id) const {
    for (const auto& each : answers)
        if (each.paragraph_id == paragraph_id) return &each;
    return nullptr;
}

std::string ReviewReading::question(std::string_view language) const {
    if (questions.empty()) return {};
    const auto found = questions.find(std::string(language));
    if (found != questions.end()) return found->second;
    const auto original = questions.find(version.original_language);
    return original != questions.end() ? original->second : questions.begin()->second;
}

int ReviewReading::answered() const {
    return static_cast<int>(
        std::count_if(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& paragraph) {
            const auto* answer = answer_on(paragraph.id);
            const bool remarked = std::any_of(remarks.begin(), remarks.end(), [&](const Remark& each) {
                return each.paragraph_id == paragraph.id;
            });
            return remarked || (answer != nullptr && answer->answer.stance != Stance::none);
        }));
}

int ReviewReading::answerable() const {
    return static_cast<int>(std::count_if(paragraphs.begin(), paragraphs.end(),
                                          [](const Paragraph& each) { return !is_heading(each.kind); }));
}

namespace {

/// A suggestion is shown against the text in its own language, whichever the reader looks at, and the form of
/// every answer begins with that text.
std::vector<std::string> with_those_of(const std::vector<StoredAnswer>& answers,
                                       std::vector<std::string> languages) {
    for (const auto& each : answers)
        if (!each.answer.language.empty() &&
            std::find(languages.begin(), languages.end(), each.answer.language) == languages.end())
            languages.push_back(each.answer.language);
    return languages;
}

}  // namespace

Result<ReviewReading> read_review(UnitOfWork& uow, const Actor& actor, std::string_view round_id,
                                  std::string_view language, const ShownLanguages& shown) {
    auto review = review_of(uow, actor, round_id);
    if (!review) return std::move(review).error();
    ReviewReading reading{.round = std::move(review->first), .office = std::move(review->second)};
    reading.statement = *find_statement(uow, reading.round.statement_id, language);
    reading.version = *find_version(uow, reading.round.version_id);
    reading.answers = answers_of(uow, reading.office.id);
    reading.paragraphs = paragraphs_of(
        uow, reading.version.id,
        shown ? with_those_of(reading.answers, shown(reading.version)) : reading.version.languages);
    reading.remarks = remarks_of(uow, reading.office.id);
    reading.questions = questions_of(uow, reading.round.id);
    if (reading.round.visibility == Visibility::open) {
        reading.others = points_of_round(uow, reading.round.id);
        std::erase_if(reading.others, [&](const Point& point) {
            return point.office_id == reading.office.id || point.superseded;
        });
    }
    return reading;
}

}  // namespace plenaria::statements
