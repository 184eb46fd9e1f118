// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/html_position.hpp
/// Where in HTML the next character of a template stands: in text, in a quoted attribute, in a script. What
/// may be printed there follows from that.

#include <cstdint>
#include <string>
#include <string_view>

namespace plenaria::host::view {

/// Fed with the literal text of a template, in order.
class HtmlPosition {
public:
    void feed(std::string_view text);

    /// Empty when a variable of that name may stand here, else what is wrong. Counts it as printed here.
    std::string variable(std::string_view name);
    /// Empty when a translated sentence may stand here, else what is wrong.
    [[nodiscard]] std::string sentence() const;

    /// Whether elements may stand here: SafeHtml, and the mark of a foreign language.
    [[nodiscard]] bool takes_elements() const { return state_ == State::text && !in_option_; }

    /// Two positions between which a section may begin and end.
    [[nodiscard]] bool same_place(const HtmlPosition& other) const;
    /// What a section printed is there or not: the address begins where it began before the section.
    void forget_since(const HtmlPosition& before) {
        address_begun_ = before.address_begun_;
        address_ = before.address_;
    }
    /// "inside <p class=\"…\">".
    [[nodiscard]] std::string words() const;

private:
    enum class State : std::uint8_t {
        text = 1,
        tag_open,
        closing_open,
        name,
        tag,
        attribute,
        after_attribute,
        before_value,
        quoted,
        single_quoted,
        unquoted,
        declaration,
        comment,
        raw,
        text_only,
    };
    void feed(char c);
    void tag_ends();
    void in_tag(char c);
    [[nodiscard]] bool in_value() const { return state_ == State::quoted || state_ == State::single_quoted; }
    [[nodiscard]] bool is_address() const;
    [[nodiscard]] bool is_between_attributes() const;

    State state_ = State::text;
    bool closing_ = false;  ///< </…
    bool in_option_ = false;
    bool address_begun_ = false;  ///< something was printed in this href
    bool fragment_ = false;       ///< behind a # in this href
    std::string element_ = {};
    std::string attribute_ = {};
    std::string address_ = {};  ///< literal text of this href so far
    std::string tail_ = {};     ///< of a comment, a script or a text area: to see its end
};

}  // namespace plenaria::host::view
