// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// Two rooms in a temporary directory: the host and a plugin "committee", with templates and catalogs.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include <view/template_renderer.hpp>

namespace plenaria::host::view {

class RoomsTest : public testing::Test {
protected:
    RoomsTest() {
        static int count = 0;
        dir_ = testing::TempDir() + "plenaria-view-" + std::to_string(::getpid()) + "-" +
               std::to_string(++count);
        for (const auto* room : {"core", "committee", "site"})
            std::filesystem::create_directories(dir_ / room / "lang");
    }
    ~RoomsTest() override { std::filesystem::remove_all(dir_); }

    /// @param path "committee/list.html.mustache", "site/committee/list.html.mustache"
    void write(const std::string& path, const std::string& text) const {
        std::filesystem::create_directories((dir_ / path).parent_path());
        std::ofstream(dir_ / path, std::ios::binary) << text;
    }
    void translate(const std::string& room, const std::string& language, const std::string& body) const {
        write(room + "/lang/" + language + ".po",
              "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: "
              "nplurals=2; plural=n != 1;\\n\"\n\n" +
                  body);
    }

    TemplateRenderer& renderer(Options options = {}) {
        if (!catalogs_) {
            catalogs_ = std::make_unique<i18n::Catalogs>();
            for (const auto* room : {"core", "committee"}) catalogs_->add_room(room, dir_ / room / "lang");
        }
        options.site = dir_ / "site";
        renderer_ = std::make_unique<TemplateRenderer>(*catalogs_, options);
        for (const auto* room : {"core", "committee"}) renderer_->add_room(room, dir_ / room);
        return *renderer_;
    }

    /// `source` printed as committee/page.KIND.mustache.
    std::string print(const std::string& source, const Model& model = {}, const std::string& kind = "html",
                      const std::string& language = "en") {
        write("committee/page." + kind + ".mustache", source);
        auto text = renderer().render("committee/page", model, language);
        std::filesystem::remove(dir_ / ("committee/page." + kind + ".mustache"));
        return text;
    }
    std::string mistake(const std::string& source, const Model& model = {}, Options options = {}) {
        write("committee/page.html.mustache", source);
        try {
            return "printed: " + renderer(options).render("committee/page", model, "en");
        } catch (const TemplateError& error) {
            return error.what();
        }
    }
    /// mistake() without "file:line: ".
    std::string refusal(const std::string& source) {
        const auto text = mistake(source);
        const std::string file = "committee/page.html.mustache:1: ";
        return text.starts_with(file) ? text.substr(file.size()) : text;
    }

    std::filesystem::path dir_;
    std::unique_ptr<i18n::Catalogs> catalogs_;
    std::unique_ptr<TemplateRenderer> renderer_;
};

}  // namespace plenaria::host::view
