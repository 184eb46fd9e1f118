// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/report/report_repository.hpp
/// Counts over the tables of an edition: one question each, however many rows there are. Every function runs
/// inside the caller's transaction.

#include <string>
#include <utility>
#include <vector>

#include <plenaria/time.hpp>

#include "../editions/titles.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

struct OfficeCount {
    std::string region = {};
    std::string answer = {};  ///< "accepted", "deputy", "waiting", "declined", "none"
    long long offices = 0;
};
/// Of offices that were invited or have answered. Who was asked again has not answered.
std::vector<OfficeCount> count_offices(UnitOfWork& uow, const std::string& edition);

struct PeopleCount {
    std::string region = {};
    std::string language = {};
    std::string role = {};
    std::string gender = {};
    long long people = 0;
    long long present = 0;  ///< whose badge let them in
};
/// Of heads and members of delegations that come and have places.
std::vector<PeopleCount> count_people(UnitOfWork& uow, const std::string& edition);
/// The same as it was kept; for good when names were erased.
std::vector<PeopleCount> kept_people(UnitOfWork& uow, const std::string& edition);
/// Keeps count_people() in place of what was kept before.
void keep_counts_of_people(UnitOfWork& uow, const std::string& edition);

/// Whose badge was scanned at a door in that time, and held.
long long count_scanned(UnitOfWork& uow, const std::string& edition, Instant from, Instant until);

/// Ids and titles of the sessions at whose doors badges were scanned, in order of their beginning; without
/// those that were taken out.
std::vector<std::pair<std::string, Titles>> titles_of_scanned(UnitOfWork& uow, const std::string& edition);

struct SpeakerRole {
    std::string ref = {};  ///< "person/ID"
    std::string role = {};
};
/// Chairs, moderators, speakers and rapporteurs of sessions that are planned, each once in each role.
std::vector<SpeakerRole> speakers_of(UnitOfWork& uow, const std::string& edition);

struct SessionCount {
    std::string kind = {};
    std::string holding = {};  ///< "held", "to_come", "cancelled"
    long long sessions = 0;
};
/// Without those that are only proposed.
std::vector<SessionCount> count_sessions(UnitOfWork& uow, const std::string& edition, Instant now);

struct FloorCount {
    std::string ref = {};  ///< empty: of those whose name was typed
    std::string region = {};
    long long seconds = 0;
};
/// Who has had the floor, on all speakers lists of the edition.
std::vector<FloorCount> count_floor(UnitOfWork& uow, const std::string& edition);

}  // namespace plenaria::events
