// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/id.hpp>

#include "db/unit_of_work.hpp"

namespace plenaria::host {

namespace {

// Escaped, a piece may double in length, and the server takes packets of 16 MiB.
constexpr std::size_t piece_size = 1024 * 1024;

bool is_stored(soci::session& session, const std::string& name) {
    int there = 0;
    session.once << "SELECT count(*) FROM core_file WHERE sha256 = :name", soci::use(name, "name"),
        soci::into(there);
    return there > 0;
}

}  // namespace

std::string Work::keep_file(std::string_view bytes, std::string_view content_type) {
    write_pending();  // there may be the same bytes
    return store_file(bytes, content_type);
}

std::string Work::store_file(std::string_view bytes, std::string_view content_type) {
    const auto name = sha256_hex(bytes);
    auto& session = own_session();
    if (is_stored(session, name)) return name;

    const auto size = static_cast<long long>(bytes.size());
    const std::string type(content_type);
    const bool inserted = insert_unless_there([&] {
        session.once << "INSERT INTO core_file(sha256, size, content_type, created_at) VALUES(:name, :size, "
                        ":type, :now)",
            soci::use(name, "name"), soci::use(size, "size"), soci::use(type, "type"),
            soci::use(now_text_, "now");
    });
    if (!inserted) return name;  // another transaction has stored the same bytes meanwhile, pieces included

    int position = 0;
    for (std::size_t at = 0; at < bytes.size(); at += piece_size, ++position) {
        const std::string piece(bytes.substr(at, piece_size));
        session.once
            << "INSERT INTO core_file_piece(sha256, position, bytes) VALUES(:name, :position, :bytes)",
            soci::use(name, "name"), soci::use(position, "position"), soci::use(piece, "bytes");
    }
    return name;
}

std::optional<StoredFile> Work::load_file(std::string_view sha256) {
    const std::string name(sha256);
    StoredFile file;
    long long size = 0;
    sql::query(*this, "SELECT content_type, size FROM core_file WHERE sha256 = :name"),
        soci::use(name, "name"), soci::into(file.content_type), soci::into(size);
    if (!session().got_data()) return std::nullopt;

    file.bytes.reserve(static_cast<std::size_t>(size));
    std::string piece;
    soci::statement pieces =
        (session().prepare << "SELECT bytes FROM core_file_piece WHERE sha256 = :name ORDER BY position",
         soci::use(name, "name"), soci::into(piece));
    pieces.execute();
    while (pieces.fetch()) file.bytes += piece;
    if (static_cast<long long>(file.bytes.size()) != size)
        throw std::runtime_error("file " + name + " lacks pieces");
    return file;
}

}  // namespace plenaria::host
