// SPDX-License-Identifier: EUPL-1.2
#include "flow_picture.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "short_text.hpp"
#include "words.hpp"

namespace plenaria::committee {

namespace {

// In units of the drawing, which is as wide as it needs to be and scrolls.
constexpr double bars_high = 360;  // all votes together
constexpr double bar_gap = 6;
constexpr double bar_wide = 14;
constexpr double column_wide = 110;
constexpr double names_wide = 190;
constexpr double picture_top = 30;
constexpr double row_least = 15;  // room for a name beside its bar
constexpr std::size_t longest_name = 28;

constexpr const char* elected_fill = "#00703c";
constexpr const char* continuing_fill = "#5694ca";
constexpr const char* excluded_fill = "#b1b4b6";
constexpr const char* stuck_fill = "#505a5f";

std::string svg_number(double value) { return fmt::format("{:.1f}", value); }

std::string short_name(const std::string& name) {
    auto text = first_characters(name, longest_name);
    return text.size() == name.size() ? text : text + "…";
}

class FlowDrawing {
public:
    FlowDrawing(const Count& count, const Election& election, const Locale& locale)
        : count_(count), election_(election), locale_(locale), stuck_(election.candidates.size()) {
        order_by_result();
        for (std::size_t round = 0; round < count.rounds.size(); ++round) place(round);
    }

    Model model() {
        Model::List columns, bars, bands, names;
        for (std::size_t round = 0; round < places_.size(); ++round) {
            columns.push_back({{"x", svg_number(left(round) + bar_wide / 2)},
                               {"label", locale_.number(static_cast<long long>(round) + 1)}});
            if (round > 0) add_bands(round, bands);
            for (const auto& [who, bar] : places_[round]) bars.push_back(bar_model(round, who, bar));
        }
        for (const auto& [who, bar] : places_.front()) names.push_back(name_model(who, bar, false));
        if (places_.size() > 1)
            for (const auto& [who, bar] : places_.back()) names.push_back(name_model(who, bar, true));
        const auto width = svg_number(left(places_.size() - 1) + bar_wide + names_wide);
        return {{"width", width},
                {"height", svg_number(height_)},
                {"view_box", "0 0 " + width + ' ' + svg_number(height_)},
                {"columns", std::move(columns)},
                {"bars", std::move(bars)},
                {"bands", std::move(bands)},
                {"names", std::move(names)}};
    }

private:
    struct Bar {
        double y = 0;
        double height = 0;
        Amount votes = 0;
    };

    [[nodiscard]] static double left(std::size_t round) {
        return names_wide + static_cast<double>(round) * column_wide;
    }
    [[nodiscard]] double scaled(Amount votes) const {
        const auto all = static_cast<double>(count_.valid) * static_cast<double>(count_.places.one);
        return all == 0 ? 0 : std::max(1.0, static_cast<double>(votes) / all * bars_high);
    }
    [[nodiscard]] Amount votes_of(std::size_t who, const Round& round) const {
        return who == stuck_ ? round.non_transferable : round.totals[who];
    }

    /// The elected at the top, in their order; the others by their last votes, those without a seat at the
    /// end.
    void order_by_result() {
        for (const auto candidate : count_.elected) order_.push_back(candidate);
        std::vector<std::size_t> others;
        for (Candidate candidate = 0; candidate < election_.candidates.size(); ++candidate)
            if (count_.rounds.back().standings[candidate] != Standing::elected) others.push_back(candidate);
        const auto best = [this](std::size_t who) {
            Amount most = 0;
            for (const auto& round : count_.rounds) most = std::max(most, round.totals[who]);
            return most;
        };
        std::stable_sort(others.begin(), others.end(),
                         [&](std::size_t one, std::size_t other) { return best(one) > best(other); });
        order_.insert(order_.end(), others.begin(), others.end());
        order_.push_back(stuck_);
    }

    void place(std::size_t round) {
        std::map<std::size_t, Bar> column;
        double y = picture_top;
        for (const auto who : order_) {
            const auto votes = votes_of(who, count_.rounds[round]);
            if (votes == 0) continue;
            const auto height = scaled(votes);
            column[who] = {.y = y, .height = height, .votes = votes};
            y += std::max(height + bar_gap, row_least);
        }
        height_ = std::max(height_, y + bar_gap);
        places_.push_back(std::move(column));
    }

