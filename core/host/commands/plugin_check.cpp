// SPDX-License-Identifier: EUPL-1.2
#include "commands/plugin_check.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/rooms.hpp"
#include "app/site_builder.hpp"
#include "db/migration_files.hpp"
#include "db/table_promise.hpp"
#include "i18n/catalogs.hpp"
#include "i18n/po_file.hpp"
#include "plugins/resolver.hpp"
#include "plugins/trial.hpp"
#include "view/template_renderer.hpp"
#include "view/template_sentences.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

class Check {
public:
    Check(const fs::path& folder, const PluginSurroundings& around) : folder_(folder), around_(around) {}

    std::vector<PluginFinding> all() {
        if (!read_manifests()) return std::move(found_);
        requirements();
        library();
        migrations();
        catalogs();
        templates();
        return std::move(found_);
    }

private:
    void tell(std::string file, std::string what) {
        const PluginFinding one{std::move(file), std::move(what)};
        if (std::find(found_.begin(), found_.end(), one) == found_.end()) found_.push_back(one);
    }

    bool read_manifests() {
        try {
            manifest_ = read_manifest(folder_ / "plugin.json");
        } catch (const ManifestError& mistake) {
            tell("plugin.json", mistake.what());
            return false;
        }
        rooms_.push_back({manifest_, folder_});
        std::error_code missing;
        for (fs::directory_iterator at(around_.plugins_dir, missing), end; at != end; ++at) {
            std::error_code other;
            if (fs::equivalent(at->path(), folder_, other) || !fs::exists(at->path() / "plugin.json"))
                continue;
            try {
                if (auto manifest = read_manifest(at->path() / "plugin.json"); manifest.id != manifest_.id)
                    rooms_.push_back({std::move(manifest), at->path()});
            } catch (const ManifestError&) {
                // Its own check says what is wrong with it.
            }
        }
        return true;
    }

    void requirements() {
        std::vector<Manifest> manifests;
        for (const auto& room : rooms_) manifests.push_back(room.manifest);
        const auto refused = resolve(manifests).refused;
        if (const auto own = refused.find(manifest_.id); own != refused.end())
            tell("plugin.json", own->second.sentence.english());
    }

    void library() {
        std::set<std::string> permissions;
        for (const auto& one : core_permissions()) permissions.insert(one.id);
        for (const auto& one : manifest_.permissions) permissions.insert(one.id);
        for (const auto& need : manifest_.required)
            for (const auto& room : rooms_)
                if (room.manifest.id == need.id)
                    for (const auto& one : room.manifest.permissions) permissions.insert(one.id);
        if (auto failure = try_library(folder_, manifest_, std::move(permissions)); !failure.empty())
            tell("plugin.so", std::move(failure));
    }

    void migrations() {
        const auto promise = promise_of(manifest_, rooms_);
        for (const auto engine : {Engine::sqlite, Engine::mysql}) {
            const auto files = read_migrations(folder_ / "db", engine);
            if (!files) {
                tell("db", fill(files.error().message, files.error().values));
                return;
            }
            if (!files->empty() && promise.prefix.empty()) {
                tell("plugin.json", "there are migrations, but \"tables\" names no prefix for their tables");
                return;
            }
            for (const auto& file : *files)
                for (const auto& statement : file.statements)
                    if (const auto kept = check_promise(statement, promise); !kept)
                        tell("db/" + file.name, fill(kept.error().message, kept.error().values));
        }
    }

    /// The sentences that plugin.json and the templates say, with the file where each stands.
    [[nodiscard]] std::map<std::string, std::string> said() const {
        std::map<std::string, std::string> all{{manifest_.name, "plugin.json"}};
        for (const auto& one : manifest_.permissions) all.emplace(one.label, "plugin.json");
        for (const auto& one : manifest_.settings) all.emplace(one.label, "plugin.json");
        for (const auto& one : manifest_.events) all.emplace(one.label, "plugin.json");
        for (auto& one : view::template_sentences(folder_ / "templates")) all.emplace(one.id, one.file);
        return all;
    }

    void catalogs() {
        catalogs_.add_room("core", around_.share / "lang");
        try {
            catalogs_.add_room(manifest_.id, folder_ / "lang");
        } catch (const std::exception& mistake) {
            tell("lang", mistake.what());
            return;
        }
        std::map<std::string, std::set<std::string>> known;
        for (const auto& language : manifest_.languages)
            if (language != "en") known[language] = entries(language);
        const auto sentences = said();
        for (const auto& [language, own] : known) {
            const auto file = "lang/" + language + ".po";
            for (const auto& [id, where] : sentences)
                if (!catalogs_.translation(language, manifest_.id, id))
                    tell(file, fmt::format("\"{}\" of {} is not translated", id, where));
            // What C++ says cannot be seen from here, but it is in one catalog and not in the other.
            for (const auto& [other, theirs] : known)
                for (const auto& id : theirs)
                    if (!own.contains(id) && !sentences.contains(id) &&
                        !catalogs_.translation(language, manifest_.id, id))
                        tell(file, fmt::format("\"{}\" is translated in lang/{}.po only", id, other));
        }
    }

    /// The keys that the catalog of a language holds; says which translations have other {values}.
    std::set<std::string> entries(const std::string& language) {
        std::set<std::string> ids;
        std::ifstream in(folder_ / "lang" / (language + ".po"), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        for (const auto& entry : i18n::parse_po(text, language + ".po")) {
            if (entry.id.empty()) continue;
            ids.insert(entry.id);
            for (const auto& translation : entry.text)
                if (values_in(translation) !=
                        values_in(entry.plural_id.empty() ? entry.id : entry.plural_id) &&
                    values_in(translation) != values_in(entry.id))
                    tell("lang/" + language + ".po",
                         fmt::format("the translation of \"{}\" has other {{values}}", entry.id));
        }
        return ids;
    }

    /// "{city}" and "{{city}}" of a sentence.
    static std::set<std::string> values_in(std::string_view sentence) {
        std::set<std::string> names;
        for (auto begin = sentence.find('{'); begin != std::string_view::npos;
             begin = sentence.find('{', begin + 1)) {
            const auto end = sentence.find('}', begin);
            if (end != std::string_view::npos && sentence[begin + 1] != '{')
                names.emplace(sentence.substr(begin, end - begin));
        }
        return names;
    }

    void templates() {
        view::TemplateRenderer renderer(catalogs_, {});
        renderer.add_room("core", around_.share / "templates");
        renderer.add_room(manifest_.id, folder_ / "templates");
        // "core/…" are the host's, and proved by its own tests.
        for (const auto& mistake : renderer.compile_all())
            if (!mistake.starts_with("core/")) tell("templates", mistake);
    }

    const fs::path& folder_;
    const PluginSurroundings& around_;
    Manifest manifest_;
    std::vector<Room> rooms_;
    i18n::Catalogs catalogs_;
    std::vector<PluginFinding> found_;
};

}  // namespace

std::vector<PluginFinding> check_plugin(const fs::path& folder, const PluginSurroundings& around) {
    return Check(folder, around).all();
}

}  // namespace plenaria::host
