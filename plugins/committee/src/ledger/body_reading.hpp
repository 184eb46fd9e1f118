// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/body_reading.hpp
/// What the page of a body shows below its head, printed once for all who look at the same day.

#include <memory>
#include <string>

#include "common_pages.hpp"
#include "timeline.hpp"

namespace plenaria::committee::ledger {

/// Which part of a body is looked at.
struct BodyView {
    Body body;
    Day day = no_day;
    Day today = no_day;
    int page = 1;  ///< of its seats, from 1
    bool may_edit = false;
};

/// The seats on that day, the spread of ends and the picture, as HTML; kept until something of the body
/// changes.
std::shared_ptr<const KeptPart> body_part(UnitOfWork& uow, const LedgerTools& tools, const BodyView& view,
                                          const RequestScope& scope);

/// Every city of the ledger by the name that the reader's language has for it today.
void name_cities(UnitOfWork& uow, const LedgerTools& tools, Ledger& ledger, std::string_view language);

/// "Georgios Kaminis, Athens: 1 December 2018 – 30 November 2020"
std::string term_in_words(const Term& term, const Locale& locale);
/// How a term ended or will end, what the reader is to know of it: "Resigned", "Envoy since …".
std::string fate_in_words(const Term& term, const Locale& locale);

}  // namespace plenaria::committee::ledger
