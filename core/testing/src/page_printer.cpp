// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/testing/page_printer.hpp>

#include <gtest/gtest.h>

#include <i18n/catalogs.hpp>
#include <view/template_renderer.hpp>

namespace plenaria::test {

struct PagePrinter::Parts {
    host::i18n::Catalogs catalogs;
    host::view::TemplateRenderer renderer{catalogs, {.strict = true}};
};

PagePrinter::PagePrinter(const std::filesystem::path& source_dir) : parts_(std::make_unique<Parts>()) {
    parts_->catalogs.add_room("core", source_dir / "core/host/lang");
    parts_->renderer.add_room("core", source_dir / "templates");
}

PagePrinter::~PagePrinter() = default;

void PagePrinter::add_room(const std::string& id, const std::filesystem::path& folder) {
    parts_->catalogs.add_room(id, folder / "lang");
    parts_->renderer.add_room(id, folder / "templates");
}

std::string PagePrinter::print(const View& view, std::string_view language) const {
    auto bare = view;
    bare.layout = Layout::bare;
    return parts_->renderer.page(bare,
                                 {{"csrf", "token"},
                                  {"live_js_url", "/assets/live.js"},
                                  {"questions_js_url", "/assets/questions.js"},
                                  {"check_in_js_url", "/assets/check-in.js"},
                                  {"check_in_worker_url", "/assets/check-in.worker.js"}},
                                 language);
}

std::string PagePrinter::html(const Result<Reply>& reply, std::string_view language) const {
    const auto* view = reply ? std::get_if<View>(&*reply) : nullptr;
    if (view != nullptr) return print(*view, language);
    ADD_FAILURE() << (reply ? "not a page" : reply.error().message);
    return {};
}

const Renderer& PagePrinter::renderer() const { return parts_->renderer; }

}  // namespace plenaria::test
