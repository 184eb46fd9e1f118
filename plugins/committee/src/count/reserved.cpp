// SPDX-License-Identifier: EUPL-1.2
#include "reserved.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <plenaria/text.hpp>

#include "short_text.hpp"

namespace plenaria::committee {

namespace {

constexpr std::size_t longest_group_name = 60;
constexpr std::size_t most_groups = 20;

Error reserved_refused(std::string_view message, MessageValues values) {
    return {.code = ErrorCode::invalid_input,
            .message = std::string(message),
            .detail = "reserved",
            .values = std::move(values)};
}

std::optional<std::uint32_t> seat_number(std::string_view text) {
    const auto word = trim(text);
    std::uint32_t value = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    if (word.empty() || read.ec != std::errc{} || read.ptr != word.data() + word.size()) return std::nullopt;
    return value;
}

std::vector<std::string_view> parts_of(std::string_view text, char between) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(between);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<Reserved> group_in(std::string_view line) {
    const auto parts = parts_of(line, ':');
    if (parts.size() != 3) return std::nullopt;
    Reserved group{.name = trim(parts[0])};
    const auto least = seat_number(parts[1]);
    if (group.name.empty() || length(group.name) > longest_group_name || !least || *least == 0)
        return std::nullopt;
    group.least = *least;
    for (const auto part : parts_of(parts[2], ',')) {
        const auto candidate = seat_number(part);
        if (!candidate || *candidate == 0 || *candidate > most_candidates) return std::nullopt;
        group.members.push_back(static_cast<Candidate>(*candidate - 1));
    }
    return group;
}

}  // namespace

Result<std::vector<Reserved>> parse_reserved(std::string_view text) {
    std::vector<Reserved> groups;
    for (const auto line : parts_of(text, '\n')) {
        if (trim(line).empty()) continue;
        auto group = group_in(line);
        if (!is_utf8(line)) return reserved_refused(/*t*/ "The reserved seats are no UTF-8.", {});
        if (!group || groups.size() == most_groups)
            return reserved_refused(
                /*t*/
                "“{line}” does not say which seats are reserved. Write a name, a number of seats and the "
                "numbers of candidates: Women: 2: 1, 4, 5",
                {{"line", first_characters(trim(line), 80)}});
        groups.push_back(*std::move(group));
    }
    return groups;
}

std::string write_reserved(const std::vector<Reserved>& reserved) {
    std::string text;
    for (const auto& group : reserved) {
        text += group.name + ": " + std::to_string(group.least) + ':';
        for (const auto member : group.members)
            text += (member == group.members.front() ? " " : ", ") + std::to_string(member + 1);
        text += '\n';
    }
    return text;
}

Result<void> check_reserved(const std::vector<Reserved>& reserved, const Election& election,
                            std::uint32_t seats) {
    std::vector<bool> taken(election.candidates.size(), false);
    std::uint64_t needed = 0;
    for (const auto& group : reserved) {
        std::uint32_t standing = 0;
        for (const auto member : group.members) {
            if (member >= election.candidates.size())
                return reserved_refused(
                    /*t*/ "“{group}” names candidate {number}, but there are only {most}.",
                    {{"group", group.name},
                     {"number", std::to_string(member + 1)},
                     {"most", std::to_string(election.candidates.size())}});
            if (taken[member])
                return reserved_refused(
                    /*t*/ "{name} is named twice among the reserved seats; a candidate belongs to one group.",
                    {{"name", election.candidates[member].name}});
            taken[member] = true;
            standing += election.candidates[member].withdrawn ? 0 : 1;
        }
        if (standing < group.least)
            return reserved_refused(
                /*t*/ "{number} seats are reserved for “{group}”, but only {most} of its candidates stand.",
                {{"group", group.name},
                 {"number", std::to_string(group.least)},
                 {"most", std::to_string(standing)}});
        needed += group.least;
    }
    if (needed > seats)
        return reserved_refused(/*t*/ "{number} seats are reserved, but there are only {most}.",
                                {{"number", std::to_string(needed)}, {"most", std::to_string(seats)}});
    return {};
}

}  // namespace plenaria::committee
