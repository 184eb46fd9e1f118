// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/sent_file.hpp>

#include <algorithm>
#include <memory>

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <zip.h>

#include <plenaria/text.hpp>

namespace plenaria {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_stem = 80;
constexpr zip_int64_t most_parts = 2000;

constexpr FileFormat pdf{FileKind::pdf, "application/pdf", "pdf"};
constexpr FileFormat jpeg{FileKind::image, "image/jpeg", "jpg"};
constexpr FileFormat png{FileKind::image, "image/png", "png"};
constexpr FileFormat docx{FileKind::word,
                          "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"};

std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < size; ++i) number = number * 256 + static_cast<unsigned char>(bytes[at + i]);
    return number;
}

/// Readers look for the end within the last 1024 bytes (ISO 32000-1, 7.5.5 and Annex H).
bool is_pdf(std::string_view bytes) {
    if (!bytes.starts_with("%PDF-") || bytes.size() < 32) return false;
    return bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 1024)).find("%%EOF") !=
           std::string_view::npos;
}

/// Segment by segment to the picture, which has an end. Telephones write more of their own after it.
bool is_jpeg(std::string_view bytes) {
    if (!bytes.starts_with("\xFF\xD8\xFF"sv)) return false;
    bool has_frame = false;
    for (std::size_t at = 2; at + 4 <= bytes.size() && bytes[at] == '\xFF';) {
        const auto marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xFF) {  // fill
            ++at;
            continue;
        }
        if (marker == 0xDA) return has_frame && bytes.find("\xFF\xD9"sv, at) != std::string_view::npos;
        has_frame = has_frame ||
                    (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC);
        const auto size = number_at(bytes, at + 2, 2);
        if (size < 2) return false;
        at += 2 + size;
    }
    return false;
}

/// Chunk by chunk to the last one, which ends the file.
bool is_png(std::string_view bytes) {
    if (!bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return false;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const auto size = number_at(bytes, at, 4);
        const auto type = bytes.substr(at + 4, 4);
        if (size > bytes.size() - at - 12 || (at == 8) != (type == "IHDR")) return false;
        at += 12 + size;
        if (type == "IEND") return at == bytes.size();
    }
    return false;
}

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

bool is_docx(std::string_view bytes) {
    if (!bytes.starts_with("PK\x03\x04"sv)) return false;
    zip_error_t failure;
    zip_error_init(&failure);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failure);
    if (source == nullptr) return false;
    const std::unique_ptr<zip_t, CloseArchive> archive(zip_open_from_source(source, ZIP_RDONLY, &failure));
    if (!archive) {
        zip_source_free(source);
        return false;
    }
    const auto has = [&](const char* part) { return zip_name_locate(archive.get(), part, 0) >= 0; };
    return zip_get_num_entries(archive.get(), 0) <= most_parts && has("[Content_Types].xml") &&
           has("word/document.xml") && !has("word/vbaProject.bin");
}

std::string_view ending_of(std::string_view name) {
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

std::vector<std::string_view> endings_of(FileKind kind) {
    switch (kind) {
        case FileKind::pdf:
            return {"pdf"};
        case FileKind::image:
            return {"jpg", "jpeg", "png"};
        case FileKind::word:
            return {"docx"};
    }
    return {};
}

bool takes(const std::vector<FileKind>& taken, FileKind kind) {
    return std::find(taken.begin(), taken.end(), kind) != taken.end();
}

}  // namespace

std::optional<FileFormat> recognise_file(std::string_view bytes) {
    if (is_pdf(bytes)) return pdf;
    if (is_jpeg(bytes)) return jpeg;
    if (is_png(bytes)) return png;
    if (is_docx(bytes)) return docx;
    return std::nullopt;
}

std::string_view words_of(FileRefusal refusal) {
    switch (refusal) {
        case FileRefusal::other_kind:
            return /*t*/ "This is none of the kinds of files that are taken here. Choose another file.";
        case FileRefusal::damaged:
            return /*t*/
                "This file is not what its name says, or it is damaged. Open it, save it again, and choose "
                "it once more.";
        case FileRefusal::empty:
            return /*t*/ "This file is empty. Choose another file.";
        case FileRefusal::large:
            return /*t*/ "This file is larger than 7 MB. Choose a smaller one.";
        case FileRefusal::gone:
            return /*t*/ "This file is no longer here. Choose it once more.";
    }
    return {};
}

std::optional<FileRefusal> refuse_file(std::string_view bytes, std::string_view name,
                                       const std::vector<FileKind>& taken) {
    if (bytes.empty()) return FileRefusal::empty;
    if (bytes.size() > largest_sent_file) return FileRefusal::large;
    const auto format = recognise_file(bytes);
    if (format && takes(taken, format->kind)) return std::nullopt;
    if (format) return FileRefusal::other_kind;
    const auto claimed = fold(ending_of(name));
    for (const auto kind : taken)
        for (const auto ending : endings_of(kind))
            if (claimed == ending) return FileRefusal::damaged;
    return FileRefusal::other_kind;
}

std::string safe_file_name(std::string_view name, const FileFormat& format) {
    if (!is_utf8(name)) name = {};
    if (const auto folder = name.find_last_of("/\\"); folder != std::string_view::npos)
        name.remove_prefix(folder + 1);
    if (const auto dot = name.rfind('.'); dot != std::string_view::npos) name = name.substr(0, dot);
    std::string stem;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
    std::size_t written = 0;
    for (std::int32_t at = 0, size = static_cast<std::int32_t>(name.size());
         at < size && written < longest_stem;) {
        const auto from = at;
        UChar32 letter = 0;
        U8_NEXT(bytes, at, size, letter);
        const bool seen = letter > 0 && u_isgraph(letter) && u_charType(letter) != U_FORMAT_CHAR;
        if (!seen && letter != ' ') continue;
        ++written;
        if (letter == '.' ||
            (letter < 0x80 && "<>:\"|?*%;"sv.find(static_cast<char>(letter)) != std::string_view::npos))
            stem += '-';
        else
            stem += name.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from));
    }
    stem = trim(stem);
    stem.erase(0, std::min(stem.find_first_not_of('-'), stem.size()));
    return (stem.empty() ? std::string("file") : stem) + '.' + std::string(format.ending);
}

std::string accepted_endings(const std::vector<FileKind>& taken) {
    std::string all;
    for (const auto kind : taken)
        for (const auto ending : endings_of(kind)) all.append(all.empty() ? "." : ",.").append(ending);
    return all;
}

}  // namespace plenaria
