// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/documents/document_engine.hpp
/// The service core.documents/1: PDF by WeasyPrint, DOCX and ODT by pandoc, as confined processes; tables and
/// calendars in this process.

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>

#include <plenaria/services.hpp>

namespace plenaria::host {

struct DocumentEngineOptions {
    std::filesystem::path work_dir;  ///< folders of single conversions are made and removed here
    unsigned max_parallel = 2;
    std::chrono::milliseconds wait_for_turn = std::chrono::seconds(30);
    std::size_t max_html = 32UL << 20U;
};

/// Thread-safe.
class DocumentEngine final : public Documents {
public:
    explicit DocumentEngine(DocumentEngineOptions options) : options_(std::move(options)) {}

    [[nodiscard]] Result<std::string> convert(DocumentFormat to, std::string_view html) override;
    [[nodiscard]] Result<std::string> xlsx(const std::vector<Table>& sheets) override;
    [[nodiscard]] std::string csv(const Table& table) override;
    [[nodiscard]] std::string calendar(const std::vector<CalendarEntry>& entries, std::string_view name) override;

private:
    class Turn;

    DocumentEngineOptions options_;
    std::mutex mutex_;
    std::condition_variable free_;
    unsigned running_ = 0;
};

}  // namespace plenaria::host
