// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/quarantine.hpp
/// Remembers, over a crash of the process, which plugin was being loaded, started or called.

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace plenaria::host {

/// One file a plugin in `folder`, written and synced before a step that may crash and removed after it. A
/// mark whose process is gone means that the step did not come to its end.
class Quarantine {
public:
    /// Makes the folder. @throws std::system_error, std::filesystem::filesystem_error
    explicit Quarantine(std::filesystem::path folder);

    class Mark {
    public:
        Mark(const Mark&) = delete;
        Mark& operator=(const Mark&) = delete;
        Mark(std::filesystem::path file, const std::string& step);
        ~Mark();

    private:
        std::filesystem::path file_;
        int descriptor_;
    };

    /// Held during the step. @throws std::system_error
    [[nodiscard]] std::unique_ptr<Mark> mark(const std::string& plugin, const std::string& step) const;
    /// The step at which each marked plugin crashed. Marks of a process that still runs are left out.
    [[nodiscard]] std::map<std::string, std::string> found() const;
    void lift(const std::string& plugin) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

}  // namespace plenaria::host
