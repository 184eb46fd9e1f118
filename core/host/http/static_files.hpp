// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/static_files.hpp
/// Style sheets, scripts, fonts and pictures of the program, under addresses that change with their content.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/message.hpp"

namespace plenaria::host {

/// Reads all files of a folder once, at start; what changes later is not seen. Thread-safe.
class StaticFiles {
public:
    static constexpr std::string_view prefix = "/assets/";

    /// A manifest.json in `dir` ({"plenaria.css": "plenaria.3f2a91c0.css", …}) says that the files bear their
    /// hashes already; without one, each gets its hash here. `dir` may lack; then there are none. "x.css.br"
    /// and "x.css.gz" are compressed forms of "x.css".
    /// @throws std::runtime_error when a file cannot be read.
    explicit StaticFiles(const std::filesystem::path& dir);

    /// "css/plenaria.css" gives "/assets/css/plenaria.<8 hex digits of its SHA-256>.css".
    /// @throws std::out_of_range for a file that does not exist: a template names it wrongly.
    [[nodiscard]] const std::string& url(std::string_view file) const;

    /// Answers GET and HEAD of an address that url() gave; 404 for every other below `prefix`.
    [[nodiscard]] HttpResponse serve(const HttpRequest& request) const;

private:
    struct File {
        std::string type;
        std::string etag;
        std::shared_ptr<const std::string> plain, brotli, gzip;  // compressed: null when there is none
    };
    std::map<std::string, std::string, std::less<>> urls_;
    std::unordered_map<std::string, File> files_;  // by address
};

}  // namespace plenaria::host
