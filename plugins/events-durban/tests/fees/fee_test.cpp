// SPDX-License-Identifier: EUPL-1.2
// Fees of a congress: who owes what, who paid, and what the office reads of it.
#include "src/fees/fee_service.hpp"

#include "src/fees/due_pages.hpp"
#include "src/fees/due_service.hpp"
#include "src/fees/fee_facts.hpp"
#include "src/fees/fee_pages.hpp"
#include "src/fees/payment_repository.hpp"
#include "tests/congress_room.hpp"

namespace plenaria::events_durban {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

FeeFacts member_city() {
    return {.names = {"Member city", "Ciudad miembro", "Ville membre"},
            .segment = "members",
            .currency = "EUR",
            .fee = 45000,
            .early_fee = 35000,
            .early_until = events::Distance{12, events::Unit::weeks},
            .quota = 4,
            .votes = 1};
}

class FeeTest : public CongressRoom {
protected:
    FeeTools tools() {
        return {.editions = &editions,
                .delegations = &delegations,
                .directory = &directory,
                .locales = &locales,
                .addresses = &addresses,
                .documents = &documents,
                .press = &press};
    }
    Result<std::string> enter(FeeFacts facts) {
        return write(
            [&](UnitOfWork& uow) { return enter_fee_kind(uow, used, lucia, congress_id, std::move(facts)); });
    }
    Result<void> change(const std::string& id, FeeFacts facts, int revision) {
        return write([&](UnitOfWork& uow) {
            return change_fee_kind(uow, used, lucia, id, std::move(facts), revision);
        });
    }
    Result<void> put(const std::string& name, const std::string& kind, int waived = 0, std::string why = {}) {
        return write([&](UnitOfWork& uow) {
            auto wish = read_due(uow, used, id_of(name), "en")->due.part;
            wish.kind_id = kind;
            wish.waived = waived;
            wish.waived_for = std::move(why);
            return set_participation(uow, used, lucia, wish);
        });
    }
    Result<std::string> pay(const std::string& name, long long amount, const char* day,
                            PaymentKind what = PaymentKind::payment) {
        return write([&](UnitOfWork& uow) {
            return enter_payment(uow, used, lucia,
                                 {.delegation_id = id_of(name),
                                  .kind = what,
                                  .amount = amount,
                                  .paid_on = parse_day(day).value(),
                                  .note = "Transfer of J. Doe"});
        });
    }
    OneDue due(const std::string& name) {
        return *write([&](UnitOfWork& uow) { return read_due(uow, used, id_of(name), "en"); });
    }
    Result<std::string> invoice(const std::string& name) {
        return write([&](UnitOfWork& uow) {
            return issue_invoice(uow, lucia, *read_due(uow, used, id_of(name), "en"));
        });
    }
    static Request at(std::initializer_list<std::pair<const std::string, std::string>> values) {
        return {.path_values = {values.begin(), values.end()}};
    }

