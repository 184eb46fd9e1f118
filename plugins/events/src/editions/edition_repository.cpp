// SPDX-License-Identifier: EUPL-1.2
#include "edition_repository.hpp"

#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>

#include "title_repository.hpp"

namespace plenaria::events {

namespace {

/// The columns as they are stored.
struct EditionColumns {
    EditionColumns() = default;
    explicit EditionColumns(const Edition& edition)
        : starts_on(to_text(edition.dates.start)),
          ends_on(to_text(edition.dates.end)),
          state(to_text(edition.state)),
          resumes_as(to_text(edition.resumes_as)),
          place_key(fold(edition.place + ' ' + edition.city_name)) {}

    std::string starts_on, ends_on, state, resumes_as, place_key;
};

}  // namespace

std::optional<Edition> find_edition(UnitOfWork& uow, const std::string& id) {
    Edition edition{.id = id};
    EditionColumns columns;
    sql::query(
        uow,
        "SELECT series_id, original_language, city_ref, city_name, place, zone, starts_on, ends_on, state, "
        "resumes_as, owner_ref, owner_name, format, revision FROM evt_edition WHERE id = :id"),
        soci::use(id, "id"), soci::into(edition.series_id), soci::into(edition.titles.original),
        soci::into(edition.city_ref), soci::into(edition.city_name), soci::into(edition.place),
        soci::into(edition.dates.zone), soci::into(columns.starts_on), soci::into(columns.ends_on),
        soci::into(columns.state), soci::into(columns.resumes_as), soci::into(edition.owner.ref),
        soci::into(edition.owner.name), soci::into(edition.format), soci::into(edition.revision);
    if (!uow.session().got_data()) return std::nullopt;
    edition.dates.start = parse_day(columns.starts_on).value();
    edition.dates.end = parse_day(columns.ends_on).value();
    edition.state = parse_edition_state(columns.state).value();
    edition.resumes_as = parse_edition_state(columns.resumes_as).value();
    edition.titles.texts = texts_of(uow, id);
    return edition;
}

void insert(UnitOfWork& uow, const Edition& edition) {
    const EditionColumns columns(edition);
    const auto now = to_text(uow.now());
    sql::query(
        uow,
        "INSERT INTO evt_edition (id, series_id, original_language, city_ref, city_name, place, place_key, "
        "zone, starts_on, ends_on, state, resumes_as, owner_ref, owner_name, format, revision, updated_at) "
        "VALUES (:id, :series, :original, :city, :city_name, :place, :place_key, :zone, :starts, :ends, "
        ":state, :resumes, :owner, :owner_name, :format, 1, :now)"),
        soci::use(edition.id, "id"), soci::use(edition.series_id, "series"),
        soci::use(edition.titles.original, "original"), soci::use(edition.city_ref, "city"),
        soci::use(edition.city_name, "city_name"), soci::use(edition.place, "place"),
        soci::use(columns.place_key, "place_key"), soci::use(edition.dates.zone, "zone"),
        soci::use(columns.starts_on, "starts"), soci::use(columns.ends_on, "ends"),
        soci::use(columns.state, "state"), soci::use(columns.resumes_as, "resumes"),
        soci::use(edition.owner.ref, "owner"), soci::use(edition.owner.name, "owner_name"),
        soci::use(edition.format, "format"), soci::use(now, "now");
    store_titles(uow, edition.id, edition.titles);
}

bool update(UnitOfWork& uow, const Edition& edition) {
    const EditionColumns columns(edition);
    const auto now = to_text(uow.now());
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_edition SET series_id = :series, original_language = :original, "
                      "city_ref = :city, city_name = :city_name, place = :place, place_key = :place_key, "
                      "zone = :zone, starts_on = :starts, ends_on = :ends, state = :state, "
                      "resumes_as = :resumes, owner_ref = :owner, owner_name = :owner_name, "
                      "revision = revision + 1, updated_at = :now WHERE id = :id AND revision = :revision"),
         soci::use(edition.series_id, "series"), soci::use(edition.titles.original, "original"),
         soci::use(edition.city_ref, "city"), soci::use(edition.city_name, "city_name"),
         soci::use(edition.place, "place"), soci::use(columns.place_key, "place_key"),
         soci::use(edition.dates.zone, "zone"), soci::use(columns.starts_on, "starts"),
         soci::use(columns.ends_on, "ends"), soci::use(columns.state, "state"),
         soci::use(columns.resumes_as, "resumes"), soci::use(edition.owner.ref, "owner"),
         soci::use(edition.owner.name, "owner_name"), soci::use(now, "now"), soci::use(edition.id, "id"),
         soci::use(edition.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() == 0) return false;
    store_titles(uow, edition.id, edition.titles);
    return true;
}

void touch(UnitOfWork& uow, const std::string& id) {
    const auto now = to_text(uow.now());
    sql::query(uow, "UPDATE evt_edition SET revision = revision + 1, updated_at = :now WHERE id = :id"),
        soci::use(now, "now"), soci::use(id, "id");
}

void touch_edition_of(UnitOfWork& uow, const std::string& milestone) {
    const auto now = to_text(uow.now());
    sql::query(uow,
               "UPDATE evt_edition SET revision = revision + 1, updated_at = :now WHERE id = "
               "(SELECT edition_id FROM evt_milestone WHERE id = :milestone)"),
        soci::use(now, "now"), soci::use(milestone, "milestone");
}

void touch_edition_of_check(UnitOfWork& uow, const std::string& check) {
    const auto now = to_text(uow.now());
    sql::query(uow,
               "UPDATE evt_edition SET revision = revision + 1, updated_at = :now WHERE id = "
               "(SELECT m.edition_id FROM evt_check c JOIN evt_milestone m ON m.id = c.milestone_id "
               "WHERE c.id = :check_id)"),
        soci::use(now, "now"), soci::use(check, "check_id");
}

}  // namespace plenaria::events
