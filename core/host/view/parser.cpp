// SPDX-License-Identifier: EUPL-1.2
#include <view/parser.hpp>

#include <algorithm>
#include <charconv>
#include <string_view>

#include <view/template_error.hpp>

namespace plenaria::host::view {

namespace {

constexpr int deepest = 64;

/// kainjow walks its tree by recursion; and a page nested so deep is a mistake anyway.
void refuse_depth(const TemplateFile& file) {
    int depth = 0;
    for (auto at = file.source.find("{{"); at != std::string::npos; at = file.source.find("{{", at + 2)) {
        const auto first = file.source.find_first_not_of(" \t\n", at + 2);
        if (first == std::string::npos) return;
        if (file.source[first] == '#' || file.source[first] == '^') ++depth;
        if (file.source[first] == '/') --depth;
        if (depth > deepest)
            throw TemplateError(file.name, line_at(file.source, at), "sections are nested more than 64 deep");
    }
}

/// "Unclosed section \"a\" at 17": kainjow tells positions, people want lines.
[[noreturn]] void fail(const TemplateFile& file, const std::string& message) {
    const auto at = message.rfind(" at ");
    std::size_t position = 0;
    if (at != std::string::npos)
        std::from_chars(message.data() + at + 4, message.data() + message.size(), position);
    throw TemplateError(file.name, line_at(file.source, position), message.substr(0, at));
}

}  // namespace

std::size_t line_at(const std::string& source, std::size_t position) {
    const auto end = source.begin() + static_cast<std::ptrdiff_t>(std::min(position, source.size()));
    return 1 + static_cast<std::size_t>(std::count(source.begin(), end, '\n'));
}

Node parse(const TemplateFile& file, const std::string& marked) {
    refuse_depth(file);
    Node root;
    std::string error;
    kainjow::mustache::context<std::string> no_data;
    kainjow::mustache::context_internal<std::string> context(no_data);
    try {
        const kainjow::mustache::parser<std::string> parser(marked, context, root, error);
    } catch (const std::out_of_range&) {
        error = "Unclosed tag at " + std::to_string(marked.size());  // "{{" as the last characters
    }
    if (!error.empty()) fail(file, error);
    return root;
}

}  // namespace plenaria::host::view
