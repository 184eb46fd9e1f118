// SPDX-License-Identifier: EUPL-1.2
// A body validates a version of a statement, which is played by the test: asked, opened, counted, told.
#include <gmock/gmock.h>

#include <plenaria/statements/validation.hpp>

#include "src/ballots/ballot_pages.hpp"
#include "src/ballots/body_votes.hpp"
#include "src/ballots/vote_pages.hpp"
#include "src/ballots/voted_text_pages.hpp"
#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {
namespace {

using statements::ValidationState;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const std::string version_hash(64, 'a');
const std::string version_id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

class PlayedStatements final : public statements::ValidationRecord {
public:
    std::string fingerprint(UnitOfWork&, const std::string& id) override {
        return id == version_id ? hash : std::string();
    }
    std::vector<statements::ReadParagraph> text(UnitOfWork&, const std::string&,
                                                std::string_view language) override {
        return {{.number = "", .text = "Declaration", .language = "en", .is_heading = true},
                {.number = "OP1", .text = "Cities <protect> rights.", .language = std::string(language)}};
    }
    Result<void> changed(UnitOfWork&, const Actor&, const std::string& ref) override {
        told.push_back(ref);
        return {};
    }
    std::string hash = version_hash;
    std::vector<std::string> told;
};

class VersionVoteTest : public BallotRoom {
protected:
    VersionVoteTest() {
        room_tools.lookup = &lookup;
        room_tools.locales = &locales;
        room_tools.record = record = &played;
        staff = test::account("Lucía", {{"committee.ballots"}, {"committee.view"}, {"statements.view"}});
    }
    Result<statements::AskedVote> try_ask(const Actor& actor, const std::string& body) {
        return write([&](UnitOfWork& uow) {
            return votes.ask(uow, actor, body,
                             {.statement_id = "S",
                              .version_id = version_id,
                              .original = "en",
                              .labels = {{"en", "Declaration – Rev.1"}, {"fr", "Déclaration – Rev.1"}},
                              .hash = version_hash,
                              .path = "/statements/S/versions/V"});
        });
    }
    /// @return the id of the drafted ballot
    std::string ask() {
        const auto asked = try_ask(staff, "committee.body/" + body_id);
        expect_done(asked);
        ref = asked ? asked->ref : std::string();
        return ref.substr(std::string("committee.ballot/").size());
    }
    statements::ValidationVote vote_now(const Actor& whoever, std::string_view language = "en") {
        return read<statements::ValidationVote>(
            [&](UnitOfWork& uow) { return votes.vote(uow, whoever, ref, language).value(); });
    }
    void answer(const std::string& id, std::initializer_list<Choice> choices) {
        int number = 0;
        for (const auto& choice : choices) vote(id, ++number, choice);
    }
    Result<void> try_state(const std::string& id) {
        return write([&](UnitOfWork& uow) { return state_result(uow, tools(), staff, id); });
    }
    /// Closes two weeks from now, as it was drafted.
    void close_it() { clock.advance(std::chrono::days(20)); }

