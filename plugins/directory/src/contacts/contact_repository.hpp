// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/contacts/contact_repository.hpp
/// Rows of dir_contact and dir_segment. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "../values.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

/// In order of role, then name.
std::vector<ContactRow> contacts_of(UnitOfWork& uow, const std::string& party);
std::optional<ContactRow> find_contact(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const ContactRow& contact);
/// @return false when its version is not `contact.version` any more.
bool update(UnitOfWork& uow, const ContactRow& contact);
void remove_contact(UnitOfWork& uow, const std::string& id);

std::optional<Segment> find_segment(UnitOfWork& uow, const std::string& id);
std::optional<Segment> find_segment_by_identity(UnitOfWork& uow, const std::string& identity);
struct SegmentSize {
    Segment segment;
    int size = 0;
};
/// In order of name.
std::vector<SegmentSize> all_segments(UnitOfWork& uow);
std::vector<Segment> segments_of(UnitOfWork& uow, const std::string& party);
/// Refs.
std::vector<std::string> segment_members(UnitOfWork& uow, const std::string& segment_id);
void insert(UnitOfWork& uow, const Segment& segment);
/// @return false when its version is not `segment.version` any more.
bool update(UnitOfWork& uow, const Segment& segment);
void remove_segment(UnitOfWork& uow, const std::string& id);
/// @return false when it was a member already.
bool add_segment_member(UnitOfWork& uow, const std::string& segment_id, const std::string& party);
/// @return false when it was none.
bool remove_segment_member(UnitOfWork& uow, const std::string& segment_id, const std::string& party);

}  // namespace plenaria::directory
