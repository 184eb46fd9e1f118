// SPDX-License-Identifier: EUPL-1.2
#include "one_count_pages.hpp"

#include <plenaria/tag.hpp>

#include "flow_picture.hpp"
#include "words.hpp"

namespace plenaria::committee {

namespace {

class ExplainedCount {
public:
    ExplainedCount(const OpenedCount& opened, const Locale& locale)
        : count_(opened.count), election_(opened.election), locale_(locale) {}

    [[nodiscard]] Model::List elected() const {
        Model::List list;
        for (const auto candidate : count_.elected)
            list.push_back({{"name", election_.candidates[candidate].name},
                            {"round", locale_.t(/*t*/ "in round {number}",
                                                {{"number", number(round_of_election(candidate))}})}});
        return list;
    }

    [[nodiscard]] Model::List rounds() const {
        Model::List list;
        for (std::size_t index = 0; index < count_.rounds.size(); ++index) {
            Model::List sentences;
            for (auto& sentence : sentences_of(count_, index, election_, locale_))
                sentences.push_back({{"sentence", std::move(sentence)}});
            list.push_back({{"label", locale_.t("Round {number}", {{"number", number(index + 1)}})},
                            {"sentences", std::move(sentences)}});
        }
        return list;
    }

    /// A row for each candidate, then the votes that nobody has, then the quota where it changes.
    [[nodiscard]] Model::List rows() const {
        Model::List list;
        for (Candidate candidate = 0; candidate < election_.candidates.size(); ++candidate)
            list.push_back(candidate_row(candidate));
        const auto sum = [&](std::string name, Amount Round::*member) {
            bool any = false;
            Model::List cells;
            for (const auto& round : count_.rounds) {
                any = any || round.*member != 0;
                cells.push_back(cell(member == &Round::quota ? quota_text(count_, round.quota, locale_)
                                                             : votes(round.*member)));
            }
            if (any)
                list.push_back({{"name", std::move(name)}, {"is_sum", true}, {"cells", std::move(cells)}});
        };
        sum(locale_.t("Non-transferable"), &Round::non_transferable);
        sum(locale_.t("Lost to rounding"), &Round::lost);
        sum(locale_.t(/*t*/ "Quota"), &Round::quota);
        return list;
    }

    [[nodiscard]] Model::List reserved() const {
        Model::List list;
        for (const auto& group : count_.reserved)
            list.push_back({{"group", reserved_text(group, election_, locale_)}});
        return list;
    }

    [[nodiscard]] Model::List withdrawn() const {
        Model::List list;
        for (const auto& candidate : election_.candidates)
            if (candidate.withdrawn) list.push_back({{"name", candidate.name}});
        return list;
    }

private:
    [[nodiscard]] std::string number(std::size_t value) const {
        return locale_.number(static_cast<long long>(value));
    }
    [[nodiscard]] std::string votes(Amount amount) const {
        return votes_text(amount, count_.places, locale_);
    }

    static Model cell(std::string text) {
        return {{"text", std::move(text)}, {"has_tag", false}, {"tag", Model::List{}}};
    }

    [[nodiscard]] std::size_t round_of_election(Candidate candidate) const {
        std::size_t round = 0;
        while (count_.rounds[round].standings[candidate] != Standing::elected) ++round;
        return round + 1;
    }

    /// Votes in each round, and in the round that decided, what it decided; nothing once the papers are gone.
    [[nodiscard]] Model candidate_row(Candidate candidate) const {
        Model::List cells;
        auto before = Standing::continuing;
        for (const auto& round : count_.rounds) {
            const auto standing = round.standings[candidate];
            const auto total = round.totals[candidate];
            const bool gone = standing == Standing::withdrawn ||
                              (standing == Standing::excluded && before == Standing::excluded && total == 0);
            auto one = cell(gone ? "–" : votes(total));
            if (standing != before && standing != Standing::withdrawn) {
                const bool wins = standing == Standing::elected;
                one = {{"text", votes(total)},
                       {"has_tag", true},
                       {"tag", tag_model(wins ? "green" : "grey", locale_.t(wins ? "elected" : "excluded"))}};
            }
            cells.push_back(std::move(one));
            before = standing;
        }
        return {
            {"name", election_.candidates[candidate].name}, {"is_sum", false}, {"cells", std::move(cells)}};
    }

    const Count& count_;
    const Election& election_;
    const Locale& locale_;
};

}  // namespace

void set_explained(Model& model, const OpenedCount& opened, const Locale& locale) {
    const auto& [kept, election, count] = opened;
    const ExplainedCount page(opened, locale);
    auto withdrawn = page.withdrawn();
    model.set("rule", name_of(kept.rule, locale));
    model.set("lot", lot_text(count, locale));
    model.set("seats", locale.number(count.seats));
    model.set("papers", locale.number(static_cast<long long>(kept.papers)));
    model.set("valid", locale.number(static_cast<long long>(count.valid)));
    model.set("has_quota", count.has_quota());
    model.set("quota", quota_text(count, count.quota(), locale));
    model.set("has_reserved", !count.reserved.empty());
    model.set("reserved", page.reserved());
    model.set("has_withdrawn", !withdrawn.empty());
    model.set("withdrawn", std::move(withdrawn));
    model.set("elected", page.elected());
    model.set("rounds", page.rounds());
    model.set("rows", page.rows());
    model.set("flow", flow_picture(count, election, locale));
    model.set("is_meek", kept.rule == Rule::meek_prf);
}

View count_view(const OpenedCount& opened, RequestScope& scope) {
    const auto& kept = opened.kept;
    const auto& locale = scope.locale();
    const auto title = kept.title.empty() ? locale.t("Without a title") : kept.title;
    const auto exported = [&](const char* format) {
        return scope.url("committee.count_export", {{"count", kept.id}, {"format", format}});
    };
    Model model{{"title", title},
                {"counts_url", scope.url("committee.counts")},
                {"made", locale.t(/*t*/ "Counted by {who}, {when}",
                                  {{"who", kept.made_by},
                                   {"when", locale.instant(kept.made_at, scope.actor().zone)}})},
                {"json_url", exported("json")},
                {"blt_url", exported("blt")},
                {"text_url", exported("txt")},
                {"remove_url", scope.url("committee.count_remove", {{"count", kept.id}})}};
    set_explained(model, opened, locale);
    return {.name = "committee/count/show", .model = std::move(model), .title = title};
}

}  // namespace plenaria::committee
