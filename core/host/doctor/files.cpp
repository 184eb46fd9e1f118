// SPDX-License-Identifier: EUPL-1.2
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>

#include <fmt/format.h>

#include "app/rooms.hpp"
#include "doctor/finding.hpp"
#include "i18n/catalogs.hpp"
#include "plugins/loader.hpp"
#include "view/overrides.hpp"
#include "view/template_renderer.hpp"

namespace plenaria::host::doctor {

namespace fs = std::filesystem;

namespace {

constexpr unsigned long enough_megabytes = 200;

Finding free_space(const fs::path& folder) {
    struct statvfs space {};
    if (statvfs(folder.c_str(), &space) != 0)
        return {"free space", false, folder.string() + " cannot be read",
                "Name the right folder with --data."};
    const auto megabytes = space.f_bavail * space.f_frsize / 1024 / 1024;
    if (megabytes > enough_megabytes) return {"free space", true, fmt::format("{} MiB", megabytes)};
    return {"free space", false, fmt::format("{} MiB", megabytes),
            fmt::format("Make room on the disk of {}; without room nothing can be saved.", folder.string())};
}

enum class Hands { read_or_change = 1, change };

/// Whether people who are not of the file's group may do that to it.
bool open_to_all(const fs::path& file, Hands hands) {
    struct stat status {};
    if (stat(file.c_str(), &status) != 0) return false;
    return (status.st_mode & (hands == Hands::change ? S_IWOTH : S_IROTH | S_IWOTH | S_IXOTH)) != 0;
}

void look_at_hands(const Config& config, Findings& found) {
    Findings wrong;
    if (open_to_all(config.data_dir, Hands::read_or_change))
        wrong.push_back({"permissions", false,
                         config.data_dir.string() + " is open to every user of this machine",
                         "chmod o-rwx " + config.data_dir.string()});
    auto secrets = config.secret_files;
    if (config.mysql.find('@') != std::string::npos) secrets.push_back(config.file);
    for (const auto& file : secrets)
        if (open_to_all(file, Hands::read_or_change))
            wrong.push_back({"permissions", false,
                             file.string() + " holds a secret and is open to every user",
                             "chmod o-rwx " + file.string()});
    for (const auto& folder : {config.plugins_dir, config.site_dir})
        if (open_to_all(folder, Hands::change))
            wrong.push_back(
                {"permissions", false,
                 "every user may change what lies in " + folder.string() + ", and so run code as the host",
                 "chmod o-w " + folder.string()});
    struct stat status {};
    if (geteuid() != 0 && stat(config.data_dir.c_str(), &status) == 0 && status.st_uid != geteuid())
        wrong.push_back({"permissions", false, config.data_dir.string() + " belongs to another user",
                         "Run plenaria as that user, or: chown -R the folder to the user that serves."});
    if (wrong.empty()) wrong.push_back({"permissions", true, "of the data folder, secrets and plugins"});
    found.insert(found.end(), wrong.begin(), wrong.end());
}

}  // namespace

void look_at_files(const Config& config, Findings& found) {
    found.push_back(free_space(config.data_dir));
    look_at_hands(config, found);
}

void look_at_overrides(const Config& config, Findings& found) {
    if (!fs::is_directory(config.site_dir)) return;
    const Loader installed({.plugins_dir = config.plugins_dir, .state_dir = config.data_dir / "plugins"});
    std::map<std::string, fs::path> rooms{{"core", config.root / "share/templates"}};
    i18n::Catalogs catalogs;
    view::TemplateRenderer renderer(catalogs, {.site = config.site_dir});
    catalogs.add_room("core", config.root / "share/lang");
    for (const auto& room : installed.installed()) {
        rooms[room.manifest.id] = room.folder / "templates";
        try {
            catalogs.add_room(room.manifest.id, room.folder / "lang");
        } catch (const std::exception&) {
            // Of the plugin, which says so itself.
        }
    }
    for (const auto& [id, folder] : rooms) renderer.add_room(id, folder);

    for (const auto& one : view::overrides(config.site_dir, rooms)) {
        const auto file = (config.site_dir / one.file).string();
        const auto line = "{{! of " + one.digest + " }}";
        switch (one.state) {
            case view::Override::State::current:
                found.push_back({"template " + one.file, true, "replaces the shipped one"});
                break;
            case view::Override::State::stale:
                found.push_back({"template " + one.file, false,
                                 "the shipped one has changed since this was copied",
                                 "Compare the two, and then begin " + file + " with " + line});
                break;
            case view::Override::State::undeclared:
                found.push_back(
                    {"template " + one.file, false, "does not say which text it was copied from",
                     "Compare it with the shipped one, and then begin " + file + " with " + line});
                break;
            case view::Override::State::orphan:
                found.push_back({"template " + one.file, false,
                                 "replaces nothing: no shipped template has this name",
                                 "Give it the right name, or delete " + file});
                break;
        }
    }
    for (const auto& mistake : renderer.compile_all())
        if (mistake.starts_with("site: "))
            found.push_back(
                {"template", false, mistake, "Mend it, or delete it: the shipped one is then used."});
}

void look_at_programs(const Config& config, Findings& found) {
    const auto courier = config.courier.string();
    if (access(courier.c_str(), X_OK) == 0)
        found.push_back({"program for mails and webhooks", true, courier});
    else
        found.push_back({"program for mails and webhooks", false,
                         courier + " is missing: no mail and no webhook leaves",
                         "Install it again, beside plenaria."});
    std::string missing;
    for (const auto& program :
         {std::string("/usr/bin/bwrap"), std::string("/usr/bin/pandoc"), std::string("/usr/bin/pdfunite"),
          std::string("/usr/bin/python3"), config.press.string()})
        if (access(program.c_str(), X_OK) != 0) missing += (missing.empty() ? "" : ", ") + program;
    if (missing.empty())
        found.push_back({"programs for documents", true,
                         "bwrap, pandoc, pdfunite, python3 and plenaria-press are there"});
    else
        found.push_back({"programs for documents", false,
                         missing + " missing: no PDF, DOCX or ODT can be made",
                         "Install what packaging/debian-packages.txt names under runtime, and plenaria-press "
                         "beside plenaria."});
}

}  // namespace plenaria::host::doctor
