// SPDX-License-Identifier: EUPL-1.2
#include <view/letter_text.hpp>

#include <algorithm>
#include <set>

#include <plenaria/text.hpp>

namespace plenaria::host::view {

namespace {

std::string collapsed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

/// Without {{! … }}; one that has its line for itself takes the line with it.
std::string without_comments(std::string text) {
    for (auto at = text.find("{{!"); at != std::string::npos; at = text.find("{{!", at)) {
        auto end = text.find("}}", at);
        if (end == std::string::npos) break;
        end += 2;
        if ((at == 0 || text[at - 1] == '\n') && end < text.size() && text[end] == '\n') ++end;
        text.erase(at, end - at);
    }
    return text;
}

struct Use {
    std::string within;  ///< "points/": the lists that it stands in
    std::string name;
    std::size_t line = 0;
};

/// A truth value ("has_x") opens no scope, a list or an object does.
std::vector<Use> uses(const Program& program) {
    std::vector<Use> all;
    std::vector<std::pair<std::size_t, std::string>> open{{program.steps.size(), ""}};
    for (std::size_t at = 0; at < program.steps.size(); ++at) {
        while (open.size() > 1 && open.back().first <= at) open.pop_back();
        const auto& step = program.steps[at];
        if (step.kind == Step::Kind::literal) continue;
        const auto& name = program.names[step.index];
        all.push_back({open.back().second, name.text, program.places[step.place].line});
        if (step.kind == Step::Kind::section)
            open.emplace_back(step.end,
                              name.is_has ? open.back().second : open.back().second + name.text + "/");
    }
    return all;
}

}  // namespace

std::string spell_out(const TemplateFile& file, const i18n::Catalogs& catalogs, std::string_view language) {
    constexpr std::string_view begin = "{{#t}}";
    constexpr std::string_view end = "{{/t}}";
    const auto source = without_comments(file.source);
    std::string out;
    std::size_t at = 0;
    for (auto sentence = source.find(begin); sentence != std::string::npos;
         sentence = source.find(begin, at)) {
        const auto behind = source.find(end, sentence);
        if (behind == std::string::npos) break;
        out.append(source, at, sentence - at);
        const auto id = collapsed(
            std::string_view(source).substr(sentence + begin.size(), behind - sentence - begin.size()));
        out += catalogs.translation(language, file.room, id).value_or(id);
        at = behind + end.size();
    }
    out.append(source, at);
    out.erase(0, std::min(out.find_first_not_of('\n'), out.size()));
    return out;
}

std::vector<UnknownName> unknown_names(const Program& changed, const Program& shipped,
                                       const std::vector<std::string>& members) {
    std::set<std::pair<std::string, std::string>> known;
    for (const auto& use : uses(shipped)) known.emplace(use.within, use.name);
    for (const auto& member : members) known.emplace("", member);
    const auto is_known = [&](std::string within, const std::string& name) {
        for (;;) {
            if (known.contains({within, name})) return true;
            if (within.empty()) return false;
            const auto outer = within.rfind('/', within.size() - 2);
            within.resize(outer == std::string::npos ? 0 : outer + 1);
        }
    };
    std::vector<UnknownName> unknown;
    for (const auto& use : uses(changed)) {
        const bool has = use.name.starts_with("has_") && is_known(use.within, use.name.substr(4));
        if (!has && use.name != "." && !is_known(use.within, use.name))
            unknown.push_back({use.line, use.name});
    }
    return unknown;
}

std::vector<std::string> names_in(const Program& program) {
    std::vector<std::string> names;
    for (const auto& use : uses(program))
        if (std::find(names.begin(), names.end(), use.name) == names.end()) names.push_back(use.name);
    return names;
}

}  // namespace plenaria::host::view
