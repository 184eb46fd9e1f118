// SPDX-License-Identifier: EUPL-1.2
#include "http/static_files.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <fstream>
#include <stdexcept>

#include "http/characters.hpp"
#include "http/response_writer.hpp"

namespace plenaria::host {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> types = {{
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".txt", "text/plain; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".html", "text/html; charset=utf-8"},
}};

std::string_view type_of(std::string_view extension) {
    for (const auto& [each, type] : types)
        if (each == extension) return type;
    return "application/octet-stream";
}

std::shared_ptr<const std::string> read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    // Not read by iterators: the text would keep up to twice the memory that it needs, and all files stay in
    // memory.
    std::string bytes(std::filesystem::file_size(path), '\0');
    if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        throw std::runtime_error("The file " + path.string() + " cannot be read.");
    return std::make_shared<const std::string>(std::move(bytes));
}

std::shared_ptr<const std::string> read_sibling(std::filesystem::path path, std::string_view extension) {
    path += extension;
    return std::filesystem::is_regular_file(path) ? read_file(path) : nullptr;
}

std::string short_hash(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return fmt::format("{:02x}{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2], hash[3]);
}

/// Whether an Accept-Encoding value names `coding` without the weight 0.
bool accepts(std::string_view value, std::string_view coding) {
    while (!value.empty()) {
        const auto comma = std::min(value.find(','), value.size());
        const auto entry = value.substr(0, comma);
        value.remove_prefix(std::min(comma + 1, value.size()));
        const auto semicolon = std::min(entry.find(';'), entry.size());
        if (!equal_ignoring_case(trim_blanks(entry.substr(0, semicolon)), coding)) continue;
        const auto weight = entry.substr(semicolon);
        return weight.find_first_of("123456789") != std::string_view::npos || trim_blanks(weight).empty();
    }
    return false;
}

/// Whether an If-None-Match value names `etag`; weak comparison, RFC 9110, 13.1.2.
bool names(std::string_view value, std::string_view etag) {
    return trim_blanks(value) == "*" || value.find(etag) != std::string_view::npos;
}

/// "x.worker.<hash>.js" stands between pages and the network: it asks for them, and they lie outside its
/// folder.
bool is_worker(std::string_view url) {
    return url.find(".worker.") != std::string_view::npos && url.ends_with(".js");
}
constexpr std::string_view worker_policy = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

constexpr const char* manifest = "manifest.json";  ///< short name to name with hash

}  // namespace

StaticFiles::StaticFiles(const std::filesystem::path& dir) {
    if (!std::filesystem::is_directory(dir)) return;
    // Where a build has named the files by their content already, style sheets refer to those names.
    nlohmann::json named = nlohmann::json::object();
    if (std::filesystem::exists(dir / manifest)) named = nlohmann::json::parse(*read_file(dir / manifest));
    std::map<std::string, std::string> short_names;
    for (const auto& [name, with_hash] : named.items()) short_names[with_hash.get<std::string>()] = name;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) {
        const auto extension = entry.path().extension().string();
        if (!entry.is_regular_file() || extension == ".br" || extension == ".gz") continue;
        if (entry.path().filename() == manifest) continue;
        auto name = entry.path().lexically_relative(dir).generic_string();
        File file{.type = std::string(type_of(extension)),
                  .etag = {},
                  .plain = read_file(entry.path()),
                  .brotli = read_sibling(entry.path(), ".br"),
                  .gzip = read_sibling(entry.path(), ".gz")};
        const auto hash = short_hash(*file.plain);
        file.etag = '"' + hash;  // closed when it is sent, behind the coding
        auto url = std::string(prefix) + name;
        if (named.empty())
            url =
                std::string(prefix) + name.substr(0, name.size() - extension.size()) + '.' + hash + extension;
        if (const auto known = short_names.find(name); known != short_names.end()) name = known->second;
        files_.emplace(url, std::move(file));
        urls_.emplace(std::move(name), std::move(url));
    }
}

const std::string& StaticFiles::url(std::string_view file) const {
    const auto found = urls_.find(file);
    if (found == urls_.end()) throw std::out_of_range("There is no static file " + std::string(file) + ".");
    return found->second;
}

HttpResponse StaticFiles::serve(const HttpRequest& request) const {
    const auto found = files_.find(request.path);
    if (found == files_.end()) return plain_response(404);
    if (request.method != "GET" && request.method != "HEAD")
        return plain_response(405).set("Allow", "GET, HEAD");
    const auto& file = found->second;
    HttpResponse response;
    response.set("Cache-Control", "public, max-age=31536000, immutable");
    // An SVG opened by itself is a document, and would run its scripts.
    add_protection(response, is_worker(request.path) ? worker_policy : loads_nothing);
    if (is_worker(request.path)) response.set("Service-Worker-Allowed", "/");
    if (file.brotli || file.gzip) response.set("Vary", "Accept-Encoding");
    const auto& wanted = request.header("accept-encoding");
    std::string_view coding;
    response.shared_body = file.plain;
    if (file.brotli && accepts(wanted, "br")) {
        coding = "br";
        response.shared_body = file.brotli;
    } else if (file.gzip && accepts(wanted, "gzip")) {
        coding = "gzip";
        response.shared_body = file.gzip;
    }
    const auto etag = fmt::format("{}{}{}\"", file.etag, coding.empty() ? "" : "-", coding);
    response.set("ETag", etag);
    if (names(request.header("if-none-match"), etag)) {
        response.status = 304;
        response.shared_body = nullptr;
        return response;
    }
    response.set("Content-Type", file.type);
    if (!coding.empty()) response.set("Content-Encoding", coding);
    return response;
}

}  // namespace plenaria::host
