// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/services.hpp
/// Services that the host offers to every plugin, by Context::require<S>(); no entry in plugin.json is
/// needed. All of them are thread-safe.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/actor.hpp>
#include <plenaria/effects.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

class UnitOfWork;

/// Renders templates outside a request: letters, mails, documents.
class PLENARIA_API Renderer {
public:
    static constexpr std::string_view service_name = "core.renderer/1";
    virtual ~Renderer();
    /// The text of template `name` ("statements/print/version"), escaped as its file name says.
    /// @throws std::runtime_error when the template is missing or, in strict mode, lacks a name.
    [[nodiscard]] virtual std::string render(std::string_view name, const Model& model,
                                             std::string_view language) const = 0;
    /// A mail from templates/mail/…txt.mustache: its first line is "Subject: …", the rest the text.
    [[nodiscard]] virtual Mail mail(std::string_view name, const Model& model,
                                    std::string_view language) const = 0;
};

enum class DocumentFormat { pdf = 1, docx, odt };

/// A table as data, for XLSX and CSV. A cell is text, a number ("-0.1969") or a day ("2019-12-17").
struct Table {
    enum class Kind { text = 1, number, day };
    struct Column {
        std::string title;
        Kind kind = Kind::text;
        int width = 20;  ///< characters, for XLSX
    };
    /// Bars beside the table of a workbook: one a row for the first `rows`, a part of each bar a column.
    struct Chart {
        std::string title;
        std::size_t first_column = 1;
        std::size_t columns = 1;
        std::size_t rows = 0;
    };
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    std::optional<Chart> chart = {};
    /// For a table that is too large to be held, in workbooks only: writes the next row, after those of
    /// `rows`, over its argument. @return false when there is none any more.
    std::function<Result<bool>(std::vector<std::string>& row)> more = {};
};

/// An entry of a calendar file; RFC 5545, RFC 5546.
struct CalendarEntry {
    std::string uid;   ///< stable over changes, globally unique
    int sequence = 0;  ///< raised with each change of time or place
    Instant starts_at = {};
    Instant ends_at = {};
    std::string zone = "UTC";
    std::string summary;
    std::string description = {};
    std::string location = {};
    std::string url = {};
    bool cancelled = false;
};

/// Makes documents. At most a few conversions run at a time; a caller waits for its turn, at most 30 s, and
/// then gets ErrorCode::unavailable.
class PLENARIA_API Documents {
public:
    static constexpr std::string_view service_name = "core.documents/1";
    virtual ~Documents();
    /// From a complete HTML document without outside references (data: URLs are allowed).
    [[nodiscard]] virtual Result<std::string> convert(DocumentFormat to, std::string_view html) = 0;
    [[nodiscard]] virtual Result<std::string> xlsx(const std::vector<Table>& sheets) = 0;
    /// UTF-8 with BOM, CRLF, formulas made harmless.
    [[nodiscard]] virtual std::string csv(const Table& table) = 0;
    [[nodiscard]] virtual std::string calendar(const std::vector<CalendarEntry>& entries,
                                               std::string_view name) = 0;
    /// One entry to be mailed, from the organisation to whom it concerns: they add it, a later one with the
    /// same uid and a higher sequence moves it, a cancelled one takes it out again. Nobody has to answer it.
    /// RFC 5546, 3.2.1.
    [[nodiscard]] virtual Attachment calendar_mail(const CalendarEntry& entry) = 0;
    /// One PDF of several, for what is too long to be laid out at once. It keeps their tags, as one document.
    [[nodiscard]] virtual Result<std::string> join_pdf(const std::vector<std::string>& parts) = 0;
};

/// "application/vnd.openxmlformats…" for each thing that Documents makes.
PLENARIA_API std::string_view content_type(DocumentFormat format);
inline constexpr std::string_view xlsx_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view csv_type = "text/csv; charset=utf-8";
inline constexpr std::string_view calendar_type = "text/calendar; charset=utf-8";

/// Addresses of named routes outside a request, for mails and documents.
class PLENARIA_API Addresses {
public:
    static constexpr std::string_view service_name = "core.addresses/1";
    virtual ~Addresses();
    [[nodiscard]] virtual std::string path(
        std::string_view route, const std::vector<std::pair<std::string, std::string>>& values) const = 0;
    /// "https://plenaria.example" + path, from the configuration, never from a request.
    [[nodiscard]] virtual std::string absolute(std::string_view path) const = 0;
};

/// One thing that waits for a person.
struct WorkItem {
    std::string title;         ///< in the reader's language
    std::string context = {};  ///< "Marrakech Declaration, second round"
    std::string path;          ///< one click away
    Instant due = {};          ///< epoch: no date
    std::string zone = "UTC";
    bool waits_for_others = false;
};

/// Offered by plugins: what waits for whom. The host's front page asks all of them.
class PLENARIA_API WorkList {
public:
    static constexpr std::string_view service_name = "core.worklist/1";
    static constexpr bool many = true;
    virtual ~WorkList();
    [[nodiscard]] virtual std::vector<WorkItem> waiting(UnitOfWork& uow, const Actor& actor,
                                                        const Locale& locale) const = 0;
};

}  // namespace plenaria
