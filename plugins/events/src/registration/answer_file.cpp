// SPDX-License-Identifier: EUPL-1.2
#include "answer_file.hpp"

#include <algorithm>
#include <array>

namespace plenaria::events {

namespace {

constexpr std::array<std::pair<FileRefusal, std::string_view>, 5> refusal_words{
    {{FileRefusal::other_kind, "kind"},
     {FileRefusal::damaged, "damaged"},
     {FileRefusal::empty, "empty"},
     {FileRefusal::large, "large"},
     {FileRefusal::gone, "gone"}}};

}  // namespace

FileAnswer file_answer(std::string_view answer) {
    if (!answer.starts_with('?')) return {.id = std::string(answer)};
    const auto space = std::min(answer.find(' '), answer.size());
    FileAnswer said{.refusal = FileRefusal::gone};
    for (const auto& [refusal, word] : refusal_words)
        if (answer.substr(1, space - 1) == word) said.refusal = refusal;
    if (space < answer.size()) said.id = answer.substr(space + 1);
    return said;
}

std::string to_text(const FileAnswer& answer) {
    if (!answer.refusal) return answer.id;
    std::string text = "?";
    for (const auto& [refusal, word] : refusal_words)
        if (refusal == *answer.refusal) text += word;
    return answer.id.empty() ? text : text + ' ' + answer.id;
}

}  // namespace plenaria::events
