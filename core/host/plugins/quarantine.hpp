// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/quarantine.hpp
/// Remembers, over a crash of the process, which plugin was being loaded, started or called.

#include <csignal>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

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
        /// SIGINT, SIGTERM and SIGHUP wait until its end.
        class PoliteEndsWait {
        public:
            PoliteEndsWait();
            PoliteEndsWait(const PoliteEndsWait&) = delete;
            PoliteEndsWait& operator=(const PoliteEndsWait&) = delete;
            ~PoliteEndsWait();

        private:
            sigset_t before_{};
        };

        PoliteEndsWait wait_;  // first: from before the file exists until after it is gone
        std::filesystem::path file_;
        int descriptor_ = -1;
    };

    /// Begins the text of a mark whose process ended because the step did not.
    static constexpr std::string_view blocked = "blocked:";

    /// Held during the step. Who asks the process to end meanwhile waits until then: an end in between would
    /// look like a crash of an innocent plugin. @throws std::system_error
    [[nodiscard]] std::unique_ptr<Mark> mark(const std::string& plugin, const std::string& step) const;
    /// Says more than the mark that is held. Throws nothing: it is called on the way out.
    void leave_note(const std::string& plugin, const std::string& step) const noexcept;
    /// The step at which each marked plugin crashed. Marks of a process that still runs are left out.
    [[nodiscard]] std::map<std::string, std::string> found() const;
    void lift(const std::string& plugin) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

}  // namespace plenaria::host
