// SPDX-License-Identifier: EUPL-1.2
// A page of an organisation: a template that is broken in any way is refused, or still lets nothing out.
#include <array>

#include "../fuzz.hpp"
#include "view/compiler.hpp"
#include "view/program.hpp"
#include "view/template_error.hpp"

namespace plenaria::fuzz::page_template {

using namespace host;
using namespace host::view;

const Target target("template", [](std::string_view bytes) {
    static const i18n::Catalogs catalogs;
    static const TemplateFiles files({});
    static const std::string hostile = "\"'`><svg/onload=zq9(1)> javascript:zq9(1) {{a}}{{>layout}}";
    static const Model model{{"a", hostile},
                             {"b", SafeHtml{"<b>b</b>"}},
                             {"x_url", "javascript:zq9(1)"},
                             {"rows", Model::List{Model{{"a", hostile}}, hostile}}};
    // What the template itself holds is its author's; only what came in through the data is looked for.
    if (bytes.find("zq9") != std::string_view::npos) return false;
    std::string text;
    try {
        const auto program =
            compile({.room = "core", .name = "damaged", .escape = Escape::html, .source = std::string(bytes)},
                    files, catalogs, "fr");
        print(*program, std::array{&model}, text, nullptr);
    } catch (const TemplateError& error) {
        require(std::string_view(error.what()).find(':') != std::string_view::npos,
                "a refusal says the line");
        return false;
    }
    for (const auto* never : {"<svg/onload=zq9", "=\"javascript:zq9", "='javascript:zq9"})
        require(text.find(never) == std::string::npos, "what people typed stays text");
    return true;
});

}  // namespace plenaria::fuzz::page_template
