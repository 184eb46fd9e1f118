// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file documents/work_folder.hpp
/// A folder for one conversion, removed with everything in it.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace plenaria::host {

class WorkFolder {
public:
    /// @throws std::system_error when it cannot be made.
    explicit WorkFolder(const std::filesystem::path& parent)
        : path_((std::filesystem::absolute(parent) / "document-XXXXXX").string()) {
        std::filesystem::create_directories(parent);
        if (!::mkdtemp(path_.data())) throw std::system_error(errno, std::generic_category(), "mkdtemp");
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    ~WorkFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::filesystem::path path() const { return path_; }

    [[nodiscard]] bool write(std::string_view name, std::string_view bytes) const {
        std::ofstream file(path() / name, std::ios::binary);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return static_cast<bool>(file.flush());
    }
    /// @return nothing when there is no such file or it is empty.
    [[nodiscard]] std::optional<std::string> read(std::string_view name) const {
        std::ifstream file(path() / name, std::ios::binary);
        std::string bytes((std::istreambuf_iterator<char>(file)), {});
        if (bytes.empty()) return std::nullopt;
        return bytes;
    }

private:
    std::string path_;
};

}  // namespace plenaria::host
