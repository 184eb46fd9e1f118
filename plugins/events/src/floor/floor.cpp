// SPDX-License-Identifier: EUPL-1.2
#include "floor.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include <fmt/format.h>

namespace plenaria::events {

namespace {

template <class Enum, std::size_t N>
struct FloorWords {
    struct Word {
        Enum value;
        std::string_view text;
    };
    std::array<Word, N> words;

    [[nodiscard]] constexpr std::string_view text_of(Enum value) const {
        for (const auto& word : words)
            if (word.value == value) return word.text;
        return {};
    }
    [[nodiscard]] constexpr std::optional<Enum> value_of(std::string_view text) const {
        for (const auto& word : words)
            if (word.text == text) return word.value;
        return std::nullopt;
    }
};

constexpr FloorWords<RequestKind, 2> request_kinds{
    {{{RequestKind::speak, "speak"}, {RequestKind::point_of_order, "point_of_order"}}}};
constexpr FloorWords<RequestState, 4> request_states{{{{RequestState::waiting, "waiting"},
                                                       {RequestState::speaking, "speaking"},
                                                       {RequestState::spoken, "spoken"},
                                                       {RequestState::withdrawn, "withdrawn"}}}};
constexpr FloorWords<SpeakingOrder, 3> speaking_orders{{{{SpeakingOrder::request, "request"},
                                                         {SpeakingOrder::rank, "rank"},
                                                         {SpeakingOrder::balanced, "balanced"}}}};
constexpr FloorWords<ScreenReaders, 2> screen_readers{
    {{{ScreenReaders::staff, "staff"}, {ScreenReaders::everybody, "everybody"}}}};
constexpr FloorWords<ListState, 2> list_states{{{{ListState::closed, "closed"}, {ListState::open, "open"}}}};

bool is_point(const FloorRequest& request) { return request.kind == RequestKind::point_of_order; }

/// All digits, at most four.
std::optional<int> floor_number(std::string_view text) {
    int number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
    if (text.empty() || text.size() > 4 || !digits || failure != std::errc()) return std::nullopt;
    return number;
}

}  // namespace

std::string_view to_text(RequestKind kind) { return request_kinds.text_of(kind); }
std::optional<RequestKind> parse_request_kind(std::string_view text) { return request_kinds.value_of(text); }
std::string_view to_text(RequestState state) { return request_states.text_of(state); }
std::optional<RequestState> parse_request_state(std::string_view text) {
    return request_states.value_of(text);
}
std::string_view to_text(SpeakingOrder order) { return speaking_orders.text_of(order); }
std::optional<SpeakingOrder> parse_speaking_order(std::string_view text) {
    return speaking_orders.value_of(text);
}
std::string_view name_of(SpeakingOrder order) {
    if (order == SpeakingOrder::balanced) return /*t*/ "In balance by region and gender";
    return order == SpeakingOrder::rank ? /*t*/ "By rank of protocol" : /*t*/ "As they asked";
}
std::string_view to_text(ScreenReaders readers) { return screen_readers.text_of(readers); }
std::optional<ScreenReaders> parse_screen_readers(std::string_view text) {
    return screen_readers.value_of(text);
}
std::string_view to_text(ListState state) { return list_states.text_of(state); }
std::optional<ListState> parse_list_state(std::string_view text) { return list_states.value_of(text); }

std::string_view name_of_rank(int rank) {
    for (const auto& each : protocol_ranks)
        if (each.rank == rank) return each.shown;
    return protocol_ranks.back().shown;
}

bool is_spoken_language(std::string_view code) {
    return std::find(spoken_languages.begin(), spoken_languages.end(), code) != spoken_languages.end();
}

std::chrono::seconds time_spent(const Floor& floor, Instant now) {
    // A clock that was put back takes nothing away from what is spent.
    return floor.spent + (floor.running_since ? std::max(std::chrono::seconds(0), now - *floor.running_since)
                                              : std::chrono::seconds(0));
}

std::optional<Instant> time_is_up(const Floor& floor) {
    if (!floor.running_since) return std::nullopt;
    return *floor.running_since + (floor.allowed - floor.spent);
}

bool comes_before(const FloorRequest& a, const FloorRequest& b, SpeakingOrder order) {
    const auto place = [&](const FloorRequest& each) {
        if (is_point(each)) return std::tuple(0, 0, each.number);
        if (each.began_at) return std::tuple(1, 0, each.number);
        return std::tuple(2, order == SpeakingOrder::rank ? each.rank : 0, each.number);
    };
    return place(a) < place(b);
}

void line_up(std::vector<FloorRequest>& waiting, SpeakingOrder order) {
    std::stable_sort(waiting.begin(), waiting.end(),
                     [&](const auto& a, const auto& b) { return comes_before(a, b, order); });
}

void join_line(std::vector<FloorRequest>& waiting, FloorRequest request, SpeakingOrder order) {
    auto place = waiting.end();
    while (place != waiting.begin() && comes_before(request, *(place - 1), order)) --place;
    waiting.insert(place, std::move(request));
}

bool move_in_line(std::vector<FloorRequest>& waiting, std::string_view id, MoveInLine where) {
    const auto found =
        std::find_if(waiting.begin(), waiting.end(), [&](const auto& each) { return each.id == id; });
    if (found == waiting.end()) return false;
    if (where == MoveInLine::up ? found == waiting.begin() : found + 1 == waiting.end()) return false;
    const auto other = where == MoveInLine::up ? found - 1 : found + 1;
    if (is_point(*found) != is_point(*other)) return false;
    std::iter_swap(found, other);
    return true;
}

std::optional<std::chrono::seconds> parse_speaking_time(std::string_view text) {
    const auto colon = text.find(':');
    const auto minutes = floor_number(text.substr(0, colon));
    if (!minutes) return std::nullopt;
    if (colon == std::string_view::npos) return std::chrono::minutes(*minutes);
    const auto rest = text.substr(colon + 1);
    const auto seconds = floor_number(rest);
    if (!seconds || rest.size() != 2 || *seconds > 59) return std::nullopt;
    return std::chrono::minutes(*minutes) + std::chrono::seconds(*seconds);
}

std::string minutes_text(std::chrono::seconds time) {
    const auto size = std::chrono::abs(time).count();
    return fmt::format("{}{}:{:02}", time.count() < 0 ? "\u2212" : "", size / 60, size % 60);
}

}  // namespace plenaria::events
