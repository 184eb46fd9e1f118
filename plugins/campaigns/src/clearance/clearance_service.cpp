// SPDX-License-Identifier: EUPL-1.2
#include "clearance_service.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../plan/campaign_repository.hpp"

namespace plenaria::campaigns {

namespace {

/// Whoever presses "remind" twice sends once.
constexpr std::chrono::minutes reminders_apart{10};

Document output_json(const Output& output) {
    const auto& facts = output.facts;
    return {{"campaign", output.campaign_id},
            {"kind", std::string(to_text(facts.kind))},
            {"network", facts.network},
            {"title", facts.title.all},
            {"body", facts.body.all}};
}

std::string output_subject(const std::string& id) { return "campaigns.output/" + id; }
std::string clearance_subject(const std::string& id) { return "campaigns.clearance/" + id; }

Error output_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This output does not exist.", id};
}

Error other_number_of_letters(const std::string& id) {
    return {ErrorCode::conflict,
            /*t*/ "The number of messages has changed since the preview. Nothing was sent: look again.", id};
}

const std::string& quote_of(const Clearance& clearance, const City& city) {
    return clearance.revision == 0 ? city.quote : clearance.quote;
}

CityOutput city_output(const CampaignTools& tools, const Output& output, const City& city,
                       Clearance clearance) {
    const auto quote = quote_of(clearance, city);
    return {output, std::move(clearance), tools.text(output, city, quote), quote};
}

/// Opens again what was cleared and would be another text now. @param read outputs of which whoever was asked
/// and has not decided is told too, for they may have read them already
void reopen_changed(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, const Campaign& campaign,
                    const std::set<std::string>& read = {}) {
    const auto mails = tools.mails();
    for (const auto& texts : texts_of(uow, tools, campaign)) {
        bool reopened = false;
        for (const auto& each : texts.outputs) {
            if (each.clearance.decision == Decision::open && texts.city.asked_at && !each.text.no_language &&
                read.contains(each.output.id))
                reopened = true;
            if (each.clearance.decision != Decision::cleared ||
                each.clearance.hash == text_hash(each.text.title, each.text.body))
                continue;
            auto open = each.clearance;
            const auto before = open.hash;
            open.decision = Decision::open;
            open.title = open.body = open.hash = open.decided_by = {};
            open.decided_at = std::nullopt;
            // The row is under the lock of its campaign, so nobody else has changed it.
            (void)update(uow, open);
            uow.record(actor, "campaigns.reopen", clearance_subject(open.id), compact({{"sha256", before}}),
                       "");
            reopened = true;
        }
        const auto& city = texts.city;
        if (reopened && !city.address.empty())
            uow.send(mails.again(campaign, city, uow.issue_link(mails.clear_link(campaign, city))));
    }
}

Result<Output> checked(Output output, const OutputFacts& facts) {
    output.facts = tidy(facts);
    std::vector<FieldError> problems;
    check(output.facts, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good.error();
    return output;
}

/// Writes to those cities. @return how many
template <class Make>
int write_to(UnitOfWork& uow, const std::vector<CityTexts>& all, const Make& make,
             std::optional<Instant> City::*noted) {
    const auto batch = new_id();
    for (const auto& each : all) {
        auto mail = make(each.city);
        mail.batch = batch;
        uow.send(mail);
        auto city = each.city;
        city.*noted = uow.now();
        (void)update(uow, city);
    }
    return static_cast<int>(all.size());
}

Result<void> check_takes_letters(const Campaign& campaign, Instant now) {
    if (auto can = check_can_change(campaign, now); !can) return can;
    if (campaign.embargo <= now)
        return Error{ErrorCode::conflict,
                     /*t*/ "The end of the embargo is over already. Change it to a later one first.",
                     campaign.id};
    return {};
}

/// @return nothing when an office may say that now.
Result<void> check_takes_answer(const Campaign& campaign, const Answer& answer, Instant now) {
    if (campaign.written == Written::withdrawn)
        return Error{ErrorCode::conflict,
                     /*t*/ "This campaign was withdrawn. Nothing was saved, and nothing is published.",
                     campaign.id};
    if (answer.decision != Decision::declined && now >= campaign.embargo)
        return Error{
            ErrorCode::conflict,
            /*t*/ "Texts could be cleared until {embargo}. Nothing was saved; a text can still be declined.",
            campaign.id,
            {},
            {{"embargo", embargo_words(campaign)}}};
    return {};
}

Result<void> check_answer(const CampaignTools& tools, const Output& output, const City& city,
                          const Answer& answer) {
    std::vector<FieldError> problems;
    const auto field = "quote_" + output.id;
    check_quote(field, answer.quote, problems);
    const auto text = tools.text(output, city, answer.quote);
    if (problems.empty() && answer.decision == Decision::cleared) {
        if (text.no_language)
            return Error{ErrorCode::conflict, /*t*/ "There is no text in the language of your city.",
                         output.id};
        if (!text.missing.empty())
            problems.push_back(
                {field, text.missing.front() == "quote"
                            ? /*t*/ "Write the quote: the text has a place for it."
                            : /*t*/ "The text has a gap that the secretariat has to fill first."});
        if (text.too_long_by > 0)
            problems.push_back(
                {field,
                 /*t*/ "The text is {count} characters too long for {network}. Shorten the quote.",
                 {{"count", std::to_string(text.too_long_by)},
                  {"network", std::string(network_called(output.facts.network)->name)}}});
    }
    return refuse_if_any(std::move(problems));
}

}  // namespace

bool CityTexts::waits() const {
    return std::any_of(outputs.begin(), outputs.end(), [](const CityOutput& each) {
        return each.clearance.decision == Decision::open && !each.text.no_language;
    });
}

bool CityTexts::may_be_asked() const {
    return !city.address.empty() && !outputs.empty() &&
           std::all_of(outputs.begin(), outputs.end(),
                       [](const CityOutput& each) { return each.text.may_be_asked(); });
}

Result<std::string> add_output(UnitOfWork& uow, const CampaignTools&, const Actor& actor,
                               const std::string& campaign_id, const OutputFacts& facts) {
    const auto campaign = lock_campaign(uow, campaign_id);
    if (!campaign) return campaign.error();
    if (auto can = check_can_change(*campaign, uow.now()); !can) return std::move(can).error();
    const auto output = checked({.id = new_id(), .campaign_id = campaign_id}, facts);
    if (!output) return output.error();
    insert(uow, *output);
    uow.record(actor, "campaigns.add_output", output_subject(output->id), "", compact(output_json(*output)));
    return output->id;
}

Result<void> change_output(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                           const std::string& id, const OutputFacts& facts, int revision) {
    const auto found = find_output(uow, id);
    if (!found) return output_unknown(id);
    const auto campaign = lock_campaign(uow, found->campaign_id);
    if (!campaign) return campaign.error();
    if (auto can = check_can_change(*campaign, uow.now()); !can) return can;
    auto output = checked(*found, facts);
    if (!output) return output.error();
    output->revision = revision;
    if (!update(uow, *output)) return changed_meanwhile(output_subject(id));
    uow.record(actor, "campaigns.change_output", output_subject(id), compact(output_json(*found)),
               compact(output_json(*output)));
    reopen_changed(uow, tools, actor, *campaign);
    return {};
}

Result<void> change_city(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                         const std::string& id, const CityFacts& facts) {
    const auto found = find_city(uow, id);
    if (!found) return Error{ErrorCode::not_found, /*t*/ "This city does not take part.", id};
    const auto campaign = lock_campaign(uow, found->campaign_id);
    if (!campaign) return campaign.error();
    if (auto can = check_can_change(*campaign, uow.now()); !can) return can;
    auto city = *found;
    city.mayor = trim(facts.mayor);
    city.quote = tidy(Texts{{{"en", facts.quote}}}).exactly("en");
    std::vector<FieldError> problems;
    check_text("mayor", city.mayor, longest_name, problems);
    check_value("mayor", city.mayor, problems);
    check_quote("quote", city.quote, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    city.revision = facts.revision;
    if (!update(uow, city)) return changed_meanwhile("campaigns.city/" + id);
    uow.record(actor, "campaigns.change_city", campaign_subject(campaign->id),
               compact({{"city", city.ref}, {"quote", found->quote}}),
               compact({{"city", city.ref}, {"quote", city.quote}}));
    reopen_changed(uow, tools, actor, *campaign);
    return {};
}

void variable_changed(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                      const Campaign& campaign, std::string_view variable) {
    std::set<std::string> read;
    for (const auto& output : outputs_of(uow, campaign.id)) {
        if (!uses(output.facts, variable)) continue;
        // Its revision is raised: who reads the former text cannot clear the new one.
        (void)update(uow, output);
        read.insert(output.id);
    }
    if (!read.empty()) reopen_changed(uow, tools, actor, campaign, read);
}

std::vector<CityTexts> texts_of(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign) {
    const auto outputs = outputs_of(uow, campaign.id);
    std::map<std::pair<std::string, std::string>, Clearance> said;
    for (auto& each : clearances_of(uow, campaign.id))
        said.emplace(std::pair(each.city_id, each.output_id), each);
    std::vector<CityTexts> all;
    for (auto& city : cities_of(uow, campaign.id)) {
        CityTexts texts{city, {}};
        for (const auto& output : outputs) {
            const auto found = said.find({city.id, output.id});
            texts.outputs.push_back(city_output(
                tools, output, city,
                found == said.end() ? Clearance{.output_id = output.id, .city_id = city.id} : found->second));
        }
        all.push_back(std::move(texts));
    }
    return all;
}

std::vector<CityTexts> to_ask(const std::vector<CityTexts>& all) {
    std::vector<CityTexts> found;
    for (const auto& each : all)
        if (!each.city.asked_at && each.may_be_asked()) found.push_back(each);
    return found;
}

std::vector<CityTexts> to_remind(const std::vector<CityTexts>& all) {
    std::vector<CityTexts> found;
    for (const auto& each : all)
        if (each.city.asked_at && each.waits() && !each.city.address.empty()) found.push_back(each);
    return found;
}

Result<int> ask_cities(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, const std::string& id,
                       int expected) {
    const auto campaign = lock_campaign(uow, id);
    if (!campaign) return campaign.error();
    if (auto takes = check_takes_letters(*campaign, uow.now()); !takes) return std::move(takes).error();
    const auto asked = to_ask(texts_of(uow, tools, *campaign));
    if (static_cast<int>(asked.size()) != expected || asked.empty()) return other_number_of_letters(id);
    const auto mails = tools.mails();
    const int sent = write_to(
        uow, asked,
        [&](const City& city) {
            return mails.request(*campaign, city, uow.issue_link(mails.clear_link(*campaign, city)));
        },
        &City::asked_at);
    uow.record(actor, "campaigns.ask_cities", campaign_subject(id), "", compact({{"messages", sent}}));
    return sent;
}

Result<int> remind_cities(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                          const std::string& id, int expected) {
    const auto campaign = lock_campaign(uow, id);
    if (!campaign) return campaign.error();
    if (auto takes = check_takes_letters(*campaign, uow.now()); !takes) return std::move(takes).error();
    const auto silent = to_remind(texts_of(uow, tools, *campaign));
    if (static_cast<int>(silent.size()) != expected || silent.empty()) return other_number_of_letters(id);
    // Apart in either direction: a clock that was set back must not forbid reminders until it has caught up.
    if (std::any_of(silent.begin(), silent.end(), [&](const CityTexts& each) {
            return each.city.reminded_at &&
                   std::chrono::abs(uow.now() - *each.city.reminded_at) < reminders_apart;
        }))
        return Error{ErrorCode::conflict,
                     /*t*/ "These cities were reminded less than ten minutes ago. Nothing was sent.", id};
    const auto mails = tools.mails();
    const int sent = write_to(
        uow, silent,
        [&](const City& city) {
            return mails.reminder(*campaign, city, uow.issue_link(mails.clear_link(*campaign, city)));
        },
        &City::reminded_at);
    uow.record(actor, "campaigns.remind_cities", campaign_subject(id), "", compact({{"messages", sent}}));
    return sent;
}

Result<OwnTexts> own_texts(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                           const std::string& campaign_id) {
    auto campaign = read_campaign(uow, campaign_id);
    if (!campaign) return std::move(campaign).error();
    auto city = city_called(uow, campaign_id, actor.party);
    if (!city || !actor.holds_link(clear_purpose, campaign_subject(campaign_id)))
        return campaign_unknown(campaign_id);
    CityTexts texts{*std::move(city), {}};
    for (const auto& output : outputs_of(uow, campaign_id))
        texts.outputs.push_back(
            city_output(tools, output, texts.city, clearance_of(uow, output.id, texts.city.id)));
    return OwnTexts{*std::move(campaign), std::move(texts)};
}

Result<void> answer(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                    const std::string& campaign_id, const std::string& output_id, const Answer& wish) {
    hold_campaign(uow, campaign_id);
    const auto own = own_texts(uow, tools, actor, campaign_id);
    if (!own) return own.error();
    const auto& outputs = own->texts.outputs;
    const auto found = std::find_if(outputs.begin(), outputs.end(),
                                    [&](const CityOutput& each) { return each.output.id == output_id; });
    if (found == outputs.end()) return output_unknown(output_id);
    if (auto takes = check_takes_answer(own->campaign, wish, uow.now()); !takes) return takes;
    if (found->output.revision != wish.output_revision || found->clearance.revision != wish.revision)
        return Error{ErrorCode::conflict,
                     /*t*/ "This text was changed while you read it. Read it again before you clear it.",
                     output_id};
    auto said = wish;
    said.quote = tidy(Texts{{{"en", wish.quote}}}).exactly("en");
    // Declining is never held up by what was typed.
    if (said.decision == Decision::declined)
        said.quote = found->quote;
    else if (auto good = check_answer(tools, found->output, own->texts.city, said); !good)
        return good;

    auto kept = found->clearance;
    const auto before = compact({{"decision", std::string(to_text(kept.decision))}, {"sha256", kept.hash}});
    kept.decision = said.decision;
    kept.quote = said.quote;
    kept.title = kept.body = kept.hash = kept.decided_by = {};
    kept.decided_at = std::nullopt;
    if (said.decision == Decision::cleared) {
        const auto text = tools.text(found->output, own->texts.city, said.quote);
        kept.title = text.title;
        kept.body = text.body;
        kept.hash = text_hash(text.title, text.body);
    }
    if (said.decision != Decision::open) {
        kept.decided_at = uow.now();
        kept.decided_by = actor.name;
    }
    if (kept.revision == 0) {
        kept.id = new_id();
        insert(uow, kept);
    } else if (!update(uow, kept)) {
        return changed_meanwhile(clearance_subject(kept.id));
    }
    uow.record(actor, "campaigns.answer", clearance_subject(kept.id), before,
               compact({{"decision", std::string(to_text(kept.decision))}, {"sha256", kept.hash}}));
    return {};
}

}  // namespace plenaria::campaigns
