// SPDX-License-Identifier: EUPL-1.2
#include "answer_service.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "../rounds/round_repository.hpp"
#include "../versions/version_repository.hpp"

namespace plenaria::statements {

namespace {

Error round_not_open(std::string_view round_id) {
    return {ErrorCode::not_found, "This consultation does not exist, or is not open to you.",
            "round " + std::string(round_id)};
}

Error no_such_paragraph(std::string_view paragraph_id) {
    return {ErrorCode::not_found, "This paragraph is not part of the text.",
            "paragraph " + std::string(paragraph_id)};
}

/// The review, while it can be written.
Result<std::pair<Round, Office>> writable(UnitOfWork& uow, const Actor& actor, std::string_view round_id) {
    auto review = review_of(uow, actor, round_id);
    if (!review) return review;
    if (auto open = check_takes_answers(review->first, uow.now()); !open) return std::move(open).error();
    return review;
}

Result<void> check_lengths(const Answer& answer) {
    Error refusal{ErrorCode::invalid_input, "This answer is too long.", {}};
    const auto check = [&](const char* field, const std::string& text) {
        if (length(text) > max_answer_text)
            refusal.fields.push_back({field, "Use 15,000 characters or fewer."});
        else if (!is_utf8(text))
            refusal.fields.push_back({field, "This text has characters that cannot be kept."});
    };
    check("wording", answer.wording);
    check("comment", answer.comment);
    check("reason", answer.reason);
    if (!refusal.fields.empty()) return refusal;
    return {};
}

/// What the writer had before them when they began to type.
Answer seen_by(UnitOfWork& uow, const StoredAnswer& stored, const AnswerInput& input,
               const std::optional<AnswerRevision>& last) {
    using Kind = AnswerRevision::Kind;
    // The page has saved since, and has not heard of it yet: it began with what it sent itself.
    if (last && last->kind != Kind::aside && last->revision > input.seen_revision) return last->answer;
    if (input.seen_revision == stored.revision) return stored.answer;
    return answer_at(uow, stored.id, input.seen_revision).value_or(Answer{});
}

}  // namespace

std::string round_subject(std::string_view round_id) { return "statements.round/" + std::string(round_id); }

Result<std::pair<Round, Office>> review_of(UnitOfWork& uow, const Actor& actor, std::string_view round_id) {
    if (!actor.holds_link(review_purpose, round_subject(round_id))) return round_not_open(round_id);
    auto round = find_round(uow, round_id);
    if (!round || round->state == RoundState::draft) return round_not_open(round_id);
    auto office = find_office(uow, round_id, actor.party);
    if (!office) return round_not_open(round_id);
    return std::pair{std::move(*round), std::move(*office)};
}

Result<SavedAnswer> AnswerService::save(const Actor& actor, std::string_view round_id,
                                        std::string_view paragraph_id, const AnswerInput& input) {
    if (auto fits = check_lengths(input.answer); !fits) return std::move(fits).error();
    const auto attempt = [&](UnitOfWork& uow) -> Result<SavedAnswer> {
        const auto review = writable(uow, actor, round_id);
        if (!review) return review.error();
        const auto& office = review->second;
        if (!version_has_paragraph(uow, review->first.version_id, paragraph_id))
            return no_such_paragraph(paragraph_id);

        using Kind = AnswerRevision::Kind;
        auto stored = find_answer(uow, office.id, paragraph_id);
        const auto last = last_of_client(uow, stored.id, input.client_id);
        if (last && input.sequence <= last->sequence)
            return SavedAnswer{.outcome = SavedAnswer::Outcome::older, .stored = std::move(stored)};
        const auto seen = seen_by(uow, stored, input, last);
        const auto merge = merge_answers(seen, stored.answer, input.answer);
        AnswerRevision row{.revision = stored.revision,
                           .answer = input.answer,
                           .client_id = input.client_id,
                           .sequence = input.sequence,
                           .saved_at = uow.now(),
                           .saved_by = actor.name};
        if (!merge.clean()) {
            row.kind = Kind::aside;
            insert(uow, stored.id, row);
            return SavedAnswer{.outcome = SavedAnswer::Outcome::conflict,
                               .stored = std::move(stored),
                               .seen = seen,
                               .mine = input.answer,
                               .in_conflict = merge.in_conflict};
        }
        SavedAnswer saved{.stored = stored};
        if (merge.answer != input.answer) saved.outcome = SavedAnswer::Outcome::joined;
        if (stored.revision > 0 && merge.answer == stored.answer) return saved;

        auto& now = saved.stored;
        now.answer = merge.answer;
        now.revision = stored.revision + 1;
        now.saved_at = uow.now();
        now.saved_by = actor.name;
        if (stored.revision == 0) {
            now.id = new_id();
            insert(uow, now);
        } else if (!update(uow, now, stored.revision)) {
            return Error{ErrorCode::conflict, "Somebody else has saved at the same moment. Save again.",
                         "answer " + stored.id};
        }
        row.revision = now.revision;
        if (saved.outcome == SavedAnswer::Outcome::joined) {
            row.kind = Kind::sent;
            insert(uow, now.id, row);
            row.kind = Kind::kept;
            row.answer = now.answer;
            row.client_id.clear();
        }
        insert(uow, now.id, row);
        touch_office(uow, office.id, uow.now());
        return saved;
    };
    auto saved = db_.write(attempt);
    // Two first saves, or two updates, at the same moment: the second one now sees the first and joins.
    for (int more = 0; more < 3 && !saved && saved.error().code == ErrorCode::conflict; ++more) {
        const bool over = saved.error().detail.starts_with("round ");
        if (over) break;
        saved = db_.write(attempt);
    }
    return saved;
}

Result<std::string> AnswerService::remark(const Actor& actor, std::string_view round_id,
                                          std::string_view paragraph_id, std::string_view language,
                                          std::string_view quote, std::string_view text) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto review = writable(uow, actor, round_id);
        if (!review) return review.error();
        const auto words = version_text(uow, review->first.version_id, paragraph_id, language);
        if (!words) return no_such_paragraph(paragraph_id);
        Error refusal{ErrorCode::invalid_input, "The comment cannot be kept.",
                      "paragraph " + std::string(paragraph_id)};
        if (trim(text).empty()) refusal.fields.push_back({"remark", "Write your comment."});
        if (length(text) > max_answer_text)
            refusal.fields.push_back({"remark", "Use 15,000 characters or fewer."});
        const auto anchor = anchor_for(*words, quote);
        if (!anchor)
            refusal.fields.push_back(
                {"quote",
                 "These words are not in the paragraph. Copy them from the text, or leave this empty."});
        if (!refusal.fields.empty()) return refusal;