    const FeeTools used = tools();
};
PLENARIA_BOTH_ENGINES(FeeTest);

TEST_P(FeeTest, EveryFieldOfAKindThatIsWrongIsNamedAtOnce) {
    const auto refused = enter({.currency = "euro", .fee = -1, .early_fee = 5, .quota = 0, .votes = 1});
    ASSERT_FALSE(refused.has_value());
    std::vector<std::string> fields;
    for (const auto& each : refused.error().fields) fields.push_back(each.field);
    EXPECT_THAT(fields, ::testing::UnorderedElementsAre("name_en", "currency", "fee", "early_amount", "quota",
                                                        "votes"));
    auto early = member_city();
    early.early_fee = early.fee;
    EXPECT_EQ(enter(early).error().fields.at(0).field, "early_fee") << "an early fee is lower";
}

TEST_P(FeeTest, DelegationsFallIntoTheKindWhoseListNamesThem) {
    const auto members = *enter(member_city());
    const auto sort = [&] {
        return *write([&](UnitOfWork& uow) { return sort_delegations(uow, used, lucia, congress_id); });
    };
    EXPECT_THAT(sort().unknown, ::testing::ElementsAre("Montréal"));
    EXPECT_EQ(due("Amman").due.part.kind_id, members);
    EXPECT_EQ(delegations.of("Amman").quota, 4) << "the quota of its kind";
    EXPECT_EQ(delegations.of("Montréal").quota, 3);
    auto others = member_city();
    others.segment.clear();
    others.for_others = true;
    others.quota = 2;
    ASSERT_TRUE(enter(others).has_value());
    EXPECT_THAT(sort().over, ::testing::ElementsAre("Montréal")) << "three people, and two may come";
    delegations.of("Montréal").people = 2;
    EXPECT_EQ(sort().sorted, 1);
    EXPECT_EQ(sort().sorted, 0);
}

TEST_P(FeeTest, AQuotaBelowWhatIsRegisteredSaysWhoIsOver) {
    const auto kind = *enter(member_city());
    for (const auto* name : {"Amman", "Montréal", "Quito"}) ASSERT_TRUE(put(name, kind).has_value());
    delegations.of("Quito").people = 2;
    auto lower = member_city();
    lower.quota = 2;
    const auto refused = change(kind, lower, 1);
    ASSERT_FALSE(refused.has_value());
    ASSERT_EQ(refused.error().fields.size(), 2U) << "Quito has room enough";
    const auto& problem = refused.error().fields[0];
    EXPECT_EQ(problem.field, "quota");
    EXPECT_EQ(fill(problem.message, problem.values), "Amman has registered 3, which is more than 2.");
    lower.quota = 3;
    EXPECT_TRUE(change(kind, lower, 1).has_value());
    EXPECT_EQ(change(kind, lower, 1).error().code, ErrorCode::conflict);
}

TEST_P(FeeTest, AWaiverNeedsAReasonAndHistoryDoesNotKeepIt) {
    const auto kind = *enter(member_city());
    EXPECT_EQ(put("Amman", kind, 1).error().fields.at(0).field, "waived_for");
    ASSERT_TRUE(put("Amman", kind, 1, "Speaks for J. Doe").has_value());
    EXPECT_EQ(due("Amman").due.account.owed, 2 * 35000);
    const auto kept = *write([](UnitOfWork& uow) -> Result<int> {
        int rows = 0;
        sql::query(uow, "SELECT COUNT(*) FROM core_history WHERE after_json LIKE '%Doe%'"), soci::into(rows);
        return rows;
    });
    EXPECT_EQ(kept, 0);
}

TEST_P(FeeTest, ReceiptsAreNumberedAndNoNumberIsUsedTwice) {
    EXPECT_EQ(pay("Amman", 1, "2019-05-01").error().code, ErrorCode::conflict) << "in which currency?";
    const auto kind = *enter(member_city());
    for (const auto* name : {"Amman", "Quito"}) ASSERT_TRUE(put(name, kind).has_value());
    const auto first = *pay("Amman", 35000, "2019-05-01");
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return set_payment_void(uow, lucia, first, true); }).has_value());
    ASSERT_TRUE(pay("Quito", 105000, "2019-06-01").has_value());
    EXPECT_EQ(due("Quito").due.payments.at(0).number, 2);
    EXPECT_EQ(due("Quito").due.account.state, FeeState::paid);
    EXPECT_EQ(due("Amman").due.account.paid, 0);
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return set_payment_void(uow, lucia, first, false); }).has_value());
    EXPECT_EQ(due("Amman").due.account.state, FeeState::part);
}

TEST_P(FeeTest, NoMoreIsPaidBackThanWasPaidAndNoDayIsStillToCome) {
    const auto kind = *enter(member_city());
    ASSERT_TRUE(put("Amman", kind).has_value());
    ASSERT_TRUE(pay("Amman", 35000, "2019-06-01").has_value()) << "today";
    EXPECT_EQ(pay("Amman", 35000, "2019-06-02").error().fields.at(0).field, "paid_on");
    EXPECT_EQ(pay("Amman", 35001, "2019-06-01", PaymentKind::refund).error().fields.at(0).field, "amount");
    EXPECT_EQ(pay("Amman", 0, "2019-06-01").error().fields.at(0).field, "amount");
    EXPECT_TRUE(pay("Amman", 35000, "2019-06-01", PaymentKind::refund).has_value());
}

TEST_P(FeeTest, TheCurrencyStaysOnceSomethingWasPaid) {
    const auto kind = *enter(member_city());
    ASSERT_TRUE(put("Amman", kind).has_value());
    auto dollars = member_city();
    dollars.currency = "USD";
    const auto other = *enter(dollars);
    ASSERT_TRUE(pay("Amman", 35000, "2019-06-01").has_value());
    EXPECT_EQ(change(kind, dollars, 1).error().fields.at(0).field, "currency");
    EXPECT_EQ(put("Amman", other).error().fields.at(0).field, "kind");
}

