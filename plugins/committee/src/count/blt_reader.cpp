// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include <plenaria/text.hpp>

#include "blt.hpp"
#include "blt_text.hpp"

namespace plenaria::committee {

namespace {

/// A whole number of digits only; those that no file means are one that every limit refuses.
std::optional<std::uint64_t> whole_number(std::string_view word) {
    constexpr std::uint64_t beyond_all = 1'000'000'000'000;
    if (word.empty() || word.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    std::uint64_t value = 0;
    if (std::from_chars(word.data(), word.data() + word.size(), value).ec != std::errc{}) return beyond_all;
    return value;
}

constexpr std::size_t longest_candidate_name = 300;

std::string one_based(Candidate candidate) { return std::to_string(candidate + 1); }

class BltReading {
public:
    explicit BltReading(std::string_view text) : text_(text) {}

    Result<Election> read() {
        for (const auto step :
             {&BltReading::sizes, &BltReading::head, &BltReading::ballots, &BltReading::settle_identified,
              &BltReading::names, &BltReading::tail, &BltReading::sense})
            if (auto done = (this->*step)(); !done) return std::move(done).error();
        return std::move(election_);
    }

private:
    struct Identified {
        long long line = 0;
        std::vector<Mark> marks;
    };

    [[nodiscard]] Error wrong(std::string_view message, MessageValues values = {}) const {
        return at_line(text_.line(), message, std::move(values));
    }

    Result<void> next() {
        auto read = text_.word();
        if (!read) return std::move(read).error();
        word_ = *read;
        return {};
    }

    Result<std::uint64_t> size(std::string_view message, std::uint64_t most, std::string_view too_many) {
        if (auto read = next(); !read) return std::move(read).error();
        const auto value = whole_number(word_);
        if (!value || *value == 0) return wrong(message, {{"found", shown(word_)}});
        if (*value > most) return wrong(too_many, {{"number", shown(word_)}, {"most", std::to_string(most)}});
        return *value;
    }

    Result<void> sizes() {
        const auto candidates = size(
            /*t*/ "Line {line}: a ballot file begins with the number of candidates, not with “{found}”.",
            most_candidates, /*t*/ "Line {line}: {number} candidates are too many; {most} can be counted.");
        if (!candidates) return candidates.error();
        const auto seats = size(
            /*t*/ "Line {line}: the number of seats should follow, but there is “{found}”.", most_candidates,
            /*t*/ "Line {line}: {number} seats are too many; {most} can be filled.");
        if (!seats) return seats.error();
        election_.candidates.resize(*candidates);
        election_.seats = static_cast<std::uint32_t>(*seats);
        return {};
    }

    /// What stands before the ballots: candidates who withdrew, and options.
    Result<void> head() {
        for (;;) {
            if (auto read = next(); !read) return read;
            if (word_ == "[") {
                if (auto read = option(); !read) return read;
            } else if (word_.starts_with('-')) {
                if (auto read = withdraw(word_.substr(1)); !read) return read;
            } else {
                return {};
            }
        }
    }

    Result<void> withdraw(std::string_view name) {
        const auto candidate = candidate_of(name);
        if (!candidate) return unknown(name);
        auto& nominee = election_.candidates[*candidate];
        if (nominee.withdrawn)
            return wrong(/*t*/ "Line {line}: candidate {number} has withdrawn twice.",
                         {{"number", one_based(*candidate)}});
        nominee.withdrawn = true;
        return {};
    }

    Result<void> option() {
        if (auto read = next(); !read) return read;
        const std::string kind(word_);
        std::vector<std::string_view> words;
        for (;;) {
            if (auto read = next(); !read) return read;
            if (word_ == "]") break;
            if (word_.empty() || words.size() > election_.candidates.size() + 100)
                return wrong(/*t*/ "Line {line}: the option “[{option}” does not end.",
                             {{"option", shown(kind)}});
            words.push_back(word_);
        }
        if (kind == "nick") return nicknames(words);
        if (kind == "tie") return tie_order(words);
        if (kind == "withdrawn") {
            for (const auto word : words)
                if (auto read = withdraw(word); !read) return read;
            return {};
        }
        // Of Droop alone: how it counts is not asked here, and an undeclared candidate is a candidate.
        if (kind == "droop" || kind == "undeclared") return {};
        return wrong(/*t*/ "Line {line}: there is no option “[{option}]”.", {{"option", shown(kind)}});
    }

    Result<void> nicknames(const std::vector<std::string_view>& words) {
        Candidate candidate = 0;
        for (const auto word : words) nicknames_.emplace(word, candidate++);
        if (words.size() != election_.candidates.size() || nicknames_.size() != words.size())
            return wrong(
                /*t*/ "Line {line}: the option “[nick]” must give each candidate one name of its own.");
        return {};
    }

    Result<void> tie_order(const std::vector<std::string_view>& words) {
        for (const auto word : words) {
            const auto candidate = candidate_of(word);
            if (!candidate) return unknown(word);
            election_.tie_order.push_back(*candidate);
        }
        const std::set<Candidate> different(election_.tie_order.begin(), election_.tie_order.end());
        if (different.size() != words.size() || words.size() != election_.candidates.size())
            return wrong(/*t*/ "Line {line}: the option “[tie]” must name each candidate once.");
        return {};
    }

    [[nodiscard]] std::optional<Candidate> candidate_of(std::string_view word) const {
        if (const auto value = whole_number(word))
            return *value >= 1 && *value <= election_.candidates.size()
                       ? std::optional(static_cast<Candidate>(*value - 1))
                       : std::nullopt;
        const auto found = nicknames_.find(word);
        return found == nicknames_.end() ? std::nullopt : std::optional(found->second);
    }

    [[nodiscard]] Error unknown(std::string_view word) const {
        return wrong(
            /*t*/ "Line {line}: there is no candidate “{found}”; they are numbered from 1 to {most}.",
            {{"found", shown(word)}, {"most", std::to_string(election_.candidates.size())}});
    }

    /// The first word has been read.
    Result<void> ballots() {
        for (;;) {
            if (word_.empty())
                return wrong(/*t*/ "Line {line}: the file ends before the 0 that ends the ballots.");
            const bool identified = word_.starts_with('(');
            std::uint64_t papers = 1;
            if (identified) {
                if (!identifiers_.insert(trim(word_.substr(1, word_.size() - 2))).second)
                    return wrong(/*t*/ "Line {line}: there are two ballots “{found}”.",
                                 {{"found", shown(word_)}});
            } else {
                const auto value = whole_number(word_);
                if (!value)
                    return wrong(/*t*/
                                 "Line {line}: a number of ballots, or the 0 that ends them, should stand "
                                 "here, but there is “{found}”.",
                                 {{"found", shown(word_)}});
                if (*value == 0) return {};
                papers = *value;
            }
            const auto line = text_.line();
            if (auto read = marks(); !read) return read;
            if (identified)
                identified_.push_back({line, marks_});
            else if (auto kept = keep(line, papers); !kept)
                return kept;
            if (auto read = next(); !read) return read;
        }
    }

    /// The preferences of one ballot into marks_, up to its 0.
    Result<void> marks() {
        marks_.clear();
        for (;;) {
            if (auto read = next(); !read) return read;
            if (word_.empty())
                return wrong(/*t*/ "Line {line}: the file ends within a ballot, before its 0.");
            if (whole_number(word_) == 0U) return {};
            // One more than there are candidates: an identified ballot may begin with its weight.
            if (marks_.size() > 2 * election_.candidates.size())
                return wrong(
                    /*t*/ "Line {line}: this ballot has more preferences than there are candidates.");
            if (word_ == "-") {
                marks_.push_back({.candidate = 0, .kind = Mark::Kind::skipped});
            } else if (auto read = equals(); !read) {
                return read;
            }
        }
    }

    /// "2", or "2=3".
    Result<void> equals() {
        auto kind = Mark::Kind::next;
        for (auto rest = word_;;) {
            const auto equal = rest.find('=');
            const auto name = rest.substr(0, equal);
            const auto candidate = candidate_of(name);
            if (!candidate) return unknown(name);
            marks_.push_back({.candidate = *candidate, .kind = kind});
            if (equal == std::string_view::npos) return {};
            rest.remove_prefix(equal + 1);
            kind = Mark::Kind::equal;
        }
    }

    /// Adds `papers` of marks_ to those that are alike.
    Result<void> keep(long long line, std::uint64_t papers) {
        seen_.assign(election_.candidates.size(), false);
        for (const auto& mark : marks_) {
            if (mark.kind == Mark::Kind::skipped) continue;
            if (seen_[mark.candidate])
                return at_line(line, /*t*/ "Line {line}: this ballot names candidate {number} twice.",
                               {{"number", one_based(mark.candidate)}});
            seen_[mark.candidate] = true;
        }
        papers_ += papers;
        if (papers > most_papers || papers_ > most_papers)
            return at_line(line, /*t*/ "Line {line}: these are more than {most} ballots.",
                           {{"most", std::to_string(most_papers)}});
        std::string key;
        for (const auto& mark : marks_) {
            key += static_cast<char>(mark.candidate & 0xff);
            key += static_cast<char>(mark.candidate >> 8);
            key += static_cast<char>(mark.kind);
        }
        const auto [place, is_new] =
            alike_.emplace(std::move(key), static_cast<std::uint32_t>(election_.ballots.size()));
        if (!is_new) {
            election_.ballots[place->second].papers += static_cast<std::uint32_t>(papers);
            return {};
        }
        election_.ballots.push_back({.papers = static_cast<std::uint32_t>(papers),
                                     .first = static_cast<std::uint32_t>(election_.marks.size()),
                                     .size = static_cast<std::uint32_t>(marks_.size())});
        election_.marks.insert(election_.marks.end(), marks_.begin(), marks_.end());
        return {};
    }

    /// Behind an identifier OpenSTV writes the weight, which is 1, and Droop writes none. Where every such
    /// ballot begins with 1, it is the weight.
    Result<void> settle_identified() {
        const Mark weight{.candidate = 0, .kind = Mark::Kind::next};
        const bool weighted =
            std::all_of(identified_.begin(), identified_.end(), [&](const Identified& ballot) {
                return !ballot.marks.empty() && ballot.marks.front() == weight;
            });
        for (auto& ballot : identified_) {
            if (weighted) ballot.marks.erase(ballot.marks.begin());
            marks_ = std::move(ballot.marks);
            if (auto kept = keep(ballot.line, 1); !kept) return kept;
        }
        return {};
    }

    /// Files of Scottish councils of 2022 write "Name" "Party" on the line of each candidate. Read as names
    /// one after another, parties would be elected. Three such lines hold more texts than names, title,
    /// source and comment.
    [[nodiscard]] bool parties_follow_names() const {
        constexpr std::size_t fewest = 3;
        auto ahead = text_;
        long long line = 0;
        for (std::size_t index = 0; index < election_.candidates.size(); ++index)
            for (const bool is_party : {false, true}) {
                const auto quoted = ahead.quoted_follows();
                if (!quoted || !*quoted || !ahead.name()) return false;
                if ((ahead.line() == line) != is_party) return false;
                line = ahead.line();
            }
        return election_.candidates.size() >= fewest;
    }

    Result<void> names() {
        const auto count = election_.candidates.size();
        const bool has_parties = parties_follow_names();
        for (std::size_t index = 0; index <= count; ++index) {
            auto name = text_.name();
            if (!name) return std::move(name).error();
            if (has_parties && index < count)
                if (const auto party = text_.name();
                    party && *party && !(*party)->empty() && !(*name)->empty())
                    **name += " (" + **party + ")";
            if (!*name)
                return wrong(/*t*/
                             "Line {line}: the file ends after {number} of {most} names; those of all "
                             "candidates and a title should follow the ballots.",
                             {{"number", std::to_string(index)}, {"most", std::to_string(count)}});
            if (index == count)
                election_.title = *std::move(*name);
            else if ((*name)->empty())
                return wrong(/*t*/ "Line {line}: the name of candidate {number} is empty.",
                             {{"number", std::to_string(index + 1)}});
            else if (length(**name) > longest_candidate_name)
                return wrong(
                    /*t*/ "Line {line}: the name of candidate {number} has more than {most} characters.",
                    {{"number", std::to_string(index + 1)},
                     {"most", std::to_string(longest_candidate_name)}});
            else
                election_.candidates[index].name = *std::move(*name);
        }
        tell_apart();
        return {};
    }

    /// Two of one name are two people, and a result must say which of them. Again, because what was added may
    /// make a name that a third one has.
    void tell_apart() {
        for (bool alike = true; alike;) {
            std::map<std::string, int> bearers;
            for (const auto& candidate : election_.candidates) ++bearers[candidate.name];
            alike = bearers.size() < election_.candidates.size();
            for (std::size_t index = 0; index < election_.candidates.size(); ++index)
                if (auto& name = election_.candidates[index].name; bearers[name] > 1)
                    name += " (" + std::to_string(index + 1) + ")";
        }
    }

    /// Source and comment, where a file has them; what follows them or stands unquoted is the author's note.
    Result<void> tail() {
        for (auto* text : {&election_.source, &election_.comment}) {
            const auto quoted = text_.quoted_follows();
            if (!quoted) return quoted.error();
            if (!*quoted) return {};
            auto read = text_.name();
            if (!read) return std::move(read).error();
            *text = *std::move(*read);
        }
        return {};
    }

    /// More seats than candidates make no contest, and all are elected; without candidates there is no count.
    Result<void> sense() {
        if (election_.standing() > 0) return {};
        return Error{.code = ErrorCode::invalid_input,
                     .message = /*t*/ "All candidates of this file have withdrawn.",
                     .detail = "ballot file"};
    }

    BltText text_;
    std::string_view word_;
    Election election_;
    std::map<std::string_view, Candidate, std::less<>> nicknames_;
    std::set<std::string> identifiers_;
    std::vector<Identified> identified_;
    std::uint64_t papers_ = 0;
    std::vector<Mark> marks_;
    std::vector<bool> seen_;
    std::unordered_map<std::string, std::uint32_t> alike_;
};

}  // namespace

Error ballot_file_too_large() {
    return {.code = ErrorCode::too_large,
            .message = /*t*/ "This file is larger than {most} MB; ballot files of that size are not counted.",
            .detail = "ballot file",
            .values = {{"most", std::to_string(longest_ballot_file / (1024UL * 1024))}}};
}

Result<Election> read_blt(std::string_view bytes) {
    if (bytes.size() > longest_ballot_file) return ballot_file_too_large();
    const auto text = blt_characters(bytes);
    if (!text) return text.error();
    return BltReading(*text).read();
}

}  // namespace plenaria::committee
