// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/strict_json.hpp
/// JSON whose reader knows the line of every member and reads each member once: what is left is unknown.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace plenaria::host {

/// A parsed document, with the line on which each value begins, by JSON pointer.
struct LinedJson {
    std::string file;  ///< as messages name it
    nlohmann::json root;
    std::map<std::string, int> lines;
};

/// @throws ManifestError for malformed JSON and for a member that stands twice.
LinedJson parse_lined(std::string_view text, std::string file);

/// One object of the document while it is read.
class ObjectReader {
public:
    ObjectReader(const LinedJson& document, std::string pointer);

    [[nodiscard]] bool has(const char* key) const { return value_->contains(key); }
    std::string text(const char* key);  ///< required, not empty
    std::string text_or(const char* key, std::string otherwise);
    long long integer(const char* key);
    const nlohmann::json* any(const char* key);  ///< nullptr when absent
    std::vector<std::string> texts(const char* key);
    ObjectReader object(const char* key);
    /// Of an array of objects; empty when absent.
    std::vector<ObjectReader> objects(const char* key);
    /// Refuses members that nobody asked for.
    void finish() const;

    [[noreturn]] void fail(const std::string& what) const;                   ///< at the line of the object
    [[noreturn]] void fail(const char* key, const std::string& what) const;  ///< at the line of the member

private:
    const nlohmann::json& required(const char* key);
    [[nodiscard]] std::string at(std::string_view key) const { return pointer_ + '/' + std::string(key); }

    const LinedJson* document_;
    std::string pointer_;
    const nlohmann::json* value_;
    std::vector<std::string> read_ = {};
};

}  // namespace plenaria::host
