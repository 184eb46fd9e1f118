// SPDX-License-Identifier: EUPL-1.2
#include "documents/document_engine.hpp"

#include <semaphore>
#include <system_error>

#include "documents/calendar.hpp"
#include "documents/scripts.hpp"
#include "documents/tables.hpp"
#include "documents/work_folder.hpp"
#include "documents/worker_process.hpp"

namespace plenaria::host {

class DocumentEngine::Turns {
public:
    explicit Turns(unsigned count) : free(static_cast<std::ptrdiff_t>(count)) {}
    std::counting_semaphore<> free;
};

namespace {

using Steps = std::vector<std::vector<std::string>>;

/// The programs that turn input.html into output.pdf, output.docx or output.odt, one after another.
Steps steps_to(DocumentFormat format) {
    // -I: neither the folder nor the environment can slip a module in.
    if (format == DocumentFormat::pdf) return {{"/usr/bin/python3", "-I", "html_to_pdf.py"}};
    // Two steps: the reader would fetch frames, which --sandbox forbids; the writer of DOCX needs data files,
    // which
    // --sandbox (pandoc 2.17) forbids too. The filter takes out what the writer would fetch, and belongs to
    // the first step: the second fetches before it filters.
    const bool docx = format == DocumentFormat::docx;
    Steps steps{{"/usr/bin/pandoc", "--sandbox", "-f", "html", "-t", "json", "--lua-filter",
                 "pandoc_filter.lua", "-o", "document.json", "input.html"},
                {"/usr/bin/pandoc", "-f", "json", "-t", docx ? "docx" : "odt", "-o",
                 docx ? "pandoc.docx" : "pandoc.odt", "document.json"},
                {"/usr/bin/python3", "-I", docx ? "docx_page.py" : "odt_page.py"}};
    return steps;
}

bool try_sandbox(const std::filesystem::path& dir) {
    try {
        const WorkFolder folder(dir);
        return can_sandbox(folder.path());
    } catch (const std::system_error&) {
        return false;  // a conversion will say so
    }
}

Error failure(const WorkerReport& worker, std::size_t step) {
    const auto where =
        " in step " + std::to_string(step + 1) + (worker.detail.empty() ? "" : ", " + worker.detail);
    switch (worker.end) {
        case WorkerEnd::timed_out:
            return {ErrorCode::unavailable, "The document took too long to make. Try again later.",
                    "killed" + where};
        case WorkerEnd::not_started:
            return {ErrorCode::unavailable, "Documents cannot be made on this server at the moment.",
                    "no start" + where};
        case WorkerEnd::success:
        case WorkerEnd::failed:
            break;
    }
    return {ErrorCode::unavailable, "The document could not be made.", "failed" + where};
}

}  // namespace

DocumentEngine::DocumentEngine(DocumentEngineOptions options)
    : options_(std::move(options)),
      sandboxed_(options_.sandbox && try_sandbox(options_.work_dir)),
      turns_(std::make_unique<Turns>(options_.max_parallel)) {
    if (!options_.now)
        options_.now = [] {
            return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        };
}

DocumentEngine::~DocumentEngine() = default;

bool DocumentEngine::is_sandboxed() const { return sandboxed_; }

Result<std::string> DocumentEngine::run(const WorkFolder& folder,
                                        const std::vector<std::vector<std::string>>& steps,
                                        const std::string& output, const Error* failed) {
    if (!turns_->free.try_acquire_for(options_.wait_for_turn))
        return Error{ErrorCode::unavailable,
                     "Many documents are being made at the moment. Try again in a minute.", "turn"};
    const std::unique_ptr<std::counting_semaphore<>, void (*)(std::counting_semaphore<>*)> turn(
        &turns_->free, [](auto* taken) { taken->release(); });
    const WorkerLimits limits{.wall_clock = options_.conversion};
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (const auto worker = run_worker(steps[i], folder.path(), limits, sandboxed_);
            worker.end != WorkerEnd::success)
            return failed != nullptr && worker.end == WorkerEnd::failed ? *failed : failure(worker, i);
    auto bytes = folder.read(output);
    if (!bytes) return Error{ErrorCode::unavailable, "The document could not be made.", "no output"};
    return std::move(*bytes);
}

Result<std::string> DocumentEngine::convert(DocumentFormat to, std::string_view html) {
    if (html.size() > options_.max_html)
        return Error{ErrorCode::too_large, "This document is too large to be converted.",
                     std::to_string(html.size())};
    try {
        const WorkFolder folder(options_.work_dir);
        const std::string output = to == DocumentFormat::pdf    ? "output.pdf"
                                   : to == DocumentFormat::docx ? "output.docx"
                                                                : "output.odt";
        if (!folder.write("input.html", html) || !folder.write("html_to_pdf.py", html_to_pdf_script) ||
            !folder.write("pandoc_filter.lua", pandoc_filter_script) ||
            !folder.write("docx_page.py", docx_page_script) || !folder.write("odt_page.py", odt_page_script))
            return Error{ErrorCode::unavailable, "The document could not be made.", "work folder"};
        return run(folder, steps_to(to), output);
    } catch (const std::system_error& problem) {
        return Error{ErrorCode::unavailable, "The document could not be made.", problem.code().message()};
    }
}

Result<std::string> DocumentEngine::join_pdf(const std::vector<std::string>& parts) {
    if (parts.empty()) return Error{ErrorCode::invalid_input, "The document could not be made.", "no parts"};
    if (parts.size() == 1) return parts.front();
    try {
        const WorkFolder folder(options_.work_dir);
        bool written = folder.write("join_pdf.py", join_pdf_script);
        for (std::size_t i = 0; i < parts.size(); ++i)
            written = written && folder.write("part" + std::to_string(i) + ".pdf", parts[i]);
        if (!written) return Error{ErrorCode::unavailable, "The document could not be made.", "work folder"};
        return run(folder, {{"/usr/bin/python3", "-I", "join_pdf.py"}}, "output.pdf");
    } catch (const std::system_error& problem) {
        return Error{ErrorCode::unavailable, "The document could not be made.", problem.code().message()};
    }
}

Result<std::string> DocumentEngine::xlsx(const std::vector<Table>& sheets) {
    try {
        const WorkFolder folder(options_.work_dir);
        return write_xlsx(sheets, folder);
    } catch (const std::system_error& problem) {
        return Error{ErrorCode::unavailable, "The table could not be made.", problem.code().message()};
    }
}

std::string DocumentEngine::csv(const Table& table) { return write_csv(table); }

std::string DocumentEngine::calendar(const std::vector<CalendarEntry>& entries, std::string_view name) {
    return write_calendar(entries, name, options_.now());
}

Attachment DocumentEngine::calendar_mail(const CalendarEntry& entry) {
    // The method is said twice, in the file and in its type: programs of mail look at the type (RFC
    // 6047, 2.4).
    const std::string method = entry.cancelled ? "CANCEL" : "PUBLISH";
    return {.name = entry.cancelled ? "cancelled.ics" : "deadline.ics",
            .content_type = "text/calendar; charset=utf-8; method=" + method,
            .bytes = write_calendar_message(entry, options_.organizer, options_.now())};
}

}  // namespace plenaria::host
