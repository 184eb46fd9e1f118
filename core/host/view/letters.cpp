// SPDX-License-Identifier: EUPL-1.2
// The renderer's letters: mails whose text the organisation changed.
#include <algorithm>
#include <array>
#include <mutex>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <view/compiler.hpp>
#include <view/letter_text.hpp>
#include <view/template_renderer.hpp>

namespace plenaria::host::view {

namespace {

/// "core/test" and "core/mail/test" are the same mail.
std::string key_of(std::string_view name, std::string_view language) {
    const auto slash = name.find('/');
    auto rest = name.substr(slash + 1);
    if (rest.starts_with("mail/")) rest.remove_prefix(5);
    return fmt::format("{} {}/mail/{}", language, name.substr(0, slash), rest);
}

}  // namespace

std::vector<std::string> TemplateRenderer::letters() const {
    const std::shared_lock lock(mutex_);
    return files_.all_mails();
}

std::string TemplateRenderer::shipped_letter(std::string_view name, std::string_view language) const {
    const std::shared_lock lock(mutex_);
    return spell_out(files_.find_mail(name), catalogs_, language);
}

std::shared_ptr<const Program> TemplateRenderer::compile_letter(const Letter& letter) const {
    for (const auto* tag : {"{{#t}}", "{{>", "{{! "})
        if (const auto at = letter.source.find(tag); at != std::string::npos) {
            const auto before = std::string_view(letter.source).substr(0, at);
            throw TemplateError("letter",
                                1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
                                fmt::format("{} has no place in a letter", tag));
        }
    const auto slash = letter.name.find('/');
    const TemplateFile file{.room = letter.name.substr(0, slash),
                            .name = "letter",
                            .escape = Escape::none,
                            .is_mail = true,
                            .source = letter.source};
    const std::shared_lock lock(mutex_);
    return compile(file, files_, catalogs_, letter.language);
}

std::shared_ptr<const Program> TemplateRenderer::shipped_program(std::string_view name,
                                                                 std::string_view language) const {
    return program(name, Use::mail, language);
}

Mail TemplateRenderer::print_letter(const Program& program, const Model& model,
                                    std::string_view language) const {
    std::string text;
    std::vector<std::string> missing;
    print(program, std::array{&model}, text, &missing);
    if (!missing.empty()) throw TemplateError(fmt::format("{}", fmt::join(missing, "\n")));
    return mail_of(program, text, language);
}

void TemplateRenderer::set_letters(const std::vector<Letter>& letters) {
    auto changed = std::make_shared<std::map<std::string, std::shared_ptr<const Program>, std::less<>>>();
    for (const auto& letter : letters) {
        try {
            changed->emplace(key_of(letter.name, letter.language), compile_letter(letter));
        } catch (const TemplateError&) {
            // It was checked when it was saved; what an update made of it, its page says. The shipped text
            // serves.
        }
    }
    const std::unique_lock lock(mutex_);
    changed_ = std::move(changed);
}

std::shared_ptr<const Program> TemplateRenderer::changed_letter(std::string_view name,
                                                                std::string_view language) const {
    const std::shared_lock lock(mutex_);
    if (!changed_) return nullptr;
    const auto found = changed_->find(key_of(name, language));
    return found == changed_->end() ? nullptr : found->second;
}

Mail TemplateRenderer::mail_of(const Program& program, const std::string& text, std::string_view language) {
    constexpr std::string_view label = "Subject: ";
    const auto end = text.find('\n');
    if (!text.starts_with(label) || end == std::string::npos)
        throw TemplateError(program.files.front(), 1, "the first line of a mail is \"Subject: …\"");
    Mail mail{.to_address = {}, .subject = text.substr(label.size(), end - label.size()), .text = {}};
    mail.language = language;
    mail.text = text.substr(std::min(text.find_first_not_of('\n', end), text.size()));
    return mail;
}

Mail TemplateRenderer::mail(std::string_view name, const Model& model, std::string_view language) const {
    const auto known = catalogs_.get(language, "core").language();
    if (const auto changed = changed_letter(name, known)) {
        try {
            return print_letter(*changed, model, known);
        } catch (const TemplateError&) {
            // A plugin's update took a name away: a mail with the shipped words is better than one with a
            // hole.
        }
    }
    const auto ready = program(name, Use::mail, known);
    std::string text;
    print_into(text, *ready, std::array{&model});
    return mail_of(*ready, text, known);
}

}  // namespace plenaria::host::view
