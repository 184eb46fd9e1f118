// SPDX-License-Identifier: EUPL-1.2
#include "campaign_service.hpp"

#include <set>

#include <plenaria/id.hpp>
#include <plenaria/search_from.hpp>
#include <plenaria/text.hpp>

#include "campaign_repository.hpp"
#include "plan_repository.hpp"

namespace plenaria::campaigns {

namespace {

Document facts_json(const Campaign& campaign) {
    const auto& facts = campaign.facts;
    return {{"title", facts.title.all},   {"original_language", facts.original},
            {"aim", facts.aim.all},       {"embargo", plenaria::to_text(campaign.embargo)},
            {"zone", facts.zone},         {"segment", facts.segment_id},
            {"version", facts.version_id}};
}

SearchEntry search_entry(const Campaign& campaign) {
    const auto& facts = campaign.facts;
    std::string words;
    for (const auto& [language, title] : facts.title.all) words += title + ' ';
    return {.subject = campaign_subject(campaign.id),
            .title = facts.title.exactly(facts.original),
            .kind = "Campaign",
            .path = "/campaigns/" + campaign.id,
            .text = words,
            .permission = "campaigns.view"};
}

/// Whom an office is written to as: what is for media goes to who answers for the office to media.
const directory::Contact* contact_for_texts(const std::vector<directory::Contact>& contacts) {
    return directory::contact_to_write_to(contacts,
                                          {"press", "cabinet", "international", "protocol", "mayor"});
}

City city_of(UnitOfWork& uow, directory::Directory& directory, const Campaign& campaign,
             const directory::Party& party) {
    City city{.id = new_id(),
              .campaign_id = campaign.id,
              .ref = party.ref,
              .name = party.name,
              .country = party.iso2,
              .language = party.language,
              .zone = party.zone};
    const auto contacts = directory.contacts(uow, party.ref);
    if (const auto* contact = contact_for_texts(contacts)) {
        city.contact_name = contact->name;
        city.address = contact->address;
    }
    // The text is in the language of the city, whatever its contact reads.
    if (!is_language(city.language)) city.language = "en";
    if (const auto own = directory.party(uow, party.ref, city.language)) city.name = own->name;
    // Who is mayor when it is published, not when it is written.
    if (const auto head = directory.head_on(uow, party.ref, campaign.facts.embargo.day))
        city.mayor = head->person_name;
    return city;
}

void enter_cities(UnitOfWork& uow, directory::Directory& directory, const Campaign& campaign) {
    const auto& segment = campaign.facts.segment_id;
    const auto members = segment.empty()                ? directory.cities(uow, "en")
                         : segment.starts_with("city/") ? directory.parties(uow, {segment}, "en")
                                                        : directory.segment(uow, segment, "en");
    std::set<std::string> wanted;
    for (const auto& member : members)
        if (member.ref.starts_with("city/")) wanted.insert(member.ref);
    std::set<std::string> there;
    for (const auto& city : cities_of(uow, campaign.id)) {
        // Who was asked stays: what was told to them is not undone by a list.
        if (city.asked_at || wanted.contains(city.ref))
            there.insert(city.ref);
        else
            remove_city(uow, city.id);
    }
    for (const auto& member : members)
        if (wanted.contains(member.ref) && there.insert(member.ref).second)
            insert(uow, city_of(uow, directory, campaign, member));
}

Result<Campaign> checked(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, Campaign campaign,
                         const CampaignFacts& facts) {
    const auto before = std::move(campaign.facts);
    campaign.facts = tidy(facts);
    if (!before.about.empty()) {
        campaign.facts.about = before.about;
        campaign.facts.about_path = before.about_path;
        campaign.facts.about_title = before.about_title;
    }
    std::vector<FieldError> problems;
    campaign.embargo = check(campaign.facts, problems);
    const auto& version = campaign.facts.version_id;
    if (!version.empty() &&
        (tools.versions == nullptr || !tools.versions->version(uow, actor, version, "en")))
        problems.push_back({"version", /*t*/ "Choose a version that was issued."});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good.error();
    return campaign;
}

Error is_withdrawn(const Campaign& campaign) {
    return {ErrorCode::conflict, /*t*/ "This campaign was withdrawn.", campaign.id};
}

/// Changes what is written about a campaign, from a state that allows it.
Result<void> write_state(UnitOfWork& uow, const Actor& actor, Campaign campaign, Written written,
                         int revision, std::string_view action) {
    const auto before = campaign.written;
    campaign.written = written;
    campaign.revision = revision;
    if (!update(uow, campaign)) return changed_meanwhile(campaign_subject(campaign.id));
    uow.record(actor, action, campaign_subject(campaign.id),
               compact({{"state", std::string(to_text(before))}}),
               compact({{"state", std::string(to_text(written))}}));
    return {};
}

/// The job asks what is so when it runs: too early or twice does no harm.
void enqueue_kit(UnitOfWork& uow, const Campaign& campaign) {
    constexpr std::chrono::minutes kit_takes{20};
    uow.enqueue(kit_job, compact({{"campaign", campaign.id}}),
                std::max(uow.now(), campaign.embargo - kit_takes));
}

/// Whoever had something of it in hand: offices that were asked, and the press.
template <class Make>
int tell_everybody(UnitOfWork& uow, const Campaign& campaign, const Make& make) {
    int told = 0;
    const auto batch = new_id();
    const auto send = [&](Mail mail) {
        mail.batch = batch;
        uow.send(mail);
        ++told;
    };
    for (const auto& city : cities_of(uow, campaign.id))
        if (city.asked_at && !city.address.empty()) send(make(city));
    for (const auto& reader : press_of(uow, campaign.id)) send(make(reader));
    return told;
}

}  // namespace

std::string public_subject(const std::string& id) { return "campaigns.release/" + id; }

Error campaign_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This campaign does not exist.", id};
}

