// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/template_files.hpp
/// Where templates lie: the site's directory, then the room's, then the host's.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <view/escapes.hpp>

namespace plenaria::host::view {

/// One template file as it was read.
struct TemplateFile {
    std::string room;  ///< whose catalog translates it
    std::string name;  ///< for messages: "committee/nomination/form.html.mustache"
    Escape escape = Escape::html;
    bool is_mail = false;
    std::string source;  ///< with LF
};

class TemplateFiles {
public:
    explicit TemplateFiles(std::filesystem::path site) : site_(std::move(site)) {}

    void add_room(std::string id, std::filesystem::path templates_dir);

    /// @param name "committee/nomination/form": templates/nomination/form.KIND.mustache of room committee. Of
    /// the
    ///        host ("core/login") also templates/pages/login.html.mustache.
    /// @throws TemplateError when there is none or it cannot be read.
    [[nodiscard]] TemplateFile find(std::string_view name) const;
    /// "committee/vacancy_notice": templates/mail/vacancy_notice.txt.mustache.
    [[nodiscard]] TemplateFile find_mail(std::string_view name) const;
    /// `name` is "partials/x"; of the same kind as the file that wants it, in its room or the host's.
    [[nodiscard]] std::optional<TemplateFile> find_partial(const TemplateFile& wanted_by,
                                                           std::string_view name) const;

    /// Names of every template of every room that is neither a partial nor a mail; and of every mail.
    [[nodiscard]] std::vector<std::string> all() const;
    [[nodiscard]] std::vector<std::string> all_mails() const;

private:
    [[nodiscard]] std::optional<TemplateFile> look(const std::string& room, const std::string& path) const;
    [[nodiscard]] std::vector<std::string> all(bool mails) const;

    std::filesystem::path site_;
    std::map<std::string, std::filesystem::path, std::less<>> rooms_;
};

}  // namespace plenaria::host::view
