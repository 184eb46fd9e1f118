// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/actor.hpp>

#include "db/unit_of_work.hpp"

namespace plenaria::host {

namespace {

std::string kind_text(Actor::Kind kind) {
    switch (kind) {
        case Actor::Kind::visitor:
            return "visitor";
        case Actor::Kind::account:
            return "account";
        case Actor::Kind::link:
            return "link";
        case Actor::Kind::token:
            return "token";
        case Actor::Kind::job:
            return "job";
    }
    throw std::logic_error("an actor of no kind");
}

}  // namespace

void Work::record(const Actor& who, std::string_view action, std::string_view subject,
                  std::string_view before, std::string_view after) {
    const auto id = next_id();
    const auto kind = kind_text(who.kind);
    const std::string did(action);
    const std::string what(subject);
    const std::string old_json(before);
    const std::string new_json(after);
    sql::query(
        *this,
        "INSERT INTO core_history(id, at, actor_kind, actor_id, actor_name, party, address, request_id, "
        "action, subject, before_json, after_json) VALUES(:id, :at, :kind, :actor, :name, :party, "
        ":address, :request, :action, :subject, :before, :after)"),
        soci::use(id, "id"), soci::use(now_text_, "at"), soci::use(kind, "kind"), soci::use(who.id, "actor"),
        soci::use(who.name, "name"), soci::use(who.party, "party"), soci::use(who.address, "address"),
        soci::use(who.request_id, "request"), soci::use(did, "action"), soci::use(what, "subject"),
        soci::use(old_json, "before"), soci::use(new_json, "after");
    witness_ = id;
}

}  // namespace plenaria::host
