// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/template_renderer.hpp
/// The service core.renderer/1, and the pages of the host.

#include <filesystem>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/services.hpp>
#include <plenaria/view.hpp>

#include <i18n/catalogs.hpp>
#include <view/program.hpp>
#include <view/template_error.hpp>
#include <view/template_files.hpp>

namespace plenaria::host::view {

struct Options {
    std::filesystem::path site = {};  ///< templates of the organisation, <site>/<room>/…; empty: none
    bool strict = false;              ///< a name the model lacks is an error, not nothing
    bool reload_on_change = false;    ///< read the files anew each time: a change shows at once
};

/// A mail whose text the organisation changed.
struct Letter {
    std::string name;  ///< "statements/mail/round_invitation"
    std::string language;
    std::string source;  ///< its first line is "Subject: …"
};

/// Thread-safe, but for add_room. Each template is made ready once a language, at its first use.
class TemplateRenderer final : public Renderer {
public:
    /// @param catalogs outlives this; its rooms are added before the first rendering.
    TemplateRenderer(const i18n::Catalogs& catalogs, Options options);
    ~TemplateRenderer() override;

    /// @param id of the plugin, or "core" for the host. Forgets what was made ready. Safe while others
    /// render.
    void add_room(std::string id, std::filesystem::path templates_dir);

    [[nodiscard]] std::string render(std::string_view name, const Model& model,
                                     std::string_view language) const override;
    [[nodiscard]] Mail mail(std::string_view name, const Model& model,
                            std::string_view language) const override;

    /// The template of `view` inside the layout template core/layout/<staff|outside|open>; bare: alone.
    /// Names are looked up in view.model, then `title`, then `frame`; the layout sees `frame`, `title` and
    /// `body`.
    [[nodiscard]] std::string page(const View& view, const Model& frame, std::string_view language) const;

    /// Makes every template of every room ready, in every language. @return what is wrong, one line each.
    [[nodiscard]] std::vector<std::string> compile_all() const;

    // Letters: mails whose text people change in the browser (view/letters.cpp).

    /// Names of all mails: "statements/mail/round_invitation".
    [[nodiscard]] std::vector<std::string> letters() const;
    /// The text that comes with the plugin, in one language. @throws TemplateError when there is none.
    [[nodiscard]] std::string shipped_letter(std::string_view name, std::string_view language) const;
    /// @throws TemplateError for what may not be printed, naming the line; {{#t}} and partials are none of a
    /// letter's.
    [[nodiscard]] std::shared_ptr<const Program> compile_letter(const Letter& letter) const;
    /// The shipped one, ready to be printed.
    [[nodiscard]] std::shared_ptr<const Program> shipped_program(std::string_view name,
                                                                 std::string_view language) const;
    /// @throws TemplateError naming what the model lacks.
    [[nodiscard]] Mail print_letter(const Program& program, const Model& model,
                                    std::string_view language) const;
    /// From now on mail() uses these, and the shipped text where one of them lacks a name or cannot be
    /// compiled.
    void set_letters(const std::vector<Letter>& letters);

private:
    enum class Use { document = 1, mail };
    [[nodiscard]] std::shared_ptr<const Program> program(std::string_view name, Use use,
                                                         std::string_view language) const;
    [[nodiscard]] std::shared_ptr<const Program> changed_letter(std::string_view name,
                                                                std::string_view language) const;
    /// The printed text parted into subject and body.
    static Mail mail_of(const Program& program, const std::string& text, std::string_view language);
    void print_into(std::string& out, const Program& program, std::span<const Model* const> scopes) const;

    const i18n::Catalogs& catalogs_;
    Options options_;
    mutable std::shared_mutex mutex_;
    TemplateFiles files_;
    mutable std::map<std::string, std::shared_ptr<const Program>, std::less<>> ready_;
    std::shared_ptr<const std::map<std::string, std::shared_ptr<const Program>, std::less<>>> changed_;
};

}  // namespace plenaria::host::view
