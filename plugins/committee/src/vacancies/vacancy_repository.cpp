// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::vacancies {

namespace {

struct VacancyRow {
    Vacancy value;
    std::string state, first, last, deadline, english, spanish, french, ended, letters, erased;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.seat_id), soci::into(state), soci::into(first),
            soci::into(last), soci::into(deadline), soci::into(facts.zone), soci::into(facts.segment_id),
            soci::into(facts.profile.original), soci::into(english), soci::into(spanish), soci::into(french),
            soci::into(facts.erase_days), soci::into(value.chosen_id), soci::into(value.term_id),
            soci::into(value.reason), soci::into(value.reference), soci::into(ended), soci::into(letters),
            soci::into(erased), soci::into(value.revision);
    }
    [[nodiscard]] Vacancy take() const {
        auto taken = value;
        taken.written = parse_written(state).value();
        taken.facts.first = parse_day(first).value_or(no_day);
        taken.facts.last = parse_day(last).value_or(no_day);
        taken.deadline = parse_instant(deadline).value_or(Instant{});
        taken.facts.deadline = to_local(taken.deadline, taken.facts.zone);
        taken.facts.profile.texts = {{"en", english}, {"es", spanish}, {"fr", french}};
        taken.facts.profile = ledger::tidy(std::move(taken.facts.profile));
        taken.ended_at = parse_instant(ended);
        taken.letters_at = parse_instant(letters);
        taken.erased_at = parse_instant(erased);
        return taken;
    }
};

struct PlacedVacancyRow {
    VacancyRow row;
    std::string body_id;
    int number = 0;

    template <class S>
    void bind(S& s) {
        row.bind(s);
        s, soci::into(body_id), soci::into(number);
    }
    [[nodiscard]] PlacedVacancy take() const { return {row.take(), body_id, {number}}; }
};

struct FurtherRow {
    FurtherSeat value;
    int number = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.seat_id), soci::into(value.chosen_id), soci::into(value.term_id),
            soci::into(number);
    }
    [[nodiscard]] FurtherRow take() const { return *this; }
};

std::vector<FurtherRow> further_rows(UnitOfWork& uow, const std::string& vacancy_id) {
    auto prepared = sql::prepare(
        uow,
        "SELECT v.seat_id, v.chosen_id, v.term_id, s.number FROM cmt_vacancy_seat v JOIN cmt_seat s ON s.id "
        "= v.seat_id WHERE v.vacancy_id = :vacancy ORDER BY v.place");
    prepared, soci::use(vacancy_id, "vacancy");
    return sql::rows_of<FurtherRow>(prepared);
}

std::vector<Vacancy> with_further(UnitOfWork& uow, std::vector<Vacancy> vacancies) {
    for (auto& vacancy : vacancies)
        for (const auto& row : further_rows(uow, vacancy.id)) vacancy.further.push_back(row.value);
    return vacancies;
}

void replace_further(UnitOfWork& uow, const Vacancy& vacancy) {
    sql::query(uow, "DELETE FROM cmt_vacancy_seat WHERE vacancy_id = :id"), soci::use(vacancy.id, "id");
    int place = 1;
    for (const auto& each : vacancy.further) {
        ++place;
        sql::query(uow,
                   "INSERT INTO cmt_vacancy_seat (vacancy_id, place, seat_id, chosen_id, term_id) VALUES "
                   "(:id, :place, :seat, :chosen, :term)"),
            soci::use(vacancy.id, "id"), soci::use(place, "place"), soci::use(each.seat_id, "seat"),
            soci::use(each.chosen_id, "chosen"), soci::use(each.term_id, "term");
    }
}

/// The columns that change, as they are kept.
struct VacancyColumns {
    explicit VacancyColumns(const Vacancy& vacancy)
        : state(to_text(vacancy.written)),
          first(to_text(vacancy.facts.first)),
          last(to_text(vacancy.facts.last)),
          deadline(to_text(vacancy.deadline)),
          english(text(vacancy, "en")),
          spanish(text(vacancy, "es")),
          french(text(vacancy, "fr")),
          ended(sql::text_or_empty(vacancy.ended_at)),
          letters(sql::text_or_empty(vacancy.letters_at)),
          erased(sql::text_or_empty(vacancy.erased_at)) {}
    std::string state, first, last, deadline, english, spanish, french, ended, letters, erased;

private:
    static std::string text(const Vacancy& vacancy, const char* language) {
        const auto found = vacancy.facts.profile.texts.find(language);
        return found == vacancy.facts.profile.texts.end() ? std::string() : found->second;
    }
};

