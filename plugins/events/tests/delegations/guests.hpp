// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// Cities of the board are invited to the summit of Quito; their offices answer behind links.

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <plenaria/directory/directory.hpp>
#include <plenaria/sql.hpp>

#include "src/accreditation/badge_repository.hpp"
#include "src/accreditation/scan_repository.hpp"
#include "src/delegations/answer_service.hpp"
#include "src/delegations/delegation_reading.hpp"
#include "src/delegations/delegation_repository.hpp"
#include "src/delegations/delegation_tools.hpp"
#include "src/delegations/invitation_service.hpp"
#include "src/delegations/standing_repository.hpp"
#include "src/registration/follow_up_service.hpp"
#include "tests/room.hpp"

namespace plenaria::events {

/// Four cities, each with a cabinet and a protocol office; Kampala has no contact.
class GuestDirectory : public directory::Directory {
public:
    std::vector<directory::Party> all = {{.ref = "city/AMMAN",
                                          .name = "Amman",
                                          .language = "en",
                                          .zone = "Asia/Amman",
                                          .iso2 = "JO",
                                          .region = "Asia"},
                                         {.ref = "city/KAMPALA",
                                          .name = "Kampala",
                                          .language = "en",
                                          .zone = "Africa/Kampala",
                                          .iso2 = "UG",
                                          .region = "Africa"},
                                         {.ref = "city/MONTREAL",
                                          .name = "Montréal",
                                          .language = "fr",
                                          .zone = "America/Toronto",
                                          .iso2 = "CA",
                                          .region = "Americas"},
                                         {.ref = "city/QUITO",
                                          .name = "Quito",
                                          .language = "es",
                                          .zone = "America/Guayaquil",
                                          .iso2 = "EC",
                                          .region = "Americas"}};

    std::optional<directory::Party> party(UnitOfWork&, std::string_view ref, std::string_view) override {
        for (const auto& each : all)
            if (each.ref == ref) return each;
        return std::nullopt;
    }
    std::vector<directory::Party> parties(UnitOfWork& uow, const std::vector<std::string>& refs,
                                          std::string_view language) override {
        std::vector<directory::Party> found;
        for (const auto& ref : refs)
            if (auto one = party(uow, ref, language)) found.push_back(*one);
        return found;
    }
    std::vector<directory::Party> cities(UnitOfWork&, std::string_view) override { return all; }
    std::vector<directory::Party> segment(UnitOfWork&, std::string_view, std::string_view) override {
        return all;
    }
    std::vector<SegmentName> segments(UnitOfWork&) override { return {{"board", "Board", 4}}; }
    std::vector<directory::Contact> contacts(UnitOfWork& uow, std::string_view ref) override {
        if (ref == "city/KAMPALA") return {};
        const auto one = party(uow, ref, "en");
        const auto at = "@" + fold(one->name) + ".example";
        return {{"c1", "cabinet", "Cabinet", "cabinet" + at, one->language},
                {"c2", "protocol", "Protocol office", "protocol" + at, one->language}};
    }
    std::optional<directory::Mandate> head_on(UnitOfWork&, std::string_view, Day) override {
        return std::nullopt;
    }
};

struct SentMail {
    std::string to, subject, text;
};

class Guests : public EventsRoom {
protected:
    Guests() {
        id = edition(quito());
        set_rules_to({});
    }
    /// Whatever a test did, the counts that are kept are those that counting finds.
    void TearDown() override { expect_right_counts(id); }

    /// Counted one by one by the rules of delegations, without what is kept.
    StandingCounts counted_one_by_one(const std::string& edition) {
        return *write([&](UnitOfWork& uow) -> Result<StandingCounts> {
            const auto reading = *read_invitations(uow, edition);
            const auto delegations = reading.delegations();
            const auto badges = valid_badges_of(uow, edition);
            const auto inside = admissions_of(uow, edition);
            const auto follow_ups = follow_ups_of(uow, edition);
            std::map<std::pair<std::string, std::string>, StandingCount> counts;
            for (const auto& office : reading.offices) {
                const auto& d = office.delegation;
                auto& count = counts[{d.region, std::string(to_text(office.state))}];
                count.region = d.region;
                count.state = office.state;
                ++count.delegations;
                const std::vector<Delegation> alone{d};
                count.to_invite += static_cast<int>(to_invite(alone).size());
                count.to_remind += static_cast<int>(to_remind(alone).size());
                count.to_approve += static_cast<int>(to_approve(alone, follow_ups).size());
                count.no_address += d.address.empty() ? 1 : 0;
                if (!comes(d.answer) || d.waiting_number > 0) continue;
                ++count.standing;
                for (const auto& person : d.people) {
                    if (person.role == DelegateRole::substitute) continue;
                    ++count.people;
                    count.heads += person.role == DelegateRole::head ? 1 : 0;
                    count.badges += badges.contains(person.id) ? 1 : 0;
                    count.present += inside.contains(person.id) ? 1 : 0;
                }
            }
            StandingCounts all;
            for (const auto& [place, count] : counts) all.push_back(count);
            std::sort(all.begin(), all.end(), [](const StandingCount& one, const StandingCount& other) {
                return std::pair(one.region, one.state) < std::pair(other.region, other.state);
            });
            return all;
        });
    }
    void expect_right_counts(const std::string& edition) {
        ASSERT_TRUE(ensure_counted(db(), edition).has_value());
        const auto kept =
            *write([&](UnitOfWork& uow) -> Result<StandingCounts> { return standing_counts(uow, edition); });
        EXPECT_TRUE(kept == counted_one_by_one(edition)) << "a change did not count what it changed";
    }

