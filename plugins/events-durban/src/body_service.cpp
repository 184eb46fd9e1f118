// SPDX-License-Identifier: EUPL-1.2
#include "body_service.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

#include "body_repository.hpp"
#include "json.hpp"

namespace plenaria::events_durban {

namespace {

std::string body_json(const Body& body) {
    return compact({{"body", body.key},
                    {"day_number", body.day_number},
                    {"begins_at", body.begins_at},
                    {"seats", body.seats},
                    {"note", body.note}});
}

}  // namespace

Result<Congress> congress(UnitOfWork& uow, events::Editions& editions, const std::string& edition,
                          std::string_view language) {
    auto card = editions.edition(uow, edition, language);
    if (!card || card->format != "durban")
        return Error{ErrorCode::not_found, /*t*/ "This event is no World Congress.", edition};
    return Congress{*std::move(card), bodies_of(uow, edition)};
}

Result<void> set_body(UnitOfWork& uow, events::Editions& editions, const Actor& actor,
                      const std::string& edition, Body body) {
    const auto all = congress(uow, editions, edition, "en");
    if (!all) return all.error();
    const auto before = std::find_if(all->bodies.begin(), all->bodies.end(),
                                     [&](const Body& each) { return each.key == body.key; });
    if (before == all->bodies.end())
        return Error{ErrorCode::not_found, /*t*/ "There is no such body.", edition};
    body.begins_at = trim(body.begins_at);
    body.note = trim(body.note);
    std::vector<FieldError> problems;
    check(body, all->bodies, all->days(), problems);
    if (!problems.empty())
        return Error{ErrorCode::invalid_input,
                     /*t*/ "Something in this form needs your attention.",
                     {},
                     std::move(problems)};
    if (!store(uow, edition, body))
        return Error{ErrorCode::conflict,
                     /*t*/
                     "Somebody else has changed this since you opened it. Look at what is stored now, "
                     "then decide again.",
                     edition + ' ' + body.key};
    uow.record(actor, "events-durban.set_body", "events.edition/" + edition,
               before->revision == 0 ? std::string() : body_json(*before), body_json(body));
    return {};
}

}  // namespace plenaria::events_durban
