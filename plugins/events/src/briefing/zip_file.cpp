// SPDX-License-Identifier: EUPL-1.2
#include "zip_file.hpp"

#include <zip.h>

#include <memory>
#include <set>
#include <stdexcept>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

struct CloseZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

[[noreturn]] void zip_failed(const char* where) { throw std::runtime_error(std::string("zip: ") + where); }

/// "a.pdf" is "a-2.pdf" the second time.
std::string free_name(const std::string& name, std::set<std::string>& taken) {
    const auto dot = name.rfind('.');
    for (int number = 1;; ++number) {
        auto wanted = name;
        if (number > 1)
            wanted.insert(dot == std::string::npos ? name.size() : dot, '-' + std::to_string(number));
        if (taken.insert(wanted).second) return wanted;
    }
}

}  // namespace

std::string zip_of(std::vector<ZippedFile> files) {
    zip_error_t failure;
    zip_error_init(&failure);
    std::unique_ptr<zip_source_t, CloseZip> bytes(zip_source_buffer_create(nullptr, 0, 0, &failure));
    if (!bytes) zip_failed("source");
    zip_source_keep(bytes.get());  // the archive takes one of the two
    std::unique_ptr<zip_t, CloseZip> archive(
        zip_open_from_source(bytes.get(), ZIP_CREATE | ZIP_TRUNCATE, &failure));
    if (!archive) {
        zip_source_free(bytes.get());
        zip_failed("open");
    }
    std::set<std::string> taken;
    for (auto& file : files) {
        auto* source = zip_source_buffer(archive.get(), file.bytes.data(), file.bytes.size(), 0);
        if (source == nullptr) zip_failed("file");
        const auto at =
            zip_file_add(archive.get(), free_name(file.name, taken).c_str(), source, ZIP_FL_ENC_UTF_8);
        if (at < 0) {
            zip_source_free(source);
            zip_failed("add");
        }
        zip_set_file_compression(archive.get(), static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0);
    }
    if (files.empty()) return {};  // an archive of nothing is no file to libzip
    if (zip_close(archive.get()) != 0) zip_failed("close");
    static_cast<void>(archive.release());
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_source_stat(bytes.get(), &about) != 0 || zip_source_open(bytes.get()) != 0) zip_failed("read");
    std::string made(static_cast<std::size_t>(about.size), '\0');
    const auto got = zip_source_read(bytes.get(), made.data(), made.size());
    zip_source_close(bytes.get());
    if (got != static_cast<zip_int64_t>(made.size())) zip_failed("read");
    return made;
}

std::string file_name_of(const std::string& text) {
    std::string name;
    for (const char c : fold(text)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            name += c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.substr(0, 60);
}

}  // namespace plenaria::events
