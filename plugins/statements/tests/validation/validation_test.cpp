// SPDX-License-Identifier: EUPL-1.2
// A body validates a version: asked once, kept, needed before a signature. With a plugin of bodies that does
// what the test says, and without one.
#include "src/validation/validation_service.hpp"

#include <atomic>
#include <mutex>
#include <thread>

#include <gmock/gmock.h>

#include "../consultation.hpp"
#include "src/signatures/sign_pages.hpp"
#include "src/signatures/signature_mails.hpp"
#include "src/signatures/signature_pages.hpp"
#include "src/signatures/signature_service.hpp"
#include "src/signatures/wall_pages.hpp"
#include "src/text/draft_service.hpp"
#include "src/text/statement_pages.hpp"
#include "src/validation/validation_api.hpp"
#include "src/validation/validation_pages.hpp"
#include "src/validation/validation_repository.hpp"

namespace plenaria::statements {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// Two bodies: a board that votes, and a council on which nobody sits.
class SmallBodies final : public Validation {
public:
    std::vector<ValidatingBody> bodies(UnitOfWork&, const Actor& asker, std::string_view language) override {
        if (!asker.may("statements.sign")) return {};
        return {{"board/1", language == "fr" ? "Conseil" : "Board", 8}, {"council/1", "Council", 0}};
    }
    Result<AskedVote> ask(UnitOfWork&, const Actor&, const std::string&,
                          const QuestionedVersion& version) override {
        const std::scoped_lock lock(mutex);
        asked = version;
        const auto ref = "vote/" + std::to_string(votes.size() + 1);
        votes[ref] = {.body = "Board", .hash = version.hash, .path = "/" + ref};
        return AskedVote{ref, "/" + ref + "/edit"};
    }
    std::optional<ValidationVote> vote(UnitOfWork&, const Actor&, const std::string& ref,
                                       std::string_view language) override {
        const std::scoped_lock lock(mutex);
        const auto found = votes.find(ref);
        if (found == votes.end()) return std::nullopt;
        auto vote = found->second;
        if (language == "fr") {
            vote.body = "Conseil";
            if (!vote.sentence.empty()) vote.sentence = "Adopté.";
        }
        return vote;
    }
    std::mutex mutex;
    QuestionedVersion asked;
    std::map<std::string, ValidationVote> votes;
};

Version version_with(std::string hash) { return {.id = "V", .hash = std::move(hash)}; }
Validated vote_of(ValidationState state, const char* hash) {
    return {.vote = {.body = "Board", .state = state, .hash = hash}};
}
std::string said(const Result<void>& outcome) {
    return outcome ? "" : fill(outcome.error().message, outcome.error().values);
}

Validated named(Way way, const char* who, ValidationState state) {
    auto vote = vote_of(state, "aa");
    vote.vote_ref = way == Way::silence    ? "statements.silence/1"
                    : way == Way::approval ? "statements.approval/1"
                                           : "vote/1";
    vote.body_ref = who;
    return vote;
}

TEST(CheckValidated, OnlyAVoteThatCarriedJustThisTextIsEnough) {
    using enum ValidationState;
    const auto version = version_with("aa");
    const Requirement any{.way = Way::any};
    EXPECT_TRUE(check_validated(version, "aa", {vote_of(rejected, "aa"), vote_of(carried, "aa")}, any, true));
    EXPECT_THAT(said(check_validated(version, "aa", {vote_of(carried, "bb")}, any, true)),
                HasSubstr("fingerprint"));
    EXPECT_THAT(said(check_validated(version, "bb", {vote_of(carried, "aa")}, any, true)),
                HasSubstr("fingerprint"));
    for (const auto state : {asked, open, closed})
        EXPECT_THAT(said(check_validated(version, "aa", {vote_of(state, "aa")}, any, true)),
                    HasSubstr("“Board” has not decided yet"));
    EXPECT_THAT(said(check_validated(version, "aa", {vote_of(rejected, "aa")}, any, true)),
                HasSubstr("“Board” did not validate it"));
    for (const auto state : {without_quorum, withdrawn})
        EXPECT_THAT(said(check_validated(version, "aa", {vote_of(state, "aa")}, any, true)),
                    HasSubstr("let a body vote on it first"));
    EXPECT_THAT(said(check_validated(version, "aa", {}, {.way = Way::vote}, false)),
                HasSubstr("no body is here"));
}

TEST(CheckValidated, WhatWasRequiredCountsAndNothingElse) {
    using enum ValidationState;
    const auto version = version_with("aa");
    const Requirement silence{.way = Way::silence, .who = "directory.segment/S", .who_name = "Africa"};

    EXPECT_TRUE(check_validated(version, "aa", {}, {.way = Way::none}, false));
    EXPECT_THAT(said(check_validated(version, "aa", {named(Way::vote, "board/1", carried)}, silence, true)),
                HasSubstr("needs a silence procedure with “Africa”"));
    EXPECT_THAT(said(check_validated(version, "aa", {named(Way::silence, "directory.segment/T", carried)},
                                     silence, true)),
                HasSubstr("“Africa”"));
    EXPECT_TRUE(
        check_validated(version, "aa", {named(Way::silence, "directory.segment/S", carried)}, silence, true));
    EXPECT_TRUE(
        check_validated(version, "aa", {named(Way::approval, "x", carried)}, {.way = Way::approval}, true));
    EXPECT_THAT(said(check_validated(version, "aa", {}, {.way = Way::approval}, true)),
                HasSubstr("needs the approval of a group"));
}

class ValidationTest : public ::testing::TestWithParam<Engine> {
protected:
    Result<AskedVote> ask(const std::string& body = "board/1") { return ask_by(c.officer, body); }
    Result<AskedVote> ask_by(const Actor& actor, const std::string& body, const std::string& statement = {}) {
        return c.db().write([&](UnitOfWork& uow) {
            return ask_body(uow, tools, actor, statement.empty() ? c.statement_id : statement, c.version_id,
                            body);
        });
    }
    /// The body says so, and tells it.
    void becomes(ValidationState state, std::string sentence = {},
                 std::optional<ValidationNumbers> numbers = {}) {
        auto& vote = bodies->votes.at(ref);
        vote.state = state;
        vote.sentence = std::move(sentence);
        vote.numbers = numbers;
        if (is_settled(state)) vote.decided_at = c.clock.now();
        tell();
    }
    void tell() {
        c.must(c.db().write([&](UnitOfWork& uow) { return record.changed(uow, c.officer, ref); }));
    }
    std::vector<Validated> kept(std::string_view language = "en") {
        return c.read([&](UnitOfWork& uow) { return validations_of_version(uow, c.version_id, language); });
    }
    StatementState statement_state() {
        return c.read([&](UnitOfWork& uow) { return find_statement(uow, c.statement_id, "en")->state; });
    }
    Result<std::string> sign() {
        return SignatureService(c.db(), c.directory, mails, &tools)
            .open(c.officer, {.version_id = c.version_id,
                              .closes = {c.test_day("2020-12-31")},
                              .zone = "Africa/Casablanca",
                              .parties = {"city/amman"}});
    }
    static std::string message(const Error& error) {
        return error.fields.empty() ? fill(error.message, error.values)
                                    : fill(error.fields.front().message, error.fields.front().values);
    }
    Request at_version(const std::string& body = {}) const {
        return {.path_values = {{"id", c.statement_id}, {"version", c.version_id}}, .form = {{"body", body}}};
    }
    std::string page(const Actor& whoever, std::string_view language = "en") {
        test::FakeScope s(c.db(), whoever);
        return c.html(version_page(tools, at_version(), s), language);
    }

