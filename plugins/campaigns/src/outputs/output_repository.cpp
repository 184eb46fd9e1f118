// SPDX-License-Identifier: EUPL-1.2
#include "output_repository.hpp"

#include <plenaria/sql.hpp>

#include "../rows.hpp"

namespace plenaria::campaigns {

namespace {

struct OutputRow {
    Output value;
    std::string kind;
    ThreeTexts title, body;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.campaign_id), soci::into(kind),
            soci::into(value.facts.network);
        title.bind(s);
        body.bind(s);
        s, soci::into(value.revision);
    }
    [[nodiscard]] Output take() const {
        auto taken = value;
        taken.facts.kind = parse_output_kind(kind).value();
        taken.facts.title = title.take();
        taken.facts.body = body.take();
        return taken;
    }
};

struct CityRow {
    City value;
    std::string asked, reminded, event_day;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.campaign_id), soci::into(value.ref), soci::into(value.name),
            soci::into(value.country), soci::into(value.language), soci::into(value.zone),
            soci::into(value.mayor), soci::into(value.quote), soci::into(value.contact_name),
            soci::into(value.address), soci::into(asked), soci::into(reminded), soci::into(value.revision),
            soci::into(event_day);
    }
    [[nodiscard]] City take() const {
        auto taken = value;
        taken.asked_at = parse_instant(asked);
        taken.reminded_at = parse_instant(reminded);
        taken.event_day = parse_day(event_day);
        return taken;
    }
};

struct ClearanceRow {
    Clearance value;
    std::string decision, decided;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.output_id), soci::into(value.city_id), soci::into(decision),
            soci::into(value.quote), soci::into(value.title), soci::into(value.body), soci::into(value.hash),
            soci::into(decided), soci::into(value.decided_by), soci::into(value.revision);
    }
    [[nodiscard]] Clearance take() const {
        auto taken = value;
        taken.decision = parse_decision(decision);
        taken.decided_at = parse_instant(decided);
        return taken;
    }
};

struct ListedRow {
    ListedText value;
    std::string kind;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.output_id), soci::into(kind), soci::into(value.network),
            soci::into(value.city_id), soci::into(value.city_ref), soci::into(value.city),
            soci::into(value.mayor), soci::into(value.language), soci::into(value.title),
            soci::into(value.hash), soci::into(value.listed_hash);
    }
    [[nodiscard]] ListedText take() const {
        auto taken = value;
        taken.kind = parse_output_kind(kind).value();
        return taken;
    }
};

/// What was written with the row, whatever its hash says of what was cleared.
std::string listed_hash_of(const Clearance& clearance) {
    return clearance.hash.empty() ? std::string()
                                  : listed_hash(clearance.title, text_hash(clearance.title, clearance.body));
}

struct PressRow {
    PressReader value;
    std::string sent;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.campaign_id), soci::into(value.name),
            soci::into(value.address), soci::into(value.language), soci::into(sent);
    }
    [[nodiscard]] PressReader take() const {
        auto taken = value;
        taken.sent_at = parse_instant(sent).value_or(Instant{});
        return taken;
    }
};

#define CPN_OUTPUT_COLUMNS                                                                             \
    "SELECT id, campaign_id, kind, network, title_en, title_es, title_fr, body_en, body_es, body_fr, " \
    "revision FROM cpn_output "
#define CPN_CITY_COLUMNS                                                                                 \
    "SELECT id, campaign_id, city_ref, city_name, country, language, zone, mayor, quote, contact_name, " \
    "address, asked_at, reminded_at, revision, COALESCE((SELECT p.first_day FROM cpn_plan p WHERE "      \
    "p.campaign_id = cpn_city.campaign_id), '') FROM cpn_city "
#define CPN_CLEARANCE_COLUMNS                                                                           \
    "SELECT c.id, c.output_id, c.city_id, c.decision, c.quote, c.title, c.body, c.hash, c.decided_at, " \
    "c.decided_by, c.revision FROM cpn_clearance c "

}  // namespace

std::vector<Output> outputs_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared = sql::prepare(uow, CPN_OUTPUT_COLUMNS "WHERE campaign_id = :campaign ORDER BY id");
    prepared, soci::use(campaign_id, "campaign");
    return sql::rows_of<OutputRow>(prepared);
}

std::optional<Output> find_output(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_OUTPUT_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<OutputRow>(prepared));
}

void insert(UnitOfWork& uow, const Output& output) {
    const ThreeTexts title(output.facts.title), body(output.facts.body);
    const std::string kind(to_text(output.facts.kind));
    sql::query(
        uow,
        "INSERT INTO cpn_output (id, campaign_id, kind, network, title_en, title_es, title_fr, body_en, "
        "body_es, body_fr, revision) VALUES (:id, :campaign, :kind, :network, :title_en, :title_es, "
        ":title_fr, :body_en, :body_es, :body_fr, 1)"),
        soci::use(output.id, "id"), soci::use(output.campaign_id, "campaign"), soci::use(kind, "kind"),
        soci::use(output.facts.network, "network"), soci::use(title.english, "title_en"),
        soci::use(title.spanish, "title_es"), soci::use(title.french, "title_fr"),
        soci::use(body.english, "body_en"), soci::use(body.spanish, "body_es"),
        soci::use(body.french, "body_fr");
}

