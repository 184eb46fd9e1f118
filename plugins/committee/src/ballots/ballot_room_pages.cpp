// SPDX-License-Identifier: EUPL-1.2
#include "ballot_room_pages.hpp"

#include "../candidacy/statement_pages.hpp"
#include "../ledger/announced_pages.hpp"
#include "ballot_api.hpp"
#include "ballot_form_pages.hpp"
#include "ballot_pages.hpp"
#include "ballot_result_pages.hpp"
#include "ballot_samples.hpp"
#include "body_votes.hpp"
#include "candidate_pages.hpp"
#include "elections_service.hpp"
#include "office_pages.hpp"
#include "officer_pages.hpp"
#include "roll_pages.hpp"
#include "seating_pages.hpp"
#include "vote_pages.hpp"
#include "voted_text_pages.hpp"

namespace plenaria::committee::ballots {

namespace {

using BallotPage = PageLine<BallotRoomTools>;

/// Of all who see bodies. What officers do asks besides whether they are one of this ballot.
constexpr BallotPage pages_to_see[] = {
    {Method::get, "/committee/ballots", "committee.ballots", list_ballots},
    {Method::get, "/committee/ballots/{ballot}", "committee.ballot", show_ballot},
    {Method::get, "/committee/ballots/{ballot}/live", "committee.ballot_live", listen_to_ballot},
    {Method::post, "/committee/ballots/{ballot}/office", "committee.ballot_office", take_office_post},
    {Method::post, "/committee/ballots/{ballot}/office/leave", "committee.ballot_office_leave",
     leave_office_post},
    {Method::post, "/committee/ballots/{ballot}/key/make", "committee.ballot_key_make", make_key_post},
    {Method::post, "/committee/ballots/{ballot}/key", "committee.ballot_key", give_key_post},
    {Method::post, "/committee/ballots/{ballot}/key/file", "committee.ballot_key_file", key_file_post},
    {Method::post, "/committee/ballots/{ballot}/confirm", "committee.ballot_confirm", confirm_post},
    {Method::post, "/committee/ballots/{ballot}/unseal", "committee.ballot_unseal", use_key_post},
};

/// Of those who hold ballots.
constexpr BallotPage pages_to_hold[] = {
    {Method::get, "/committee/ballots/new", "committee.ballot_new", new_ballot_form},
    {Method::post, "/committee/ballots", "committee.ballot_create", create_ballot_post},
    {Method::get, "/committee/ballots/{ballot}/edit", "committee.ballot_edit", edit_ballot_form},
    {Method::post, "/committee/ballots/{ballot}", "committee.ballot_change", change_ballot_post},
    {Method::get, "/committee/ballots/{ballot}/candidates", "committee.ballot_candidates", candidates_form},
    {Method::post, "/committee/ballots/{ballot}/candidates", "committee.ballot_candidates_save",
     candidates_post},
    {Method::post, "/committee/ballots/{ballot}/partners", "committee.ballot_partner", partner_post},
    {Method::post, "/committee/ballots/{ballot}/partners/remove", "committee.ballot_partner_remove",
     partner_remove_post},
    {Method::get, "/committee/ballots/{ballot}/letters", "committee.ballot_letters", preview_opening},
    {Method::post, "/committee/ballots/{ballot}/open", "committee.ballot_open", open_post},
    {Method::get, "/committee/ballots/{ballot}/reminders", "committee.ballot_reminders", preview_reminders},
    {Method::post, "/committee/ballots/{ballot}/reminders", "committee.ballot_remind", remind_post},
    {Method::post, "/committee/ballots/{ballot}/close", "committee.ballot_close", close_early_post},
    {Method::post, "/committee/ballots/{ballot}/withdraw", "committee.ballot_withdraw", withdraw_post},
    {Method::get, "/committee/ballots/{ballot}/slips", "committee.ballot_slips", slips_form},
    {Method::post, "/committee/ballots/{ballot}/slips", "committee.ballot_slips_save", slips_post},
    {Method::post, "/committee/ballots/{ballot}/result", "committee.ballot_state", state_result_post},
    {Method::get, "/committee/ballots/{ballot}/seating", "committee.ballot_seating", preview_seating},
    {Method::post, "/committee/ballots/{ballot}/seating", "committee.ballot_seat", seat_post},
    {Method::get, "/committee/ballots/{ballot}/voters/{voter}", "committee.voter", show_voter},
    {Method::post, "/committee/ballots/{ballot}/voters/{voter}/link", "committee.voter_link",
     link_again_post},
    {Method::post, "/committee/ballots/{ballot}/voters/{voter}/revoke", "committee.voter_revoke",
     revoke_post},
    {Method::post, "/committee/ballots/{ballot}/voters/{voter}/restore", "committee.voter_restore",
     restore_post},
    {Method::post, "/committee/ballots/{ballot}/voters/{voter}/proxy", "committee.voter_proxy", proxy_post},
    {Method::post, "/committee/ballots/{ballot}/voters/{voter}/proxy/end", "committee.voter_proxy_end",
     proxy_end_post},
    {Method::post, "/committee/ballots/{ballot}/voters/{voter}/paper", "committee.voter_paper", paper_post},
    {Method::post, "/committee/ballots/{ballot}/voters/{voter}/paper/undo", "committee.voter_paper_undo",
     paper_undo_post},
    {Method::post, "/committee/ballots/{ballot}/voters/{voter}/call", "committee.voter_call", call_post},
};

/// Of those who keep the ledger: a result becomes terms.
constexpr BallotPage pages_to_seat[] = {
    {Method::get, "/committee/ballots/{ballot}/officers", "committee.ballot_officers", officers_form},
    {Method::post, "/committee/ballots/{ballot}/officers", "committee.ballot_officers_save", officers_post},
};

/// Of a voter, by their link alone: nobody votes for a city because they speak for it.
constexpr BallotPage pages_of_voter[] = {
    {Method::get, "/committee/votes/{voter}", "committee.vote", vote_page},
    {Method::get, "/committee/votes/{voter}/text", "committee.vote_text", voted_text_page},
    {Method::post, "/committee/votes/{voter}/check", "committee.vote_check", check_vote_post},
    {Method::post, "/committee/votes/{voter}/cast", "committee.vote_cast", cast_post},
    {Method::post, "/committee/votes/{voter}/proxy", "committee.vote_proxy", own_proxy_post},
    {Method::post, "/committee/votes/{voter}/proxy/end", "committee.vote_proxy_end", own_proxy_end_post},
};

constexpr BallotPage pages_of_anyone[] = {
    {Method::get, "/committee/receipts/{ballot}", "committee.receipt", receipt_page},
    {Method::post, "/committee/receipts/{ballot}", "committee.receipt_check", receipt_post},
    {Method::get, "/committee/receipts/{ballot}/bulletin", "committee.bulletin", bulletin_file},
    {Method::get, "/committee/receipts/{ballot}/ballots", "committee.bulletin_ballots", ballots_file},
};

}  // namespace

void announce_ballots(Registrar& registrar, const BallotRoomTools& tools) {
    const auto announce = [&](const BallotPage& line, Access access) {
        announce_page(registrar, tools, line, std::move(access));
    };
    for (const auto& line : pages_to_see) announce(line, Access::permission("committee.view"));
    for (const auto& line : pages_to_hold) announce(line, Access::permission("committee.ballots"));
    for (const auto& line : pages_to_seat) announce(line, Access::permission("committee.edit"));
    for (const auto& line : pages_of_voter)
        announce(line, Access::link(vote_purpose, "committee.voter", "voter"));
    for (const auto& line : pages_of_anyone)
        announce(line, Access::anyone(
                           "Whoever has a receipt checks a ballot; the bulletin names nobody, and what it "
                           "holds is there once a vote is closed."));
    candidacy::announce_statements(registrar, tools);
    announce_ballot_api(registrar, tools);
    registrar.provide<statements::Validation>(std::make_shared<BodyVotes>(tools));
    registrar.provide<Elections>(std::make_shared<ElectionsService>(tools.locales));
    registrar.provide<LetterSamples>(std::make_shared<BallotSamples>(tools));
}

}  // namespace plenaria::committee::ballots
