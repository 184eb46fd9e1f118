// SPDX-License-Identifier: EUPL-1.2
#include <view/template_files.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include <plenaria/text.hpp>

#include <view/template_error.hpp>

namespace plenaria::host::view {

namespace fs = std::filesystem;

namespace {

struct Kind {
    std::string_view suffix;
    Escape escape;
};
constexpr std::array<Kind, 5> kinds{{{".html.mustache", Escape::html},
                                     {".txt.mustache", Escape::none},
                                     {".md.mustache", Escape::markdown},
                                     {".csv.mustache", Escape::csv},
                                     {".ics.mustache", Escape::calendar}}};

constexpr std::size_t most_bytes = 256 * 1024;

bool is_name(std::string_view name) {
    return !name.empty() && name.find("..") == std::string_view::npos && name.front() != '/' &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '/' ||
                      c == '.';
           });
}

std::string read(const fs::path& path, const std::string& name) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    if (!stream || !(bytes << stream.rdbuf()))
        throw TemplateError(name + ": the file is empty or cannot be read");
    auto text = bytes.str();
    if (text.size() > most_bytes) throw TemplateError(name + ": larger than 256 KiB");
    if (!is_utf8(text)) throw TemplateError(name + ": is not UTF-8");
    text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
    if (std::any_of(text.begin(), text.end(),
                    [](unsigned char c) { return c < 0x20 && c != '\n' && c != '\t'; }))
        throw TemplateError(name + ": holds control characters");
    return text;
}

}  // namespace

void TemplateFiles::add_room(std::string id, fs::path templates_dir) {
    rooms_.insert_or_assign(std::move(id), std::move(templates_dir));
}

std::optional<TemplateFile> TemplateFiles::look(const std::string& room, const std::string& path) const {
    const auto found = rooms_.find(room);
    std::array<fs::path, 2> places{site_.empty() ? fs::path() : site_ / room / path,
                                   found == rooms_.end() ? fs::path() : found->second / path};
    for (const auto& place : places) {
        std::error_code failure;
        if (place.empty() || !fs::is_regular_file(place, failure)) continue;
        const auto kind =
            std::find_if(kinds.begin(), kinds.end(), [&](const Kind& k) { return path.ends_with(k.suffix); });
        TemplateFile file{.room = room, .name = room + "/" + path, .escape = kind->escape};
        if (&place == places.data()) file.name = "site: " + file.name;
        file.is_mail = path.starts_with("mail/");
        file.source = read(place, file.name);
        return file;
    }
    return std::nullopt;
}

TemplateFile TemplateFiles::find(std::string_view name) const {
    const auto slash = name.find('/');
    if (slash == std::string_view::npos || !is_name(name))
        throw TemplateError(fmt::format("\"{}\" is no name of a template (room/name)", name));
    const std::string room(name.substr(0, slash));
    const std::string path(name.substr(slash + 1));
    for (const auto& owner : {room, std::string("core")}) {
        for (const auto& kind : kinds)
            if (auto file = look(owner, path + std::string(kind.suffix))) return *std::move(file);
        if (owner == "core")
            if (auto file = look(owner, "pages/" + path + ".html.mustache")) return *std::move(file);
    }
    throw TemplateError(fmt::format("there is no template \"{}\"", name));
}

TemplateFile TemplateFiles::find_mail(std::string_view name) const {
    const auto slash = name.find('/');
    if (slash == std::string_view::npos || !is_name(name))
        throw TemplateError(fmt::format("\"{}\" is no name of a mail (room/name)", name));
    const std::string room(name.substr(0, slash));
    auto path = name.substr(slash + 1);
    if (path.starts_with("mail/")) path.remove_prefix(5);
    if (auto file = look(room, fmt::format("mail/{}.txt.mustache", path))) return *std::move(file);
    throw TemplateError(fmt::format("there is no mail \"{}\" (templates/mail/{}.txt.mustache)", name, path));
}

std::optional<TemplateFile> TemplateFiles::find_partial(const TemplateFile& wanted_by,
                                                        std::string_view name) const {
    if (!name.starts_with("partials/") || !is_name(name)) return std::nullopt;
    const auto kind =
        std::find_if(kinds.begin(), kinds.end(), [&](const Kind& k) { return k.escape == wanted_by.escape; });
    const auto path = std::string(name) + std::string(kind->suffix);
    auto file = look(wanted_by.room, path);
    if (!file && wanted_by.room != "core") file = look("core", path);
    return file;
}

std::vector<std::string> TemplateFiles::all(bool mails) const {
    std::set<std::string> names;
    for (const auto& [room, dir] : rooms_) {
        std::error_code failure;
        for (fs::recursive_directory_iterator at(dir, failure), end; !failure && at != end;
             at.increment(failure)) {
            const auto path = at->path().lexically_relative(dir).generic_string();
            const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                           [&](const Kind& k) { return path.ends_with(k.suffix); });
            if (kind == kinds.end() || path.starts_with("partials/") || path.starts_with("mail/") != mails)
                continue;
            names.insert(room + "/" + path.substr(0, path.size() - kind->suffix.size()));
        }
    }
    return {names.begin(), names.end()};
}

std::vector<std::string> TemplateFiles::all() const { return all(false); }
std::vector<std::string> TemplateFiles::all_mails() const { return all(true); }

}  // namespace plenaria::host::view