bool update(UnitOfWork& uow, const Output& output) {
    const ThreeTexts title(output.facts.title), body(output.facts.body);
    const std::string kind(to_text(output.facts.kind));
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cpn_output SET kind = :kind, network = :network, title_en = :title_en, "
                      "title_es = :title_es, title_fr = :title_fr, body_en = :body_en, body_es = :body_es, "
                      "body_fr = :body_fr, revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(kind, "kind"), soci::use(output.facts.network, "network"),
         soci::use(title.english, "title_en"), soci::use(title.spanish, "title_es"),
         soci::use(title.french, "title_fr"), soci::use(body.english, "body_en"),
         soci::use(body.spanish, "body_es"), soci::use(body.french, "body_fr"), soci::use(output.id, "id"),
         soci::use(output.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

std::vector<City> cities_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared =
        sql::prepare(uow, CPN_CITY_COLUMNS "WHERE campaign_id = :campaign ORDER BY city_name, id");
    prepared, soci::use(campaign_id, "campaign");
    return sql::rows_of<CityRow>(prepared);
}

std::optional<City> find_city(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_CITY_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<CityRow>(prepared));
}

std::optional<City> city_called(UnitOfWork& uow, const std::string& campaign_id, const std::string& ref) {
    auto prepared = sql::prepare(uow, CPN_CITY_COLUMNS "WHERE campaign_id = :campaign AND city_ref = :ref");
    prepared, soci::use(campaign_id, "campaign"), soci::use(ref, "ref");
    return sql::first_of(sql::rows_of<CityRow>(prepared));
}

void insert(UnitOfWork& uow, const City& city) {
    sql::query(
        uow,
        "INSERT INTO cpn_city (id, campaign_id, city_ref, city_name, country, language, zone, mayor, quote, "
        "contact_name, address, asked_at, reminded_at, revision) VALUES (:id, :campaign, :ref, :name, "
        ":country, :language, :zone, :mayor, :quote, :contact, :address, '', '', 1)"),
        soci::use(city.id, "id"), soci::use(city.campaign_id, "campaign"), soci::use(city.ref, "ref"),
        soci::use(city.name, "name"), soci::use(city.country, "country"),
        soci::use(city.language, "language"), soci::use(city.zone, "zone"), soci::use(city.mayor, "mayor"),
        soci::use(city.quote, "quote"), soci::use(city.contact_name, "contact"),
        soci::use(city.address, "address");
}

bool update(UnitOfWork& uow, const City& city) {
    const auto asked = sql::text_or_empty(city.asked_at), reminded = sql::text_or_empty(city.reminded_at);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE cpn_city SET mayor = :mayor, quote = :quote, asked_at = :asked, "
             "reminded_at = :reminded, revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(city.mayor, "mayor"), soci::use(city.quote, "quote"), soci::use(asked, "asked"),
         soci::use(reminded, "reminded"), soci::use(city.id, "id"), soci::use(city.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

void remove_city(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "DELETE FROM cpn_clearance WHERE city_id = :id"), soci::use(id, "id");
    sql::query(uow, "DELETE FROM cpn_logo WHERE city_id = :id"), soci::use(id, "id");
    sql::query(uow, "DELETE FROM cpn_city WHERE id = :id"), soci::use(id, "id");
}

std::vector<Clearance> clearances_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared = sql::prepare(uow, CPN_CLEARANCE_COLUMNS
                                 "JOIN cpn_output o ON o.id = c.output_id WHERE o.campaign_id = :campaign "
                                 "ORDER BY c.id");
    prepared, soci::use(campaign_id, "campaign");
    return sql::rows_of<ClearanceRow>(prepared);
}

std::vector<ListedText> listed_texts_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared =
        sql::prepare(uow,
                     "SELECT c.id, o.id, o.kind, o.network, t.id, t.city_ref, t.city_name, t.mayor, "
                     "t.language, c.title, c.hash, c.listed_hash FROM cpn_output o "
                     "JOIN cpn_clearance c ON c.output_id = o.id JOIN cpn_city t ON "
                     "t.id = c.city_id WHERE o.campaign_id = :campaign AND "
                     "c.decision = 'cleared'");
    prepared, soci::use(campaign_id, "campaign");
    return sql::rows_of<ListedRow>(prepared);
}

std::optional<Clearance> find_clearance(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_CLEARANCE_COLUMNS "WHERE c.id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<ClearanceRow>(prepared));
}

