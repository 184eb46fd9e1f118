// SPDX-License-Identifier: EUPL-1.2
#include "db/unit_of_work.hpp"

#include <chrono>
#include <stdexcept>

#include <plenaria/id.hpp>

namespace plenaria::host {

namespace {

Instant system_now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

/// The ULID after `id`, as its specification says for two made within a millisecond.
std::string successor(std::string id) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    for (auto digit = id.rbegin(); digit != id.rend(); ++digit) {
        const auto next = alphabet.find(*digit) + 1;
        *digit = alphabet[next % alphabet.size()];
        if (next < alphabet.size()) break;
    }
    return id;
}

}  // namespace

Work::Work(soci::session& session, const DatabaseOptions& options)
    : session_(session),
      options_(options),
      now_(options.clock ? options.clock->now() : system_now()),
      now_text_(to_text(now_)),
      pending_(session_, options_.engine, now_text_) {}

soci::session& Work::session() {
    auto& session = own_session();
    write_pending();
    return session;
}

soci::session& Work::own_session() {
    if (std::this_thread::get_id() != thread_)
        throw std::logic_error("a unit of work was used by a thread that did not begin it");
    return session_;
}

std::string Work::next_id() {
    auto id = new_id();
    if (id <= last_id_) id = successor(last_id_);
    last_id_ = id;
    return id;
}

CommitEffects Work::effects() const {
    auto effects = effects_;
    effects.cache_tags.assign(tags_.begin(), tags_.end());
    return effects;
}

}  // namespace plenaria::host
