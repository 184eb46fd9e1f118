// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/template_sentences.hpp
/// What the templates of a room say, for whoever looks whether its catalogs are complete.

#include <filesystem>
#include <string>
#include <vector>

namespace plenaria::host::view {

struct TemplateSentence {
    std::string file;  ///< "templates/nomination/form.html.mustache"
    std::string id;    ///< the catalog key
};

/// The sentences of every template below `templates_dir` (which may be missing), in order of file and place.
/// Those of a template that cannot be parsed are left out: compiling it says why.
std::vector<TemplateSentence> template_sentences(const std::filesystem::path& templates_dir);

}  // namespace plenaria::host::view
