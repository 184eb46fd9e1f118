// SPDX-License-Identifier: EUPL-1.2
#include "capacity_words.hpp"

#include "../programme/programme_words.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t most_named = 4;

std::string named(const std::vector<std::string>& sessions, const Programme& programme,
                  const Locale& locale) {
    std::string names;
    for (std::size_t i = 0; i < sessions.size() && i < most_named; ++i)
        if (const auto* session = session_of(programme, sessions[i]))
            names += (names.empty() ? "“" : ", “") + session->titles.in(locale.language()) + "”";
    return sessions.size() > most_named ? names + ", …" : names;
}

}  // namespace

std::string words_of(const BrokenRule& broken, const Session& wanted, const Programme& programme,
                     const Locale& locale) {
    const auto count = static_cast<long long>(broken.others.size());
    const auto others = named(broken.others, programme, locale);
    const auto limit = std::to_string(broken.limit);
    if (broken.rule == CapacityRule::per_day)
        return fill(
            locale.n("{day} has {n} side event already ({others}); the call allows {limit} a day.",
                     "{day} has {n} side events already ({others}); the call allows {limit} a day.", count),
            {{"day", locale.day(wanted.starts.day)}, {"others", others}, {"limit", limit}});
    if (broken.rule == CapacityRule::in_all)
        return fill(
            locale.n("{n} side event is placed already ({others}); the call allows {limit} in all.",
                     "{n} side events are placed already ({others}); the call allows {limit} in all.", count),
            {{"others", others}, {"limit", limit}});
    const auto* other = session_of(programme, broken.others.front());
    const MessageValues values{{"other", other->titles.in(locale.language())},
                               {"when", when_of(*other, locale)}};
    if (broken.rule == CapacityRule::in_parallel)
        return locale.t(
            "“{other}” takes place then ({when}), and the call allows no side events in parallel.", values);
    return locale.t(
        "“{other}” takes place then ({when}), and the call allows no side events in official hours.", values);
}

}  // namespace plenaria::events
