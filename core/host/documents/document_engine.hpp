// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file documents/document_engine.hpp
/// The host's Documents and Press: PDF, DOCX and ODT by short-lived worker processes, drawn pages by
/// plenaria-press, tables and calendars in this one.

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/press.hpp>
#include <plenaria/services.hpp>

#include "documents/calendar.hpp"

namespace plenaria::host {

class WorkFolder;

struct DocumentEngineOptions {
    std::filesystem::path work_dir;  ///< a folder is made in it for each conversion, and removed after it
    unsigned max_parallel = 2;
    std::chrono::milliseconds wait_for_turn{30'000};
    std::chrono::milliseconds conversion{60'000};  ///< then the worker process is killed
    std::filesystem::path press = {};  ///< plenaria-press, which draws sheets and reads photographs
    bool sandbox = true;  ///< where the machine allows it; conversions fetch nothing without it either
    std::size_t max_html = 16 * 1024 * 1024;
    std::function<Instant()> now = {};  ///< for the stamp in calendars; empty: the clock
    Organizer organizer = {};           ///< of entries that are mailed
};

/// Thread-safe. docs/decisions/0003-documents.md says what the worker processes may not do.
class DocumentEngine final : public Documents, public Press {
public:
    explicit DocumentEngine(DocumentEngineOptions options);
    ~DocumentEngine() override;

    /// PDF is tagged (PDF/UA-1); title and language come from the HTML.
    /// In DOCX, `<span class="insertion" data-author="…" data-date="2018-12-01T10:00:00Z">` and class
    /// "deletion" are tracked changes. A level-one heading that repeats the title is left out of DOCX and
    /// ODT, where the title is shown. DOCX is on A4, with title and page numbers at its foot; `<meta
    /// name="page" content="landscape">` turns the paper. Images and style sheets that are no data: URLs are
    /// left out; nothing is ever fetched.
    /// @return also ErrorCode::too_large for a document beyond `max_html`.
    [[nodiscard]] Result<std::string> convert(DocumentFormat to, std::string_view html) override;
    /// A whole number of more than 15 digits and a day that does not exist stay text.
    [[nodiscard]] Result<std::string> xlsx(const std::vector<Table>& sheets) override;
    [[nodiscard]] std::string csv(const Table& table) override;
    [[nodiscard]] std::string calendar(const std::vector<CalendarEntry>& entries,
                                       std::string_view name) override;
    [[nodiscard]] Attachment calendar_mail(const CalendarEntry& entry) override;
    [[nodiscard]] Result<std::string> join_pdf(const std::vector<std::string>& parts) override;
    [[nodiscard]] Result<std::string> print(const Sheets& sheets) override;
    [[nodiscard]] Result<std::string> join(const NextPart& next) override;
    [[nodiscard]] Result<std::string> photo(std::string_view bytes) override;
    [[nodiscard]] Result<std::string> logo(std::string_view bytes) override;
    [[nodiscard]] Result<std::string> picture(const Sheets& sheets) override;

    /// Whether the workers run in a sandbox (bubblewrap) besides their limits; some containers forbid it.
    [[nodiscard]] bool is_sandboxed() const;

private:
    class Turns;
    /// Runs `steps` in `folder` when it is this conversion's turn.
    /// @param failed what a program that says no means; null: that the document could not be made.
    /// @return what they wrote into `output`.
    Result<std::string> run(const WorkFolder& folder, const std::vector<std::vector<std::string>>& steps,
                            const std::string& output, const Error* failed = nullptr);
    /// What plenaria-press makes of a picture that somebody sent.
    Result<std::string> cleaned(std::string_view bytes, const char* wish, const std::string& output,
                                const Error& refused);
    DocumentEngineOptions options_;
    bool sandboxed_;
    std::unique_ptr<Turns> turns_;
};

}  // namespace plenaria::host
