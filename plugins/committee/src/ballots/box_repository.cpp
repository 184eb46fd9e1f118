// SPDX-License-Identifier: EUPL-1.2
#include "box_repository.hpp"

#include <sstream>

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::committee::ballots {

namespace {

std::string joined(const std::vector<std::string>& seals) {
    std::string text;
    for (const auto& each : seals) text += each + '\n';
    return text;
}

struct BoxRow {
    Box value;
    std::string seals;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.ballot_id), soci::into(value.id), soci::into(value.owner), soci::into(seals);
    }
    [[nodiscard]] Box take() const {
        auto taken = value;
        std::istringstream lines(seals);
        for (std::string line; std::getline(lines, line);) taken.seals.push_back(line);
        return taken;
    }
};

template <class Prepared>
std::vector<std::string> texts(Prepared&& prepared) {
    std::string text;
    prepared, soci::into(text);
    soci::statement select = prepared;
    select.execute();
    std::vector<std::string> all;
    while (select.fetch()) all.push_back(text);
    return all;
}

}  // namespace

std::vector<Box> boxes_of(UnitOfWork& uow, const std::string& ballot_id) {
    auto prepared = sql::prepare(
        uow, "SELECT ballot_id, id, owner, seals FROM cmt_box WHERE ballot_id = :ballot ORDER BY id");
    prepared, soci::use(ballot_id, "ballot");
    return sql::rows_of<BoxRow>(prepared);
}

std::vector<std::string> box_ids(UnitOfWork& uow, const std::string& ballot_id) {
    auto prepared = sql::prepare(uow, "SELECT id FROM cmt_box WHERE ballot_id = :ballot ORDER BY id");
    prepared, soci::use(ballot_id, "ballot");
    return texts(prepared);
}

int count_boxes(UnitOfWork& uow, const std::string& ballot_id) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cmt_box WHERE ballot_id = :ballot"), soci::into(count),
        soci::use(ballot_id, "ballot");
    return count;
}

std::optional<Box> find_box(UnitOfWork& uow, const std::string& ballot_id, const std::string& id) {
    auto prepared = sql::prepare(
        uow, "SELECT ballot_id, id, owner, seals FROM cmt_box WHERE ballot_id = :ballot AND id = :id");
    prepared, soci::use(ballot_id, "ballot"), soci::use(id, "id");
    return sql::first_of(sql::rows_of<BoxRow>(prepared));
}

void insert(UnitOfWork& uow, const Box& box) {
    const auto seals = joined(box.seals);
    sql::query(uow,
               "INSERT INTO cmt_box (ballot_id, id, owner, seals) VALUES (:ballot, :id, :owner, :seals)"),
        soci::use(box.ballot_id, "ballot"), soci::use(box.id, "id"), soci::use(box.owner, "owner"),
        soci::use(seals, "seals");
}

void remove_box(UnitOfWork& uow, const std::string& ballot_id, const std::string& id) {
    sql::query(uow, "DELETE FROM cmt_box WHERE ballot_id = :ballot AND id = :id"),
        soci::use(ballot_id, "ballot"), soci::use(id, "id");
}

void remove_boxes(UnitOfWork& uow, const std::string& ballot_id) {
    sql::query(uow, "DELETE FROM cmt_box WHERE ballot_id = :ballot"), soci::use(ballot_id, "ballot");
}

std::vector<std::string> inner_boxes_for(UnitOfWork& uow, const std::string& ballot_id, int place) {
    auto prepared = sql::prepare(
        uow, "SELECT seal FROM cmt_inner_box WHERE ballot_id = :ballot AND place = :place ORDER BY id");
    prepared, soci::use(ballot_id, "ballot"), soci::use(place, "place");
    return texts(prepared);
}

void insert_inner(UnitOfWork& uow, const std::string& ballot_id, int place, const std::string& seal) {
    const auto id = random_hex(128);
    sql::query(uow,
               "INSERT INTO cmt_inner_box (ballot_id, place, id, seal) VALUES (:ballot, :place, :id, :seal)"),
        soci::use(ballot_id, "ballot"), soci::use(place, "place"), soci::use(id, "id"),
        soci::use(seal, "seal");
}

void remove_inner_boxes(UnitOfWork& uow, const std::string& ballot_id) {
    sql::query(uow, "DELETE FROM cmt_inner_box WHERE ballot_id = :ballot"), soci::use(ballot_id, "ballot");
}

}  // namespace plenaria::committee::ballots
