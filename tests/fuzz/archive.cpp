// SPDX-License-Identifier: EUPL-1.2
#include "archive.hpp"

#include <zip.h>

#include "fuzz.hpp"

namespace plenaria::fuzz {

std::string archive_of(const std::vector<std::pair<std::string, std::string>>& parts) {
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &failure);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &failure);
    for (const auto& [name, bytes] : parts)
        if (!bytes.empty())
            zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0),
                         ZIP_FL_OVERWRITE);
    require(zip_close(archive) == 0, "an archive in memory can be written");
    zip_source_open(target);
    std::string bytes;
    std::string piece(65536, '\0');
    for (zip_int64_t got = 0; (got = zip_source_read(target, piece.data(), piece.size())) > 0;)
        bytes.append(piece, 0, static_cast<std::size_t>(got));
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

}  // namespace plenaria::fuzz
