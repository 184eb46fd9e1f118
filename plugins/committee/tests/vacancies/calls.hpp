// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// Athens falls vacant in 2019: Georgios Kaminis has left, three cities of Europe are asked, two may be
/// written to.

#include <algorithm>

#include <plenaria/sql.hpp>

#include "src/vacancies/nomination_repository.hpp"
#include "src/vacancies/nomination_service.hpp"
#include "src/vacancies/selection_service.hpp"
#include "src/vacancies/vacancy_repository.hpp"
#include "src/vacancies/vacancy_service.hpp"
#include "src/vacancies/vacancy_tools.hpp"
#include "tests/ledger/room.hpp"

namespace plenaria::committee::vacancies {

using ledger::city_ref;
using ledger::on;
using ledger::person_ref;

/// The cities of the board, and Vienna, of which nobody can be written to. Athens and Milan are members of
/// "eu".
class CallDirectory final : public directory::Directory {
public:
    CallDirectory() {
        for (const auto& each : ledger::board_of_2018)
            all.push_back({.ref = city_ref(each.city), .name = each.city, .region = each.region});
        all.push_back({.ref = city_ref("Vienna"), .name = "Vienna", .language = "en", .region = "Europe"});
        for (auto& each : all) {
            if (each.name == "Athens") each.zone = "Europe/Athens";
            if (each.name == "Milan") each.language = "es";
        }
    }
    std::optional<directory::Party> party(UnitOfWork&, std::string_view ref, std::string_view) override {
        for (const auto& each : all)
            if (each.ref == ref) return each;
        return std::nullopt;
    }
    std::vector<directory::Party> parties(UnitOfWork& uow, const std::vector<std::string>& refs,
                                          std::string_view language) override {
        std::vector<directory::Party> found;
        for (const auto& ref : refs)
            if (auto one = party(uow, ref, language)) found.push_back(*std::move(one));
        return found;
    }
    std::vector<directory::Party> cities(UnitOfWork&, std::string_view) override { return all; }
    std::vector<directory::Party> segment(UnitOfWork&, std::string_view id, std::string_view) override {
        std::vector<directory::Party> members;
        for (const auto& each : all)
            if (id == "eu" && (each.name == "Athens" || each.name == "Milan")) members.push_back(each);
        return members;
    }
    std::vector<SegmentName> segments(UnitOfWork&) override { return {{"eu", "Members in Europe", 2}}; }
    std::vector<directory::Contact> contacts(UnitOfWork& uow, std::string_view ref) override {
        if (ref == city_ref("Vienna")) return {};
        const auto one = party(uow, ref, "en");
        if (!one) return {};
        const auto at = "@" + fold(one->name) + ".example";
        return {{"c1", "mayor", "The mayor", "mayor" + at, one->language},
                {"c2", "cabinet", "Cabinet of " + one->name, "cabinet" + at,
                 one->name == "Athens" ? "fr" : one->language}};
    }
    std::vector<directory::PersonFacts> people(UnitOfWork&, const std::vector<std::string>& refs,
                                               Day) override {
        std::vector<directory::PersonFacts> found;
        for (const auto& ref : refs)
            if (ref == "person/deputy")
                found.push_back({.ref = ref, .name = "Maria Iliopoulou", .region = "Europe"});
        return found;
    }
    std::optional<directory::Mandate> head_on(UnitOfWork& uow, std::string_view ref, Day day) override {
        return heads.head_on(uow, ref, day);
    }
    std::vector<directory::Party> all;
    ledger::SmallDirectory heads;
};

struct SentMail {
    std::string to, subject, text, language;
};

class Calls : public ledger::LedgerRoom {
protected:
    Calls() {
        body_id = body();
        auto seats = board(body_id);
        athens_seat = seats[1];
        auto facts = seat_facts(2);
        facts.region = "Europe";
        EXPECT_TRUE(write([&](UnitOfWork& uow) {
                        return ledger::change_seat(uow, lucia, athens_seat, facts, 1);
                    }).has_value());
        EXPECT_TRUE(write([&](UnitOfWork& uow) {
                        return ledger::end_term(uow, lucia, terms[1], on("2019-08-31"),
                                                ledger::EndReason::lost_office, stored(terms[1]).revision);
                    }).has_value());
        clock.set("2019-09-02T08:00:00Z");
    }

