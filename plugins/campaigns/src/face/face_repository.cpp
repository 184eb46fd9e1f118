// SPDX-License-Identifier: EUPL-1.2
#include "face_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::campaigns {

const Accent& accent_of(UnitOfWork& uow, const std::string& campaign_id) {
    std::string chosen;
    sql::query(uow, "SELECT accent FROM cpn_look WHERE campaign_id = :campaign"),
        soci::use(campaign_id, "campaign"), soci::into(chosen);
    const auto* accent = uow.session().got_data() ? accent_called(chosen) : nullptr;
    return accent == nullptr ? accents[0] : *accent;
}

void store_accent(UnitOfWork& uow, const std::string& campaign_id, const Accent& accent) {
    const std::string id(accent.id);
    sql::query(uow, "DELETE FROM cpn_look WHERE campaign_id = :campaign"), soci::use(campaign_id, "campaign");
    sql::query(uow, "INSERT INTO cpn_look (campaign_id, accent) VALUES (:campaign, :accent)"),
        soci::use(campaign_id, "campaign"), soci::use(id, "accent");
}

std::optional<std::string> logo_of(UnitOfWork& uow, const std::string& city_id) {
    std::string bytes;
    sql::query(uow, "SELECT bytes FROM cpn_logo WHERE city_id = :city"), soci::use(city_id, "city"),
        soci::into(bytes);
    if (!uow.session().got_data()) return std::nullopt;
    return bytes;
}

std::map<std::string, std::string> logos_of(UnitOfWork& uow, const std::string& campaign_id) {
    std::string city, bytes;
    std::map<std::string, std::string> all;
    soci::statement select =
        (sql::prepare(uow, "SELECT city_id, bytes FROM cpn_logo WHERE campaign_id = :campaign"),
         soci::use(campaign_id, "campaign"), soci::into(city), soci::into(bytes));
    select.execute();
    while (select.fetch()) all[city] = bytes;
    return all;
}

void store_logo(UnitOfWork& uow, const Logo& logo) {
    remove_logo(uow, logo.city_id);
    const auto now = plenaria::to_text(uow.now());
    sql::query(uow,
               "INSERT INTO cpn_logo (city_id, campaign_id, bytes, added_at, added_by) "
               "VALUES (:city, :campaign, :bytes, :now, :by)"),
        soci::use(logo.city_id, "city"), soci::use(logo.campaign_id, "campaign"),
        soci::use(logo.bytes, "bytes"), soci::use(now, "now"), soci::use(logo.added_by, "by");
}

bool remove_logo(UnitOfWork& uow, const std::string& city_id) {
    soci::statement change =
        (sql::prepare(uow, "DELETE FROM cpn_logo WHERE city_id = :city"), soci::use(city_id, "city"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

}  // namespace plenaria::campaigns
