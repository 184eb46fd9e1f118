// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/report/everything_repository.hpp
/// Pages of the large tables of an edition, by the keys of their rows. Every function runs inside the
/// caller's transaction.

#include <string>
#include <vector>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// As they are stored: what they mean in words is for whoever shows them.
struct DelegationLineRow {
    std::string id, name, iso2, region, language, answer, invited_at, answered_at, asked_again_at, note;
    int quota = 0;
    int waiting_number = 0;
};
std::vector<DelegationLineRow> delegation_page(UnitOfWork& uow, const std::string& edition,
                                               const std::string& after);

struct DelegateLineRow {
    std::string id, delegation, iso2, region, language, role, name, post;
};
std::vector<DelegateLineRow> delegate_page(UnitOfWork& uow, const std::string& edition,
                                           const std::string& after);

struct ScanLineRow {
    std::string id, delegation, name, outcome, scanned_at, scanned_by, undone_at;
};
std::vector<ScanLineRow> scan_page(UnitOfWork& uow, const std::string& edition, const std::string& after);

struct SpeechLineRow {
    std::string id, session, kind, who, title, region, language, state, asked_at;
    int number = 0;
    int spent = 0;
};
std::vector<SpeechLineRow> speech_page(UnitOfWork& uow, const std::string& edition, const std::string& after);

/// How many rows these four have together.
long long count_large_rows(UnitOfWork& uow, const std::string& edition);

}  // namespace plenaria::events
