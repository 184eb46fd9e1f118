// SPDX-License-Identifier: EUPL-1.2
#include "db/unit_of_work.hpp"

namespace plenaria::host {

void Work::invalidate(std::string_view tag) { tags_.emplace(tag); }

void Work::before_commit() {
    // Last and in one order: every writer touches the same few rows, which would else be locked for long, and
    // crosswise.
    for (const auto& tag : tags_) {
        const auto raise = [&] {
            soci::statement update =
                (session().prepare << "UPDATE core_cache_tag SET version = version + 1 WHERE tag = :tag",
                 soci::use(tag, "tag"));
            update.execute(true);
            return update.get_affected_rows() > 0;
        };
        if (raise()) continue;
        const bool inserted = insert_unless_there([&] {
            sql::query(*this, "INSERT INTO core_cache_tag(tag, version) VALUES(:tag, 1)"),
                soci::use(tag, "tag");
        });
        if (!inserted) raise();
    }
}

}  // namespace plenaria::host
