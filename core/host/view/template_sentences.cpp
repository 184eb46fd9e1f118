// SPDX-License-Identifier: EUPL-1.2
#include <view/template_sentences.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

#include <view/parser.hpp>
#include <view/sentence.hpp>
#include <view/template_error.hpp>

namespace plenaria::host::view {

namespace fs = std::filesystem;

namespace {

void collect(const Node& node, const std::string& file, std::vector<TemplateSentence>& all) {
    const bool is_sentence = node.tag.type == Tag::section_begin && node.tag.name == "t";
    if (is_sentence) {
        all.push_back({file, sentence_id(node)});
        return;
    }
    for (const auto& child : node.children) collect(child, file, all);
}

}  // namespace

std::vector<TemplateSentence> template_sentences(const fs::path& templates_dir) {
    std::vector<fs::path> paths;
    std::error_code missing;
    for (fs::recursive_directory_iterator at(templates_dir, missing), end; at != end; ++at)
        if (at->path().extension() == ".mustache") paths.push_back(at->path());
    std::sort(paths.begin(), paths.end());
    std::vector<TemplateSentence> all;
    for (const auto& path : paths) {
        std::ifstream in(path, std::ios::binary);
        TemplateFile file{.name = fs::path("templates" / path.lexically_relative(templates_dir)).string()};
        file.source.assign(std::istreambuf_iterator<char>(in), {});
        std::vector<TemplateSentence> here;
        try {
            collect(parse(file, file.source), file.name, here);
        } catch (const std::exception&) {
            continue;
        }
        all.insert(all.end(), here.begin(), here.end());
    }
    return all;
}

}  // namespace plenaria::host::view