Clearance clearance_of(UnitOfWork& uow, const std::string& output_id, const std::string& city_id) {
    auto prepared =
        sql::prepare(uow, CPN_CLEARANCE_COLUMNS "WHERE c.output_id = :output AND c.city_id = :city");
    prepared, soci::use(output_id, "output"), soci::use(city_id, "city");
    auto found = sql::first_of(sql::rows_of<ClearanceRow>(prepared));
    return found ? *std::move(found) : Clearance{.output_id = output_id, .city_id = city_id};
}

void insert(UnitOfWork& uow, const Clearance& clearance) {
    const std::string decision(to_text(clearance.decision)),
        decided = sql::text_or_empty(clearance.decided_at), listed = listed_hash_of(clearance);
    sql::query(
        uow,
        "INSERT INTO cpn_clearance (id, output_id, city_id, decision, quote, title, body, hash, listed_hash, "
        "decided_at, decided_by, revision) VALUES (:id, :output, :city, :decision, :quote, :title, :body, "
        ":hash, :listed, :decided, :by, 1)"),
        soci::use(clearance.id, "id"), soci::use(clearance.output_id, "output"),
        soci::use(clearance.city_id, "city"), soci::use(decision, "decision"),
        soci::use(clearance.quote, "quote"), soci::use(clearance.title, "title"),
        soci::use(clearance.body, "body"), soci::use(clearance.hash, "hash"), soci::use(listed, "listed"),
        soci::use(decided, "decided"), soci::use(clearance.decided_by, "by");
}

bool update(UnitOfWork& uow, const Clearance& clearance) {
    const std::string decision(to_text(clearance.decision)),
        decided = sql::text_or_empty(clearance.decided_at), listed = listed_hash_of(clearance);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE cpn_clearance SET decision = :decision, quote = :quote, title = :title, body = :body, "
             "hash = :hash, listed_hash = :listed, decided_at = :decided, decided_by = :by, revision = "
             "revision + 1 "
             "WHERE id = :id AND revision = :revision"),
         soci::use(decision, "decision"), soci::use(clearance.quote, "quote"),
         soci::use(clearance.title, "title"), soci::use(clearance.body, "body"),
         soci::use(clearance.hash, "hash"), soci::use(listed, "listed"), soci::use(decided, "decided"),
         soci::use(clearance.decided_by, "by"), soci::use(clearance.id, "id"),
         soci::use(clearance.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

std::vector<PressReader> press_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared = sql::prepare(uow,
                                 "SELECT id, campaign_id, name, address, language, sent_at FROM cpn_press "
                                 "WHERE campaign_id = :campaign ORDER BY id");
    prepared, soci::use(campaign_id, "campaign");
    return sql::rows_of<PressRow>(prepared);
}

void insert(UnitOfWork& uow, const PressReader& reader) {
    const auto sent = plenaria::to_text(reader.sent_at);
    sql::query(uow,
               "INSERT INTO cpn_press (id, campaign_id, name, address, language, sent_at) "
               "VALUES (:id, :campaign, :name, :address, :language, :sent)"),
        soci::use(reader.id, "id"), soci::use(reader.campaign_id, "campaign"), soci::use(reader.name, "name"),
        soci::use(reader.address, "address"), soci::use(reader.language, "language"), soci::use(sent, "sent");
}

std::vector<std::string> campaigns_with_contacts(UnitOfWork& uow, Instant before) {
    const auto day = plenaria::to_text(before);
    std::string id;
    std::vector<std::string> ids;
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT id FROM cpn_campaign WHERE embargo < :before AND "
             "(EXISTS (SELECT 1 FROM cpn_city WHERE campaign_id = cpn_campaign.id AND address <> '') OR "
             "EXISTS (SELECT 1 FROM cpn_press WHERE campaign_id = cpn_campaign.id AND name <> '') OR "
             "EXISTS (SELECT 1 FROM cpn_drive d JOIN cpn_asker a ON a.drive_id = d.id "
             "WHERE d.campaign_id = cpn_campaign.id AND a.name <> '')) "
             "ORDER BY id LIMIT 100"),
         soci::use(day, "before"), soci::into(id));
    select.execute();
    while (select.fetch()) ids.push_back(id);
    return ids;
}

int erase_contacts(UnitOfWork& uow, const std::string& campaign_id) {
    soci::statement cities =
        (sql::prepare(uow,
                      "UPDATE cpn_city SET contact_name = '', address = '' WHERE campaign_id = :campaign AND "
                      "address <> ''"),
         soci::use(campaign_id, "campaign"));
    cities.execute(true);
    // An address that nobody has, as no two of a campaign may be the same.
    soci::statement press =
        (sql::prepare(
             uow,
             "UPDATE cpn_press SET name = '', address = id WHERE campaign_id = :campaign AND name <> ''"),
         soci::use(campaign_id, "campaign"));
    press.execute(true);
    return static_cast<int>(cities.get_affected_rows() + press.get_affected_rows());
}

}  // namespace plenaria::campaigns
