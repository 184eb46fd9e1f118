// SPDX-License-Identifier: EUPL-1.2
#include "kept_programme.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "../interpretation/interpretation_repository.hpp"
#include "../recently_used.hpp"
#include "session_repository.hpp"
#include "venue_repository.hpp"

namespace plenaria::events {

namespace {

struct KeptProgramme {
    int revision = 0;  ///< of the edition
    Programme programme;
};

/// Of all editions together: few are planned in one hour. One of 500 sessions takes about a megabyte.
RecentlyUsed<KeptProgramme>& kept_programmes() {
    static RecentlyUsed<KeptProgramme> programmes(8);
    return programmes;
}

/// Beyond this, reading all of them is one question and costs less.
constexpr std::ptrdiff_t most_single_questions = 8;

std::vector<Session> sessions_after(UnitOfWork& uow, const std::string& edition, const Programme& kept) {
    std::unordered_map<std::string_view, const Session*> known;
    known.reserve(kept.sessions.size());
    for (const auto& session : kept.sessions) known.emplace(session.id, &session);
    const auto now = session_revisions(uow, edition);
    const auto unchanged = [&](const auto& session) -> const Session* {
        const auto found = known.find(session.first);
        return found != known.end() && found->second->revision == session.second ? found->second : nullptr;
    };
    const auto asked =
        std::count_if(now.begin(), now.end(), [&](const auto& each) { return unchanged(each) == nullptr; });
    if (asked > most_single_questions) return sessions_of(uow, edition);
    std::vector<Session> sessions;
    sessions.reserve(now.size());
    for (const auto& each : now) {
        const auto* same = unchanged(each);
        sessions.push_back(same != nullptr ? *same : find_session(uow, each.first).value());
    }
    return sessions;
}

}  // namespace

Programme kept_programme_of(UnitOfWork& uow, const Edition& edition) {
    const auto kept = kept_programmes().find(edition.id);
    if (kept == nullptr)
        return kept_programmes()
            .keep(edition.id, {edition.revision, programme_of(uow, edition.id)})
            ->programme;
    if (kept->revision == edition.revision) return kept->programme;
    Programme programme{.rooms = rooms_of(uow, edition.id),
                        .tracks = tracks_of(uow, edition.id),
                        .sessions = sessions_after(uow, edition.id, kept->programme),
                        .orders = orders_of(uow, edition.id),
                        .interpreters = session_interpreters_of(uow, edition.id)};
    return kept_programmes().keep(edition.id, {edition.revision, std::move(programme)})->programme;
}

}  // namespace plenaria::events
