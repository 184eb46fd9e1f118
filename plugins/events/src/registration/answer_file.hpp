// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/answer_file.hpp
/// What an answer says of its file; see plenaria/sent_file.hpp. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/sent_file.hpp>

namespace plenaria::events {

/// Of one form with all its files; what stands before the host lets 64 MB through (packaging/nginx).
inline constexpr std::uint64_t largest_form = 60 * 1024 * 1024;

/// What an answer says of its file.
struct FileAnswer {
    std::string id = {};                      ///< of what is kept; empty: nothing
    std::optional<FileRefusal> refusal = {};  ///< of one that was sent to take its place
};
FileAnswer file_answer(std::string_view answer);
std::string to_text(const FileAnswer& answer);

}  // namespace plenaria::events
