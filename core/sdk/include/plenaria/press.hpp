// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/press.hpp
/// Printing by the thousand, and the parts of it that outlive an interruption. Services of the host, as in
/// plenaria/services.hpp; thread-safe.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/abi.hpp>
#include <plenaria/made_documents.hpp>
#include <plenaria/result.hpp>
#include <plenaria/sheets.hpp>

namespace plenaria {

/// Draws pages. Waits for its turn as Documents does.
class PLENARIA_API Press {
public:
    static constexpr std::string_view service_name = "core.press/1";
    virtual ~Press();
    /// As PDF, some hundred pages a second, in every script for which the machine has a font.
    [[nodiscard]] virtual Result<std::string> print(const Sheets& sheets) = 0;
    /// The next part of a long print; nothing after the last. Asked for one after another, so that they need
    /// not be in memory together.
    using NextPart = std::function<std::optional<std::string>()>;
    /// One PDF of several that print() made without tags.
    [[nodiscard]] virtual Result<std::string> join(const NextPart& next) = 0;
    /// A photograph that somebody sent, JPEG or PNG, as a JPEG of at most 600 pixels a side: upright, and
    /// without what cameras write beside it (where, when, with what).
    /// @return invalid_input, with a sentence, when it is none.
    [[nodiscard]] virtual Result<std::string> photo(std::string_view bytes) = 0;
    /// The same of a logo: a PNG on white, whose edges stay sharp.
    [[nodiscard]] virtual Result<std::string> logo(std::string_view bytes) = 0;
    /// The first page as a PNG, in which a point is a pixel.
    /// @return invalid_input, with a sentence, when a text does not fit its box in its smallest size.
    [[nodiscard]] virtual Result<std::string> picture(const Sheets& sheets) = 0;
};

/// Parts of a long document, kept for a day: a job that was interrupted goes on with those that are made, and
/// a document in which little has changed is made of what is there.
class PLENARIA_API DocumentParts {
public:
    static constexpr std::string_view service_name = "core.document_parts/1";
    virtual ~DocumentParts();
    /// @param key a digest of all that the part shows.
    virtual std::optional<std::string> find(const std::string& key) = 0;
    /// Outside of any transaction of the caller.
    virtual Result<void> keep(const std::string& key, const std::string& bytes) = 0;
};

/// A document of `count` things, `of_a_part` at a time.
struct LongPrint {
    std::size_t count = 0;
    std::size_t of_a_part = 500;
    /// The pages of the things from `first` until before `end`.
    std::function<Result<Sheets>(std::size_t first, std::size_t end)> part;
};

/// One PDF, without tags: for printers, not for screens. What was made of it before is not made again.
/// @return conflict when `progress` says to stop.
PLENARIA_API Result<std::string> print_in_parts(Press& press, DocumentParts& parts, const LongPrint& print,
                                                const MakingProgress& progress);

}  // namespace plenaria
