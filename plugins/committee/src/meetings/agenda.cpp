// SPDX-License-Identifier: EUPL-1.2
#include "agenda.hpp"

#include <plenaria/text.hpp>

#include "code_words.hpp"

namespace plenaria::committee::meetings {

namespace {

constexpr std::array<CodeWord, 6> kind_words{{{"information", /*t*/ "Information"},
                                              {"discussion", /*t*/ "Discussion"},
                                              {"decision", /*t*/ "Decision"},
                                              {"election", /*t*/ "Election"},
                                              {"approval", /*t*/ "Approval of minutes"},
                                              {"other", /*t*/ "Other business"}}};
constexpr std::array<CodeWord, 4> way_words{{{"consensus", /*t*/ "By consensus"},
                                             {"hands", /*t*/ "By show of hands"},
                                             {"ballot", /*t*/ "By ballot"},
                                             {"none", /*t*/ "Not taken"}}};
constexpr std::array<CodeWord, 4> majority_words{
    {{"simple", /*t*/ "More than half of yes and no"},
     {"two_thirds", /*t*/ "Two thirds of yes and no"},
     {"absolute", /*t*/ "More than half of all members"},
     {"two_thirds_of_members", /*t*/ "Two thirds of all members"}}};

}  // namespace

std::string_view to_text(ItemKind kind) { return word_of(kind_words, kind).stored; }
std::optional<ItemKind> parse_item_kind(std::string_view text) {
    return value_of<ItemKind>(kind_words, text);
}
std::string_view name_of(ItemKind kind) { return word_of(kind_words, kind).shown; }
std::string_view to_text(Way way) { return word_of(way_words, way).stored; }
std::optional<Way> parse_way(std::string_view text) { return value_of<Way>(way_words, text); }
std::string_view name_of(Way way) { return word_of(way_words, way).shown; }
std::string_view code_of(Majority majority) { return word_of(majority_words, majority).stored; }
std::optional<Majority> parse_majority(std::string_view text) {
    return value_of<Majority>(majority_words, text);
}
std::string_view words_of(Majority majority) { return word_of(majority_words, majority).shown; }

ItemFacts tidy(ItemFacts facts) {
    for (auto* text : {&facts.title, &facts.owner, &facts.note, &facts.motion, &facts.amended,
                       &facts.proposed_by, &facts.seconded_by})
        *text = trim(*text);
    // Written back to the original, an amendment is none.
    if (facts.amended == facts.motion) facts.amended.clear();
    if (facts.kind != ItemKind::approval) facts.approves.clear();
    return facts;
}

void check(const ItemFacts& facts, std::vector<FieldError>& problems) {
    if (facts.title.empty()) problems.push_back({"title", /*t*/ "Write what the item is about."});
    ledger::check_text("title", facts.title, longest_item_title, problems);
    ledger::check_text("owner", facts.owner, longest_title, problems);
    ledger::check_text("note", facts.note, longest_note, problems);
    ledger::check_text("motion", facts.motion, longest_motion, problems);
    ledger::check_text("amended", facts.amended, longest_motion, problems);
    ledger::check_text("proposed_by", facts.proposed_by, longest_title, problems);
    ledger::check_text("seconded_by", facts.seconded_by, longest_title, problems);
    if (!facts.amended.empty() && facts.motion.empty())
        problems.push_back({"motion", /*t*/ "Write the motion before it is amended."});
    if (facts.minutes < 0 || facts.minutes > longest_meeting)
        problems.push_back({"item_minutes",
                            /*t*/ "Write a number of minutes from 0 to {most}.",
                            {{"most", std::to_string(longest_meeting)}}});
}

std::string TakenDecision::number() const { return std::to_string(year) + '/' + std::to_string(serial); }

std::string decision_in_words(const TakenDecision& decision, int held, const Locale& locale) {
    const auto there = locale.t("{present} of {held} members were there; the quorum was {needed}.",
                                {{"present", locale.number(decision.present)},
                                 {"held", locale.number(held)},
                                 {"needed", locale.number(decision.needed)}});
    if (decision.way == Way::none) return locale.t("Not taken: there was no quorum.") + ' ' + there;
    if (decision.way == Way::consensus)
        return locale.t("Decision {number}: adopted by consensus.", {{"number", decision.number()}}) + ' ' +
               there;
    if (decision.way == Way::ballot)
        return locale.t(decision.carried ? /*t*/ "Decision {number}: adopted by ballot."
                                         : /*t*/ "Decision {number}: rejected by ballot.",
                        {{"number", decision.number()}}) +
               ' ' + there;
    // What was stored has passed the same check, so it counts the same again.
    const auto counted = decide(decision.votes, decision.majority);
    return locale.t("Decision {number}, by show of hands:", {{"number", decision.number()}}) + ' ' +
           (counted ? decision_text(decision.votes, *counted, locale) : std::string()) + ' ' +
           locale.t(words_of(decision.majority)) + ". " + there;
}

}  // namespace plenaria::committee::meetings
