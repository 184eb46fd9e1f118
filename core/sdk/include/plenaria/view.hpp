// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/view.hpp
/// What a handler hands to a template. A template never formats and never decides: numbers, dates and
/// plurals arrive as finished text in the reader's language.

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace plenaria {

/// The name of a member of a model: a literal in the source, so that building a page allocates no names.
class Key {
public:
    template <std::size_t N>
    consteval Key(const char (&literal)[N]) : text_(literal, N - 1) {}  // NOLINT(google-explicit-constructor)
    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    bool operator==(const Key&) const = default;

private:
    std::string_view text_;
};

/// HTML made by us, which the renderer must not escape. Never holds text that a person typed unless that
/// text was escaped.
struct SafeHtml {
    std::string html;
    bool operator==(const SafeHtml&) const = default;
};

/// A tree of text, truth values, lists and objects; the four things Mustache knows.
class Model {
public:
    struct Member;
    using List = std::vector<Model>;
    using Object = std::vector<Member>;

    Model();
    Model(std::string text);       // NOLINT(google-explicit-constructor)
    Model(std::string_view text);  // NOLINT(google-explicit-constructor)
    Model(const char* text);       // NOLINT(google-explicit-constructor)
    Model(SafeHtml html);          // NOLINT(google-explicit-constructor)
    Model(bool truth);             // NOLINT(google-explicit-constructor)
    Model(List list);              // NOLINT(google-explicit-constructor)
    Model(std::initializer_list<Member> members);

    /// Adds a member to an object. @throws std::bad_variant_access on anything but an object.
    Model& set(Key key, Model value);

    [[nodiscard]] bool is_text() const noexcept { return std::holds_alternative<std::string>(value_); }
    [[nodiscard]] bool is_html() const noexcept { return std::holds_alternative<SafeHtml>(value_); }
    [[nodiscard]] bool is_truth() const noexcept { return std::holds_alternative<bool>(value_); }
    [[nodiscard]] bool is_list() const noexcept { return std::holds_alternative<List>(value_); }
    [[nodiscard]] bool is_object() const noexcept { return std::holds_alternative<Object>(value_); }

    [[nodiscard]] const std::string& text() const { return std::get<std::string>(value_); }
    [[nodiscard]] const std::string& html() const { return std::get<SafeHtml>(value_).html; }
    [[nodiscard]] bool truth() const { return std::get<bool>(value_); }
    [[nodiscard]] const List& list() const { return std::get<List>(value_); }
    [[nodiscard]] const Object& object() const { return std::get<Object>(value_); }

    /// The member of that name, or nullptr when this is no object or has none.
    [[nodiscard]] const Model* find(std::string_view key) const noexcept;

    bool operator==(const Model&) const = default;

private:
    std::variant<std::string, bool, SafeHtml, List, Object> value_;
};

struct Model::Member {
    Key key;
    mutable Model
        value;  // mutable: an initializer_list hands out const elements, and a copy of a page is slow
    bool operator==(const Member&) const = default;
};

// Here, not in the class: clang asks for a complete Member where a constructor is defined.
inline Model::Model() : value_(Object{}) {}
inline Model::Model(std::string text) : value_(std::move(text)) {}
inline Model::Model(std::string_view text) : value_(std::string(text)) {}
inline Model::Model(const char* text) : value_(std::string(text)) {}
inline Model::Model(SafeHtml html) : value_(std::move(html)) {}
inline Model::Model(bool truth) : value_(truth) {}
inline Model::Model(List list) : value_(std::move(list)) {}
inline Model::Model(std::initializer_list<Member> members) : value_(Object{}) {
    auto& object = std::get<Object>(value_);
    object.reserve(members.size());
    for (const auto& member : members) object.push_back({member.key, std::move(member.value)});
}
inline Model& Model::set(Key key, Model value) {
    std::get<Object>(value_).push_back({key, std::move(value)});
    return *this;
}
inline const Model* Model::find(std::string_view key) const noexcept {
    if (const auto* object = std::get_if<Object>(&value_))
        for (const auto& member : *object)
            if (member.key.text() == key) return &member.value;
    return nullptr;
}

/// The frame around a page. staff: menu and breadcrumbs. outside: for people who came by a link,
/// single-minded. open: for the public. bare: none, the template is the whole document.
enum class Layout { staff = 1, outside, open, bare };

/// What other sites show of a page when somebody posts its address there (Open Graph).
struct PagePreview {
    std::string description = {};
    std::string url = {};    ///< absolute, as all addresses here
    std::string image = {};  ///< PNG of 1200 × 630 pixels; empty: none
    std::string image_alt = {};
    std::string language = {};  ///< of the page: "fr"
    bool operator==(const PagePreview&) const = default;
};

/// A page: "committee/nomination/list" and what it shows. The host adds language, layout and escaping.
struct View {
    std::string name;
    Model model = {};
    std::string title = {};  ///< in the reader's language; the host adds " – Plenaria"
    Layout layout = Layout::staff;
    int status = 200;
    PagePreview preview = {};  ///< without a url: nothing is said
    bool operator==(const View&) const = default;
};

/// 303 See Other: what every successful POST answers, so that a reload repeats nothing.
struct Redirect {
    std::string url;
    bool operator==(const Redirect&) const = default;
};

/// A file; `name` is what the browser proposes when saving.
struct Download {
    std::string name;
    std::string content_type;
    std::string bytes;
    bool operator==(const Download&) const = default;
};

/// A file too large to hold: `next` appends the next piece (about 64 KiB) to its argument and returns whether
/// there may be more. Called on the thread that answers, after the handler has returned.
struct Stream {
    std::string name;
    std::string content_type;
    std::function<bool(std::string& piece)> next;
};

/// A JSON document, already serialised.
struct Json {
    std::string text;
    int status = 200;
    bool operator==(const Json&) const = default;
};

using Reply = std::variant<View, Redirect, Download, Stream, Json>;

}  // namespace plenaria
