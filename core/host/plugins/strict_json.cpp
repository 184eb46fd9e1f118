// SPDX-License-Identifier: EUPL-1.2
#include "plugins/strict_json.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "plugins/manifest.hpp"

namespace plenaria::host {

namespace {

using nlohmann::json;

[[noreturn]] void fail_at(const std::string& file, int line, const std::string& what) {
    throw ManifestError(file + ", line " + std::to_string(line) + ": " + what);
}

/// Hears the events of the parser and asks the stream how far it has read: nlohmann keeps no positions.
class LineRecorder final : public nlohmann::json_sax<json> {
public:
    LineRecorder(std::string_view text, std::stringbuf& buffer, LinedJson& into)
        : text_(text), buffer_(buffer), into_(into) {}

    bool null() override { return scalar(); }
    bool boolean(bool) override { return scalar(); }
    bool number_integer(number_integer_t) override { return scalar(); }
    bool number_unsigned(number_unsigned_t) override { return scalar(); }
    bool number_float(number_float_t, const string_t&) override { return scalar(); }
    bool string(string_t&) override { return scalar(); }
    bool binary(binary_t&) override { return scalar(); }
    bool start_object(std::size_t) override { return open(false); }
    bool start_array(std::size_t) override { return open(true); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        auto& level = levels_.back();
        level.member = level.pointer + '/' + name;
        if (!level.keys.insert(name).second) fail_at(into_.file, line(), '"' + name + "\" stands twice");
        into_.lines[level.member] = line();
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
        const std::string text = error.what();
        const auto colon = text.find(": ");
        fail_at(into_.file, line(), colon == std::string::npos ? text : text.substr(colon + 2));
    }

private:
    struct Level {
        std::string pointer;
        bool is_array = false;
        int next = 0;
        std::string member = {};
        std::set<std::string> keys = {};
    };

    [[nodiscard]] int line() const {
        const auto position = buffer_.pubseekoff(0, std::ios::cur, std::ios::in);
        const auto read = text_.substr(0, static_cast<std::size_t>(std::max<std::streamoff>(position, 0)));
        return 1 + static_cast<int>(std::count(read.begin(), read.end(), '\n'));
    }
    /// Names the value that begins now; a member of an object got its line from its key.
    std::string begin_value() {
        if (levels_.empty()) {
            into_.lines[""] = line();
            return {};
        }
        auto& level = levels_.back();
        if (!level.is_array) return level.member;
        auto pointer = level.pointer + '/' + std::to_string(level.next++);
        into_.lines[pointer] = line();
        return pointer;
    }
    bool scalar() {
        begin_value();
        return true;
    }
    bool open(bool is_array) {
        levels_.push_back({begin_value(), is_array});
        return true;
    }
    bool close() {
        levels_.pop_back();
        return true;
    }

    std::string_view text_;
    std::stringbuf& buffer_;
    LinedJson& into_;
    std::vector<Level> levels_ = {};
};

}  // namespace

LinedJson parse_lined(std::string_view text, std::string file) {
    LinedJson out{std::move(file), {}, {}};
    std::istringstream stream{std::string(text)};
    LineRecorder recorder(text, *stream.rdbuf(), out);
    json::sax_parse(stream, &recorder);
    out.root = json::parse(text);
    return out;
}

ObjectReader::ObjectReader(const LinedJson& document, std::string pointer)
    : document_(&document),
      pointer_(std::move(pointer)),
      value_(&document.root.at(json::json_pointer(pointer_))) {
    if (!value_->is_object()) fail("must be an object");
}

void ObjectReader::fail(const std::string& what) const {
    fail_at(document_->file, document_->lines.at(pointer_), what);
}

void ObjectReader::fail(const char* key, const std::string& what) const {
    const auto found = document_->lines.find(at(key));
    fail_at(document_->file, found == document_->lines.end() ? document_->lines.at(pointer_) : found->second,
            '"' + std::string(key) + "\" " + what);
}

const json* ObjectReader::any(const char* key) {
    read_.emplace_back(key);
    const auto found = value_->find(key);
    return found == value_->end() ? nullptr : &*found;
}

const json& ObjectReader::required(const char* key) {
    const auto* value = any(key);
    if (value == nullptr) fail(key, "is missing");
    return *value;
}

std::string ObjectReader::text(const char* key) {
    const auto& value = required(key);
    if (!value.is_string()) fail(key, "must be text");
    if (value.get_ref<const std::string&>().empty()) fail(key, "must not be empty");
    return value.get<std::string>();
}

std::string ObjectReader::text_or(const char* key, std::string otherwise) {
    return has(key) ? text(key) : (any(key), std::move(otherwise));
}

long long ObjectReader::integer(const char* key) {
    const auto& value = required(key);
    if (!value.is_number_integer()) fail(key, "must be a whole number");
    return value.get<long long>();
}

std::vector<std::string> ObjectReader::texts(const char* key) {
    std::vector<std::string> out;
    const auto* value = any(key);
    if (value == nullptr) return out;
    if (!value->is_array()) fail(key, "must be a list");
    for (const auto& item : *value) {
        if (!item.is_string() || item.get_ref<const std::string&>().empty())
            fail(key, "must be a list of texts");
        if (std::find(out.begin(), out.end(), item.get<std::string>()) != out.end())
            fail(key, "holds \"" + item.get<std::string>() + "\" twice");
        out.push_back(item.get<std::string>());
    }
    return out;
}

ObjectReader ObjectReader::object(const char* key) {
    if (!required(key).is_object()) fail(key, "must be an object");
    return {*document_, at(key)};
}

std::vector<ObjectReader> ObjectReader::objects(const char* key) {
    std::vector<ObjectReader> out;
    const auto* value = any(key);
    if (value == nullptr) return out;
    if (!value->is_array()) fail(key, "must be a list");
    for (std::size_t i = 0; i < value->size(); ++i)
        out.emplace_back(*document_, at(key) + '/' + std::to_string(i));
    return out;
}

void ObjectReader::finish() const {
    for (const auto& [key, value] : value_->items())
        if (std::find(read_.begin(), read_.end(), key) == read_.end()) fail(key.c_str(), "is an unknown key");
}

}  // namespace plenaria::host
