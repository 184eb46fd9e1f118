// SPDX-License-Identifier: EUPL-1.2
#include "networks.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

constexpr std::size_t length_of_address = 23;

/// What an address stands up to: the next white space.
std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ') ++at;
    return at;
}

bool begins_address(std::string_view text, std::size_t at) {
    const auto rest = text.substr(at);
    return rest.starts_with("https://") || rest.starts_with("http://");
}

/// Calls `use(grapheme)` for what a reader takes for one letter.
template <class Use>
void each_grapheme(std::string_view text, const Use& use) {
    UErrorCode problem = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), problem));
    const auto letters =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    if (U_FAILURE(problem) || !breaks) return;
    breaks->setText(letters);
    for (int from = breaks->first(), to = breaks->next(); to != icu::BreakIterator::DONE;
         from = to, to = breaks->next())
        use(letters.tempSubStringBetween(from, to));
}

std::size_t graphemes(std::string_view text) {
    std::size_t count = 0;
    each_grapheme(text, [&](const icu::UnicodeString&) { ++count; });
    return count;
}

/// twitter-text, config v3: these weigh 1, all others 2; an emoji is 2 whatever it is made of.
std::size_t weight(const icu::UnicodeString& grapheme) {
    const auto light = [](UChar32 letter) {
        return letter <= 4351 || (letter >= 8192 && letter <= 8205) || (letter >= 8208 && letter <= 8223) ||
               (letter >= 8242 && letter <= 8247);
    };
    std::size_t weight = 0;
    for (int at = 0; at < grapheme.length(); at = grapheme.moveIndex32(at, 1)) {
        const auto letter = grapheme.char32At(at);
        if (letter == 0x20E3 || (letter > 4351 && u_hasBinaryProperty(letter, UCHAR_EMOJI))) return 2;
        weight += light(letter) ? 1 : 2;
    }
    return weight;
}

std::size_t weighted(std::string_view text) {
    std::size_t count = 0;
    each_grapheme(text, [&](const icu::UnicodeString& grapheme) { count += weight(grapheme); });
    return count;
}

/// "@name" of "@name@server.example".
std::size_t end_of_name(std::string_view text, std::size_t at) {
    const auto second = text.find('@', at + 1);
    const auto end = end_of_word(text, at);
    return second < end && second > at + 1 ? second : end;
}

template <class Measure>
std::size_t with_addresses(std::string_view text, bool names, const Measure& measure) {
    std::size_t count = 0, from = 0, at = 0;
    const auto take = [&](std::size_t until) { count += measure(text.substr(from, until - from)); };
    while (at < text.size()) {
        if (begins_address(text, at)) {
            take(at);
            count += length_of_address;
            from = at = end_of_word(text, at);
        } else if (names && text[at] == '@') {
            take(end_of_name(text, at));
            from = at = end_of_word(text, at);
        } else {
            ++at;
        }
    }
    take(text.size());
    return count;
}

}  // namespace

const Network* network_called(std::string_view id) {
    const auto* found = std::find_if(std::begin(networks), std::end(networks),
                                     [&](const Network& each) { return each.id == id; });
    return found == std::end(networks) ? nullptr : found;
}

std::size_t counted(std::string_view post, const Network& network) {
    switch (network.counting) {
        case Counting::graphemes:
            return graphemes(post);
        case Counting::mastodon:
            return with_addresses(post, true, graphemes);
        case Counting::weighted:
            return with_addresses(post, false, weighted);
        case Counting::code_points:
            break;
    }
    return length(post);
}

}  // namespace plenaria::campaigns
