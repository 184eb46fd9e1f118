// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/program.hpp
/// A template made ready: immutable, in one language, with its partials put in and its sentences translated.

#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/view.hpp>

#include <view/escapes.hpp>

namespace plenaria::host::view {

/// A name as a template uses it: "city.name", or "." for the item itself.
struct Name {
    std::string text;
    std::vector<std::string> parts;  ///< empty for "."
    bool is_url = false;             ///< ends in "url": its value must be an address we allow
    bool is_has = false;             ///< "has_x": where no model says it, it is whether x is true
};

/// One step of printing.
struct Step {
    enum class Kind : std::uint8_t { literal = 1, variable, section, inverted };
    Kind kind = Kind::literal;
    Escape escape = Escape::none;
    bool takes_html = false;  ///< SafeHtml is printed as it is
    std::uint32_t index = 0;  ///< of the literal or the name
    std::uint32_t end = 0;    ///< of a section: the step behind it
    std::uint32_t place = 0;
};

/// Where a step comes from, for messages.
struct Place {
    std::uint32_t file = 0;
    std::uint32_t line = 0;
};

struct Program {
    std::vector<Step> steps;
    std::vector<std::string> literals;
    std::vector<Name> names;
    std::vector<Place> places;
    std::vector<std::string> files;
    Escape escape = Escape::html;
    mutable std::atomic<std::size_t> last_size = 0;  ///< a guess for the next time, nothing depends on it
};

/// Appends the text to `out`. The innermost scope is the last; a name is looked up from there outwards, and
/// what follows its first part only inside of what that found.
/// @param missing null: what is absent prints nothing. Else each absent or unprintable name is noted there as
///        "file:line: what is wrong", and also each name that an item lacks while another item of its list
///        has it.
void print(const Program& program, std::span<const Model* const> scopes, std::string& out,
           std::vector<std::string>* missing);

}  // namespace plenaria::host::view