    test::FakeLocales locales;
    BallotRoomTools room_tools;
    BodyVotes votes{room_tools};
    PlayedStatements played;
    Actor staff, reader = test::account("Grace", {{"statements.view"}});
    std::string ref;
};
PLENARIA_BOTH_ENGINES(VersionVoteTest);

TEST_P(VersionVoteTest, ABodyIsAskedByADraftOnJustThatVersion) {
    const auto id = ask();

    const auto drafted = ballot(id);
    EXPECT_EQ(drafted.written, Written::draft);
    EXPECT_EQ(drafted.facts.subject, Subject::motion);
    EXPECT_EQ(drafted.facts.about_ref, "statements.version/" + version_id);
    EXPECT_THAT(drafted.facts.title.texts.at("fr"), HasSubstr("Déclaration – Rev.1"));
    EXPECT_THAT(drafted.facts.title.texts.at("es"), HasSubstr("Declaration – Rev.1"));
    EXPECT_THAT(drafted.facts.question.texts.at("en"), HasSubstr(version_hash));
    EXPECT_EQ(vote_now(staff).state, ValidationState::asked);
    EXPECT_EQ(vote_now(staff).path, "/committee/ballots/" + id);
    EXPECT_THAT(vote_now(reader).path, IsEmpty());
}

TEST_P(VersionVoteTest, WhoHoldsNoBallotsMayNotAsk) {
    const auto bodies = [&](const Actor& actor) {
        return read<std::vector<statements::ValidatingBody>>(
            [&](UnitOfWork& uow) { return votes.bodies(uow, actor, "en"); });
    };
    ASSERT_THAT(bodies(staff), SizeIs(1));
    EXPECT_EQ(bodies(staff)[0].members, 8);
    EXPECT_THAT(bodies(reader), IsEmpty());
    EXPECT_FALSE(try_ask(reader, "committee.body/" + body_id).has_value());
    EXPECT_FALSE(try_ask(staff, "committee.body/NOBODY").has_value());
    EXPECT_FALSE(try_ask(staff, "events.body/" + body_id).has_value());
}

TEST_P(VersionVoteTest, WhoIsAskedAndAboutWhatStaysAsItIs) {
    const auto id = ask();
    auto facts = ballot(id).facts;
    facts.about_ref = "";
    const auto change = [&] {
        return write(
            [&](UnitOfWork& uow) { return change_ballot(uow, staff, id, facts, ballot(id).revision); });
    };

    expect_done(change());
    EXPECT_EQ(ballot(id).facts.about_ref, "statements.version/" + version_id);
    facts.body_id = body();
    EXPECT_THAT(message(change()), HasSubstr("body: This body was asked to validate a version."));
    facts.body_id = body_id;
    facts.subject = Subject::election;
    EXPECT_THAT(message(change()), HasSubstr("subject: Whether a version is validated is a motion."));
}

TEST_P(VersionVoteTest, ARollCallIsToldOnceItsResultStands) {
    const auto id = ask();
    expect_done(try_open(id));
    answer(id, {yes(), yes(), yes(), yes(), no()});

    EXPECT_EQ(vote_now(staff).state, ValidationState::open);
    EXPECT_THAT(vote_now(staff).sentence, IsEmpty());
    EXPECT_THAT(vote_now(staff).answers, IsEmpty());
    EXPECT_FALSE(vote_now(staff).numbers.has_value());
    close_it();
    EXPECT_EQ(vote_now(staff).state, ValidationState::closed);
    EXPECT_THAT(vote_now(staff).answers, IsEmpty());
    expect_done(try_state(id));

    const auto done = vote_now(staff);
    EXPECT_EQ(done.state, ValidationState::carried);
    EXPECT_EQ(done.hash, version_hash);
    EXPECT_EQ(done.numbers, (statements::ValidationNumbers{4, 1, 0, 8}));
    EXPECT_THAT(done.sentence, HasSubstr("Yes: 4; no: 1"));
    EXPECT_THAT(done.answers, SizeIs(5));
    EXPECT_EQ(done.decided_at, clock.now());
    EXPECT_THAT(vote_now(reader).answers, IsEmpty());
    EXPECT_THAT(played.told, ElementsAre(ref, ref));
}

TEST_P(VersionVoteTest, ASecretBallotOfFewTellsNoNumbers) {
    const auto id = ask();
    auto facts = ballot(id).facts;
    facts.secrecy = Secrecy::secret;
    facts.quorum = 3;
    expect_done(
        write([&](UnitOfWork& uow) { return change_ballot(uow, staff, id, facts, ballot(id).revision); }));
    give_keys(id);
    expect_done(try_open(id));
    answer(id, {yes(), yes(), no()});
    close_it();
    EXPECT_FALSE(vote_now(staff).numbers.has_value());
    expect_done(first_step(id));
    EXPECT_EQ(vote_now(staff).state, ValidationState::closed);
    EXPECT_THAT(vote_now(staff).sentence, IsEmpty());
    expect_done(second_step(id));

    const auto done = vote_now(staff);
    EXPECT_EQ(done.state, ValidationState::carried);
    EXPECT_EQ(done.sentence, "Carried");
    EXPECT_FALSE(done.numbers.has_value());
    EXPECT_THAT(done.answers, IsEmpty());
}

TEST_P(VersionVoteTest, ARejectedAWithdrawnAndAVoteWithoutQuorumAreNoValidation) {
    const auto rejected = ask();
    expect_done(try_open(rejected));
    answer(rejected, {yes(), no(), no(), no(), no()});
    close_it();
    expect_done(try_state(rejected));
    EXPECT_EQ(vote_now(staff).state, ValidationState::rejected);

    const auto withdrawn = ask();
    expect_done(write(
        [&](UnitOfWork& uow) { return withdraw_ballot(uow, tools(), staff, withdrawn, "Asked too early"); }));
    EXPECT_EQ(vote_now(staff).state, ValidationState::withdrawn);
    EXPECT_THAT(vote_now(staff).sentence, HasSubstr("Asked too early"));
    EXPECT_EQ(played.told.back(), ref);

    const auto few = ask();
    expect_done(try_open(few));
    answer(few, {yes()});
    close_it();
    EXPECT_EQ(vote_now(staff).state, ValidationState::without_quorum);
    EXPECT_FALSE(try_state(few).has_value());
}

TEST_P(VersionVoteTest, AnAlteredTextIsNeitherOpenedNorCounted) {
    const auto id = ask();
    played.hash = std::string(64, 'b');
    EXPECT_THAT(message(try_open(id)), HasSubstr("its fingerprint differs"));
    EXPECT_EQ(ballot(id).written, Written::draft);

    played.hash = version_hash;
    expect_done(try_open(id));
    answer(id, {yes(), yes(), yes(), yes(), yes()});
    close_it();
    played.hash = std::string(64, 'b');
    EXPECT_THAT(message(try_state(id)), HasSubstr("its fingerprint differs"));
    EXPECT_EQ(ballot(id).written, Written::open);
    EXPECT_EQ(vote_now(staff).state, ValidationState::closed);
}

TEST_P(VersionVoteTest, WithoutStatementsItDoesNotOpenButIsCounted) {
    const auto id = ask();
    record = nullptr;
    EXPECT_THAT(message(try_open(id)), HasSubstr("while statements are switched off"));
    record = &played;
    expect_done(try_open(id));
    answer(id, {yes(), yes(), yes(), yes(), yes()});
    close_it();
    record = nullptr;
    expect_done(try_state(id));
    EXPECT_EQ(vote_now(staff).state, ValidationState::carried);
}

TEST_P(VersionVoteTest, OtherBallotsAreNobodysValidation) {
    auto facts = motion();
    facts.secrecy = Secrecy::roll_call;
    facts.about_ref = "statements.version/" + version_id;
    const auto id = opened(facts);
    ref = ballot_subject(id);

    EXPECT_FALSE(read<bool>([&](UnitOfWork& uow) { return votes.vote(uow, staff, ref, "en").has_value(); }));
    EXPECT_THAT(played.told, IsEmpty());
}

TEST_P(VersionVoteTest, VotersReadTheTextBehindTheirLink) {
    const auto id = ask();
    expect_done(try_open(id));
    const auto who = voter(id, 1);
    test::FakeScope scope(db(), link_of(who));
    const Request request{.path_values = {{"voter", who.id}}};

    EXPECT_THAT(
        html(voted_text_page(room_tools, request, scope)),
        AllOf(HasSubstr("OP1"), HasSubstr("Cities &lt;protect&gt; rights."), HasSubstr(version_hash)));
    EXPECT_THAT(html(vote_page(room_tools, request, scope)), HasSubstr("Read the text that is voted on"));
    auto other = motion();
    other.secrecy = Secrecy::roll_call;
    const auto elsewhere = voter(opened(other), 1);
    EXPECT_EQ(
        std::get<Redirect>(*voted_text_page(room_tools, {.path_values = {{"voter", elsewhere.id}}}, scope))
            .url,
        scope.url("committee.vote", {{"voter", elsewhere.id}}));
    room_tools.record = nullptr;
    EXPECT_EQ(voted_text_page(room_tools, request, scope).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace plenaria::committee::ballots
