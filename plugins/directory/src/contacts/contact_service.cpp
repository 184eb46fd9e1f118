// SPDX-License-Identifier: EUPL-1.2
#include "contact_service.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../cities/city_repository.hpp"
#include "../history.hpp"
#include "../organisations/organisation_repository.hpp"
#include "../parties/party_rules.hpp"
#include "../parties/party_service.hpp"
#include "../postal_repository.hpp"
#include "contact_repository.hpp"

namespace plenaria::directory {

namespace {

std::string segment_subject(const std::string& id) { return "directory.segment/" + id; }

/// Whether `party` is a city or an organisation that stands for itself.
Result<void> check_party(UnitOfWork& uow, const std::string& party) {
    const auto ref = parse_ref(party);
    bool stands = false;
    if (ref && ref->kind == PartyKind::city) {
        const auto city = find_city(uow, ref->id);
        stands = city && city->merged_into.empty();
    } else if (ref && ref->kind == PartyKind::organisation) {
        const auto organisation = find_organisation(uow, ref->id);
        stands = organisation && organisation->merged_into.empty();
    }
    if (stands) return {};
    return Error{ErrorCode::invalid_input,
                 "Something in this form needs your attention.",
                 "party",
                 {{"party", /*t*/ "Choose a city or an organisation."}}};
}

Result<ContactRow> unchanged_contact(UnitOfWork& uow, const std::string& id, int version) {
    auto contact = find_contact(uow, id);
    if (!contact) return Error{ErrorCode::not_found, "This contact does not exist.", id};
    if (contact->version != version) return changed_meanwhile("directory.contact/" + id);
    return *contact;
}

Result<Segment> unchanged_segment(UnitOfWork& uow, const std::string& id, int version) {
    auto segment = find_segment(uow, id);
    if (!segment) return Error{ErrorCode::not_found, "This list does not exist.", id};
    if (segment->version != version) return changed_meanwhile(segment_subject(id));
    return *segment;
}

Result<void> check_segment_free(UnitOfWork& uow, const Segment& segment) {
    const auto same = find_segment_by_identity(uow, identity(segment));
    if (!same || same->id == segment.id) return {};
    return Error{ErrorCode::invalid_input,
                 "Something in this form needs your attention.",
                 "identity taken",
                 {{"name", /*t*/ "There is a list of this name already."}}};
}

}  // namespace

Result<std::string> add_contact(UnitOfWork& uow, const Actor& actor, ContactRow contact) {
    contact.id = new_id();
    contact.name = trim(contact.name);
    contact.address = trim(contact.address);
    contact.post = tidy(contact.post);
    if (auto good = check(contact, find_post(uow, contact.party).is_known()); !good)
        return std::move(good).error();
    if (auto good = check_party(uow, contact.party); !good) return std::move(good).error();
    insert(uow, contact);
    uow.record(actor, "directory.add_contact", subject_of(contact.party), "", to_json(fields(contact)));
    return contact.id;
}

Result<void> change_contact(UnitOfWork& uow, const Actor& actor, ContactRow contact) {
    auto before = unchanged_contact(uow, contact.id, contact.version);
    if (!before) return std::move(before).error();
    contact.party = before->party;
    contact.name = trim(contact.name);
    contact.address = trim(contact.address);
    contact.post = tidy(contact.post);
    if (auto good = check(contact, find_post(uow, contact.party).is_known()); !good) return good;
    const auto changed = difference(fields(*before), fields(contact));
    if (changed.names.empty()) return {};
    if (!update(uow, contact)) return changed_meanwhile("directory.contact/" + contact.id);
    uow.record(actor, "directory.change_contact", subject_of(contact.party), changed.before, changed.after);
    return {};
}

Result<void> delete_contact(UnitOfWork& uow, const Actor& actor, const std::string& id, int version) {
    auto before = unchanged_contact(uow, id, version);
    if (!before) return std::move(before).error();
    remove_contact(uow, id);
    uow.record(actor, "directory.delete_contact", subject_of(before->party), to_json(fields(*before)), "");
    return {};
}

Result<std::string> create_segment(UnitOfWork& uow, const Actor& actor, Segment segment) {
    segment.id.clear();
    segment.name = trim(segment.name);
    if (auto good = check(segment); !good) return std::move(good).error();
    if (auto free = check_segment_free(uow, segment); !free) return std::move(free).error();
    segment.id = new_id();
    insert(uow, segment);
    uow.record(actor, "directory.create_segment", segment_subject(segment.id), "", to_json(fields(segment)));
    return segment.id;
}

Result<void> change_segment(UnitOfWork& uow, const Actor& actor, Segment segment) {
    auto before = unchanged_segment(uow, segment.id, segment.version);
    if (!before) return std::move(before).error();
    segment.name = trim(segment.name);
    if (auto good = check(segment); !good) return good;
    if (auto free = check_segment_free(uow, segment); !free) return free;
    const auto changed = difference(fields(*before), fields(segment));
    if (changed.names.empty()) return {};
    if (!update(uow, segment)) return changed_meanwhile(segment_subject(segment.id));
    uow.record(actor, "directory.change_segment", segment_subject(segment.id), changed.before, changed.after);
    return {};
}

Result<void> delete_segment(UnitOfWork& uow, const Actor& actor, const std::string& id, int version) {
    auto before = unchanged_segment(uow, id, version);
    if (!before) return std::move(before).error();
    auto all = fields(*before);
    std::string members;
    for (const auto& member : segment_members(uow, id)) members += (members.empty() ? "" : " ") + member;
    all.emplace_back("members", members);
    remove_segment(uow, id);
    uow.record(actor, "directory.delete_segment", segment_subject(id), to_json(all), "");
    return {};
}

Result<void> add_to_segment(UnitOfWork& uow, const Actor& actor, const std::string& segment_id,
                            const std::string& party) {
    if (!find_segment(uow, segment_id))
        return Error{ErrorCode::not_found, "This list does not exist.", segment_id};
    if (auto good = check_party(uow, party); !good) return good;
    if (add_segment_member(uow, segment_id, party))
        uow.record(actor, "directory.add_to_segment", segment_subject(segment_id), "",
                   to_json({{"party", party}}));
    return {};
}

Result<void> take_from_segment(UnitOfWork& uow, const Actor& actor, const std::string& segment_id,
                               const std::string& party) {
    if (!find_segment(uow, segment_id))
        return Error{ErrorCode::not_found, "This list does not exist.", segment_id};
    if (remove_segment_member(uow, segment_id, party))
        uow.record(actor, "directory.take_from_segment", segment_subject(segment_id),
                   to_json({{"party", party}}), "");
    return {};
}

Result<void> join_organisation(UnitOfWork& uow, const Actor& actor, const std::string& organisation_id,
                               const std::string& party) {
    if (auto good = check_party(uow, organisation_ref(organisation_id)); !good) return good;
    if (auto good = check_party(uow, party); !good) return good;
    if (party == organisation_ref(organisation_id))
        return Error{ErrorCode::invalid_input,
                     "Something in this form needs your attention.",
                     "itself",
                     {{"party", /*t*/ "An organisation is no member of itself."}}};
    if (add_membership(uow, organisation_id, party))
        uow.record(actor, "directory.join_organisation", subject_of(organisation_ref(organisation_id)), "",
                   to_json({{"member", party}}));
    return {};
}

Result<void> leave_organisation(UnitOfWork& uow, const Actor& actor, const std::string& organisation_id,
                                const std::string& party) {
    if (remove_membership(uow, organisation_id, party))
        uow.record(actor, "directory.leave_organisation", subject_of(organisation_ref(organisation_id)),
                   to_json({{"member", party}}), "");
    return {};
}

}  // namespace plenaria::directory
