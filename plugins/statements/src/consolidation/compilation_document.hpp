// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consolidation/compilation_document.hpp
/// The compilation of comments as XLSX, CSV, DOCX and PDF: at once, or ordered when it is long.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/made_documents.hpp>
#include <plenaria/view.hpp>

#include "../text/document_pages.hpp"
#include "compilation.hpp"
#include "compilation_reading.hpp"

namespace plenaria {
class Database;
class Locale;
}  // namespace plenaria

namespace plenaria::statements {

/// Rows as compilation/show and print/compilation show them.
Model::List compilation_models(std::span<const CompilationRow> rows, const Locale& locale);

inline constexpr std::string_view compilation_kind = "statements.compilation";

bool is_compilation_format(std::string_view format);

/// Whether a reader would wait too long for it at once. A row of a PDF costs about 20 ms of processor, one of
/// a DOCX about a millisecond.
bool takes_long(std::string_view format, std::size_t rows);

/// @param format one of is_compilation_format().
Result<MadeDocument> make_compilation(const DocumentTools& tools, const Compilation& compilation,
                                      std::string_view format, const Locale& locale,
                                      const MakingProgress& progress);

/// The order of a reader who would wait too long.
DocumentOrder compilation_order(const CompilationOf& of, std::string_view format, std::string_view title,
                                std::string back_path, const Locale& locale);

/// Makes what was ordered.
class CompilationKind final : public DocumentKind {
public:
    /// References are read when something is made, and must live as long as the plugin.
    CompilationKind(const DocumentTools& tools, Database* const& db) : tools_(tools), db_(db) {}
    [[nodiscard]] std::string_view name() const override { return compilation_kind; }
    Result<MadeDocument> make(std::string_view wish, std::string_view language,
                              const MakingProgress& progress) override;

private:
    const DocumentTools& tools_;
    Database* const& db_;
};

}  // namespace plenaria::statements
