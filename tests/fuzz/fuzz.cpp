// SPDX-License-Identifier: EUPL-1.2
#include "fuzz.hpp"

#include <cstdio>
#include <cstdlib>

#include <plenaria/text.hpp>

namespace plenaria::fuzz {

namespace {

std::vector<const Target*>& all() {
    static std::vector<const Target*> targets;
    return targets;
}

}  // namespace

Target::Target(std::string_view target_name, Body target_body) : name(target_name), body(target_body) {
    all().push_back(this);
}

const Target* find_target(std::string_view name) {
    for (const auto* target : all())
        if (target->name == name) return target;
    return nullptr;
}

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

std::vector<std::string> texts_in(std::string_view bytes, std::size_t count) {
    std::vector<std::string> texts(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto end = i + 1 < count ? bytes.find('\x01') : std::string_view::npos;
        texts[i] = bytes.substr(0, end);
        if (end == std::string_view::npos) break;
        bytes.remove_prefix(end + 1);
    }
    return texts;
}

std::string as_stored(std::string_view text) {
    std::string stored;
    for (std::size_t i = 0; i < text.size();) {
        // The longest first: a character is one to four bytes.
        std::size_t size = 4;
        while (size > 0 && (i + size > text.size() || !is_utf8(text.substr(i, size)) ||
                            length(text.substr(i, size)) != 1))
            --size;
        stored += text.substr(i, size);
        i += size == 0 ? 1 : size;
    }
    return stored;
}

}  // namespace plenaria::fuzz