    VacancyTools call_tools() {
        return {.lookup = &lookup,
                .directory = &call_directory,
                .documents = &documents,
                .renderer = tools().renderer,
                .locales = &locales,
                .addresses = &addresses};
    }
    VacancyMails mails() { return call_tools().mails(); }
    static VacancyFacts wanted() {
        return {.first = on("2019-10-15"),
                .last = on("2020-11-30"),
                .deadline = {on("2019-09-30"), std::chrono::hours(17)},
                .zone = "Europe/Athens",
                .profile = {.original = "en",
                            .texts = {{"en", "A mayor of an arrival city."},
                                      {"fr", "Un maire d’une ville d’arrivée."}}},
                .erase_days = 90};
    }
    Result<std::string> try_open(const VacancyFacts& facts) {
        return write(
            [&](UnitOfWork& uow) { return create_vacancy(uow, call_directory, lucia, athens_seat, facts); });
    }
    std::string open(const VacancyFacts& facts = wanted()) {
        const auto made = try_open(facts);
        EXPECT_TRUE(made.has_value()) << (made ? "" : problems(made).begin()->second);
        return made ? *made : std::string();
    }
    Result<int> try_ask(const std::string& id, int expected) {
        return write([&](UnitOfWork& uow) { return ask_cities(uow, mails(), lucia, id, expected); });
    }
    /// Opens a vacancy and asks Athens, Bristol and Milan.
    std::string ask() {
        const auto id = open();
        const auto sent = try_ask(id, 3);
        EXPECT_TRUE(sent.has_value()) << (sent ? "" : sent.error().message);
        return id;
    }
    static Actor office(const std::string& vacancy, const std::string& city) {
        return test::link_holder("committee.nominate", "committee.vacancy/" + vacancy, city_ref(city), city);
    }
    static Actor nominee(const std::string& nomination) {
        return test::link_holder("committee.consent", "committee.nomination/" + nomination, "city/any",
                                 "A nominee");
    }
    static NominationFacts bakoyannis() {
        return {.person = {.ref = "person/bakoyannis"},
                .address = "kostas@athens.example",
                .language = "fr",
                .statement = "Athens is a city of arrival.",
                .declared = Declared::none};
    }
    static NominationFacts sala() {
        return {.person = {.name = "Giuseppe Sala"},
                .office = "Mayor",
                .address = "sala@milan.example",
                .statement = "Milan hosts and moves on.",
                .declared = Declared::none};
    }
    Result<void> try_nominate(const std::string& id, const std::string& city, const NominationFacts& facts,
                              int revision = 0) {
        return write([&](UnitOfWork& uow) {
            return nominate(uow, call_directory, mails(), office(id, city), id, facts, revision);
        });
    }
    Nomination nomination(const std::string& id, const std::string& city) {
        return read<Nomination>(
            [&](UnitOfWork& uow) { return nomination_of_city(uow, id, city_ref(city)).value(); });
    }
    std::string nominated(const std::string& id, const std::string& city, const NominationFacts& facts) {
        const auto done = try_nominate(id, city, facts);
        EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().message);
        return nomination(id, city).id;
    }
    Result<void> try_consent(const std::string& nomination_id, bool yes = true) {
        return write(
            [&](UnitOfWork& uow) { return answer_consent(uow, nominee(nomination_id), nomination_id, yes); });
    }
    Result<void> try_dues(const std::string& nomination_id, std::optional<bool> paid,
                          const std::string& note = {}) {
        return write([&](UnitOfWork& uow) {
            const auto revision = find_nomination(uow, nomination_id)->revision;
            return set_dues(uow, lucia, nomination_id, paid, note, revision);
        });
    }
    /// A nominee against whom nothing speaks.
    std::string eligible(const std::string& id, const std::string& city, const NominationFacts& facts) {
        const auto made = nominated(id, city, facts);
        EXPECT_TRUE(try_consent(made).has_value());
        EXPECT_TRUE(try_dues(made, true).has_value());
        return made;
    }
    Vacancy vacancy(const std::string& id) {
        return read<Vacancy>([&](UnitOfWork& uow) { return find_vacancy(uow, id).value(); });
    }
    Result<void> try_choose(const std::string& id, const std::string& nomination_id) {
        return write([&](UnitOfWork& uow) {
            return choose(uow, call_tools().people(), lucia, id,
                          {.nomination_ids = {nomination_id},
                           .reason = "Most votes of the board.",
                           .reference = "Minutes of 3 October 2019, item 2",
                           .revision = find_vacancy(uow, id)->revision});
        });
    }
    Candidate candidate(const std::string& nomination_id) {
        return read<Candidate>([&](UnitOfWork& uow) {
            auto found = find_nomination(uow, nomination_id).value();
            const auto call = read_call(uow, found.vacancy_id);
            return candidate_of(uow, call_tools().people(), *call, std::move(found));
        });
    }
    /// What was found of a criterion, filled in.
    std::string found(const std::string& nomination_id, Criterion criterion) {
        for (const auto& each : candidate(nomination_id).findings)
            if (each.criterion == criterion)
                return std::string(to_text(each.verdict)) + ": " + fill(each.message, each.values);
        return {};
    }
    std::vector<SentMail> sent() {
        return *db().read([&](UnitOfWork& uow) -> Result<std::vector<SentMail>> {
            SentMail row;
            std::vector<SentMail> mails;
            soci::statement select =
                (sql::prepare(uow,
                              "SELECT to_address, subject, body_text, language FROM core_mail ORDER BY id"),
                 soci::into(row.to), soci::into(row.subject), soci::into(row.text), soci::into(row.language));
            select.execute();
            while (select.fetch()) mails.push_back(row);
            return mails;
        });
    }
    /// The messages since this was asked last.
    std::vector<SentMail> new_mails() {
        auto mails = sent();
        mails.erase(mails.begin(), mails.begin() + static_cast<std::ptrdiff_t>(seen_mails_));
        seen_mails_ += mails.size();
        return mails;
    }
    test::FakeScope& scope_of(const Actor& who) {
        auto& at = scope();
        at.who = who;
        return at;
    }

    std::string body_id, athens_seat;
    CallDirectory call_directory;
    test::FakeLocales locales;

private:
    std::size_t seen_mails_ = 0;
};

}  // namespace plenaria::committee::vacancies