        const Remark remark{.id = new_id(),
                            .office_id = review->second.id,
                            .paragraph_id = std::string(paragraph_id),
                            .language = std::string(language),
                            .text = trim(text),
                            .anchor = *anchor,
                            .written_at = uow.now(),
                            .written_by = actor.name};
        insert(uow, remark);
        touch_office(uow, remark.office_id, uow.now());
        return remark.id;
    });
}

namespace {

Result<void> set_removed(Database& db, const Actor& actor, std::string_view round_id,
                         std::string_view remark_id, bool removed) {
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        const auto review = writable(uow, actor, round_id);
        if (!review) return review.error();
        if (!set_remark_removed(uow, review->second.id, remark_id, removed))
            return Error{ErrorCode::not_found, "This comment does not exist.",
                         "remark " + std::string(remark_id)};
        touch_office(uow, review->second.id, uow.now());
        return {};
    });
}

}  // namespace

Result<void> AnswerService::remove_remark(const Actor& actor, std::string_view round_id,
                                          std::string_view remark_id) {
    return set_removed(db_, actor, round_id, remark_id, true);
}

Result<void> AnswerService::restore_remark(const Actor& actor, std::string_view round_id,
                                           std::string_view remark_id) {
    return set_removed(db_, actor, round_id, remark_id, false);
}

Result<void> AnswerService::save_position(const Actor& actor, std::string_view round_id,
                                          const PositionInput& input) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto review = writable(uow, actor, round_id);
        if (!review) return review.error();
        auto& office = review->second;
        if (length(input.text) > max_answer_text || length(input.question_answer) > max_answer_text)
            return Error{ErrorCode::invalid_input,
                         "This answer is too long.",
                         {},
                         {{"position_text", "Use 15,000 characters or fewer."}}};
        const bool same = office.position == input.position && office.position_text == trim(input.text) &&
                          office.question_answer == trim(input.question_answer);
        if (same) return {};
        if (office.revision != input.seen_revision)
            return Error{
                ErrorCode::conflict,
                "A colleague of your office has changed the position in the meantime. Look at it, and save "
                "again if yours shall count.",
                "office " + office.id};
        office.position = input.position;
        office.position_text = trim(input.text);
        office.question_answer = trim(input.question_answer);
        if (!update_position(uow, office))
            return Error{ErrorCode::conflict, "Somebody else has saved at the same moment. Save again.",
                         "office " + office.id};
        touch_office(uow, office.id, uow.now());
        return {};
    });
}

Result<void> AnswerService::ask_for_time(const Actor& actor, std::string_view round_id,
                                         std::string_view because) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto review = review_of(uow, actor, round_id);
        if (!review) return review.error();
        auto& [round, office] = *review;
        if (length(because) > 500)
            return Error{ErrorCode::invalid_input,
                         "This is too long.",
                         {},
                         {{"because", "Use 500 characters or fewer."}}};
        const bool first = !office.asked_at;
        office.asked_at = uow.now();
        office.asked_because = trim(because);
        update_contact(uow, office);
        uow.record(actor, "statements.ask_for_time", round_subject(round.id), {},
                   json_object({{"office", office.party}, {"because", office.asked_because}}));
        if (first)
            uow.notify({.permission = "statements.consult",
                        .message = "{office} asks for more time: {round}.",
                        .values = {{"office", office.party_name}, {"round", round.name}},
                        .domain = "statements",
                        .path = "/statements/rounds/" + round.id,
                        .urgent = true});
        return {};
    });
}

}  // namespace plenaria::statements
