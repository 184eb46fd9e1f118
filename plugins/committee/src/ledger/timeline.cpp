// SPDX-License-Identifier: EUPL-1.2
#include "timeline.hpp"

#include <algorithm>
#include <unordered_map>

#include <plenaria/text.hpp>

namespace plenaria::committee::ledger {

namespace {

using std::chrono::days;
using std::chrono::year;

constexpr int most_years = 40;
constexpr int right_margin = 10;
constexpr int axis_height = 26;
constexpr int narrowest_bar = 4;

struct Frame {
    int width;
    int left;
    int row_height;
    int bar_top;  ///< of a bar within its row
    int bar_height;
    int name_line;   ///< of a seat's name within its row
    int letter;      ///< width of one, about
    int year_apart;  ///< labels of years
};
constexpr Frame wide_frame{.width = 960,
                           .left = 150,
                           .row_height = 34,
                           .bar_top = 4,
                           .bar_height = 24,
                           .name_line = 21,
                           .letter = 7,
                           .year_apart = 44};
constexpr Frame narrow_frame{.width = 340,
                             .left = 6,
                             .row_height = 48,
                             .bar_top = 20,
                             .bar_height = 22,
                             .name_line = 14,
                             .letter = 7,
                             .year_apart = 40};

year year_of(Day day) { return std::chrono::year_month_day(day).year(); }

/// From days to the drawing.
struct LedgerScale {
    Day from;
    Day to;  ///< exclusive
    const Frame& frame;
    [[nodiscard]] int x(Day day) const {
        const auto inside = std::clamp(day, from, to);
        const auto whole = static_cast<long>((to - from).count());
        return frame.left +
               static_cast<int>((inside - from).count() * (frame.width - frame.left - right_margin) / whole);
    }
    [[nodiscard]] bool shows(Day first, Day last) const { return last >= from && first < to; }
};

LedgerScale scale_of(const Ledger& ledger, const Frame& frame, Day today) {
    Day from = today, to = today;
    for (const auto& term : ledger.terms) {
        from = std::min(from, term.facts.first);
        to = std::max(to, term.end());
    }
    if (ledger.terms.empty())
        for (const auto& seat : ledger.seats) from = std::min(from, seat.facts.since);
    // A history that ended long ago is shown as long as it is, and not up to today.
    if (!ledger.terms.empty() && from != today) {
        const auto last = std::max_element(ledger.terms.begin(), ledger.terms.end(),
                                           [](const Term& a, const Term& b) { return a.end() < b.end(); });
        if (last->end() < today - days(2 * 366)) to = last->end();
    }
    const auto last_year = year_of(to) + std::chrono::years(1);
    const auto first_year = std::max(year_of(from), last_year - std::chrono::years(most_years));
    return {Day(first_year / 1 / 1), Day(last_year / 1 / 1), frame};
}

/// The name, or its last word, or nothing: whatever fits.
std::string fitting(const std::string& name, int width, int letter) {
    const auto fits = [&](std::string_view text) {
        return static_cast<int>(length(text)) * letter + 8 <= width;
    };
    if (fits(name)) return name;
    const auto space = name.rfind(' ');
    if (space != std::string::npos && fits(std::string_view(name).substr(space + 1)))
        return name.substr(space + 1);
    return {};
}

class Drawing {
public:
    Drawing(const Ledger& ledger, const TimelineWords& words, const Frame& frame, Day today)
        : ledger_(ledger),
          words_(words),
          frame_(frame),
          scale_(scale_of(ledger, frame, today)),
          today_(today) {}

    TimelinePicture draw() {
        picture_.width = frame_.width;
        picture_.left = frame_.left;
        picture_.bar_height = frame_.bar_height;
        picture_.height = axis_height + frame_.row_height * static_cast<int>(ledger_.seats.size()) + 6;
        picture_.has_today = scale_.shows(today_, today_);
        picture_.today_x = scale_.x(today_);
        draw_years();
        draw_seats();
        for (std::size_t i = 0; i < ledger_.terms.size(); ++i) draw_term(ledger_.terms[i], words_.terms[i]);
        for (std::size_t i = 0; i < ledger_.actings.size(); ++i)
            draw_acting(ledger_.actings[i], words_.actings[i]);
        return std::move(picture_);
    }

private:
    void draw_years() {
        auto label_from = 0;
        for (auto at = year_of(scale_.from); Day(at / 1 / 1) < scale_.to; ++at) {
            const auto x = scale_.x(Day(at / 1 / 1));
            const bool has_room = x >= label_from && x + frame_.year_apart <= frame_.width;
            picture_.years.push_back({x, has_room ? std::to_string(static_cast<int>(at)) : std::string()});
            if (has_room) label_from = x + frame_.year_apart;
        }
    }

    void draw_seats() {
        for (std::size_t i = 0; i < ledger_.seats.size(); ++i) {
            const auto& seat = ledger_.seats[i];
            const auto top = axis_height + frame_.row_height * static_cast<int>(i);
            tops_.emplace(seat.id, top);
            picture_.seats.push_back({top + frame_.name_line, words_.seats[i]});
            add_bar(TimelineBar::Kind::seat, seat.id, seat.facts.since, seat.facts.until.value_or(scale_.to),
                    {}, {});
        }
    }

    void draw_term(const Term& term, const std::string& title) {
        const auto as_envoy = term.envoy_since && *term.envoy_since <= term.end();
        const auto last = as_envoy ? *term.envoy_since - days(1) : term.end();
        if (term.facts.first <= last)
            add_bar(TimelineBar::Kind::held, term.seat_id, term.facts.first, last, term.facts.person.name,
                    title);
        if (as_envoy)
            add_bar(TimelineBar::Kind::envoy, term.seat_id, std::max(*term.envoy_since, term.facts.first),
                    term.end(), term.facts.person.name, title);
    }

    void draw_acting(const Acting& acting, const std::string& title) {
        add_bar(TimelineBar::Kind::acting, acting.seat_id, acting.facts.first,
                acting.facts.last.value_or(today_), {}, title);
    }

    void add_bar(TimelineBar::Kind kind, const std::string& seat, Day first, Day last,
                 const std::string& name, const std::string& title) {
        const auto top = tops_.find(seat);
        if (top == tops_.end() || last < first || !scale_.shows(first, last)) return;
        const auto x = scale_.x(first);
        // A day less than the next one's first, or bars would touch; a term of some days is still seen.
        const auto gap = kind == TimelineBar::Kind::seat ? 0 : 1;
        const auto width = std::max(scale_.x(last + days(1)) - x - gap, narrowest_bar);
        picture_.bars.push_back({.kind = kind,
                                 .x = x,
                                 .y = top->second + frame_.bar_top,
                                 .width = width,
                                 .label = fitting(name, width, frame_.letter),
                                 .title = title});
    }

    const Ledger& ledger_;
    const TimelineWords& words_;
    const Frame& frame_;
    const LedgerScale scale_;
    const Day today_;
    std::unordered_map<std::string, int> tops_;
    TimelinePicture picture_;
};

}  // namespace

TimelinePicture draw_ledger(const Ledger& ledger, const TimelineWords& words, Width width, Day today) {
    return Drawing(ledger, words, width == Width::wide ? wide_frame : narrow_frame, today).draw();
}

}  // namespace plenaria::committee::ledger