struct NoticeRow {
    Notice value;
    std::string sent, reminded;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.vacancy_id), soci::into(value.city.ref),
            soci::into(value.city.name), soci::into(value.contact_name), soci::into(value.address),
            soci::into(value.language), soci::into(value.zone), soci::into(sent), soci::into(reminded);
    }
    [[nodiscard]] Notice take() const {
        auto taken = value;
        taken.sent_at = parse_instant(sent);
        taken.reminded_at = parse_instant(reminded);
        return taken;
    }
};

#define CMT_VACANCY_NAMES                                                                                   \
    "v.id, v.seat_id, v.state, v.first_day, v.last_day, v.deadline, v.zone, v.segment_id, "                 \
    "v.original_language, v.profile_en, v.profile_es, v.profile_fr, v.erase_days, v.chosen_id, v.term_id, " \
    "v.reason, v.reference, v.ended_at, v.letters_at, v.erased_at, v.revision"
#define CMT_VACANCY_COLUMNS "SELECT " CMT_VACANCY_NAMES " FROM cmt_vacancy v "
#define CMT_NOTICE_COLUMNS                                                                         \
    "SELECT id, vacancy_id, city_ref, city_name, contact_name, address, language, zone, sent_at, " \
    "reminded_at "                                                                                 \
    "FROM cmt_notice "

}  // namespace

std::vector<PlacedVacancy> placed_vacancies(UnitOfWork& uow, int skip, int most) {
    auto prepared =
        sql::prepare(uow, "SELECT " CMT_VACANCY_NAMES
                          ", s.body_id, s.number FROM cmt_vacancy v JOIN cmt_seat s ON s.id = v.seat_id "
                          "ORDER BY v.id DESC LIMIT :most OFFSET :skip");
    prepared, soci::use(most, "most"), soci::use(skip, "skip");
    auto placed = sql::rows_of<PlacedVacancyRow>(prepared);
    for (auto& each : placed)
        for (const auto& row : further_rows(uow, each.vacancy.id)) {
            each.vacancy.further.push_back(row.value);
            each.numbers.push_back(row.number);
        }
    return placed;
}

int count_vacancies(UnitOfWork& uow) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cmt_vacancy"), soci::into(count);
    return count;
}

std::vector<Vacancy> vacancies_of_seat(UnitOfWork& uow, const std::string& seat_id) {
    auto prepared = sql::prepare(uow, CMT_VACANCY_COLUMNS
                                 "WHERE v.seat_id = :seat OR v.id IN (SELECT vacancy_id FROM "
                                 "cmt_vacancy_seat WHERE seat_id = :further) ORDER BY v.id DESC");
    prepared, soci::use(seat_id, "seat"), soci::use(seat_id, "further");
    return with_further(uow, sql::rows_of<VacancyRow>(prepared));
}

std::optional<Vacancy> find_vacancy(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CMT_VACANCY_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(with_further(uow, sql::rows_of<VacancyRow>(prepared)));
}

void hold_vacancy(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "UPDATE cmt_vacancy SET revision = revision WHERE id = :id"), soci::use(id, "id");
}

void insert(UnitOfWork& uow, const Vacancy& vacancy) {
    const auto& facts = vacancy.facts;
    const VacancyColumns kept(vacancy);
    sql::query(
        uow,
        "INSERT INTO cmt_vacancy (id, seat_id, state, first_day, last_day, deadline, zone, segment_id, "
        "original_language, profile_en, profile_es, profile_fr, erase_days, chosen_id, term_id, reason, "
        "reference, ended_at, letters_at, erased_at, revision) VALUES (:id, :seat, :state, :first, :last, "
        ":deadline, :zone, :segment, :original, :english, :spanish, :french, :erase_days, '', '', '', '', "
        "'', "
        "'', '', 1)"),
        soci::use(vacancy.id, "id"), soci::use(vacancy.seat_id, "seat"), soci::use(kept.state, "state"),
        soci::use(kept.first, "first"), soci::use(kept.last, "last"), soci::use(kept.deadline, "deadline"),
        soci::use(facts.zone, "zone"), soci::use(facts.segment_id, "segment"),
        soci::use(facts.profile.original, "original"), soci::use(kept.english, "english"),
        soci::use(kept.spanish, "spanish"), soci::use(kept.french, "french"),
        soci::use(facts.erase_days, "erase_days");
    replace_further(uow, vacancy);
}

