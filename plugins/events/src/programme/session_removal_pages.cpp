// SPDX-License-Identifier: EUPL-1.2
// Taking a session out of the programme, and putting it back.
#include "programme_pages.hpp"
#include "session_pages.hpp"
#include "session_repository.hpp"
#include "session_service.hpp"

namespace plenaria::events {

namespace {

/// Does something with a session and goes back to its programme.
template <class Act>
Result<Reply> act_on_session(const Request& request, RequestScope& scope, const Act& act) {
    const auto& id = request.path_value("session");
    Session session;
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (const auto found = find_session(uow, id, true)) session = *found;
        return act(uow, id);
    });
    if (!done) return std::move(done).error();
    return Redirect{place_of(session, scope)};
}

}  // namespace

Result<Reply> remove_session_post(const RoomTools&, const Request& request, RequestScope& scope) {
    auto reply = act_on_session(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return remove_session(uow, scope.actor(), id);
    });
    if (reply)
        scope.notice(scope.locale().t("The session was taken out of the programme."),
                     scope.url("events.session_restore", {{"session", request.path_value("session")}}));
    return reply;
}

Result<Reply> restore_session_post(const RoomTools&, const Request& request, RequestScope& scope) {
    return act_on_session(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return restore_session(uow, scope.actor(), id);
    });
}

}  // namespace plenaria::events
