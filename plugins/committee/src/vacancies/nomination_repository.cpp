// SPDX-License-Identifier: EUPL-1.2
#include "nomination_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::vacancies {

namespace {

std::optional<bool> answer_in(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text == "yes");
}
std::string answer_text(const std::optional<bool>& answer) { return !answer ? "" : *answer ? "yes" : "no"; }

struct NominationRow {
    Nomination value;
    std::string declared, withdrawn, sent, consent, consent_at, dues, overruled;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.vacancy_id), soci::into(value.city.ref),
            soci::into(value.city.name), soci::into(facts.person.ref), soci::into(facts.person.name),
            soci::into(facts.office), soci::into(facts.address), soci::into(facts.language),
            soci::into(facts.statement), soci::into(facts.statement_language), soci::into(declared),
            soci::into(facts.conflict), soci::into(withdrawn), soci::into(sent), soci::into(consent),
            soci::into(consent_at), soci::into(dues), soci::into(value.dues_note), soci::into(overruled),
            soci::into(value.overruled_by), soci::into(value.overruled_because), soci::into(value.asked),
            soci::into(value.revision);
    }
    [[nodiscard]] Nomination take() const {
        auto taken = value;
        taken.facts.declared = parse_declared(declared);
        taken.withdrawn_at = parse_instant(withdrawn);
        taken.sent_at = parse_instant(sent).value_or(Instant{});
        taken.consent = answer_in(consent);
        taken.consent_at = parse_instant(consent_at);
        taken.dues = answer_in(dues);
        taken.overruled_at = parse_instant(overruled);
        return taken;
    }
};

/// The columns that change, as they are kept.
struct NominationColumns {
    explicit NominationColumns(const Nomination& nomination)
        : declared(nomination.facts.declared ? to_text(*nomination.facts.declared) : std::string_view()),
          withdrawn(sql::text_or_empty(nomination.withdrawn_at)),
          sent(to_text(nomination.sent_at)),
          consent(answer_text(nomination.consent)),
          consent_at(sql::text_or_empty(nomination.consent_at)),
          dues(answer_text(nomination.dues)),
          overruled(sql::text_or_empty(nomination.overruled_at)) {}
    std::string declared, withdrawn, sent, consent, consent_at, dues, overruled;
};

#define CMT_NOMINATION_COLUMNS                                                                              \
    "SELECT id, vacancy_id, city_ref, city_name, person_ref, person_name, office, address, language, "      \
    "statement, statement_language, declared, conflict, withdrawn_at, sent_at, consent, consent_at, dues, " \
    "dues_note, overruled_at, overruled_by, overruled_because, asked, revision FROM cmt_nomination "

struct TranslationRow {
    std::string nomination, language, text;

    template <class S>
    void bind(S& s) {
        s, soci::into(nomination), soci::into(language), soci::into(text);
    }
    [[nodiscard]] TranslationRow take() const { return *this; }
};

/// Puts statements in further languages to their nominations.
std::vector<Nomination> with_translations(std::vector<Nomination> nominations,
                                          const std::vector<TranslationRow>& rows) {
    for (const auto& row : rows)
        for (auto& each : nominations)
            if (each.id == row.nomination) each.facts.translations[row.language] = row.text;
    return nominations;
}

std::vector<Nomination> read_nominations(UnitOfWork& uow, std::vector<Nomination> nominations) {
    for (auto& each : nominations) {
        auto prepared = sql::prepare(
            uow, "SELECT nomination_id, language, text FROM cmt_nomination_text WHERE nomination_id = :id");
        prepared, soci::use(each.id, "id");
        for (auto& row : sql::rows_of<TranslationRow>(prepared))
            each.facts.translations[row.language] = std::move(row.text);
    }
    return nominations;
}

void replace_translations(UnitOfWork& uow, const Nomination& nomination) {
    sql::query(uow, "DELETE FROM cmt_nomination_text WHERE nomination_id = :id"),
        soci::use(nomination.id, "id");
    for (const auto& [language, text] : nomination.facts.translations)
        sql::query(uow,
                   "INSERT INTO cmt_nomination_text (nomination_id, language, text) VALUES (:id, :language, "
                   ":text)"),
            soci::use(nomination.id, "id"), soci::use(language, "language"), soci::use(text, "text");
}

}  // namespace

std::vector<Nomination> nominations_of(UnitOfWork& uow, const std::string& vacancy_id) {
    auto prepared = sql::prepare(
        uow, CMT_NOMINATION_COLUMNS "WHERE vacancy_id = :vacancy ORDER BY person_name, city_name, id");
    prepared, soci::use(vacancy_id, "vacancy");
    auto nominations = sql::rows_of<NominationRow>(prepared);
    auto texts = sql::prepare(uow,
                              "SELECT t.nomination_id, t.language, t.text FROM cmt_nomination_text t JOIN "
                              "cmt_nomination n ON n.id = t.nomination_id WHERE n.vacancy_id = :vacancy");
    texts, soci::use(vacancy_id, "vacancy");
    return with_translations(std::move(nominations), sql::rows_of<TranslationRow>(texts));
}

