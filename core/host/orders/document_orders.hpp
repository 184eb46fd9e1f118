// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/orders/document_orders.hpp
/// The host's DocumentOrders, and the jobs that make what was ordered and forget it after a day.

#include <functional>
#include <memory>

#include <plenaria/made_documents.hpp>
#include <plenaria/press.hpp>
#include <plenaria/services.hpp>

#include "plugins/contributions.hpp"

namespace plenaria::host {

inline constexpr auto documents_are_kept = std::chrono::hours(24);

class LiveDocumentOrders final : public DocumentOrders {
public:
    explicit LiveDocumentOrders(const Addresses& addresses) : addresses_(addresses) {}
    std::string order(UnitOfWork& uow, const Actor& who, std::string_view language,
                      const DocumentOrder& order) override;

private:
    const Addresses& addresses_;
};

/// Kept where every host finds them.
class LiveDocumentParts final : public DocumentParts {
public:
    explicit LiveDocumentParts(Database& db) : db_(db) {}
    std::optional<std::string> find(const std::string& key) override;
    Result<void> keep(const std::string& key, const std::string& bytes) override;

private:
    Database& db_;
};

/// "account/ID" (also of the account's tokens) or "link/ID".
std::string owner_of(const Actor& actor);

/// Makes what was ordered, one at a time. @param table of what is live: who makes which kind.
JobKind document_making_job(Database& db, std::function<std::shared_ptr<const Contributions>()> table);
JobKind document_forgetting_job(Database& db);

}  // namespace plenaria::host
