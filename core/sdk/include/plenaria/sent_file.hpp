// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/sent_file.hpp
/// Files that somebody outside sends: which are taken, and how they are called. Pure and thread-safe.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>

namespace plenaria {

enum class FileKind : std::uint8_t { pdf = 1, image, word };

/// Its text may be twice as long where MariaDB gets it, whose packets hold 16 MiB.
inline constexpr std::uint64_t largest_sent_file = 7 * 1024 * 1024;

/// What the bytes of a file are, whatever its name says.
struct FileFormat {
    FileKind kind = FileKind::pdf;
    std::string_view content_type = {};
    std::string_view ending = {};  ///< "jpg"
    bool operator==(const FileFormat&) const = default;
};
/// @return nothing for what is none of the kinds, is damaged, or goes on after its end as another file; nor a
/// Word document with macros.
PLENARIA_API std::optional<FileFormat> recognise_file(std::string_view bytes);

enum class FileRefusal : std::uint8_t {
    other_kind = 1,
    damaged,
    empty,
    large,
    gone  ///< sent with a form that was not accepted, and kept for its sender no longer
};
/// Catalog key of the host: the sentence that the sender reads.
PLENARIA_API std::string_view words_of(FileRefusal refusal);

/// @param name as the sender claims: of a file called like a kind that is taken, it says that it is damaged.
PLENARIA_API std::optional<FileRefusal> refuse_file(std::string_view bytes, std::string_view name,
                                                    const std::vector<FileKind>& taken);

/// The name without folders, without what cannot be seen or turns the writing round, and with one ending,
/// that of what the bytes are: "../a.pdf.exe" is "a-pdf.pdf".
PLENARIA_API std::string safe_file_name(std::string_view name, const FileFormat& format);

/// For the attribute "accept" of the field: ".pdf,.jpg,.jpeg,.png".
PLENARIA_API std::string accepted_endings(const std::vector<FileKind>& taken);

}  // namespace plenaria
