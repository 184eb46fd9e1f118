// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include <zip.h>

#include "xlsx_parts.hpp"

namespace plenaria::directory::import {

namespace {

Error no_xlsx() {
    return {ErrorCode::invalid_input,
            "This is no XLSX file, though it looks like one. Save it again as XLSX or CSV."};
}
Error bomb() {
    return {ErrorCode::too_large, "This file unpacks to more than a spreadsheet of this system may hold."};
}

struct Close {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

Result<std::string> unzip(std::string_view bytes, const std::string& name, const Bounds& bounds) {
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failure);
    if (source == nullptr) return no_xlsx();
    const std::unique_ptr<zip_t, Close> archive(zip_open_from_source(source, ZIP_RDONLY, &failure));
    if (!archive) {
        zip_source_free(source);
        return no_xlsx();
    }
    const auto entries = zip_get_num_entries(archive.get(), 0);
    if (entries < 0) return no_xlsx();
    if (static_cast<std::size_t>(entries) > bounds.zip_entries) return bomb();

    zip_stat_t entry;
    zip_stat_init(&entry);
    if (zip_stat(archive.get(), name.c_str(), 0, &entry) != 0) return std::string();
    // What the archive says of itself may be a lie, so it only refuses early; the loop below counts.
    if ((entry.valid & ZIP_STAT_SIZE) != 0 && entry.size > bounds.unpacked_bytes) return bomb();
    const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive.get(), entry.index, 0));
    if (!file) return no_xlsx();
    const auto packed =
        (entry.valid & ZIP_STAT_COMP_SIZE) != 0 ? static_cast<std::size_t>(entry.comp_size) : 0;
    std::string out;
    std::string piece(64 * 1024, '\0');
    for (;;) {
        const auto got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0) return no_xlsx();
        if (got == 0) break;
        out.append(piece, 0, static_cast<std::size_t>(got));
        if (out.size() > bounds.unpacked_bytes) return bomb();
        // Small parts compress as they like; only what is large must not be made of nothing.
        if (out.size() > 4 * 1024 * 1024 && out.size() > packed * bounds.ratio) return bomb();
    }
    return out;
}

}  // namespace plenaria::directory::import