    Consultation c{GetParam()};
    std::shared_ptr<SmallBodies> bodies = std::make_shared<SmallBodies>();
    bool is_there = true, is_needed = true;
    ValidationTools tools{.offered = [this] { return is_there ? Validations{bodies} : Validations{}; },
                          .is_needed = [this] { return is_needed; }};
    ValidationRecordService record{tools};
    SignatureMails mails{c.renderer, c.locales, c.addresses};
    std::string ref = "vote/1";
    Actor reader = test::account("Grace", {{"statements.view"}});
};
PLENARIA_BOTH_ENGINES(ValidationTest);

TEST_P(ValidationTest, ABodyIsAskedAboutJustTheseWords) {
    const auto asked = ask();

    ASSERT_TRUE(asked.has_value());
    EXPECT_EQ(asked->path, "/vote/1/edit");
    EXPECT_EQ(bodies->asked.labels.at("es"), "Declaración de Durban – Zero draft");
    EXPECT_EQ(bodies->asked.version_id, c.version_id);
    ASSERT_THAT(kept(), SizeIs(1));
    EXPECT_EQ(kept()[0].vote.hash,
              c.read([&](UnitOfWork& uow) { return record.fingerprint(uow, c.version_id); }));
    EXPECT_EQ(kept("fr")[0].vote.body, "Conseil");
    EXPECT_EQ(statement_state(), StatementState::validation);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_history WHERE action = 'statements.ask_validation'"), 1);
}

TEST_P(ValidationTest, WhatCannotBeAskedIsRefusedWithItsReason) {
    EXPECT_THAT(message(ask("council/1").error()), HasSubstr("“Council” has no members today"));
    EXPECT_THAT(message(ask("nobody/1").error()), HasSubstr("Choose a body that can vote"));
    const auto other = c.must(create_statement(c.db(), c.officer, {.titles = {{"en", "Other"}}}));
    EXPECT_EQ(ask_by(c.officer, "board/1", other).error().code, ErrorCode::not_found)
        << "the version of another statement";
    EXPECT_EQ(ask_by(reader, "board/1").error().code, ErrorCode::not_found);
    is_there = false;
    EXPECT_THAT(message(ask().error()), HasSubstr("Choose a body that can vote"));
    EXPECT_THAT(kept(), IsEmpty());
    EXPECT_EQ(statement_state(), StatementState::drafting);
}

TEST_P(ValidationTest, ABodyIsNotAskedTwiceUntilItSaidNo) {
    c.must(ask());
    const auto twice = ask();
    EXPECT_EQ(twice.error().code, ErrorCode::conflict);
    EXPECT_THAT(message(twice.error()), HasSubstr("“Board” has been asked already"));
    test::FakeScope s(c.db(), c.officer);
    const auto reply = ask_body_here(tools, at_version("board/1"), s);
    EXPECT_EQ(std::get<View>(*reply).status, 409);
    EXPECT_THAT(c.html(reply), AllOf(HasSubstr("has been asked already"), HasSubstr("href=\"/vote/1\"")));

    becomes(ValidationState::rejected, "Not carried.");
    EXPECT_EQ(statement_state(), StatementState::drafting);
    c.must(ask());
    ref = "vote/2";
    becomes(ValidationState::carried, "Carried.");
    EXPECT_THAT(message(ask().error()), HasSubstr("has validated this version already"));
    EXPECT_EQ(statement_state(), StatementState::validation);
}

TEST_P(ValidationTest, SignatureIsRefusedUntilTheBodyCarriedIt) {
    EXPECT_THAT(message(sign().error()), HasSubstr("let a body vote on it first"));
    c.must(ask());
    EXPECT_THAT(message(sign().error()), HasSubstr("“Board” has not decided yet"));
    becomes(ValidationState::withdrawn, "Withdrawn.");
    EXPECT_THAT(message(sign().error()), HasSubstr("let a body vote on it first"));
    c.must(ask());
    ref = "vote/2";
    becomes(ValidationState::rejected, "Not carried.");
    EXPECT_THAT(message(sign().error()), HasSubstr("did not validate it"));
    c.must(ask());
    ref = "vote/3";
    becomes(ValidationState::carried, "Carried.");
    EXPECT_TRUE(sign().has_value());
    EXPECT_EQ(statement_state(), StatementState::signature);
}

TEST_P(ValidationTest, WhereTheRuleIsOffASignatureNeedsNoVote) {
    is_needed = false;
    EXPECT_TRUE(sign().has_value());
}

TEST_P(ValidationTest, WhatWasCarriedIsKeptWhenThePluginIsSwitchedOff) {
    c.must(ask());
    becomes(ValidationState::carried, "Carried: 6 yes, 1 no.", ValidationNumbers{6, 1, 0, 8});
    is_there = false;

    ASSERT_THAT(kept(), SizeIs(1));
    EXPECT_EQ(kept()[0].vote.numbers, (ValidationNumbers{6, 1, 0, 8}));
    EXPECT_EQ(kept("fr")[0].vote.sentence, "Adopté.");
    EXPECT_THAT(page(reader), AllOf(HasSubstr("Carried: 6 yes, 1 no."), Not(HasSubstr("switched off"))));
    const auto json = c.read([&](UnitOfWork& uow) {
        return validations_json(validations_now(uow, tools, reader, c.version_id, "en")).dump();
    });
    EXPECT_THAT(json, AllOf(HasSubstr("\"state\":\"carried\""), HasSubstr("\"yes\":6")));
    EXPECT_TRUE(sign().has_value());
}

TEST_P(ValidationTest, AVoteThatCannotBeSeenAnyMoreSaysSo) {
    c.must(ask());
    becomes(ValidationState::open);
    is_there = false;

    EXPECT_THAT(page(reader), HasSubstr("The plugin that holds this vote is switched off"));
    EXPECT_THAT(message(sign().error()), HasSubstr("“Board” has not decided yet"));
    test::FakeScope s(c.db(), c.officer);
    EXPECT_THAT(c.html(validation_page(tools, at_version(), s)),
                AllOf(HasSubstr("no body here that you could let vote"), HasSubstr("Ask for approval")));
}

TEST_P(ValidationTest, AResultThatNobodyToldIsKeptWhenTheSignatureOpens) {
    c.must(ask());
    bodies->votes.at(ref).state = ValidationState::carried;
    bodies->votes.at(ref).sentence = "Carried.";

    EXPECT_EQ(kept()[0].vote.state, ValidationState::asked);
    EXPECT_TRUE(sign().has_value());
    EXPECT_EQ(kept()[0].vote.state, ValidationState::carried);
}

TEST_P(ValidationTest, AVoteThatEndedWithoutQuorumIsAskedAnew) {
    c.must(ask());
    bodies->votes.at(ref).state = ValidationState::without_quorum;

    EXPECT_THAT(message(sign().error()), HasSubstr("let a body vote on it first"));
    EXPECT_TRUE(ask().has_value());
    ASSERT_THAT(kept(), SizeIs(2));
    EXPECT_EQ(kept()[0].vote.state, ValidationState::asked);
    EXPECT_EQ(kept()[1].vote.state, ValidationState::without_quorum);
}

TEST_P(ValidationTest, OfTwoWhoAskAtOnceOneIsTold) {
    std::atomic<int> asked{0}, told{0};
    std::vector<std::thread> people;
    for (int i = 0; i < 6; ++i)
        people.emplace_back([&] {
            const auto outcome = ask();
            if (outcome) ++asked;
            if (!outcome && outcome.error().code == ErrorCode::conflict) ++told;
        });
    for (auto& person : people) person.join();

    EXPECT_EQ(asked, 1);
    EXPECT_EQ(told, 5);
    EXPECT_THAT(kept(), SizeIs(1));
}

TEST_P(ValidationTest, ATextThatWasAlteredBehindItsBackIsNotSigned) {
    c.must(ask());
    becomes(ValidationState::carried, "Carried.");
    c.must(c.db().write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow,
                   "UPDATE stm_version_text SET text = 'We promise nothing.' WHERE version_id = :id AND text "
                   "LIKE 'Cities%'"),
            soci::use(c.version_id, "id");
        return {};
    }));

    EXPECT_THAT(message(sign().error()), HasSubstr("its fingerprint differs"));
    EXPECT_THAT(message(ask_by(c.officer, "council/1").error()), HasSubstr("fingerprint"));
}

