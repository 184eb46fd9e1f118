// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/orders/order_repository.hpp
/// Rows of core_ordered_document and the files that were made. Runs inside the caller's transaction.

#include <optional>
#include <string>

#include <plenaria/made_documents.hpp>
#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

struct OrderedDocument {
    std::string id = {};
    DocumentOrder order = {};
    std::string language = {};
    std::string owner = {};         ///< "account/ID", "link/ID"
    std::string link_purpose = {};  ///< empty: an account's
    std::string link_subject = {};
    std::string job = {};
    std::string file = {};  ///< empty: not made yet
    std::string file_name = {};
    std::string content_type = {};
    Instant created_at = {};
};

void insert_order(UnitOfWork& uow, const OrderedDocument& document);
std::optional<OrderedDocument> find_order(UnitOfWork& uow, const std::string& id);
/// Of the same owner, kind, wish and language, while its job waits or runs. @return its id, or empty text.
std::string find_waiting_order(UnitOfWork& uow, const OrderedDocument& wanted);

/// Keeps what was made for the order. Nothing happens when the order is gone.
void keep_document(UnitOfWork& uow, const std::string& order_id, MadeDocument made);
/// @return nothing when it is not made yet.
std::optional<std::string> load_document(UnitOfWork& uow, const OrderedDocument& document);

/// A part of a long document. @return nothing when it is not made yet, or forgotten.
std::optional<std::string> load_part(UnitOfWork& uow, const std::string& key);
/// Once: what was made again meanwhile is the same.
void keep_part(UnitOfWork& uow, const std::string& key, const std::string& bytes);
/// At most twenty, from before `limit`. @return how many.
int forget_parts(UnitOfWork& uow, Instant limit);

/// Removes orders from before `limit` with their files, at most a hundred. @return how many.
int forget_documents(UnitOfWork& uow, Instant limit);

}  // namespace plenaria::host
