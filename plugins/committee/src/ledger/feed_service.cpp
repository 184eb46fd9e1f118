// SPDX-License-Identifier: EUPL-1.2
#include "feed_service.hpp"

#include <plenaria/id.hpp>

#include "body_service.hpp"
#include "ledger_repository.hpp"

namespace plenaria::committee::ledger {

namespace {
constexpr std::size_t feed_secret_length = 64;  // 256 bits in hexadecimal
}

Result<std::string> make_feed(UnitOfWork& uow, const Actor& actor, const std::string& body_id) {
    if (!find_body(uow, body_id)) return body_unknown(body_id);
    auto secret = random_hex(256);
    drop_feed(uow, body_id);
    insert(uow, Feed{.id = new_id(), .body_id = body_id, .made_at = uow.now(), .made_by = actor.name},
           sha256_hex(secret));
    uow.record(actor, "committee.make_feed", body_subject(body_id), "", "");
    return secret;
}

Result<void> end_feed(UnitOfWork& uow, const Actor& actor, const std::string& body_id) {
    if (!drop_feed(uow, body_id))
        return Error{ErrorCode::not_found, /*t*/ "This body has no calendar address.", body_id};
    uow.record(actor, "committee.end_feed", body_subject(body_id), "", "");
    return {};
}

std::optional<Feed> find_feed_at(UnitOfWork& uow, std::string_view secret) {
    // Whatever is longer need not be hashed to be refused.
    if (secret.size() != feed_secret_length) return std::nullopt;
    return find_feed_by_hash(uow, sha256_hex(secret));
}

}  // namespace plenaria::committee::ledger
