// SPDX-License-Identifier: EUPL-1.2
#include "recipients.hpp"

#include <unordered_set>

#include "sending_repository.hpp"

namespace plenaria::campaigns {

namespace {

const std::string& in_language(const directory::HolderPlace& place, std::string_view language) {
    const auto& asked = language == "es" ? place.name_es : language == "fr" ? place.name_fr : place.name_en;
    return asked.empty() ? place.name_en : asked;
}

std::string greeting_of(const directory::Holder& holder, const directory::HolderPlace& place,
                        const Locale& locale) {
    if (holder.role == "mayor") {
        if (place.mayor_gender == "female") return locale.t("Dear Madam Mayor");
        if (place.mayor_gender == "male") return locale.t("Dear Mr Mayor");
        return locale.t("Dear Mayor");
    }
    return holder.name.empty() ? locale.t("Dear colleagues")
                               : locale.t("Dear {name}", {{"name", holder.name}});
}

/// What is the same for all readers of one language.
struct Shared {
    const Locale* locale = nullptr;
    std::string title, address, embargo, text;
    bool has_text = false;
};

Shared shared_in(const std::string& language, const CampaignTools& tools, const Campaign& campaign,
                 const Sending& sending) {
    const auto& facts = campaign.facts;
    Shared shared{.locale = &tools.locales->get(language, "campaigns")};
    shared.title = facts.title.exactly(language);
    shared.address = tools.addresses->absolute(
        tools.addresses->path("campaigns.public_campaign", {{"campaign", campaign.id}}));
    shared.embargo = shared.locale->instant(campaign.embargo, facts.zone);
    shared.has_text = has_language(sending.facts, language);
    shared.text = sending.facts.subject.exactly(language) + '\n' + sending.facts.body.exactly(language);
    return shared;
}

Recipient recipient_of(const directory::Holder& holder, const directory::HolderPlace& place,
                       const Shared& shared) {
    const auto& locale = *shared.locale;
    Recipient to{.person = holder.ref,
                 .name = holder.name.empty() ? locale.t(name_of_role(holder.role)) : holder.name,
                 .role = holder.role,
                 .place = in_language(place, holder.language),
                 .country = place.iso2,
                 .address = holder.address,
                 .language = holder.language,
                 .way = holder.address.empty() ? Way::paper : Way::mail};
    if (!holder.post.empty()) to.post = holder.post + '\n' + locale.country(holder.post_country);
    to.values = {.greeting = greeting_of(holder, place, locale),
                 .name = holder.name,
                 .role = locale.t(name_of_role(holder.role)),
                 .city = to.place,
                 .country = place.iso2.empty() ? std::string() : locale.country(place.iso2),
                 .mayor = place.mayor,
                 .title = shared.title,
                 .address = shared.address,
                 .embargo = shared.embargo};
    return to;
}

void find_trouble(Recipient& to, const Shared& shared) {
    if (to.address.empty() && to.post.empty()) {
        to.trouble = Trouble::no_address;
        return;
    }
    if (!shared.has_text) {
        to.trouble = Trouble::no_language;
        return;
    }
    if (const auto missing = missing_in(shared.text, to.values); !missing.empty()) {
        to.trouble = Trouble::missing;
        for (const auto& each : missing) to.why += (to.why.empty() ? "{{" : ", {{") + each + "}}";
    } else if (const auto name = recursive_in(shared.text, to.values); !name.empty()) {
        to.trouble = Trouble::recursive;
        to.why = "{{" + name + "}}";
    }
}

void find_suppressed(UnitOfWork& uow, const CampaignTools& tools, std::vector<Recipient>& all) {
    if (tools.bulk == nullptr) return;
    std::vector<std::string> addresses;
    for (const auto& each : all)
        if (each.way == Way::mail) addresses.push_back(each.address);
    const auto suppressed = tools.bulk->suppressed(uow, addresses);
    if (suppressed.empty()) return;
    for (auto& each : all)
        if (const auto found = suppressed.find(each.address);
            each.way == Way::mail && found != suppressed.end()) {
            each.trouble = Trouble::suppressed;
            each.why = found->second.reason;
        }
}

}  // namespace

std::string_view to_text(Trouble trouble) {
    switch (trouble) {
        case Trouble::no_language:
            return "no_language";
        case Trouble::no_address:
            return "no_address";
        case Trouble::missing:
            return "missing";
        case Trouble::recursive:
            return "recursive";
        case Trouble::suppressed:
            return "suppressed";
        case Trouble::left_out:
            return "left_out";
        case Trouble::none:
            break;
    }
    return "";
}

bool gets_letter(const Recipient& recipient) { return recipient.trouble == Trouble::none; }

bool holds_up(const Recipient& recipient) {
    return recipient.trouble == Trouble::no_language || recipient.trouble == Trouble::no_address ||
           recipient.trouble == Trouble::missing || recipient.trouble == Trouble::recursive;
}

Day day_of(const Sending& sending, Instant now) {
    return to_local(sending.starts_at.value_or(now), sending.facts.zone).day;
}

std::vector<Recipient> recipients_of(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign,
                                     const Sending& sending) {
    const auto list = tools.holders->holders(uow, sending.facts.segment_id, sending.facts.roles,
                                             day_of(sending, uow.now()));
    const auto choices = choices_of(uow, sending.id);
    std::map<std::string, Shared> shared;
    std::unordered_set<std::string> written_to;
    std::vector<Recipient> all;
    all.reserve(list.holders.size());
    for (const auto& holder : list.holders) {
        // A person once, and a mailbox once.
        if (!written_to.insert(holder.ref).second) continue;
        if (!holder.address.empty() && !written_to.insert(same_address(holder.address)).second) continue;
        auto& common = shared[holder.language];
        if (common.locale == nullptr) common = shared_in(holder.language, tools, campaign, sending);
        all.push_back(recipient_of(holder, list.places[holder.place], common));
        if (const auto choice = choices.find(holder.ref); choice != choices.end()) {
            if (choice->second == "leave_out") all.back().trouble = Trouble::left_out;
            if (choice->second == "paper") all.back().way = Way::paper;
        }
    }
    find_suppressed(uow, tools, all);
    for (auto& each : all)
        if (each.trouble == Trouble::none) find_trouble(each, shared.at(each.language));
    return all;
}

Letter letter_to(const Recipient& recipient, const Sending& sending, const CampaignTools& tools,
                 const std::string& unsubscribe) {
    Letter letter{.sending_id = sending.id,
                  .way = recipient.way,
                  .person = recipient.person,
                  .name = recipient.name,
                  .place = recipient.place,
                  .country = recipient.country,
                  .role = recipient.role,
                  .address = recipient.address,
                  .language = recipient.language};
    if (recipient.way == Way::paper) letter.post = recipient.post;
    const auto& facts = sending.facts;
    letter.subject = merged_letter(facts.subject.exactly(recipient.language), recipient.values);
    letter.body = merged_letter(facts.body.exactly(recipient.language), recipient.values);
    if (recipient.way == Way::mail)
        letter.body +=
            "\n\n-- \n" +
            tools.locales->get(recipient.language, "campaigns")
                .t("You are written to as {role}, {city}. To end letters of this kind: {url}",
                   {{"role", recipient.values.role}, {"city", recipient.values.city}, {"url", unsubscribe}});
    return letter;
}

}  // namespace plenaria::campaigns
