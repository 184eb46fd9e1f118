// SPDX-License-Identifier: EUPL-1.2
// Each criterion, met and not met, without a database.
#include <gmock/gmock.h>

#include <algorithm>

#include <plenaria/locale.hpp>

#include "src/vacancies/eligibility.hpp"

namespace plenaria::committee::vacancies {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

Day the_day(std::string_view text) { return parse_day(text).value(); }

struct EligibleNominee {
    Vacancy vacancy{.id = "V", .facts = {.first = the_day("2019-10-15"), .last = the_day("2020-11-30")}};
    ledger::Seat seat{.id = "S",
                      .facts = {.number = 2, .region = "Europe", .term_months = 24, .renewals = 1}};
    Nomination nomination{.id = "N",
                          .city = {.ref = "city/athens", .name = "Athens"},
                          .facts = {.person = {.ref = "person/b", .name = "Kostas Bakoyannis"},
                                    .office = "Mayor",
                                    .address = "k@athens.example",
                                    .statement = "…",
                                    .declared = Declared::none},
                          .consent = true,
                          .dues = true};
    CandidateFacts facts{.is_member = true,
                         .region = "Europe",
                         .head = Called{.ref = "person/b", .name = "Kostas Bakoyannis"},
                         .terms_in_a_row = 1};

