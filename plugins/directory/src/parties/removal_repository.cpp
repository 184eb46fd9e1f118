// SPDX-License-Identifier: EUPL-1.2
#include "removal_repository.hpp"

#include "../postal_repository.hpp"
#include "../rows.hpp"
#include "../search/name_repository.hpp"
#include "../tally_repository.hpp"

namespace plenaria::directory {

bool is_referred_to(UnitOfWork& uow, const Ref& ref) {
    const auto text = text_of(ref);
    int count = 0;
    sql::query(uow,
               "SELECT (SELECT COUNT(*) FROM dir_mandate WHERE city_id = :id OR person_id = :id) "
               "+ (SELECT COUNT(*) FROM dir_contact WHERE party = :ref) "
               "+ (SELECT COUNT(*) FROM dir_segment_member WHERE party = :ref) "
               "+ (SELECT COUNT(*) FROM dir_membership WHERE party = :ref OR organisation_id = :id) "
               "+ (SELECT COUNT(*) FROM dir_merge WHERE (kept = :ref OR gone = :ref) AND undone_at = '')"),
        soci::use(ref.id, "id"), soci::use(text, "ref"), soci::into(count);
    return count > 0;
}

void remove_party(UnitOfWork& uow, const Ref& ref) {
    put_aliases(uow, text_of(ref), {});
    put_words(uow, text_of(ref), {});
    put_post(uow, text_of(ref), {});
    switch (ref.kind) {
        case PartyKind::city:
            move_in_tally(uow, counted_in(uow, ref.id), std::nullopt);
            sql::query(uow, "DELETE FROM dir_city WHERE id = :id"), soci::use(ref.id, "id");
            break;
        case PartyKind::organisation:
            sql::query(uow, "DELETE FROM dir_organisation WHERE id = :id"), soci::use(ref.id, "id");
            break;
        case PartyKind::person:
            sql::query(uow, "DELETE FROM dir_person WHERE id = :id"), soci::use(ref.id, "id");
            break;
    }
}

}  // namespace plenaria::directory
