// SPDX-License-Identifier: EUPL-1.2
#include "kit_archive.hpp"

#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>

#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

void need(int outcome) {
    if (outcome != ARCHIVE_OK) throw std::runtime_error("zip");
}

}  // namespace

std::string file_word(std::string_view name) {
    std::string word;
    for (const char each : fold(name)) {
        const bool plain = (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
        if (plain)
            word += each;
        else if (!word.empty() && word.back() != '-')
            word += '-';
    }
    while (word.ends_with('-')) word.pop_back();
    return word.empty() ? "city" : word.substr(0, 60);
}

struct KitArchive::Work {
    struct CloseArchive {
        void operator()(archive* open) const { archive_write_free(open); }
        void operator()(archive_entry* entry) const { archive_entry_free(entry); }
    };
    std::vector<KitFile> files;
    std::function<std::string(const std::vector<std::string>&)> readme;
    std::size_t at = 0;
    std::vector<std::string> not_made = {};
    std::string written = {};  ///< what the library has finished, and nobody has fetched
    std::unique_ptr<archive, CloseArchive> zip{archive_write_new()};

    void open() {
        need(archive_write_set_format_zip(zip.get()));
        // Pictures and PDF are compressed already.
        need(archive_write_set_options(zip.get(), "zip:compression=store"));
        need(archive_write_set_bytes_per_block(zip.get(), 0));
        need(archive_write_open(
            zip.get(), this, nullptr,
            [](archive*, void* to, const void* bytes, std::size_t size) -> la_ssize_t {
                static_cast<Work*>(to)->written.append(static_cast<const char*>(bytes), size);
                return static_cast<la_ssize_t>(size);
            },
            nullptr));
    }
    void add(const std::string& name, const std::string& bytes) {
        const std::unique_ptr<archive_entry, CloseArchive> entry(archive_entry_new());
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), 315619200, 0);  // 1 January 1980: the same kit is the same bytes
        need(archive_write_header(zip.get(), entry.get()));
        if (archive_write_data(zip.get(), bytes.data(), bytes.size()) < 0) throw std::runtime_error("zip");
    }
};

KitArchive::KitArchive(std::vector<KitFile> files,
                       std::function<std::string(const std::vector<std::string>&)> readme)
    : work_(std::make_shared<Work>(Work{.files = std::move(files), .readme = std::move(readme)})) {
    work_->open();
}

bool KitArchive::next(std::string& piece) {
    auto& work = *work_;
    const bool last = work.at == work.files.size();
    if (last) {
        work.add("README.txt", work.readme(work.not_made));
        need(archive_write_close(work.zip.get()));
    } else {
        auto& file = work.files[work.at++];
        if (const auto bytes = file.make())
            work.add(file.name, *bytes);
        else
            work.not_made.push_back(file.name);
        file.make = nullptr;
    }
    piece += work.written;
    work.written.clear();
    return !last;
}

}  // namespace plenaria::campaigns
