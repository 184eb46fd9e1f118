// SPDX-License-Identifier: EUPL-1.2
#include "sending_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../plan/campaign_repository.hpp"
#include "../plan/campaign_service.hpp"
#include "letter_repository.hpp"
#include "sending_repository.hpp"

namespace plenaria::campaigns {

namespace {

constexpr std::size_t most_named = 20;

Document facts_json(const Sending& sending) {
    return {{"subject", sending.facts.subject.all},
            {"list", sending.facts.segment_id},
            {"roles", sending.facts.roles},
            {"starts", sending.starts_at ? plenaria::to_text(*sending.starts_at) : std::string()},
            {"hash", sending.hash},
            {"letters", sending.letters}};
}

Error not_in_this_state(const Sending& sending) {
    return {ErrorCode::conflict,
            /*t*/ "This is not possible now: somebody has changed, sent or stopped these letters meanwhile.",
            sending.id};
}

/// Locked, so that two steps come one after the other.
Result<Sending> lock_sending(UnitOfWork& uow, const std::string& id) {
    hold_sending(uow, id);
    return read_sending(uow, id);
}

Result<void> keep(UnitOfWork& uow, const Sending& sending) {
    if (!update(uow, sending)) return not_in_this_state(sending);
    return {};
}

void record_step(UnitOfWork& uow, const Actor& actor, std::string_view action, const Sending& sending,
                 const std::string& before = {}) {
    uow.record(actor, action, sending_subject(sending.id), before, compact(facts_json(sending)));
}

bool may_change(const Sending& sending) {
    return sending.state == SendingState::draft || sending.state == SendingState::submitted ||
           sending.state == SendingState::approved;
}

/// What was frozen is thrown away: it is approved anew, whatever changed.
void reopen(UnitOfWork& uow, Sending& sending) {
    if (sending.state != SendingState::draft) remove_letters(uow, sending.id);
    sending.state = SendingState::draft;
    sending.hash.clear();
    sending.letters = 0;
    sending.submitted_by.clear();
    sending.submitted_name.clear();
    sending.submitted_at.reset();
    sending.approved_by.clear();
    sending.approved_name.clear();
    sending.approved_at.reset();
}

/// One sentence for each, and how many more there are.
void name_those(std::vector<FieldError>& problems, const std::vector<Recipient>& all) {
    std::size_t named = 0;
    for (const auto& each : all) {
        if (!holds_up(each)) continue;
        if (++named > most_named) continue;
        const MessageValues values{
            {"name", each.name}, {"city", each.place}, {"language", each.language}, {"variables", each.why}};
        if (each.trouble == Trouble::no_language)
            problems.push_back({"recipients",
                                /*t*/ "{name}, {city}: there is no text in their language ({language}).",
                                values});
        else if (each.trouble == Trouble::no_address)
            problems.push_back({"recipients",
                                /*t*/ "{name}, {city}: neither a mail address nor a postal address is known.",
                                values});
        else if (each.trouble == Trouble::missing)
            problems.push_back(
                {"recipients", /*t*/ "{name}, {city}: there is nothing for {variables}.", values});
        else
            problems.push_back({"recipients",
                                /*t*/ "{name}, {city}: what stands for {variables} holds a variable itself.",
                                values});
    }
    if (named > most_named)
        problems.push_back({"recipients",
                            /*t*/ "… and {more} more: see the letters with a problem.",
                            {{"more", std::to_string(named - most_named)}}});
}

std::vector<Letter> letters_of(const std::vector<Recipient>& all, LetterWriter writer,
                               const CampaignTools& tools) {
    std::vector<Letter> letters;
    letters.reserve(all.size());
    for (const auto& each : all) {
        if (!gets_letter(each)) continue;
        auto id = new_id();
        const auto url =
            each.way == Way::mail ? tools.bulk->unsubscribe_url(key_of_letter(id)) : std::string();
        auto letter = writer.letter_to(each, url);
        letter.id = std::move(id);
        letter.position = static_cast<int>(letters.size()) + 1;
        letter.hash = hash_of(letter);
        letters.push_back(std::move(letter));
    }
    return letters;
}

}  // namespace

Result<Sending> read_sending(UnitOfWork& uow, const std::string& id) {
    auto sending = find_sending(uow, id);
    if (!sending) return Error{ErrorCode::not_found, /*t*/ "These letters do not exist.", id};
    return *std::move(sending);
}

Result<std::string> create_sending(UnitOfWork& uow, const Actor& actor, const std::string& campaign_id,
                                   const SendingFacts& facts) {
    const auto campaign = read_campaign(uow, campaign_id);
    if (!campaign) return campaign.error();
    std::vector<FieldError> problems;
    Sending sending{.id = new_id(), .campaign_id = campaign_id, .facts = tidy(facts), .written_by = actor.id};
    sending.starts_at = check(sending.facts, problems);
    if (auto fine = refuse_if_any(std::move(problems)); !fine) return std::move(fine).error();
    insert(uow, sending);
    record_step(uow, actor, "campaigns.write_letters", sending);
    return sending.id;
}

Result<void> change_sending(UnitOfWork& uow, const Actor& actor, const std::string& id,
                            const SendingFacts& facts, int revision) {
    auto sending = lock_sending(uow, id);
    if (!sending) return sending.error();
    if (!may_change(*sending)) return not_in_this_state(*sending);
    if (sending->revision != revision) return changed_meanwhile(sending_subject(id));
    const auto before = compact(facts_json(*sending));
    std::vector<FieldError> problems;
    sending->facts = tidy(facts);
    sending->starts_at = check(sending->facts, problems);
    if (auto fine = refuse_if_any(std::move(problems)); !fine) return fine;
    reopen(uow, *sending);
    sending->reason.clear();
    sending->written_by = actor.id;
    record_step(uow, actor, "campaigns.write_letters", *sending, before);
    return keep(uow, *sending);
}

Result<void> choose_for(UnitOfWork& uow, const Actor& actor, const std::string& id,
                        const std::vector<std::string>& people, const std::string& choice) {
    auto sending = lock_sending(uow, id);
    if (!sending) return sending.error();
    if (!may_change(*sending)) return not_in_this_state(*sending);
    for (const auto& person : people)
        if (!person.empty() && person.size() <= 60) choose(uow, id, person, choice);
    reopen(uow, *sending);
    sending->written_by = actor.id;
    uow.record(actor, "campaigns.choose_recipients", sending_subject(id), "",
               compact({{"people", people}, {"choice", choice}}));
    return keep(uow, *sending);
}

Result<int> leave_out_lacking(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                              const std::string& id) {
    auto sending = lock_sending(uow, id);
    if (!sending) return sending.error();
    const auto campaign = read_campaign(uow, sending->campaign_id);
    if (!campaign) return campaign.error();
    std::vector<std::string> people;
    for (const auto& each : recipients_of(uow, tools, *campaign, *sending))
        if (holds_up(each)) people.push_back(each.person);
    if (auto done = choose_for(uow, actor, id, people, "leave_out"); !done) return std::move(done).error();
    return static_cast<int>(people.size());
}

bool asks_for_number(const Sending& sending, std::size_t recipients, const CampaignTools& tools) {
    return sending.facts.segment_id.empty() ||
           static_cast<long long>(recipients) > tools.settings->number("letters_to_confirm");
}

Result<void> submit_sending(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                            const std::string& id, int revision, int expected) {
    auto sending = lock_sending(uow, id);
    if (!sending) return sending.error();
    if (sending->state != SendingState::draft) return not_in_this_state(*sending);
    if (sending->revision != revision) return changed_meanwhile(sending_subject(id));
    const auto campaign = read_campaign(uow, sending->campaign_id);
    if (!campaign) return campaign.error();
    const auto all = recipients_of(uow, tools, *campaign, *sending);
    const auto some = std::count_if(all.begin(), all.end(), gets_letter);
    std::vector<FieldError> problems;
    name_those(problems, all);
    if (problems.empty() && some == 0)
        problems.push_back(
            {"recipients", /*t*/ "Nobody would get a letter: nobody in this list holds such a role."});
    if (problems.empty() && asks_for_number(*sending, static_cast<std::size_t>(some), tools) &&
        expected != some)
        problems.push_back({"expected", /*t*/ "Type how many letters these are: that number is not right."});
    if (auto fine = refuse_if_any(std::move(problems)); !fine) return fine;

    const auto letters = letters_of(all, {tools, *campaign, *sending}, tools);
    insert(uow, letters);
    std::vector<std::string> hashes;
    for (const auto& each : letters) hashes.push_back(each.hash);
    sending->state = SendingState::submitted;
    sending->hash = hash_of(hashes);
    sending->letters = static_cast<int>(letters.size());
    sending->submitted_by = actor.id;
    sending->submitted_name = actor.name;
    sending->submitted_at = uow.now();
    sending->reason.clear();
    record_step(uow, actor, "campaigns.submit_letters", *sending);
    return keep(uow, *sending);
}

Result<void> check_may_go(const Campaign& campaign, const Sending& sending, Instant at) {
    if (campaign.written == Written::held || campaign.written == Written::withdrawn)
        return Error{ErrorCode::conflict,
                     /*t*/ "The campaign is held back or withdrawn: its letters do not leave.", sending.id};
    if (leads_nowhere(sending.facts, campaign, at))
        return Error{ErrorCode::conflict,
                     /*t*/
                     "These letters lead to a page that nobody can read before the end of the embargo. Let "
                     "them start later, or say in every language {embargo} when it ends.",
                     sending.id,
                     {},
                     {{"embargo", "{{embargo}}"}}};
    return {};
}

Result<void> approve_sending(UnitOfWork& uow, const Actor& actor, const std::string& id,
                             const std::string& hash) {
    auto sending = lock_sending(uow, id);
    if (!sending) return sending.error();
    if (sending->state != SendingState::submitted) return not_in_this_state(*sending);
    if (actor.id == sending->written_by || actor.id == sending->submitted_by)
        return Error{ErrorCode::forbidden,
                     /*t*/ "Somebody else approves: you have written or submitted these letters yourself.",
                     id};
    const auto campaign = read_campaign(uow, sending->campaign_id);
    if (!campaign) return campaign.error();
    if (hash != sending->hash || hash_of(letter_hashes(uow, id)) != sending->hash)
        return changed_meanwhile(sending_subject(id));
    if (auto fine =
            check_may_go(*campaign, *sending, std::max(uow.now(), sending->starts_at.value_or(uow.now())));
        !fine)
        return fine;
    sending->state = SendingState::approved;
    sending->approved_by = actor.id;
    sending->approved_name = actor.name;
    sending->approved_at = uow.now();
    record_step(uow, actor, "campaigns.approve_letters", *sending);
    uow.enqueue(sending_job, "{}", sending->starts_at.value_or(uow.now()));
    return keep(uow, *sending);
}

Result<void> send_back(UnitOfWork& uow, const Actor& actor, const std::string& id, const std::string& reason,
                       int revision) {
    auto sending = lock_sending(uow, id);
    if (!sending) return sending.error();
    if (sending->state != SendingState::submitted && sending->state != SendingState::approved)
        return not_in_this_state(*sending);
    if (sending->revision != revision) return changed_meanwhile(sending_subject(id));
    std::vector<FieldError> problems;
    const auto words = trim(reason);
    check_text("reason", words, 900, problems);
    if (words.empty()) problems.push_back({"reason", /*t*/ "Say why."});
    if (auto fine = refuse_if_any(std::move(problems)); !fine) return fine;
    reopen(uow, *sending);
    sending->reason = words;
    record_step(uow, actor, "campaigns.send_letters_back", *sending);
    return keep(uow, *sending);
}

Result<void> pause_sending(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto sending = lock_sending(uow, id);
    if (!sending) return sending.error();
    if (sending->state != SendingState::approved && sending->state != SendingState::sending)
        return not_in_this_state(*sending);
    sending->state = SendingState::paused;
    sending->reason = actor.name;
    record_step(uow, actor, "campaigns.pause_letters", *sending);
    return keep(uow, *sending);
}

Result<void> resume_sending(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto sending = lock_sending(uow, id);
    if (!sending) return sending.error();
    if (sending->state != SendingState::paused) return not_in_this_state(*sending);
    const auto campaign = read_campaign(uow, sending->campaign_id);
    if (!campaign) return campaign.error();
    const auto at = std::max(uow.now(), sending->starts_at.value_or(uow.now()));
    if (auto fine = check_may_go(*campaign, *sending, at); !fine) return fine;
    sending->state = SendingState::approved;
    sending->reason.clear();
    record_step(uow, actor, "campaigns.resume_letters", *sending);
    uow.enqueue(sending_job, "{}", at);
    return keep(uow, *sending);
}

Result<void> cancel_sending(UnitOfWork& uow, const Actor& actor, const std::string& id,
                            const std::string& reason) {
    auto sending = lock_sending(uow, id);
    if (!sending) return sending.error();
    if (sending->state == SendingState::sent || sending->state == SendingState::cancelled)
        return not_in_this_state(*sending);
    std::vector<FieldError> problems;
    const auto words = trim(reason);
    check_text("reason", words, 900, problems);
    if (words.empty()) problems.push_back({"reason", /*t*/ "Say why."});
    if (auto fine = refuse_if_any(std::move(problems)); !fine) return fine;
    sending->state = SendingState::cancelled;
    sending->reason = words;
    sending->finished_at = uow.now();
    record_step(uow, actor, "campaigns.cancel_letters", *sending);
    return keep(uow, *sending);
}

Result<void> try_letter(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                        const std::string& id, const std::string& person) {
    const auto sending = read_sending(uow, id);
    if (!sending) return sending.error();
    const auto campaign = read_campaign(uow, sending->campaign_id);
    if (!campaign) return campaign.error();
    const auto own = tools.bulk->own_address(uow, actor);
    if (!own)
        return Error{ErrorCode::conflict,
                     /*t*/ "Your account has no mail address to which a letter could go.", id};
    for (const auto& each : recipients_of(uow, tools, *campaign, *sending)) {
        if (each.person != person || each.trouble == Trouble::no_language) continue;
        const auto& locale = tools.locales->get(each.language, "campaigns");
        const auto letter = LetterWriter(tools, *campaign, *sending)
                                .letter_to(each, locale.t("[the address that ends such letters]"));
        uow.send({.to_address = *own,
                  .to_name = actor.name,
                  .language = letter.language,
                  .subject = locale.t("[Test] {subject}", {{"subject", letter.subject}}),
                  .text = letter.body,
                  .about = sending_subject(id)});
        uow.record(actor, "campaigns.try_letter", sending_subject(id), "", "");
        return {};
    }
    return Error{ErrorCode::not_found, /*t*/ "This letter does not exist any more.", id};
}

}  // namespace plenaria::campaigns
