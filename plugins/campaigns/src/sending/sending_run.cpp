// SPDX-License-Identifier: EUPL-1.2
#include "sending_run.hpp"

#include "../plan/campaign_repository.hpp"
#include "sending_repository.hpp"

namespace plenaria::campaigns {

namespace {

constexpr std::chrono::seconds minute{60};
constexpr int most_looked_at = 20'000;

const Actor& sender() {
    static const Actor job = job_actor(sending_job);
    return job;
}

Mail mail_of(const Letter& letter) {
    return {.to_address = letter.address,
            .to_name = letter.name,
            .language = letter.language,
            .subject = letter.subject,
            .text = letter.body,
            .about = sending_subject(letter.sending_id),
            .batch = sending_subject(letter.sending_id),
            .idempotency_key = key_of_letter(letter.id)};
}

bool is_as_approved(UnitOfWork& uow, const Sending& sending, const std::vector<Letter>& letters) {
    for (const auto& each : letters)
        if (hash_of(each) != each.hash) return false;
    return hash_of(letter_hashes(uow, sending.id)) == sending.hash;
}

void stop(UnitOfWork& uow, Sending& sending, const std::string& reason, HandedOver& done) {
    sending.state = SendingState::paused;
    sending.reason = reason;
    ++done.paused;
    uow.record(sender(), "campaigns.pause_letters", sending_subject(sending.id), "",
               compact({{"reason", reason}}));
}

Result<HandedOver> hand_over(UnitOfWork& uow, const CampaignTools& tools, const std::string& id) {
    HandedOver done;
    hold_sending(uow, id);
    auto sending = find_sending(uow, id);
    if (!sending || (sending->state != SendingState::approved && sending->state != SendingState::sending))
        return done;
    if (sending->starts_at && *sending->starts_at > uow.now()) return done;
    const auto campaign = find_campaign(uow, sending->campaign_id);
    if (!campaign) return done;
    const auto& locale = tools.locales->get(campaign->facts.original, "campaigns");
    if (const auto may = check_may_go(*campaign, *sending, uow.now()); !may) {
        stop(uow, *sending, locale.t(may.error().message, may.error().values), done);
        static_cast<void>(update(uow, *sending));
        return done;
    }
    const auto ids = choose_due(open_letters(uow, id, most_looked_at), handed_since(uow, uow.now() - minute),
                                static_cast<int>(tools.settings->number("letters_a_minute")),
                                static_cast<int>(tools.settings->number("letters_a_minute_to_a_domain")));
    const auto letters = find_letters(uow, ids);
    if (!is_as_approved(uow, *sending, letters)) {
        stop(uow, *sending, locale.t("What stands in the database is not what was approved."), done);
    } else {
        for (const auto& each : letters) uow.send(mail_of(each));
        mark_handed(uow, ids);
        done.letters = static_cast<int>(letters.size());
        sending->state = SendingState::sending;
        if (count_open_letters(uow, id) == 0) {
            sending->state = SendingState::sent;
            sending->finished_at = uow.now();
            ++done.finished;
            uow.record(sender(), "campaigns.finish_letters", sending_subject(id), "",
                       compact({{"letters", sending->letters}}));
        }
    }
    static_cast<void>(update(uow, *sending));
    return done;
}

}  // namespace

std::vector<std::string> choose_due(const std::vector<OpenLetter>& open,
                                    const std::map<std::string, int>& left_lately, int most,
                                    int of_a_domain) {
    auto to_domain = left_lately;
    int all = 0;
    for (const auto& [domain, count] : left_lately) all += count;
    std::vector<std::string> ids;
    for (const auto& each : open) {
        if (all >= most) break;
        auto& count = to_domain[each.domain];
        if (count >= of_a_domain) continue;
        ++count;
        ++all;
        ids.push_back(each.id);
    }
    return ids;
}

Result<HandedOver> hand_over_due(Database& db, const CampaignTools& tools) {
    const auto due = db.read([](UnitOfWork& uow) -> Result<std::vector<std::string>> {
        std::vector<std::string> ids;
        for (const auto state : {SendingState::sending, SendingState::approved})
            for (const auto& each : sendings_in(uow, state))
                if (!each.starts_at || *each.starts_at <= uow.now()) ids.push_back(each.id);
        return ids;
    });
    if (!due) return due.error();
    HandedOver all;
    for (const auto& id : *due) {
        const auto done = db.write([&](UnitOfWork& uow) { return hand_over(uow, tools, id); });
        if (!done) return done.error();
        all.letters += done->letters;
        all.finished += done->finished;
        all.paused += done->paused;
    }
    return all;
}

}  // namespace plenaria::campaigns
