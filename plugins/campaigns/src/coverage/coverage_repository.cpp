// SPDX-License-Identifier: EUPL-1.2
#include "coverage_repository.hpp"

#include <plenaria/sql.hpp>

#include "../rows.hpp"

namespace plenaria::campaigns {

namespace {

struct CoverageRow {
    Coverage value;
    std::string on, looked_at;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.campaign_id), soci::into(facts.link),
            soci::into(facts.outlet), soci::into(facts.country), soci::into(facts.language), soci::into(on),
            soci::into(facts.tone), soci::into(facts.reach), soci::into(facts.city_ref),
            soci::into(facts.city_name), soci::into(facts.output_id), soci::into(value.looked),
            soci::into(looked_at), soci::into(value.revision);
    }
    [[nodiscard]] Coverage take() const {
        auto taken = value;
        taken.facts.on = parse_day(on);
        taken.looked_at = parse_instant(looked_at);
        return taken;
    }
};
#define CPN_COVERAGE_COLUMNS                                                                              \
    "SELECT id, campaign_id, link, outlet, country, language, on_day, tone, reach, city_ref, city_name, " \
    "output_id, looked, looked_at, revision FROM cpn_coverage "

struct ClippingRow {
    Clipping value;
    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.coverage_id), soci::into(value.name),
            soci::into(value.content_type), soci::into(value.sha256);
    }
    [[nodiscard]] Clipping take() const { return value; }
};

struct PartnerRow {
    Partner value;
    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.campaign_id), soci::into(value.name),
            soci::into(value.code);
    }
    [[nodiscard]] Partner take() const { return value; }
};

struct PartnerDayRow {
    PartnerDay value;
    template <class S>
    void bind(S& s) {
        s, soci::into(value.partner_id), soci::into(value.on), soci::into(value.number);
    }
    [[nodiscard]] PartnerDay take() const { return value; }
};

}  // namespace

std::vector<Coverage> coverage_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared =
        sql::prepare(uow, CPN_COVERAGE_COLUMNS "WHERE campaign_id = :campaign ORDER BY on_day DESC, id DESC");
    prepared, soci::use(campaign_id, "campaign");
    return sql::rows_of<CoverageRow>(prepared);
}

std::optional<Coverage> find_coverage(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_COVERAGE_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<CoverageRow>(prepared));
}
#undef CPN_COVERAGE_COLUMNS

std::optional<std::string> coverage_with(UnitOfWork& uow, const std::string& campaign_id,
                                         const std::string& key) {
    std::string id;
    sql::query(uow, "SELECT id FROM cpn_coverage WHERE campaign_id = :campaign AND link_key = :key"),
        soci::use(campaign_id, "campaign"), soci::use(key, "key"), soci::into(id);
    if (!uow.session().got_data()) return std::nullopt;
    return id;
}

void insert(UnitOfWork& uow, const Coverage& coverage, const std::string& key) {
    const auto& facts = coverage.facts;
    const auto on = facts.on ? plenaria::to_text(*facts.on) : std::string();
    sql::query(
        uow,
        "INSERT INTO cpn_coverage (id, campaign_id, link, link_key, outlet, country, language, on_day, "
        "tone, reach, city_ref, city_name, output_id, looked, looked_at, revision) VALUES (:id, "
        ":campaign, :link, :key, :outlet, :country, :language, :on, :tone, :reach, :city, :name, "
        ":output, '', '', 1)"),
        soci::use(coverage.id, "id"), soci::use(coverage.campaign_id, "campaign"),
        soci::use(facts.link, "link"), soci::use(key, "key"), soci::use(facts.outlet, "outlet"),
        soci::use(facts.country, "country"), soci::use(facts.language, "language"), soci::use(on, "on"),
        soci::use(facts.tone, "tone"), soci::use(facts.reach, "reach"), soci::use(facts.city_ref, "city"),
        soci::use(facts.city_name, "name"), soci::use(facts.output_id, "output");
}