    [[nodiscard]] const char* fill(std::size_t who, std::size_t round) const {
        if (who == stuck_) return stuck_fill;
        const auto standing = count_.rounds[round].standings[who];
        return standing == Standing::elected    ? elected_fill
               : standing == Standing::excluded ? excluded_fill
                                                : continuing_fill;
    }

    [[nodiscard]] std::string name(std::size_t who) const {
        return who == stuck_ ? locale_.t("Non-transferable") : election_.candidates[who].name;
    }
    [[nodiscard]] std::string votes(Amount amount) const {
        return votes_text(amount, count_.places, locale_);
    }

    [[nodiscard]] Model bar_model(std::size_t round, std::size_t who, const Bar& bar) const {
        return {{"x", svg_number(left(round))},
                {"y", svg_number(bar.y)},
                {"width", svg_number(bar_wide)},
                {"height", svg_number(bar.height)},
                {"fill", fill(who, round)},
                {"title", locale_.t(/*t*/ "{name}, round {round}: {votes}",
                                    {{"name", name(who)},
                                     {"round", locale_.number(static_cast<long long>(round) + 1)},
                                     {"votes", votes(bar.votes)}})}};
    }

    [[nodiscard]] Model name_model(std::size_t who, const Bar& bar, bool at_end) const {
        return {{"x", svg_number(at_end ? left(places_.size() - 1) + bar_wide + 8 : names_wide - 8)},
                {"y", svg_number(bar.y + std::min(bar.height / 2, bars_high) + 4)},
                {"anchor", at_end ? "start" : "end"},
                {"text", short_name(name(who))}};
    }

    /// From the column before `round` into it: what each kept, and what went over.
    void add_bands(std::size_t round, Model::List& bands) const {
        const auto& before = places_[round - 1];
        const auto& now = places_[round];
        // How much of each bar is taken by bands already, from its top.
        std::map<std::size_t, double> used_before, used_now;
        const auto band = [&](std::size_t from, std::size_t to, Amount votes_moved, const char* colour) {
            const auto start = before.find(from), end = now.find(to);
            if (votes_moved <= 0 || start == before.end() || end == now.end()) return;
            const auto thick = scaled(votes_moved);
            const auto y1 = start->second.y + std::exchange(used_before[from], used_before[from] + thick);
            const auto y2 = end->second.y + std::exchange(used_now[to], used_now[to] + thick);
            const auto x1 = left(round - 1) + bar_wide, x2 = left(round), middle = (x1 + x2) / 2;
            bands.push_back(
                {{"d",
                  fmt::format("M{:.1f},{:.1f}C{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}V{:.1f}C{:.1f},{:.1f} "
                              "{:.1f},{:.1f} {:.1f},{:.1f}Z",
                              x1, y1, middle, y1, middle, y2, x2, y2, y2 + thick, middle, y2 + thick, middle,
                              y1 + thick, x1, y1 + thick)},
                 {"fill", colour},
                 {"title",
                  from == to
                      ? locale_.t(/*t*/ "{name} keeps {votes}",
                                  {{"name", name(from)}, {"votes", votes(votes_moved)}})
                      : locale_.t(/*t*/ "From {from} to {to}: {votes}",
                                  {{"from", name(from)}, {"to", name(to)}, {"votes", votes(votes_moved)}})}});
        };
        for (const auto who : order_)
            if (before.contains(who))
                band(who, who, std::min(before.at(who).votes, votes_of(who, count_.rounds[round])),
                     fill(who, round));
        for (const auto& flow : count_.rounds[round].flows)
            band(flow.from, flow.to ? *flow.to : stuck_, flow.votes,
                 fill(flow.to ? *flow.to : stuck_, round));
    }

    const Count& count_;
    const Election& election_;
    const Locale& locale_;
    std::size_t stuck_;  ///< stands for the papers that nobody has any more
    std::vector<std::size_t> order_;
    std::vector<std::map<std::size_t, Bar>> places_;  ///< by round
    double height_ = 0;
};

}  // namespace

Model flow_picture(const Count& count, const Election& election, const Locale& locale) {
    return FlowDrawing(count, election, locale).model();
}

}  // namespace plenaria::committee