    [[nodiscard]] std::vector<Finding> findings() const {
        return findings_of(vacancy, seat, nomination, facts);
    }
    [[nodiscard]] std::string said(Criterion criterion) const {
        for (const auto& each : findings())
            if (each.criterion == criterion)
                return std::string(to_text(each.verdict)) + ": " + fill(each.message, each.values);
        return {};
    }
    [[nodiscard]] int unmet() const {
        const auto all = findings();
        return static_cast<int>(std::count_if(
            all.begin(), all.end(), [](const Finding& each) { return each.verdict != Verdict::met; }));
    }
};

TEST(Eligibility, WhoMeetsEveryCriterionIsEligible) {
    const EligibleNominee one;
    EXPECT_TRUE(is_eligible(one.findings()));
    EXPECT_TRUE(may_be_chosen(one.nomination, one.findings()));
    ASSERT_EQ(one.findings().size(), all_criteria.size());
    for (std::size_t at = 0; at < all_criteria.size(); ++at)
        EXPECT_EQ(one.findings()[at].criterion, all_criteria[at]);
}

TEST(Eligibility, EachCriterionAloneMakesIneligibleAndSaysWhatWouldBeRight) {
    EligibleNominee one;
    one.facts.is_member = false;
    EXPECT_EQ(one.said(Criterion::member),
              "failed: Athens is not on the list of members; it would have to be on it.");
    EXPECT_EQ(one.unmet(), 1);

    one = {};
    one.facts.region = "Asia";
    EXPECT_THAT(one.said(Criterion::constituency),
                AllOf(HasSubstr("failed"), HasSubstr("Asia"), HasSubstr("Europe")));
    one.facts.region.clear();
    EXPECT_THAT(one.said(Criterion::constituency),
                HasSubstr("missing: The directory does not know the region of Athens"));
    one.seat.facts.region.clear();
    EXPECT_EQ(one.unmet(), 0) << "a seat without a region is open to all";

    one = {};
    one.facts.head = Called{.ref = "person/k", .name = "Georgios Kaminis"};
    EXPECT_EQ(one.said(Criterion::office),
              "failed: Kostas Bakoyannis is not in office on 2019-10-15, when the term begins: Athens is led "
              "by Georgios "
              "Kaminis then.");
    one.facts.has_other_office = true;
    EXPECT_THAT(one.said(Criterion::office), HasSubstr("missing: Kostas Bakoyannis holds an office"));
    one.facts.has_other_office = false;
    one.facts.head.reset();
    EXPECT_THAT(one.said(Criterion::office), HasSubstr("failed: The directory knows no mandate"));
    one.nomination.facts.person.ref.clear();
    EXPECT_THAT(one.said(Criterion::office), HasSubstr("missing: Nobody has said yet who in the directory"));

    one = {};
    one.facts.terms_in_a_row = 3;
    EXPECT_THAT(
        one.said(Criterion::renewals),
        HasSubstr("failed: This would be term 3 of Kostas Bakoyannis in a row, and the seat allows 2"));
    one.facts.terms_in_a_row = 2;
    EXPECT_EQ(one.unmet(), 0) << "the last renewal that is allowed";
    one.facts.terms_in_a_row = 9;
    one.seat.facts.renewals = ledger::any_renewals;
    EXPECT_EQ(one.unmet(), 0);

    one = {};
    one.facts.other_seat = 7;
    EXPECT_THAT(one.said(Criterion::other_seat), HasSubstr("failed: Kostas Bakoyannis sits in seat 7"));
    EXPECT_EQ(one.unmet(), 1);

    one = {};
    one.nomination.consent.reset();
    EXPECT_THAT(one.said(Criterion::consent), HasSubstr("missing: "));
    one.nomination.consent = false;
    EXPECT_THAT(one.said(Criterion::consent), HasSubstr("failed: Kostas Bakoyannis does not consent."));

    one = {};
    one.nomination.facts.declared = Declared::some;
    one.nomination.facts.conflict = "Chairs a fund.";
    EXPECT_THAT(one.said(Criterion::conflict), AllOf(HasSubstr("missing: "), HasSubstr("“Chairs a fund.”")));
    one.nomination.facts.declared.reset();
    EXPECT_THAT(one.said(Criterion::conflict), HasSubstr("missing: Nothing was declared"));

    one = {};
    one.nomination.dues.reset();
    EXPECT_THAT(one.said(Criterion::dues), HasSubstr("missing: "));
    one.nomination.dues = false;
    one.nomination.dues_note = "2018 and 2019.";
    EXPECT_EQ(one.said(Criterion::dues),
              "failed: Athens owes dues; they would have to be paid. 2018 and 2019.");
}

TEST(Eligibility, APersonOverrulesWhatIsJudgedAndNothingElse) {
    EligibleNominee one;
    one.nomination.dues = false;
    one.facts.is_member = false;
    one.facts.head.reset();
    one.nomination.facts.declared = Declared::some;
    EXPECT_FALSE(may_be_chosen(one.nomination, one.findings()));
    one.nomination.overruled_at = Instant{};
    EXPECT_TRUE(may_be_chosen(one.nomination, one.findings()));
    EXPECT_FALSE(is_eligible(one.findings())) << "overruled is not eligible";

    const auto still_refused = [](const auto& spoil) {
        EligibleNominee other;
        other.nomination.overruled_at = Instant{};
        EXPECT_TRUE(may_be_chosen(other.nomination, other.findings()));
        spoil(other);
        return !may_be_chosen(other.nomination, other.findings());
    };
    EXPECT_TRUE(still_refused([](EligibleNominee& it) { it.nomination.consent = false; }));
    EXPECT_TRUE(still_refused([](EligibleNominee& it) { it.nomination.consent.reset(); }));
    EXPECT_TRUE(still_refused([](EligibleNominee& it) { it.facts.region = "Asia"; }));
    EXPECT_TRUE(still_refused([](EligibleNominee& it) { it.facts.terms_in_a_row = 3; }));
    EXPECT_TRUE(still_refused([](EligibleNominee& it) { it.facts.other_seat = 1; }));
    EXPECT_TRUE(still_refused([](EligibleNominee& it) { it.nomination.withdrawn_at = Instant{}; }));
    EXPECT_TRUE(still_refused([](EligibleNominee& it) { it.nomination.facts.person.ref.clear(); }));
}

TEST(VacancyRules, TheLastSecondCountsAndTheNextIsTooLate) {
    Vacancy vacancy{.id = "V",
                    .written = Written::open,
                    .facts = {.zone = "Europe/Athens"},
                    .deadline = parse_instant("2019-09-30T14:00:00Z").value()};
    EXPECT_TRUE(check_takes_nominations(vacancy, vacancy.deadline).has_value());
    EXPECT_EQ(state_of(vacancy, vacancy.deadline), State::open);
    const auto late = check_takes_nominations(vacancy, vacancy.deadline + std::chrono::seconds(1));
    ASSERT_FALSE(late.has_value());
    EXPECT_THAT(fill(late.error().message, late.error().values), HasSubstr("2019-09-30 17:00 Europe/Athens"));
    EXPECT_EQ(state_of(vacancy, vacancy.deadline + std::chrono::seconds(1)), State::closed);
}

TEST(VacancyRules, AnAddressThatNoMailReachesIsRefused) {
    const auto refused = [](const char* address) {
        std::vector<FieldError> problems;
        EligibleNominee one;
        one.nomination.facts.address = address;
        check(one.nomination.facts, problems);
        return !problems.empty() && problems.front().field == "address";
    };
    for (const auto* bad : {"", "kostas", "@athens.example", "kostas@athens", "a@b@c.example",
                            "a b@c.example", "a@c.example\r\nBcc: all@x.example", "a@c.", "<a@c.example>"})
        EXPECT_TRUE(refused(bad)) << bad;
    for (const auto* good : {"kostas@athens.example", "k.b+c@a-b.example", "κ@αθήνα.example"})
        EXPECT_FALSE(refused(good)) << good;
}

TEST(VacancyRules, NomineesAreErasedAfterTheDaysThatWereTold) {
    Vacancy vacancy{
        .id = "V", .written = Written::decided, .facts = {.zone = "Europe/Athens", .erase_days = 90}};
    EXPECT_FALSE(erase_on(vacancy).has_value());
    vacancy.ended_at = parse_instant("2019-10-03T22:30:00Z").value();  // 4 October in Athens
    EXPECT_EQ(to_text(*erase_on(vacancy)), "2020-01-03");
}

}  // namespace
}  // namespace plenaria::committee::vacancies
