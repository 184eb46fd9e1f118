// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/box_repository.hpp
/// Rows of cmt_box and cmt_inner_box: what is sealed.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

namespace plenaria::committee::ballots {

struct Box {
    std::string ballot_id = {};
    std::string id = {};
    std::string owner = {};
    std::vector<std::string> seals = {};
};

/// By id.
std::vector<Box> boxes_of(UnitOfWork& uow, const std::string& ballot_id);
std::vector<std::string> box_ids(UnitOfWork& uow, const std::string& ballot_id);
int count_boxes(UnitOfWork& uow, const std::string& ballot_id);
std::optional<Box> find_box(UnitOfWork& uow, const std::string& ballot_id, const std::string& id);
void insert(UnitOfWork& uow, const Box& box);
void remove_box(UnitOfWork& uow, const std::string& ballot_id, const std::string& id);
void remove_boxes(UnitOfWork& uow, const std::string& ballot_id);

/// For the officer of that place, by random ids.
std::vector<std::string> inner_boxes_for(UnitOfWork& uow, const std::string& ballot_id, int place);
void insert_inner(UnitOfWork& uow, const std::string& ballot_id, int place, const std::string& seal);
void remove_inner_boxes(UnitOfWork& uow, const std::string& ballot_id);

}  // namespace plenaria::committee::ballots
