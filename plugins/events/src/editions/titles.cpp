// SPDX-License-Identifier: EUPL-1.2
#include "titles.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {
constexpr std::size_t longest_title = 200;
}

bool is_language(std::string_view code) {
    return std::find(languages.begin(), languages.end(), code) != languages.end();
}

const std::string& Titles::in(std::string_view language) const {
    static const std::string none;
    auto found = texts.find(std::string(language));
    if (found == texts.end()) found = texts.find(original);
    return found == texts.end() ? none : found->second;
}

Titles tidy(Titles titles) {
    for (auto& [language, text] : titles.texts) text = trim(text);
    std::erase_if(titles.texts, [](const auto& entry) { return entry.second.empty(); });
    return titles;
}

void check(const Titles& titles, std::vector<FieldError>& problems) {
    if (!is_language(titles.original)) {
        problems.push_back({"original_language", /*t*/ "Choose the language of the original."});
        return;
    }
    if (!titles.texts.contains(titles.original))
        problems.push_back({"title_" + titles.original,
                            /*t*/ "Write the title in the language of the original; the others may wait."});
    for (const auto& [language, text] : titles.texts)
        if (!is_utf8(text) || length(text) > longest_title)
            problems.push_back({"title_" + language,
                                /*t*/ "Write a title of at most {max} characters.",
                                {{"max", std::to_string(longest_title)}}});
}

Result<void> refuse_if_any(std::vector<FieldError> problems) {
    if (problems.empty()) return {};
    return Error{ErrorCode::invalid_input,
                 /*t*/ "Something in this form needs your attention.",
                 {},
                 std::move(problems)};
}

}  // namespace plenaria::events