TEST_P(FeeTest, AKindIsRemovedOnceNobodyTakesPartSo) {
    const auto kind = *enter(member_city());
    ASSERT_TRUE(put("Amman", kind).has_value());
    const auto remove = [&] {
        return write([&](UnitOfWork& uow) { return remove_fee_kind(uow, lucia, kind); });
    };
    EXPECT_EQ(remove().error().code, ErrorCode::conflict);
    ASSERT_TRUE(put("Amman", *enter(member_city())).has_value());
    EXPECT_TRUE(remove().has_value());
    EXPECT_EQ(remove().error().code, ErrorCode::not_found);
}

TEST_P(FeeTest, AnInvoiceStaysAsItWasWritten) {
    const auto kind = *enter(member_city());
    ASSERT_TRUE(put("Montréal", kind).has_value());
    const auto first = *invoice("Montréal");
    EXPECT_EQ(*invoice("Montréal"), first) << "it asks for the same";
    delegations.of("Montréal").people = 2;
    const auto second = *invoice("Montréal");
    EXPECT_NE(second, first);
    auto& scope = scope_of(lucia);
    const auto paper = [&](const std::string& id) {
        return std::get<Download>(*invoice_file(used, at({{"invoice", id}}), scope)).bytes;
    };
    EXPECT_THAT(paper(first), AllOf(HasSubstr("[fr, tagged]"), HasSubstr("Invoice 2019-0001"),
                                    HasSubstr("Ville membre"), HasSubstr("Total: EUR\u00A01050.00"),
                                    HasSubstr("paid by 2019-08-19"), Not(HasSubstr("replaces"))));
    EXPECT_THAT(paper(second),
                AllOf(HasSubstr("It replaces the invoice 2019-0001."), HasSubstr("Total: EUR\u00A0700.00")));
    delegations.of("Montréal").comes = false;
    EXPECT_EQ(invoice("Montréal").error().code, ErrorCode::conflict);
}

TEST_P(FeeTest, ThePagesTakeFeesAndPayments) {
    auto& scope = scope_of(lucia);
    const auto here = at({{"edition", congress_id}});
    EXPECT_THAT(html(show_fees(used, here, scope)), HasSubstr("Enter the first kind"));
    auto posted = here;
    posted.form = {{"name_en", "Member city"}, {"currency", "eur"}, {"fee", "450,5x"}, {"quota", "4"}};
    EXPECT_THAT(html(enter_fee_kind_post(used, posted, scope)),
                AllOf(HasSubstr("value=\"450,5x\""), HasSubstr("Write an amount like 1200")));
    posted.form = {
        {"name_en", "Member city"}, {"currency", "eur"},     {"fee", "450,50"}, {"early_fee", "350"},
        {"early_amount", "12"},     {"early_unit", "weeks"}, {"quota", "4"},    {"votes", "1"},
        {"for_others", "yes"}};
    ASSERT_TRUE(std::holds_alternative<Redirect>(*enter_fee_kind_post(used, posted, scope)));
    EXPECT_THAT(
        html(show_fees(used, here, scope)),
        AllOf(HasSubstr("EUR\u00A0450.50"), HasSubstr("until 2019-08-19 (12 weeks before the opening)")));
    ASSERT_TRUE(std::holds_alternative<Redirect>(*sort_dues_post(used, here, scope)));
    EXPECT_THAT(html(list_dues(used, here, scope)),
                AllOf(HasSubstr("Amman"), HasSubstr("EUR\u00A01050.00"), Not(HasSubstr("no kind of"))));
    auto payment = at({{"delegation", id_of("Amman")}});
    payment.form = {{"payment_kind", "payment"}, {"amount", "a lot"}, {"paid_on", "2019-06-01"}};
    EXPECT_EQ(status(enter_payment_post(used, payment, scope)), 422);
    payment.form = {{"payment_kind", "payment"}, {"amount", "1050"}, {"paid_on", "2019-06-01"}};
    ASSERT_TRUE(std::holds_alternative<Redirect>(*enter_payment_post(used, payment, scope)));
    EXPECT_THAT(html(show_due(used, payment, scope)), AllOf(HasSubstr("2019-0001"), HasSubstr("Paid")));
    // The button pressed twice enters it once; another one of that day says so in its note.
    EXPECT_THAT(html(enter_payment_post(used, payment, scope)), HasSubstr("The same is entered already."));
    EXPECT_EQ(due("Amman").due.payments.size(), 1U);
    auto paid = here;
    paid.query = {{"state", "paid"}};
    EXPECT_THAT(html(list_dues(used, paid, scope)), AllOf(HasSubstr("Amman"), Not(HasSubstr("Quito"))));
    paid.query.emplace("format", "csv");
    EXPECT_THAT(std::get<Download>(*export_dues(used, paid, scope)).bytes,
                HasSubstr("|EUR|1050.00|1050.00|0.00|0.00|2019-0001|Paid"));
}

