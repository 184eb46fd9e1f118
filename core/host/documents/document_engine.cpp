// SPDX-License-Identifier: EUPL-1.2
#include "documents/document_engine.hpp"

#include <fstream>
#include <iterator>
#include <memory>

#include <plenaria/id.hpp>

#include "documents/child_process.hpp"
#include "documents/tables.hpp"

namespace plenaria::host {

namespace {

/// A folder for one conversion, gone with it.
class Workplace {
public:
    explicit Workplace(const std::filesystem::path& parent) : folder_(std::filesystem::absolute(parent) / new_id()) {
        std::filesystem::create_directories(folder_);
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    ~Workplace() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

std::vector<std::string> converter(DocumentFormat to, const std::string& in, const std::string& out) {
    switch (to) {
        case DocumentFormat::pdf:
            return {"weasyprint", "--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", in, out};
        case DocumentFormat::docx:
            return {"pandoc", "--from=html", "--to=docx", "--output=" + out, in};
        case DocumentFormat::odt:
            return {"pandoc", "--from=html", "--to=odt", "--output=" + out, in};
    }
    return {};
}

const char* suffix(DocumentFormat to) {
    if (to == DocumentFormat::pdf) return "out.pdf";
    return to == DocumentFormat::docx ? "out.docx" : "out.odt";
}

Error full_disk() {
    return {ErrorCode::unavailable, "The document could not be made. Try again, or ask the administrator.",
            "work folder not writable"};
}

Result<std::string> read_whole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.empty()) return full_disk();
    return bytes;
}

}  // namespace

/// One of the places for conversions that run at a time.
class DocumentEngine::Turn {
public:
    explicit Turn(DocumentEngine& engine) : engine_(engine) {
        std::unique_lock lock(engine_.mutex_);
        taken_ = engine_.free_.wait_for(lock, engine_.options_.wait_for_turn,
                                        [&] { return engine_.running_ < engine_.options_.max_parallel; });
        if (taken_) ++engine_.running_;
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
        if (!taken_) return;
        {
            const std::lock_guard lock(engine_.mutex_);
            --engine_.running_;
        }
        engine_.free_.notify_one();
    }
    [[nodiscard]] bool taken() const { return taken_; }

private:
    DocumentEngine& engine_;
    bool taken_ = false;
};

Result<std::string> DocumentEngine::convert(DocumentFormat to, std::string_view html) {
    if (html.size() > options_.max_html)
        return Error{ErrorCode::too_large, "This document is too long to be made in one piece."};
    const Turn turn(*this);
    if (!turn.taken())
        return Error{ErrorCode::unavailable, "Many documents are being made at the moment. Try again in a minute."};
    try {
        const Workplace place(options_.work_dir);
        const auto in = place.folder() / "in.html";
        const auto out = place.folder() / suffix(to);
        {
            std::ofstream file(in, std::ios::binary);
            file.write(html.data(), static_cast<std::streamsize>(html.size()));
            if (!file.flush()) return full_disk();
        }
        if (auto made = run_confined(converter(to, in.string(), out.string()), place.folder()); !made)
            return std::move(made).error();
        return read_whole(out);
    } catch (const std::filesystem::filesystem_error&) {
        return full_disk();
    }
}

Result<std::string> DocumentEngine::xlsx(const std::vector<Table>& sheets) {
    try {
        const Workplace place(options_.work_dir);
        const auto file = place.folder() / "out.xlsx";
        if (!write_xlsx(sheets, file)) return full_disk();
        return read_whole(file);
    } catch (const std::filesystem::filesystem_error&) {
        return full_disk();
    }
}

std::string DocumentEngine::csv(const Table& table) { return csv_of(table); }

std::string DocumentEngine::calendar(const std::vector<CalendarEntry>& entries, std::string_view name) {
    return calendar_of(entries, name);
}

}  // namespace plenaria::host