Error changed_meanwhile(const std::string& subject) {
    return {ErrorCode::conflict,
            /*t*/ "Somebody else has changed this meanwhile. Look at what is stored now, and save again.",
            subject};
}

Result<Campaign> read_campaign(UnitOfWork& uow, const std::string& id) {
    auto campaign = find_campaign(uow, id);
    if (!campaign) return campaign_unknown(id);
    return *std::move(campaign);
}

Result<Campaign> lock_campaign(UnitOfWork& uow, const std::string& id) {
    hold_campaign(uow, id);
    return read_campaign(uow, id);
}

Result<void> check_can_change(const Campaign& campaign, Instant now) {
    const auto state = state_of(campaign, now);
    if (state == State::withdrawn) return is_withdrawn(campaign);
    if (state == State::released)
        return Error{ErrorCode::conflict,
                     /*t*/ "This is published. Write a correction, or hold it back first.", campaign.id};
    return {};
}

Result<std::string> create_campaign(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                    const CampaignFacts& facts) {
    const auto campaign = checked(uow, tools, actor, {.id = new_id()}, facts);
    if (!campaign) return campaign.error();
    insert(uow, *campaign);
    enter_cities(uow, *tools.directory, *campaign);
    uow.index(search_entry(*campaign));
    uow.record(actor, "campaigns.create", campaign_subject(campaign->id), "", compact(facts_json(*campaign)));
    return campaign->id;
}

Result<void> change_campaign(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                             const std::string& id, const CampaignFacts& facts, int revision) {
    const auto before = lock_campaign(uow, id);
    if (!before) return before.error();
    if (auto can = check_can_change(*before, uow.now()); !can) return can;
    auto campaign = checked(uow, tools, actor, *before, facts);
    if (!campaign) return campaign.error();
    if ((campaign->embargo != before->embargo || campaign->facts.zone != before->facts.zone) &&
        plan_of(uow, id).facts.embargo.follows())
        return refuse_if_any(
            {{"embargo_day", /*t*/ "The end of this embargo follows its event. Change it in the plan."}});
    if (campaign->written == Written::scheduled && campaign->embargo <= uow.now())
        return refuse_if_any({{"embargo_day", /*t*/ "This instant is over. Write a later one."}});
    campaign->revision = revision;
    if (!update(uow, *campaign)) return changed_meanwhile(campaign_subject(id));
    enter_cities(uow, *tools.directory, *campaign);
    embargo_changed(uow, tools, *before, *campaign);
    index_release(uow, id);
    uow.index(search_entry(*campaign));
    uow.record(actor, "campaigns.change", campaign_subject(id), compact(facts_json(*before)),
               compact(facts_json(*campaign)));
    return {};
}

void embargo_changed(UnitOfWork& uow, const CampaignTools& tools, const Campaign& before,
                     const Campaign& after) {
    if (after.embargo == before.embargo) return;
    const auto subject = campaign_subject(after.id);
    uow.extend_links(clear_purpose, subject, link_end(after.embargo), after.embargo);
    uow.extend_links(early_purpose, subject, after.embargo + std::chrono::days(1), after.embargo);
    // The job of the former instant finds a kit that is made, or nothing to make one of.
    if (after.written == Written::scheduled) enqueue_kit(uow, after);
    // Whoever was told an earlier instant would publish at it.
    if (before.written != Written::scheduled || after.written != Written::scheduled) return;
    const auto mails = tools.mails();
    tell_everybody(uow, after, [&](const auto& to) { return mails.moved(after, to); });
}

Result<void> schedule(UnitOfWork& uow, const Actor& actor, const std::string& id, int revision) {
    const auto campaign = lock_campaign(uow, id);
    if (!campaign) return campaign.error();
    if (campaign->written == Written::withdrawn) return is_withdrawn(*campaign);
    if (campaign->written == Written::scheduled)
        return Error{ErrorCode::conflict, /*t*/ "The embargo of this campaign is set already.", id};
    if (campaign->embargo <= uow.now())
        return Error{ErrorCode::conflict,
                     /*t*/ "The end of the embargo is over already. Change it to a later one first.", id};
    if (outputs_of(uow, id).empty())
        return Error{ErrorCode::conflict, /*t*/ "There is no text yet that could be published.", id};
    if (auto done = write_state(uow, actor, *campaign, Written::scheduled, revision, "campaigns.schedule");
        !done)
        return done;
    enqueue_kit(uow, *campaign);
    index_release(uow, id);
    return {};
}