TEST_P(FeeTest, TheOfficeReadsItsOwnFeeAndNobodyElses) {
    const auto kind = *enter(member_city());
    for (const auto* name : {"Amman", "Quito"})
        ASSERT_TRUE(put(name, kind, 1, "A secret reason").has_value());
    ASSERT_TRUE(pay("Amman", 35000, "2019-06-01").has_value());
    const auto of_quito = *invoice("Quito");
    auto& amman = scope_of(office("Amman"));
    const auto here = at({{"edition", congress_id}});
    EXPECT_THAT(html(office_fee_page(used, here, amman)),
                AllOf(HasSubstr("EUR\u00A0350.00 to pay"), HasSubstr("Receipt 2019-0001"),
                      Not(HasSubstr("secret")), Not(HasSubstr("J. Doe"))));
    EXPECT_EQ(
        office_invoice_file(used, at({{"edition", congress_id}, {"invoice", of_quito}}), amman).error().code,
        ErrorCode::not_found);
    EXPECT_TRUE(std::holds_alternative<Redirect>(*office_invoice_post(used, here, amman)));
    EXPECT_EQ(due("Amman").invoices.size(), 1U);
    EXPECT_EQ(office_fee_page(used, here, scope_of(test::account("Nobody"))).error().code,
              ErrorCode::not_found);
}

TEST_P(FeeTest, BothPagesOfADelegationTellTheFee) {
    const auto kind = *enter(member_city());
    const FeeFactsTeller teller(used);
    const auto told = [&](const Actor& reader) {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<events::DelegationFact>> {
            return teller.facts(uow, delegations.of("Amman"), reader, "en");
        });
    };
    EXPECT_TRUE(told(office("Amman")).empty()) << "not known yet";
    EXPECT_EQ(told(lucia).at(0).value, "No kind yet");
    ASSERT_TRUE(put("Amman", kind).has_value());
    EXPECT_EQ(told(office("Amman")).at(0).value, "EUR\u00A01050.00 to pay");
    EXPECT_THAT(told(office("Amman")).at(0).path, HasSubstr("office_fee"));
    EXPECT_THAT(told(lucia).at(0).path, HasSubstr("events-durban.due"));
    EXPECT_TRUE(told(test::account("Reader", {{"events.invite"}})).empty());
    editions.format = "gfmd";
    EXPECT_TRUE(told(lucia).empty());
}

TEST_P(FeeTest, NotesAndReasonsAreEmptiedAndAmountsStay) {
    const auto kind = *enter(member_city());
    ASSERT_TRUE(put("Amman", kind, 1, "Speaks").has_value());
    ASSERT_TRUE(pay("Amman", 35000, "2019-06-01").has_value());
    clock.set("2020-02-13T21:59:59Z");  // 90 days after 15 November, in Durban
    EXPECT_EQ(*erase_old_notes(db(), used), 0);
    clock.set("2020-02-13T22:00:00Z");
    EXPECT_EQ(*erase_old_notes(db(), used), 2);
    EXPECT_EQ(due("Amman").due.part.waived_for, "");
    EXPECT_EQ(due("Amman").due.payments.at(0).note, "");
    EXPECT_EQ(due("Amman").due.account.paid, 35000);
    EXPECT_EQ(*erase_old_notes(db(), used), 0);
}

TEST_P(FeeTest, WhatIsDoneIsInHistory) {
    const auto kind = *enter(member_city());
    ASSERT_TRUE(put("Amman", kind).has_value());
    const auto payment = *pay("Amman", 35000, "2019-06-01");
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return set_payment_void(uow, lucia, payment, true); }).has_value());
    ASSERT_TRUE(invoice("Amman").has_value());
    for (const auto* action :
         {"enter_fee_kind", "set_participation", "enter_payment", "void_payment", "issue_invoice"})
        EXPECT_THAT(actions(), Contains("events-durban." + std::string(action)));
}

TEST_P(FeeTest, AnotherFormatHasNoFees) {
    editions.format = "gfmd";
    auto& scope = scope_of(lucia);
    const auto here = at({{"edition", congress_id}, {"delegation", id_of("Amman")}});
    for (const auto page : {show_fees, new_fee_kind_form, fee_rules_form, list_dues, export_dues, show_due})
        EXPECT_EQ(page(used, here, scope).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace plenaria::events_durban
