// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/payment_repository.hpp
/// Rows of dbn_payment and dbn_invoice, and their numbers. Every function runs inside the caller's
/// transaction.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "account.hpp"
#include "invoice.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events_durban {

enum class PaperNumber : std::uint8_t { receipt = 1, invoice };
/// The next of a congress; whoever asks at the same time waits for the end of this transaction.
int next_number(UnitOfWork& uow, const std::string& edition, PaperNumber of);

/// In order of their numbers, void ones among them.
std::vector<Payment> payments_of(UnitOfWork& uow, const std::string& delegation);
/// Those of a whole congress, by the id of the delegation.
std::map<std::string, std::vector<Payment>> payments_of_edition(UnitOfWork& uow, const std::string& edition);
std::optional<Payment> find_payment(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Payment& payment);
/// @return false when it is so already.
bool set_void(UnitOfWork& uow, const std::string& id, bool is_void, const std::string& by);

/// The latest last.
std::vector<Invoice> invoices_of(UnitOfWork& uow, const std::string& delegation);
std::optional<Invoice> find_invoice(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Invoice& invoice);

/// Ids of congresses with notes or reasons that were not emptied yet.
std::vector<std::string> editions_with_notes(UnitOfWork& uow);
/// Empties them. @return how many rows.
int erase_notes(UnitOfWork& uow, const std::string& edition);

}  // namespace plenaria::events_durban