Result<void> hold_back(UnitOfWork& uow, const Actor& actor, const std::string& id, int revision) {
    const auto campaign = lock_campaign(uow, id);
    if (!campaign) return campaign.error();
    if (campaign->written != Written::scheduled)
        return Error{ErrorCode::conflict, /*t*/ "Nothing of this campaign would be published.", id};
    uow.unindex(public_subject(id));
    return write_state(uow, actor, *campaign, Written::held, revision, "campaigns.hold_back");
}

Result<int> correct(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, const std::string& id,
                    const Texts& note, int revision) {
    auto campaign = lock_campaign(uow, id);
    if (!campaign) return std::move(campaign).error();
    if (state_of(*campaign, uow.now()) != State::released)
        return Error{ErrorCode::conflict, /*t*/ "Only what is published can be corrected.", id};
    const auto before = campaign->note;
    campaign->note = tidy(note);
    std::vector<FieldError> problems;
    if (campaign->note.exactly(campaign->facts.original).empty())
        problems.push_back({"note_" + campaign->facts.original,
                            /*t*/ "Write what was wrong in the language of the original."});
    for (const auto& [language, text] : campaign->note.all)
        check_text("note_" + language, text, longest_note, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good.error();
    campaign->noted_at = uow.now();
    campaign->revision = revision;
    if (!update(uow, *campaign)) return changed_meanwhile(campaign_subject(id));
    const auto mails = tools.mails();
    const int told =
        tell_everybody(uow, *campaign, [&](const auto& to) { return mails.corrected(*campaign, to); });
    uow.record(actor, "campaigns.correct", campaign_subject(id), compact({{"note", before.all}}),
               compact({{"note", campaign->note.all}, {"messages", told}}));
    return told;
}

Result<int> withdraw(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, const std::string& id,
                     const std::string& reason, int revision) {
    auto campaign = lock_campaign(uow, id);
    if (!campaign) return std::move(campaign).error();
    if (campaign->written == Written::withdrawn) return is_withdrawn(*campaign);
    campaign->reason = trim(reason);
    std::vector<FieldError> problems;
    if (campaign->reason.empty())
        problems.push_back({"reason", /*t*/ "Write the reason: offices and the press read it."});
    check_text("reason", campaign->reason, longest_note, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good.error();
    if (auto done = write_state(uow, actor, *campaign, Written::withdrawn, revision, "campaigns.withdraw");
        !done)
        return std::move(done).error();
    uow.unindex(public_subject(id));
    uow.revoke_links(early_purpose, campaign_subject(id));
    const auto mails = tools.mails();
    return tell_everybody(uow, *campaign, [&](const auto& to) { return mails.withdrawn(*campaign, to); });
}

Result<void> give_early_reading(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                const std::string& id, const PressReader& wish) {
    const auto campaign = lock_campaign(uow, id);
    if (!campaign) return campaign.error();
    if (state_of(*campaign, uow.now()) != State::scheduled)
        return Error{ErrorCode::conflict,
                     /*t*/ "The press reads early what is under embargo, and nothing else.", id};
    auto reader = wish;
    reader.id = new_id();
    reader.campaign_id = id;
    reader.name = trim(wish.name);
    reader.sent_at = uow.now();
    std::vector<FieldError> problems;
    if (reader.name.empty()) problems.push_back({"name", /*t*/ "Write a name."});
    check_text("name", reader.name, longest_name, problems);
    if (!is_language(reader.language)) problems.push_back({"language", /*t*/ "Choose a language."});
    for (const auto& other : press_of(uow, id))
        if (other.address == reader.address)
            problems.push_back({"address", /*t*/ "A link was sent to this address already."});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    insert(uow, reader);
    const auto mails = tools.mails();
    uow.send(mails.early(*campaign, reader, uow.issue_link(mails.early_link(*campaign, reader))));
    // Without name and address: history outlives both.
    uow.record(actor, "campaigns.give_early_reading", campaign_subject(id), "",
               compact({{"reader", reader.id}}));
    return {};
}

void index_release(UnitOfWork& uow, const std::string& id) {
    const auto campaign = find_campaign(uow, id);
    if (!campaign || campaign->written != Written::scheduled) {
        uow.unindex(public_subject(id));
        return;
    }
    auto entry = search_entry(*campaign);
    entry.subject = public_subject(id);
    entry.path = "/newsroom/" + id;
    entry.permission = everybody_from(campaign->embargo);
    uow.index(entry);
}

}  // namespace plenaria::campaigns