bool update(UnitOfWork& uow, const Coverage& coverage, const std::string& key) {
    const auto& facts = coverage.facts;
    const auto on = facts.on ? plenaria::to_text(*facts.on) : std::string(),
               looked_at = sql::text_or_empty(coverage.looked_at);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE cpn_coverage SET link = :link, link_key = :key, outlet = :outlet, country = "
             ":country, language = :language, on_day = :on, tone = :tone, reach = :reach, city_ref = "
             ":city, city_name = :name, output_id = :output, looked = :looked, looked_at = :looked_at, "
             "revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(facts.link, "link"), soci::use(key, "key"), soci::use(facts.outlet, "outlet"),
         soci::use(facts.country, "country"), soci::use(facts.language, "language"), soci::use(on, "on"),
         soci::use(facts.tone, "tone"), soci::use(facts.reach, "reach"), soci::use(facts.city_ref, "city"),
         soci::use(facts.city_name, "name"), soci::use(facts.output_id, "output"),
         soci::use(coverage.looked, "looked"), soci::use(looked_at, "looked_at"),
         soci::use(coverage.id, "id"), soci::use(coverage.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

void remove_coverage(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "DELETE FROM cpn_clipping WHERE coverage_id = :id"), soci::use(id, "id");
    sql::query(uow, "DELETE FROM cpn_coverage WHERE id = :id"), soci::use(id, "id");
}

std::vector<Clipping> clippings_of(UnitOfWork& uow, const std::string& coverage_id) {
    auto prepared = sql::prepare(uow,
                                 "SELECT id, coverage_id, name, content_type, sha256 FROM cpn_clipping WHERE "
                                 "coverage_id = :coverage ORDER BY id");
    prepared, soci::use(coverage_id, "coverage");
    return sql::rows_of<ClippingRow>(prepared);
}

std::optional<Clipping> find_clipping(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(
        uow, "SELECT id, coverage_id, name, content_type, sha256 FROM cpn_clipping WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<ClippingRow>(prepared));
}

void insert(UnitOfWork& uow, const Clipping& clipping) {
    sql::query(
        uow,
        "INSERT INTO cpn_clipping (id, coverage_id, name, content_type, sha256) VALUES (:id, :coverage, "
        ":name, :type, :sha256)"),
        soci::use(clipping.id, "id"), soci::use(clipping.coverage_id, "coverage"),
        soci::use(clipping.name, "name"), soci::use(clipping.content_type, "type"),
        soci::use(clipping.sha256, "sha256");
}

std::vector<Partner> partners_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared = sql::prepare(
        uow, "SELECT id, campaign_id, name, code FROM cpn_partner WHERE campaign_id = :campaign ORDER BY id");
    prepared, soci::use(campaign_id, "campaign");
    return sql::rows_of<PartnerRow>(prepared);
}

std::optional<Partner> partner_with(UnitOfWork& uow, const std::string& code) {
    auto prepared =
        sql::prepare(uow, "SELECT id, campaign_id, name, code FROM cpn_partner WHERE code = :code");
    prepared, soci::use(code, "code");
    return sql::first_of(sql::rows_of<PartnerRow>(prepared));
}

void insert(UnitOfWork& uow, const Partner& partner) {
    sql::query(uow,
               "INSERT INTO cpn_partner (id, campaign_id, name, code) VALUES (:id, :campaign, :name, :code)"),
        soci::use(partner.id, "id"), soci::use(partner.campaign_id, "campaign"),
        soci::use(partner.name, "name"), soci::use(partner.code, "code");
}

std::vector<PartnerDay> partner_days(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared = sql::prepare(uow,
                                 "SELECT d.partner_id, d.on_day, d.number FROM cpn_partner p JOIN "
                                 "cpn_partner_day d ON d.partner_id = p.id WHERE p.campaign_id = :campaign "
                                 "ORDER BY d.on_day, d.partner_id");
    prepared, soci::use(campaign_id, "campaign");
    return sql::rows_of<PartnerDayRow>(prepared);
}

void add_to(UnitOfWork& uow, const PartnerDay& day) {
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cpn_partner_day SET number = number + :number WHERE "
                      "partner_id = :partner AND on_day = :on"),
         soci::use(day.number, "number"), soci::use(day.partner_id, "partner"), soci::use(day.on, "on"));
    change.execute(true);
    if (change.get_affected_rows() > 0) return;
    // Of a partner that is gone nothing is kept, and the others are not held up.
    sql::query(uow,
               "INSERT INTO cpn_partner_day (partner_id, on_day, number) SELECT id, :on, :number FROM "
               "cpn_partner WHERE id = :partner"),
        soci::use(day.on, "on"), soci::use(day.number, "number"), soci::use(day.partner_id, "partner");
}

}  // namespace plenaria::campaigns
