// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/answer_file.hpp
/// Files that answer a question: which are taken, how they are called, what an answer says of one. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "question.hpp"

namespace plenaria::events {

/// Its text may be twice as long where MariaDB gets it, whose packets hold 16 MiB.
inline constexpr std::uint64_t largest_file = 7 * 1024 * 1024;
/// Of one form with all its files; what stands before the host lets 64 MB through (packaging/nginx).
inline constexpr std::uint64_t largest_form = 60 * 1024 * 1024;

/// What the bytes of a file are, whatever its name says.
struct FileFormat {
    FileKind kind = FileKind::pdf;
    std::string_view content_type = {};
    std::string_view ending = {};  ///< "jpg"
    bool operator==(const FileFormat&) const = default;
};
/// @return nothing for what is none of the kinds, is damaged, or goes on after its end as another file; nor a
/// Word document with macros.
std::optional<FileFormat> recognise(std::string_view bytes);

enum class FileRefusal : std::uint8_t { other_kind = 1, damaged, empty, large, gone };
/// Catalog key: the sentence that the office reads.
std::string_view words_of(FileRefusal refusal);

/// @param name as the sender claims: of a file called like a kind that is taken, it says that it is damaged.
std::optional<FileRefusal> refuse_file(std::string_view bytes, std::string_view name,
                                       const std::vector<FileKind>& taken);

/// The name without folders, without what cannot be seen or turns the writing round, and with one ending,
/// that of what the bytes are: "../a.pdf.exe" is "a-pdf.pdf".
std::string safe_file_name(std::string_view name, const FileFormat& format);

/// What an answer says of its file.
struct FileAnswer {
    std::string id = {};                      ///< of what is kept; empty: nothing
    std::optional<FileRefusal> refusal = {};  ///< of one that was sent to take its place
};
FileAnswer file_answer(std::string_view answer);
std::string to_text(const FileAnswer& answer);

/// For the attribute "accept" of the field: ".pdf,.jpg,.jpeg,.png".
std::string accepted_endings(const std::vector<FileKind>& taken);

}  // namespace plenaria::events