TEST_P(ValidationTest, NothingIsToldTwice) {
    c.must(ask());
    becomes(ValidationState::carried, "Carried.");
    tell();
    bodies->votes.at(ref).state = ValidationState::withdrawn;
    tell();

    EXPECT_EQ(kept()[0].vote.state, ValidationState::carried);
    EXPECT_EQ(c.count("SELECT COUNT(*) FROM core_history WHERE action = 'statements.keep_validation'"), 1);
    ref = "vote/unknown";
    tell();
    EXPECT_THAT(kept(), SizeIs(1));
}

TEST_P(ValidationTest, VotersReadTheTextInTheirLanguageElseInTheOriginal) {
    const auto text = c.read([&](UnitOfWork& uow) { return record.text(uow, c.version_id, "es"); });

    ASSERT_THAT(text, SizeIs(4));
    EXPECT_TRUE(text[0].is_heading);
    EXPECT_THAT(text[1].text, HasSubstr("Reconocemos"));
    EXPECT_EQ(text[1].language, "es");
    EXPECT_THAT(text[2].text, HasSubstr("Mayors will share"));
    EXPECT_EQ(text[2].language, "en");
}

TEST_P(ValidationTest, PagesShowWhatThereIsToWhomItConcerns) {
    test::FakeScope s(c.db(), c.officer);
    const auto before = page(c.officer);
    EXPECT_THAT(before, AllOf(HasSubstr("Validation of Zero draft"), Not(HasSubstr("<h2>Validation"))));
    EXPECT_THAT(page(reader), Not(HasSubstr("Validation of Zero draft")));
    EXPECT_THAT(c.html(validation_page(tools, at_version(), s)), HasSubstr("Board (8 members)"));
    EXPECT_THAT(c.html(new_signing_page({.directory = &c.directory, .mails = &mails, .validation = &tools},
                                        {.query = {{"version", c.version_id}}}, s)),
                HasSubstr("let a body vote on it first"));
    const auto asked = ask_body_here(tools, at_version("board/1"), s);
    EXPECT_EQ(std::get<Redirect>(*asked).url, "/vote/1/edit");
    bodies->votes.at(ref).answers = {{"Marvin Rees, Bristol", "Yes"}};
    becomes(ValidationState::carried, "Carried.");

    EXPECT_THAT(page(reader),
                AllOf(HasSubstr("Validated"), HasSubstr("Marvin Rees, Bristol"), HasSubstr("Carried.")));
}

TEST_P(ValidationTest, ThePublicWallNamesTheBodyAndItsResult) {
    c.must(ask());
    becomes(ValidationState::carried, "Carried: 6 yes.");
    const auto signing = c.must(sign());
    test::FakeDocuments documents;
    test::FakeScope s(c.db());

    EXPECT_THAT(
        c.html(wall_page({.directory = &c.directory, .documents = &documents, .addresses = &c.addresses},
                         {.path_values = {{"signing", signing}}}, s)),
        HasSubstr("Validated by “Board” on"));
}

}  // namespace
}  // namespace plenaria::statements
