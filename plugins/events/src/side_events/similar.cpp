// SPDX-License-Identifier: EUPL-1.2
#include "similar.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

using LongWords = std::set<std::string>;

// Shorter words are articles and prepositions in all three languages.
constexpr std::size_t shortest_word = 4;
constexpr std::size_t few_proposals = 4, most_words_shown = 6;

struct ComparedWords {
    LongWords title, all;
};

LongWords long_words(const std::string& text) {
    LongWords words;
    for (auto& word : folded_words(text))
        if (word.size() >= shortest_word) words.insert(std::move(word));
    return words;
}

std::vector<ComparedWords> compared_words(const std::vector<Comparable>& proposals) {
    std::vector<ComparedWords> all;
    std::map<std::string, std::size_t> seen_in;
    for (const auto& each : proposals) {
        ComparedWords words{long_words(each.title), long_words(each.title + ' ' + each.description)};
        for (const auto& word : words.all) ++seen_in[word];
        all.push_back(std::move(words));
    }
    if (proposals.size() >= few_proposals)
        for (auto& each : all) {
            const auto is_common = [&](const std::string& word) {
                return seen_in[word] * 2 > proposals.size();
            };
            std::erase_if(each.title, is_common);
            std::erase_if(each.all, is_common);
        }
    return all;
}

std::vector<std::string> shared_words(const LongWords& a, const LongWords& b) {
    std::vector<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

/// In hundredths of the smaller of two sets.
int covered(std::size_t both, const LongWords& a, const LongWords& b) {
    const auto smaller = std::min(a.size(), b.size());
    return smaller == 0 ? 0 : static_cast<int>(both * 100 / smaller);
}

}  // namespace

std::vector<SimilarPair> similar_pairs(const std::vector<Comparable>& proposals, std::size_t most) {
    const auto words = compared_words(proposals);
    std::vector<SimilarPair> pairs;
    for (std::size_t i = 0; i < proposals.size(); ++i)
        for (std::size_t j = i + 1; j < proposals.size(); ++j) {
            const auto &a = proposals[i], &b = proposals[j];
            const auto titles = shared_words(words[i].title, words[j].title),
                       all = shared_words(words[i].all, words[j].all);
            SimilarPair pair{.first = a.id,
                             .second = b.id,
                             .same_organiser = !a.organiser.empty() && a.organiser == b.organiser,
                             .same_track = !a.track_id.empty() && a.track_id == b.track_id,
                             .words = titles};
            const auto by_title =
                titles.size() >= 2 ? covered(titles.size(), words[i].title, words[j].title) : 0;
            const auto by_text = all.size() >= 3 ? covered(all.size(), words[i].all, words[j].all) : 0;
            const bool alike =
                by_title >= 50 || by_text >= 40 || (pair.same_track && (by_title >= 30 || by_text >= 25));
            if (!alike && !pair.same_organiser) continue;
            for (const auto& word : all)
                if (std::find(pair.words.begin(), pair.words.end(), word) == pair.words.end())
                    pair.words.push_back(word);
            if (pair.words.size() > most_words_shown) pair.words.resize(most_words_shown);
            pair.strength = by_title + by_text + (pair.same_organiser ? 50 : 0) + (pair.same_track ? 10 : 0);
            pairs.push_back(std::move(pair));
        }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const auto& a, const auto& b) { return a.strength > b.strength; });
    if (pairs.size() > most) pairs.resize(most);
    return pairs;
}

}  // namespace plenaria::events
