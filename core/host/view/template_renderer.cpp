// SPDX-License-Identifier: EUPL-1.2
#include <view/template_renderer.hpp>

#include <array>
#include <mutex>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <view/compiler.hpp>

namespace plenaria::host::view {

namespace {

std::string_view layout_name(Layout layout) {
    switch (layout) {
        case Layout::staff:
            return "core/layout/staff";
        case Layout::outside:
            return "core/layout/outside";
        case Layout::open:
            return "core/layout/open";
        case Layout::bare:
            break;
    }
    return {};
}

}  // namespace

TemplateRenderer::TemplateRenderer(const i18n::Catalogs& catalogs, Options options)
    : catalogs_(catalogs), options_(std::move(options)), files_(options_.site) {}

TemplateRenderer::~TemplateRenderer() = default;

void TemplateRenderer::add_room(std::string id, std::filesystem::path templates_dir) {
    const std::unique_lock lock(mutex_);
    files_.add_room(std::move(id), std::move(templates_dir));
    ready_.clear();
}

std::shared_ptr<const Program> TemplateRenderer::program(std::string_view name, Use use,
                                                         std::string_view language) const {
    const auto key = fmt::format("{} {} {}", language, use == Use::mail ? "mail" : "document", name);
    const auto make = [&]() -> std::shared_ptr<const Program> {
        return compile(use == Use::mail ? files_.find_mail(name) : files_.find(name), files_, catalogs_,
                       language);
    };
    {
        const std::shared_lock lock(mutex_);
        if (options_.reload_on_change) return make();
        if (const auto found = ready_.find(key); found != ready_.end()) return found->second;
    }
    // A broken template is not remembered: the next use reads it again, and says again what is wrong.
    const std::unique_lock lock(mutex_);
    if (const auto found = ready_.find(key); found != ready_.end()) return found->second;
    return ready_.emplace(key, make()).first->second;
}

void TemplateRenderer::print_into(std::string& out, const Program& program,
                                  std::span<const Model* const> scopes) const {
    std::vector<std::string> missing;
    print(program, scopes, out, options_.strict ? &missing : nullptr);
    if (!missing.empty()) throw TemplateError(fmt::format("{}", fmt::join(missing, "\n")));
}

std::string TemplateRenderer::render(std::string_view name, const Model& model,
                                     std::string_view language) const {
    const auto ready = program(name, Use::document, catalogs_.get(language, "core").language());
    std::string text;
    print_into(text, *ready, std::array{&model});
    if (ready->escape == Escape::calendar) return fold_calendar(text);
    return text;
}

std::string TemplateRenderer::page(const View& view, const Model& frame, std::string_view language) const {
    const auto known = catalogs_.get(language, "core").language();
    Model shown{{"title", view.title}};
    std::string body;
    print_into(body, *program(view.name, Use::document, known),
               std::array<const Model*, 3>{&frame, &shown, &view.model});
    if (view.layout == Layout::bare) return body;

    const auto& preview = view.preview;
    shown.set("has_preview", !preview.url.empty())
        .set("preview", Model{{"title", view.title},
                              {"description", preview.description},
                              {"url", preview.url},
                              {"language", preview.language},
                              {"has_image", !preview.image.empty()},
                              {"image", preview.image},
                              {"image_alt", preview.image_alt}});
    shown.set("body", SafeHtml{std::move(body)});
    std::string text;
    print_into(text, *program(layout_name(view.layout), Use::document, known),
               std::array<const Model*, 2>{&frame, &shown});
    return text;
}

std::vector<std::string> TemplateRenderer::compile_all() const {
    std::vector<std::string> names;
    std::vector<std::string> mails;
    {
        const std::shared_lock lock(mutex_);
        names = files_.all();
        mails = files_.all_mails();
    }
    std::vector<std::string> mistakes;
    const auto attempt = [&](const std::string& name, Use use, std::string_view language) {
        try {
            (void)program(name, use, language);
        } catch (const TemplateError& mistake) {
            mistakes.push_back(fmt::format("{} [{}]", mistake.what(), language));
        }
    };
    for (const auto language : i18n::Catalogs::languages) {
        for (const auto& name : names) attempt(name, Use::document, language);
        for (const auto& name : mails) attempt(name, Use::mail, language);
    }
    return mistakes;
}

}  // namespace plenaria::host::view