std::optional<Nomination> find_nomination(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CMT_NOMINATION_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(read_nominations(uow, sql::rows_of<NominationRow>(prepared)));
}

std::optional<Nomination> nomination_of_city(UnitOfWork& uow, const std::string& vacancy_id,
                                             const std::string& city_ref) {
    auto prepared =
        sql::prepare(uow, CMT_NOMINATION_COLUMNS "WHERE vacancy_id = :vacancy AND city_ref = :city");
    prepared, soci::use(vacancy_id, "vacancy"), soci::use(city_ref, "city");
    return sql::first_of(read_nominations(uow, sql::rows_of<NominationRow>(prepared)));
}

void insert(UnitOfWork& uow, const Nomination& nomination) {
    const auto& facts = nomination.facts;
    const NominationColumns kept(nomination);
    sql::query(
        uow,
        "INSERT INTO cmt_nomination (id, vacancy_id, city_ref, city_name, person_ref, person_name, office, "
        "address, language, statement, statement_language, declared, conflict, withdrawn_at, sent_at, "
        "consent, consent_at, dues, dues_note, overruled_at, overruled_by, overruled_because, asked, "
        "revision) VALUES (:id, :vacancy, :city, :city_name, :person, :person_name, :office, :address, "
        ":language, :statement, :statement_language, :declared, :conflict, '', :sent, '', '', '', '', '', "
        "'', '', 1, 1)"),
        soci::use(nomination.id, "id"), soci::use(nomination.vacancy_id, "vacancy"),
        soci::use(nomination.city.ref, "city"), soci::use(nomination.city.name, "city_name"),
        soci::use(facts.person.ref, "person"), soci::use(facts.person.name, "person_name"),
        soci::use(facts.office, "office"), soci::use(facts.address, "address"),
        soci::use(facts.language, "language"), soci::use(facts.statement, "statement"),
        soci::use(facts.statement_language, "statement_language"), soci::use(kept.declared, "declared"),
        soci::use(facts.conflict, "conflict"), soci::use(kept.sent, "sent");
    replace_translations(uow, nomination);
}

bool update(UnitOfWork& uow, const Nomination& nomination) {
    const auto& facts = nomination.facts;
    const NominationColumns kept(nomination);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE cmt_nomination SET person_ref = :person, person_name = :person_name, "
             "office = :office, address = :address, language = :language, statement = :statement, "
             "statement_language = :statement_language, declared = :declared, conflict = :conflict, "
             "withdrawn_at = :withdrawn, sent_at = :sent, consent = :consent, consent_at = :consent_at, "
             "dues = :dues, dues_note = :dues_note, overruled_at = :overruled, overruled_by = :by, "
             "overruled_because = :because, asked = :asked, revision = revision + 1 "
             "WHERE id = :id AND revision = :revision"),
         soci::use(facts.person.ref, "person"), soci::use(facts.person.name, "person_name"),
         soci::use(facts.office, "office"), soci::use(facts.address, "address"),
         soci::use(facts.language, "language"), soci::use(facts.statement, "statement"),
         soci::use(facts.statement_language, "statement_language"), soci::use(kept.declared, "declared"),
         soci::use(facts.conflict, "conflict"), soci::use(kept.withdrawn, "withdrawn"),
         soci::use(kept.sent, "sent"), soci::use(kept.consent, "consent"),
         soci::use(kept.consent_at, "consent_at"), soci::use(kept.dues, "dues"),
         soci::use(nomination.dues_note, "dues_note"), soci::use(kept.overruled, "overruled"),
         soci::use(nomination.overruled_by, "by"), soci::use(nomination.overruled_because, "because"),
         soci::use(nomination.asked, "asked"), soci::use(nomination.id, "id"),
         soci::use(nomination.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() != 1) return false;
    replace_translations(uow, nomination);
    return true;
}

void set_consent(UnitOfWork& uow, const std::string& id, bool consents) {
    const auto answer = answer_text(consents), now = to_text(uow.now());
    sql::query(uow, "UPDATE cmt_nomination SET consent = :consent, consent_at = :now WHERE id = :id"),
        soci::use(answer, "consent"), soci::use(now, "now"), soci::use(id, "id");
}

int erase_nominees(UnitOfWork& uow, const std::string& vacancy_id) {
    sql::query(uow,
               "DELETE FROM cmt_nomination_text WHERE nomination_id IN (SELECT id FROM cmt_nomination WHERE "
               "vacancy_id = :vacancy)"),
        soci::use(vacancy_id, "vacancy");
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE cmt_nomination SET person_ref = '', person_name = '', office = '', address = '', "
             "statement = '', conflict = '', dues_note = '', overruled_by = '', overruled_because = '', "
             "revision = revision + 1 WHERE vacancy_id = :vacancy AND person_name <> ''"),
         soci::use(vacancy_id, "vacancy"));
    change.execute(true);
    return static_cast<int>(change.get_affected_rows());
}

}  // namespace plenaria::committee::vacancies
