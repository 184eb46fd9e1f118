// SPDX-License-Identifier: EUPL-1.2
#include "recipients.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "sending_repository.hpp"

namespace plenaria::campaigns {

namespace {

const std::string& in_language(const directory::HolderPlace& place, std::string_view language) {
    const auto& asked = language == "es" ? place.name_es : language == "fr" ? place.name_fr : place.name_en;
    return asked.empty() ? place.name_en : asked;
}

std::string greeting_of(const Recipient& to, const Locale& locale) {
    if (to.role == "mayor") {
        if (to.mayor_gender == "female") return locale.t("Dear Madam Mayor");
        if (to.mayor_gender == "male") return locale.t("Dear Mr Mayor");
        return locale.t("Dear Mayor");
    }
    return to.holder.empty() ? locale.t("Dear colleagues") : locale.t("Dear {name}", {{"name", to.holder}});
}

Recipient recipient_of(directory::Holder& holder, const directory::HolderPlace& place,
                       const SharedValues& shared) {
    Recipient to{.person = std::move(holder.ref),
                 .name = holder.name.empty() ? shared.locale->t(name_of_role(holder.role)) : holder.name,
                 .role = std::move(holder.role),
                 .place = in_language(place, holder.language),
                 .country = place.iso2,
                 .address = std::move(holder.address),
                 .language = std::move(holder.language),
                 .holder = std::move(holder.name),
                 .mayor = place.mayor,
                 .mayor_gender = place.mayor_gender};
    if (!holder.post.empty()) to.post = holder.post + '\n' + shared.locale->country(holder.post_country);
    to.way = to.address.empty() ? Way::paper : Way::mail;
    return to;
}

/// Whether something may be wrong with the variables of that letter: what it says is looked into only then.
bool needs_look(const Recipient& to, const SharedValues& shared) {
    const auto odd = [](std::string_view value) {
        return value.empty() || value.find("{{") != std::string_view::npos;
    };
    return std::any_of(shared.variables.begin(), shared.variables.end(), [&](const std::string& variable) {
        if (variable == "city") return odd(to.place);
        if (variable == "country") return to.country.empty();
        if (variable == "mayor") return odd(to.mayor);
        if (variable == "name") return odd(to.holder);
        if (variable == "greeting") return to.role != "mayor" && !to.holder.empty() && odd(to.holder);
        if (variable == "role") return false;
        return odd(variable == "title"     ? shared.title
                   : variable == "address" ? shared.address
                                           : shared.embargo);
    });
}

void find_trouble(Recipient& to, LetterWriter& writer) {
    if (to.address.empty() && to.post.empty()) {
        to.trouble = Trouble::no_address;
        return;
    }
    const auto& shared = writer.shared_in(to.language);
    if (shared.text.empty()) {
        to.trouble = Trouble::no_language;
        return;
    }
    if (!needs_look(to, shared)) return;
    const auto values = writer.values_for(to);
    if (const auto missing = missing_in(shared.text, values); !missing.empty()) {
        to.trouble = Trouble::missing;
        for (const auto& each : missing) to.why += (to.why.empty() ? "{{" : ", {{") + each + "}}";
    } else if (const auto name = recursive_in(shared.text, values); !name.empty()) {
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

const SharedValues& LetterWriter::shared_in(const std::string& language) {
    auto& shared = shared_[language];
    if (shared.locale != nullptr) return shared;
    shared.locale = &tools_.locales->get(language, "campaigns");
    shared.title = campaign_.facts.title.exactly(language);
    shared.address = tools_.addresses->absolute(
        tools_.addresses->path("campaigns.public_campaign", {{"campaign", campaign_.id}}));
    shared.embargo = shared.locale->instant(campaign_.embargo, campaign_.facts.zone);
    const auto& facts = sending_.facts;
    if (has_language(facts, language))
        shared.text = facts.subject.exactly(language) + '\n' + facts.body.exactly(language);
    shared.variables = variables_in(shared.text);
    return shared;
}

LetterValues LetterWriter::values_for(const Recipient& to) {
    const auto& shared = shared_in(to.language);
    const auto& locale = *shared.locale;
    return {.greeting = greeting_of(to, locale),
            .name = to.holder,
            .role = locale.t(name_of_role(to.role)),
            .city = to.place,
            .country = to.country.empty() ? std::string() : locale.country(to.country),
            .mayor = to.mayor,
            .title = shared.title,
            .address = shared.address,
            .embargo = shared.embargo};
}

Letter LetterWriter::letter_to(const Recipient& to, const std::string& unsubscribe) {
    Letter letter{.sending_id = sending_.id,
                  .way = to.way,
                  .person = to.person,
                  .name = to.name,
                  .place = to.place,
                  .country = to.country,
                  .role = to.role,
                  .address = to.address,
                  .language = to.language};
    if (to.way == Way::paper) letter.post = to.post;
    const auto values = values_for(to);
    const auto& facts = sending_.facts;
    letter.subject = merged_letter(facts.subject.exactly(to.language), values);
    letter.body = merged_letter(facts.body.exactly(to.language), values);
    if (to.way == Way::mail)
        letter.body +=
            "\n\n-- \n" +
            shared_in(to.language)
                .locale->t("You are written to as {role}, {city}. To end letters of this kind: {url}",
                           {{"role", values.role}, {"city", values.city}, {"url", unsubscribe}});
    return letter;
}

std::vector<Recipient> unjudged_recipients_of(UnitOfWork& uow, const CampaignTools& tools,
                                              const Campaign& campaign, const Sending& sending) {
    auto list = tools.holders->holders(uow, sending.facts.segment_id, sending.facts.roles,
                                       day_of(sending, uow.now()));
    const auto choices = choices_of(uow, sending.id);
    LetterWriter writer(tools, campaign, sending);
    std::vector<Recipient> all;
    all.reserve(list.holders.size());
    // They stand in `all` or are left in `list`, and neither moves.
    std::unordered_set<std::string_view> people;
    std::unordered_set<std::string> mailboxes;
    mailboxes.reserve(list.holders.size());
    for (auto& holder : list.holders) {
        // A person once, and a mailbox once. A contact has one role at one place, so it comes once.
        const bool is_person = holder.ref.starts_with("person/");
        if (is_person && people.contains(holder.ref)) continue;
        if (!holder.address.empty() && !mailboxes.insert(same_address(holder.address)).second) {
            if (is_person) people.insert(holder.ref);
            continue;
        }
        const auto& shared = writer.shared_in(holder.language);
        auto& to = all.emplace_back(recipient_of(holder, list.places[holder.place], shared));
        if (is_person) people.insert(to.person);
        if (choices.empty()) continue;
        if (const auto choice = choices.find(to.person); choice != choices.end()) {
            if (choice->second == "leave_out") to.trouble = Trouble::left_out;
            if (choice->second == "paper") to.way = Way::paper;
        }
    }
    return all;
}

void judge(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign, const Sending& sending,
           std::vector<Recipient>& recipients) {
    LetterWriter writer(tools, campaign, sending);
    find_suppressed(uow, tools, recipients);
    for (auto& each : recipients)
        if (each.trouble == Trouble::none) find_trouble(each, writer);
}

std::vector<Recipient> recipients_of(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign,
                                     const Sending& sending) {
    auto all = unjudged_recipients_of(uow, tools, campaign, sending);
    judge(uow, tools, campaign, sending, all);
    return all;
}

}  // namespace plenaria::campaigns
