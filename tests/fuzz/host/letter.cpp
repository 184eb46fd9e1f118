// SPDX-License-Identifier: EUPL-1.2
// The text of a letter that an administrator changed: refused with a line, or every mail it makes has one
// subject, one text, and only names that were there.
#include <array>

#include "../fuzz.hpp"
#include "view/letter_text.hpp"
#include "view/template_renderer.hpp"

namespace plenaria::fuzz::letter {

using namespace host;
using namespace host::view;

const Target target("letter", [](std::string_view bytes) {
    static const i18n::Catalogs catalogs;
    static const TemplateRenderer renderer(catalogs, {.site = {}, .strict = true});
    static const std::string hostile = "Montréal\r\nBcc: v@evil.example {{secret}} {{>layout}}";
    static const Model model{{"name", hostile},
                             {"link_url", "https://plenaria.example/l/1"},
                             {"days", Model::List{Model{{"day", "12"}}, Model{{"day", hostile}}}}};
    std::string source(bytes);
    std::erase(source, '\r');  // as the page does that takes it
    try {
        const auto program = renderer.compile_letter({"core/mail/test", "es", source});
        for (const auto& unknown : unknown_names(*program, *program, {}))
            require(unknown.line == 0, "a letter has no name that it does not have");
        const auto mail = renderer.print_letter(*program, model, "es");
        require(mail.subject.find_first_of("\r\n") == std::string::npos, "a subject is one line");
        require(!mail.text.starts_with('\n'), "a text begins with its first line");
        require(mail.language == "es", "a mail is in its letter's language");
        return true;
    } catch (const TemplateError& error) {
        require(*error.what() != '\0', "a refusal has words");
        return false;
    }
});

}  // namespace plenaria::fuzz::letter
