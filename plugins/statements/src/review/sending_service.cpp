// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/id.hpp>

#include "../consolidation/rebase_service.hpp"
#include "../json_object.hpp"
#include "../rounds/round_repository.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "answer_service.hpp"
#include "point_repository.hpp"
#include "sending.hpp"

namespace plenaria::statements {

namespace {

/// Brings the office's rows of stm_point in line with what it says now: the same points keep their decision.
void replace_points(UnitOfWork& uow, const Office& office, const std::vector<Point>& points) {
    auto before = points_of_office(uow, office.id);
    for (const auto& point : points) {
        const auto mark = fingerprint(point);
        const auto same =
            std::find_if(before.begin(), before.end(), [&](const Point& each) { return each.mark == mark; });
        if (same == before.end()) {
            insert(uow, point);
            continue;
        }
        set_resent(uow, same->id, point.remark, uow.now());
        before.erase(same);
    }
    for (const auto& gone : before) supersede(uow, gone.id, uow.now());
}

}  // namespace

Result<int> AnswerService::send(const Actor& actor, std::string_view round_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<int> {
        auto review = review_of(uow, actor, round_id);
        if (!review) return review.error();
        const auto& [round, office] = *review;
        if (auto open = check_takes_answers(round, uow.now()); !open) return std::move(open).error();
        const auto version = find_version(uow, round.version_id);
        const auto paragraphs = paragraphs_of(uow, round.version_id, version->languages);
        const auto answers = answers_of(uow, office.id);
        if (auto complete = check_draft(office, paragraphs, answers); !complete)
            return std::move(complete).error();

        // Two people press the button: the second finds that the draft has been sent, and sends nothing
        // twice.
        if (office.sent_at && !office.changed_at) return office.sendings;
        if (!update_sent(uow, office, uow.now()))
            return Error{ErrorCode::conflict,
                         "A colleague of your office is sending the review at this moment.",
                         "office " + office.id};
        const auto points =
            points_of_draft(round, office, paragraphs, answers, remarks_of(uow, office.id), uow.now());
        Sending sending{.id = new_id(),
                        .office_id = office.id,
                        .number = office.sendings + 1,
                        .content = sending_json(round, office, paragraphs, points),
                        .sent_at = uow.now(),
                        .sent_by = actor.name};
        sending.hash = sha256_hex(sending.content);
        insert(uow, sending);
        replace_points(uow, office, points);
        // A newer version may have been issued while the round went on.
        if (const auto latest = latest_version(uow, round.statement_id);
            latest && latest->id != round.version_id)
            rebase_points(uow, *latest);

        uow.record(actor, "statements.send_review", round_subject(round.id), {},
                   json_object({{"office", office.party},
                                {"number", std::to_string(sending.number)},
                                {"position", to_text(office.position)},
                                {"points", std::to_string(points.size())},
                                {"hash", sending.hash}}));
        uow.publish("statements.review_sent/1", json_object({{"round", round.id}, {"party", office.party}}));
        uow.enqueue("statements.mail_receipt", json_object({{"round", round.id}, {"party", office.party}}));
        uow.notify({.permission = "statements.consult",
                    .message = "{office} has sent its review: {round}.",
                    .values = {{"office", office.party_name}, {"round", round.name}},
                    .domain = "statements",
                    .path = "/statements/rounds/" + round.id});
        return sending.number;
    });
}

}  // namespace plenaria::statements
