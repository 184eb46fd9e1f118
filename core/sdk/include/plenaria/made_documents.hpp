// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/made_documents.hpp
/// Documents that take longer than a reader waits for a page: ordered by a button, made by a job, fetched
/// from a page that shows how far it is. Services of the host and of plugins, as in plenaria/services.hpp.

#include <functional>
#include <string>
#include <string_view>

#include <plenaria/abi.hpp>
#include <plenaria/actor.hpp>
#include <plenaria/result.hpp>

namespace plenaria {

class UnitOfWork;

/// What a reader ordered.
struct DocumentOrder {
    std::string kind;   ///< DocumentKind::name() of who makes it
    std::string wish;   ///< what that kind needs to know, JSON; the same wish is the same document
    std::string title;  ///< in the reader's language: "Compilation of comments (PDF)"
    std::string
        permission;  ///< asked again when the document is fetched; empty: being who ordered it is enough
    std::string back_path;  ///< the page with the button
};

struct MadeDocument {
    std::string file_name;
    std::string content_type;
    std::string bytes;
};

/// Says how far it is. @return false: stop and return anything, nobody waits any longer.
using MakingProgress = std::function<bool(long long done, long long total)>;

/// Offered by plugins: makes one kind of document. Runs in a job, outside any transaction, and may run again.
class PLENARIA_API DocumentKind {
public:
    static constexpr std::string_view service_name = "core.document_kind/1";
    static constexpr bool many = true;
    virtual ~DocumentKind();
    [[nodiscard]] virtual std::string_view name() const = 0;  ///< "statements.compilation"
    /// @param language of the reader who ordered it.
    /// @param progress to be called at least every 30 s.
    virtual Result<MadeDocument> make(std::string_view wish, std::string_view language,
                                      const MakingProgress& progress) = 0;
};

/// Takes orders. A host makes one such document at a time; what was made is kept for a day, for who ordered
/// it.
class PLENARIA_API DocumentOrders {
public:
    static constexpr std::string_view service_name = "core.document_orders/1";
    virtual ~DocumentOrders();
    /// Part of the caller's transaction. The same wish of the same reader, while it waits, is not taken
    /// twice.
    /// @return the path of the page that shows how far it is, and the document in the end.
    virtual std::string order(UnitOfWork& uow, const Actor& who, std::string_view language,
                              const DocumentOrder& order) = 0;
};

}  // namespace plenaria
