// SPDX-License-Identifier: EUPL-1.2
#include <view/html_position.hpp>

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace plenaria::host::view {

namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

constexpr std::array<std::string_view, 13> addresses{
    "href",   "src",  "action",     "formaction", "poster",   "cite",    "data",
    "srcset", "ping", "background", "xlink:href", "manifest", "longdesc"};

bool is_raw(std::string_view element) {
    return element == "script" || element == "style" || element == "iframe" || element == "xmp" ||
           element == "noembed" || element == "noframes" || element == "plaintext";
}

bool ends_in_url(std::string_view name) {
    return name.size() >= 3 && lower(name[name.size() - 3]) == 'u' && lower(name[name.size() - 2]) == 'r' &&
           lower(name[name.size() - 1]) == 'l';
}

}  // namespace

void HtmlPosition::feed(std::string_view text) {
    for (const char c : text) feed(c);
}

bool HtmlPosition::is_address() const {
    return std::find(addresses.begin(), addresses.end(), attribute_) != addresses.end();
}

void HtmlPosition::tag_ends() {
    state_ = State::text;
    tail_.clear();
    if (element_ == "option" || element_ == "select") in_option_ = !closing_ && element_ == "option";
    if (closing_) return;
    if (is_raw(element_))
        state_ = State::raw;
    else if (element_ == "title" || element_ == "textarea")
        state_ = State::text_only;
}

void HtmlPosition::in_tag(char c) {
    if (c == '>') return tag_ends();
    if (is_space(c) || c == '/') {
        state_ = State::tag;
        return;
    }
    attribute_.assign(1, lower(c));
    state_ = State::attribute;
}

void HtmlPosition::feed(char c) {
    switch (state_) {
        case State::text:
            if (c == '<') state_ = State::tag_open;
            return;
        case State::tag_open:
        case State::closing_open:
            if (is_letter(c)) {
                closing_ = state_ == State::closing_open;
                element_.assign(1, lower(c));
                state_ = State::name;
            } else if (c == '/' && state_ == State::tag_open) {
                state_ = State::closing_open;
            } else {
                state_ = c == '!' ? State::declaration : State::text;
                tail_.clear();
            }
            return;
        case State::name:
            if (is_space(c) || c == '/' || c == '>') return in_tag(c);
            element_ += lower(c);
            return;
        case State::tag:
            return in_tag(c);
        case State::attribute:
        case State::after_attribute:
            if (c == '=') {
                state_ = State::before_value;
                address_begun_ = fragment_ = false;
                address_.clear();
            } else if (is_space(c)) {
                state_ = State::after_attribute;
            } else if (c == '>' || c == '/' || state_ == State::after_attribute) {
                in_tag(c);
            } else {
                attribute_ += lower(c);
            }
            return;
        case State::before_value:
            if (is_space(c)) return;
            if (c == '"' || c == '\'') {
                state_ = c == '"' ? State::quoted : State::single_quoted;
            } else if (c == '>') {
                tag_ends();
            } else {
                state_ = State::unquoted;
            }
            return;
        case State::quoted:
        case State::single_quoted:
            if (c == (state_ == State::quoted ? '"' : '\'')) {
                state_ = State::tag;
            } else {
                address_begun_ = true;
                address_ += c;
                if (c == '#') fragment_ = true;
            }
            return;
        case State::unquoted:
            if (is_space(c)) state_ = State::tag;
            if (c == '>') tag_ends();
            return;
        case State::declaration:
            if (c == '>') state_ = State::text;
            tail_ += c;
            if (tail_ == "--") state_ = State::comment;
            if (state_ != State::declaration) tail_.clear();
            return;
        case State::comment:
            tail_ += c;
            if (tail_.size() > 3) tail_.erase(0, tail_.size() - 3);
            if (tail_ == "-->") {
                state_ = State::text;
                tail_.clear();
            }
            return;
        case State::raw:
        case State::text_only:
            if (c == '<') tail_.clear();
            if (c == '<' || (!tail_.empty() && tail_.size() < element_.size() + 2)) tail_ += lower(c);
            if (tail_ == "</" + element_) {
                tail_.clear();
                closing_ = true;
                state_ = State::name;
            }
            return;
    }
}

bool HtmlPosition::is_between_attributes() const {
    return state_ == State::name || state_ == State::tag || state_ == State::attribute ||
           state_ == State::after_attribute;
}

std::string HtmlPosition::variable(std::string_view name) {
    switch (state_) {
        case State::text:
        case State::text_only:
            return {};
        case State::quoted:
        case State::single_quoted:
            break;
        case State::before_value:
        case State::unquoted:
            return fmt::format("{{{{{}}}}} stands in an attribute without quotes", name);
        case State::raw:
            return fmt::format("{{{{{}}}}} stands inside <{}>", name, element_);
        case State::comment:
        case State::declaration:
            return fmt::format("{{{{{}}}}} stands inside a comment of HTML", name);
        default:
            return fmt::format("{{{{{}}}}} stands inside a tag, outside a quoted value", name);
    }
    if (attribute_.starts_with("on") || attribute_ == "style" || attribute_ == "srcdoc")
        return fmt::format("{{{{{}}}}} stands in the attribute {}, which runs or styles", name, attribute_);
    // Behind "mailto:" whatever follows is a mail address, never a script.
    const bool is_harmless = fragment_ || address_ == "mailto:" || address_ == "tel:";
    if (is_address() && !is_harmless) {
        if (!ends_in_url(name))
            return fmt::format("{{{{{}}}}} stands in {}, but its name does not end in \"url\"", name,
                               attribute_);
        if (address_begun_)
            return fmt::format(
                "{{{{{}}}}} does not begin its {}: whoever makes the address must make all of it", name,
                attribute_);
    }
    address_begun_ = true;
    return {};
}

std::string HtmlPosition::sentence() const {
    if (state_ == State::text || state_ == State::text_only) return {};
    if (in_value() && !is_address() && !attribute_.starts_with("on") && attribute_ != "style" &&
        attribute_ != "srcdoc")
        return {};
    return "{{#t}} stands " + words() + ", where no sentence can be";
}

bool HtmlPosition::same_place(const HtmlPosition& other) const {
    if (is_between_attributes() && other.is_between_attributes())
        return element_ == other.element_ && closing_ == other.closing_;
    if (state_ != other.state_) return false;
    if (in_value()) return element_ == other.element_ && attribute_ == other.attribute_;
    if (state_ == State::raw || state_ == State::text_only) return element_ == other.element_;
    return state_ == State::text || state_ == State::comment;
}

std::string HtmlPosition::words() const {
    switch (state_) {
        case State::text:
            return "in text";
        case State::comment:
        case State::declaration:
            return "inside a comment of HTML";
        case State::raw:
        case State::text_only:
            return "inside <" + element_ + ">";
        case State::quoted:
        case State::single_quoted:
        case State::unquoted:
        case State::before_value:
            return "in the attribute " + attribute_ + " of <" + element_ + ">";
        default:
            return "inside the tag <" + element_ + ">";
    }
}

}  // namespace plenaria::host::view
