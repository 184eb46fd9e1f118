// SPDX-License-Identifier: EUPL-1.2
#include "names.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

namespace plenaria::committee::ledger {

namespace {
constexpr std::size_t longest_body_name = 200;
}

const std::string& Names::in(std::string_view language) const {
    static const std::string none;
    auto found = texts.find(std::string(language));
    if (found == texts.end()) found = texts.find(original);
    return found == texts.end() ? none : found->second;
}

Names tidy(Names names) {
    for (auto& [language, text] : names.texts) text = trim(text);
    std::erase_if(names.texts, [](const auto& entry) { return entry.second.empty(); });
    return names;
}

void check(const Names& names, std::vector<FieldError>& problems) {
    if (std::find(languages.begin(), languages.end(), names.original) == languages.end()) {
        problems.push_back({"original_language", /*t*/ "Choose the language of the original."});
        return;
    }
    if (!names.texts.contains(names.original))
        problems.push_back({"name_" + names.original,
                            /*t*/ "Write the name in the language of the original; the others may wait."});
    for (const auto& [language, text] : names.texts)
        check_text(("name_" + language).c_str(), text, longest_body_name, problems);
}

void check_text(const char* field, std::string_view text, std::size_t most,
                std::vector<FieldError>& problems) {
    if (!is_utf8(text) || length(text) > most)
        problems.push_back({field, /*t*/ "Write at most {max} characters.", {{"max", std::to_string(most)}}});
}

Result<void> refuse_if_any(std::vector<FieldError> problems) {
    if (problems.empty()) return {};
    return Error{ErrorCode::invalid_input,
                 /*t*/ "Something in this form needs your attention.",
                 {},
                 std::move(problems)};
}

}  // namespace plenaria::committee::ledger