    DelegationTools guest_tools() {
        return {.directory = &directory,
                .lookup = &lookup,
                .renderer = &real_renderer(),
                .locales = &locales,
                .addresses = &addresses,
                .documents = &documents,
                .trouble = nullptr,
                .press = &press,
                .parts = &parts,
                .orders = &orders};
    }
    DelegationMails mails() { return guest_tools().mails(); }

    struct Numbers {
        int quota = 3, places = 0;
        bool for_all = false;
    };
    Result<void> try_rules(const Numbers& numbers) {
        return write([&](UnitOfWork& uow) {
            return set_rules(uow, mails(), lucia, id,
                             {.reply_until = {on("2019-11-01"), std::chrono::hours(17)},
                              .quota = numbers.quota,
                              .places = numbers.places,
                              .erase_days = 90,
                              .quota_for_all = numbers.for_all,
                              .revision = rules_of(uow, id).revision});
        });
    }
    void set_rules_to(const Numbers& numbers) { ASSERT_TRUE(try_rules(numbers).has_value()); }
    void choose(const std::vector<std::string>& cities = {"city/AMMAN", "city/MONTREAL", "city/QUITO"}) {
        const auto added =
            write([&](UnitOfWork& uow) { return add_delegations(uow, directory, lucia, id, cities); });
        ASSERT_TRUE(added.has_value()) << added.error().message;
        EXPECT_EQ(*added, static_cast<int>(cities.size()));
    }
    Result<int> try_invite(int expected) {
        return write([&](UnitOfWork& uow) { return invite(uow, mails(), lucia, id, expected); });
    }
    void choose_and_invite() {
        choose();
        const auto sent = try_invite(3);
        ASSERT_TRUE(sent.has_value()) << sent.error().message;
    }
    /// Who came by the link of that city, "AMMAN".
    [[nodiscard]] Actor office(const std::string& city) const {
        return test::link_holder("events.delegation", "events.edition/" + id, "city/" + city, city);
    }
    Delegation delegation(const std::string& city) {
        return *write([&](UnitOfWork& uow) -> Result<Delegation> {
            return find_delegation(uow, id, "city/" + city).value();
        });
    }
    /// So many people, the head among them: "AMMAN 1", "AMMAN 2".
    DelegationWish wish(const std::string& city, int people, Answer answer = Answer::accepted) {
        DelegationWish wanted{.answer = answer};
        const auto stored = delegation(city).people;
        for (int i = 1; i <= people; ++i) {
            const auto known = static_cast<std::size_t>(i) <= stored.size();
            wanted.people.push_back({.id = known ? stored[static_cast<std::size_t>(i) - 1].id : std::string(),
                                     .role = i == 1 ? DelegateRole::head : DelegateRole::member,
                                     .name = city + ' ' + std::to_string(i),
                                     .post = i == 1 ? "Mayor" : "Adviser"});
            wanted.fields.push_back(i == 1 ? "head" : "member_" + std::to_string(i - 1));
        }
        return wanted;
    }
    Result<void> try_answer(const std::string& city, const DelegationWish& wanted, int revision = 0) {
        const auto seen = revision == 0 ? delegation(city).revision : revision;
        return write(
            [&](UnitOfWork& uow) { return answer_invitation(uow, mails(), office(city), id, wanted, seen); });
    }
    void answer(const std::string& city, int people, Answer said = Answer::accepted) {
        const auto done = try_answer(city, wish(city, people, said));
        ASSERT_TRUE(done.has_value()) << done.error().message;
    }
    std::vector<SentMail> sent() {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<SentMail>> {
            SentMail row;
            std::vector<SentMail> all;
            soci::statement select =
                (sql::prepare(uow, "SELECT to_address, subject, body_text FROM core_mail ORDER BY id"),
                 soci::into(row.to), soci::into(row.subject), soci::into(row.text));
            select.execute();
            while (select.fetch()) all.push_back(row);
            return all;
        });
    }
    /// The messages since this was asked last.
    std::vector<SentMail> new_mails() {
        auto all = sent();
        all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(seen_mails_));
        seen_mails_ += all.size();
        return all;
    }
    test::FakeScope& scope_of(const Actor& who) {
        auto& at = scope();
        at.who = who;
        return at;
    }
    std::map<std::string, std::string, std::less<>> here() { return {{"edition", id}}; }

    std::string id;
    GuestDirectory directory;
    test::FakeLocales locales;
    test::FakeAddresses addresses;
    test::FakeOrders orders;
    test::FakePress press;
    test::FakeParts parts;

private:
    std::size_t seen_mails_ = 0;
};

/// The message on one field, with its numbers filled in; empty when there is none.
inline std::string said_of(const Result<void>& refused, const std::string& field) {
    if (refused) return {};
    for (const auto& each : refused.error().fields)
        if (each.field == field) return fill(each.message, each.values);
    return {};
}

}  // namespace plenaria::events
