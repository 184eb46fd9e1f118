// SPDX-License-Identifier: EUPL-1.2
#include <view/sentence.hpp>

#include <set>
#include <stdexcept>

#include <plenaria/text.hpp>

#include <view/white_space.hpp>

namespace plenaria::host::view {

std::string sentence_id(const Node& section) {
    std::string id;
    bool space = false;
    const auto add = [&](std::string_view text) {
        for (const char c : text) {
            if (c == not_printed) continue;
            if (c == ' ' || c == '\n' || c == '\t') {
                space = true;
                continue;
            }
            if (space && !id.empty()) id += ' ';
            space = false;
            id += c;
        }
    };
    for (const auto& child : section.children) {
        if (child.is_text())
            add(child.text);
        else if (child.tag.type == Tag::variable)
            add("{{" + child.tag.name + "}}");
        else
            throw std::invalid_argument("only text and {{variables}} may stand inside {{#t}}");
    }
    if (id.empty()) throw std::invalid_argument("{{#t}} is empty");
    return id;
}

std::vector<Word> words_of(std::string_view sentence) {
    std::vector<Word> words;
    while (!sentence.empty()) {
        const auto begin = sentence.find("{{");
        const auto end = begin == std::string_view::npos ? begin : sentence.find("}}", begin);
        if (end == std::string_view::npos) {
            words.push_back({std::string(sentence)});
            break;
        }
        if (begin > 0) words.push_back({std::string(sentence.substr(0, begin))});
        words.push_back({trim(sentence.substr(begin + 2, end - begin - 2)), true});
        sentence.remove_prefix(end + 2);
    }
    return words;
}

bool same_variables(const std::vector<Word>& one, const std::vector<Word>& other) {
    const auto variables = [](const std::vector<Word>& words) {
        std::set<std::string> names;
        for (const auto& word : words)
            if (word.is_variable) names.insert(word.text);
        return names;
    };
    return variables(one) == variables(other);
}

}  // namespace plenaria::host::view