bool update(UnitOfWork& uow, const Vacancy& vacancy) {
    const auto& facts = vacancy.facts;
    const VacancyColumns kept(vacancy);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE cmt_vacancy SET state = :state, first_day = :first, last_day = :last, "
             "deadline = :deadline, zone = :zone, segment_id = :segment, original_language = :original, "
             "profile_en = :english, profile_es = :spanish, profile_fr = :french, "
             "erase_days = :erase_days, chosen_id = :chosen, term_id = :term, reason = :reason, "
             "reference = :reference, ended_at = :ended, letters_at = :letters, erased_at = :erased, "
             "revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(kept.state, "state"), soci::use(kept.first, "first"), soci::use(kept.last, "last"),
         soci::use(kept.deadline, "deadline"), soci::use(facts.zone, "zone"),
         soci::use(facts.segment_id, "segment"), soci::use(facts.profile.original, "original"),
         soci::use(kept.english, "english"), soci::use(kept.spanish, "spanish"),
         soci::use(kept.french, "french"), soci::use(facts.erase_days, "erase_days"),
         soci::use(vacancy.chosen_id, "chosen"), soci::use(vacancy.term_id, "term"),
         soci::use(vacancy.reason, "reason"), soci::use(vacancy.reference, "reference"),
         soci::use(kept.ended, "ended"), soci::use(kept.letters, "letters"), soci::use(kept.erased, "erased"),
         soci::use(vacancy.id, "id"), soci::use(vacancy.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() != 1) return false;
    replace_further(uow, vacancy);
    return true;
}

std::vector<Vacancy> vacancies_to_work_on(UnitOfWork& uow) {
    auto prepared =
        sql::prepare(uow, CMT_VACANCY_COLUMNS
                     "WHERE v.state IN ('draft', 'open') OR (v.state = 'decided' AND v.letters_at = '') "
                     "ORDER BY v.id LIMIT 100");
    return with_further(uow, sql::rows_of<VacancyRow>(prepared));
}

std::vector<Vacancy> vacancies_with_names(UnitOfWork& uow) {
    auto prepared = sql::prepare(
        uow, CMT_VACANCY_COLUMNS "WHERE state IN ('decided', 'withdrawn') AND erased_at = '' ORDER BY id");
    return with_further(uow, sql::rows_of<VacancyRow>(prepared));
}

std::vector<Notice> notices_of(UnitOfWork& uow, const std::string& vacancy_id) {
    auto prepared =
        sql::prepare(uow, CMT_NOTICE_COLUMNS "WHERE vacancy_id = :vacancy ORDER BY city_name, id");
    prepared, soci::use(vacancy_id, "vacancy");
    return sql::rows_of<NoticeRow>(prepared);
}

std::optional<Notice> find_notice(UnitOfWork& uow, const std::string& vacancy_id,
                                  const std::string& city_ref) {
    auto prepared = sql::prepare(uow, CMT_NOTICE_COLUMNS "WHERE vacancy_id = :vacancy AND city_ref = :city");
    prepared, soci::use(vacancy_id, "vacancy"), soci::use(city_ref, "city");
    return sql::first_of(sql::rows_of<NoticeRow>(prepared));
}

void insert(UnitOfWork& uow, const Notice& notice) {
    sql::query(
        uow,
        "INSERT INTO cmt_notice (id, vacancy_id, city_ref, city_name, contact_name, address, language, zone, "
        "sent_at, reminded_at) VALUES (:id, :vacancy, :city, :city_name, :contact, :address, :language, "
        ":zone, '', '')"),
        soci::use(notice.id, "id"), soci::use(notice.vacancy_id, "vacancy"),
        soci::use(notice.city.ref, "city"), soci::use(notice.city.name, "city_name"),
        soci::use(notice.contact_name, "contact"), soci::use(notice.address, "address"),
        soci::use(notice.language, "language"), soci::use(notice.zone, "zone");
}

void note_sent(UnitOfWork& uow, const std::string& id) {
    const auto now = to_text(uow.now());
    sql::query(uow, "UPDATE cmt_notice SET sent_at = :now WHERE id = :id"), soci::use(now, "now"),
        soci::use(id, "id");
}

void note_reminded(UnitOfWork& uow, const std::string& id) {
    const auto now = to_text(uow.now());
    sql::query(uow, "UPDATE cmt_notice SET reminded_at = :now WHERE id = :id"), soci::use(now, "now"),
        soci::use(id, "id");
}

void remove_notices(UnitOfWork& uow, const std::string& vacancy_id) {
    sql::query(uow, "DELETE FROM cmt_notice WHERE vacancy_id = :vacancy"), soci::use(vacancy_id, "vacancy");
}

void erase_contacts(UnitOfWork& uow, const std::string& vacancy_id) {
    sql::query(uow, "UPDATE cmt_notice SET contact_name = '', address = '' WHERE vacancy_id = :vacancy"),
        soci::use(vacancy_id, "vacancy");
}

}  // namespace plenaria::committee::vacancies
