// SPDX-License-Identifier: EUPL-1.2
// What voters read of candidates: frozen when the vote opens, on both engines.
#include <gmock/gmock.h>

#include <plenaria/id.hpp>

#include "src/ballots/ballot_repository.hpp"
#include "src/ballots/ballot_service.hpp"
#include "src/candidacy/statement_repository.hpp"
#include "src/candidacy/statement_service.hpp"
#include "src/vacancies/nomination_file_service.hpp"
#include "src/vacancies/vacancy_retention.hpp"
#include "tests/vacancies/calls.hpp"

namespace plenaria::committee::candidacy {
namespace {

using ledger::on;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

const std::string cv = "%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\nstartxref\n9\n%%EOF\n";

TEST(Digest, IsAnotherOneWhenALetterOrTheFieldOfALetterDiffers) {
    const Statement said{.office = "Mayor", .texts = {.original = "fr", .texts = {{"fr", "Une ville."}}}};
    const auto digest = digest_of(said, "Ada", "Quito", {{"cv.pdf", "00"}});
    EXPECT_EQ(digest, digest_of(said, "Ada", "Quito", {{"cv.pdf", "00"}}));

    auto other = said;
    other.texts.texts["fr"] += " ";
    EXPECT_NE(digest, digest_of(other, "Ada", "Quito", {{"cv.pdf", "00"}}));
    EXPECT_NE(digest, digest_of(said, "AdaQ", "uito", {{"cv.pdf", "00"}}));
    EXPECT_NE(digest, digest_of(said, "Ada", "Quito", {{"cv.pdf", "01"}}));
    EXPECT_NE(digest, digest_of(said, "Ada", "Quito", {}));
}

class StatementTest : public vacancies::Calls {
protected:
    StatementTest() {
        id = ask();
        auto facts = bakoyannis();
        facts.statement = "Athènes accueille.\n<b>Toujours</b>.";
        facts.statement_language = "fr";
        facts.translations = {{"en", "Athens receives."}, {"es", "  "}};
        athens = eligible(id, "Athens", facts);
        milan = eligible(id, "Milan", sala());
    }
    /// A ballot on both, with a third who was never nominated; drafted.
    std::string drafted() {
        const ballots::BallotFacts facts{.body_id = body_id,
                                         .title = {.original = "en", .texts = {{"en", "Seat of Europe"}}},
                                         .question = {.original = "en", .texts = {{"en", "Who?"}}},
                                         .secrecy = ballots::Secrecy::roll_call,
                                         .closes = {on("2019-11-20"), std::chrono::hours(17)},
                                         .zone = "Europe/Athens",
                                         .vacancy_id = id};
        const auto made = write([&](UnitOfWork& uow) { return ballots::create_ballot(uow, lucia, facts); });
        EXPECT_TRUE(made.has_value());
        EXPECT_TRUE(write([&](UnitOfWork& uow) {
                        return ballots::set_candidates(
                            uow, lucia, *made,
                            {{.person = {.name = "Kostas Bakoyannis"}, .nomination_id = athens},
                             {.person = {.name = "Giuseppe Sala"}, .nomination_id = milan},
                             {.person = {.name = "Nobody’s nominee"}}},
                            1);
                    }).has_value());
        return *made;
    }
    /// As the opening does it; how a ballot opens is another test.
    std::vector<std::string> open_vote(const std::string& ballot_id) {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            auto ballot = ballots::find_ballot(uow, ballot_id).value();
            ballot.written = ballots::Written::open;
            EXPECT_TRUE(ballots::update(uow, ballot));
            return freeze_statements(uow, ballot_id, ballots::candidates_of(uow, ballot_id));
        });
    }
    std::vector<Shown> shown(const std::string& ballot_id) {
        return read<std::vector<Shown>>([&](UnitOfWork& uow) {
            return shown_of(uow, *ballots::find_ballot(uow, ballot_id),
                            ballots::candidates_of(uow, ballot_id));
        });
    }
    Result<void> send(const std::string& name, const std::string& bytes, const std::string& portrait = {}) {
        return write([&](UnitOfWork& uow) {
            return vacancies::send_file(uow, call_directory, office(id, "Athens"), id, name, bytes, portrait);
        });
    }
    std::string id, athens, milan;
};
PLENARIA_BOTH_ENGINES(StatementTest);

TEST_P(StatementTest, IsKeptInTheLanguagesThatWereGivenAndNoOther) {
    const auto facts = nomination(id, "Athens").facts;
    EXPECT_EQ(facts.statement_language, "fr");
    EXPECT_THAT(facts.translations, ElementsAre(Pair("en", "Athens receives.")));
    EXPECT_THAT(nomination(id, "Milan").facts.translations, IsEmpty());
}

TEST_P(StatementTest, VotersReadWhatStoodThereWhenTheVoteOpened) {
    const auto ballot = drafted();
    ASSERT_THAT(shown(ballot), SizeIs(2));
    EXPECT_EQ(shown(ballot)[0].statement.hash, "") << "nothing is frozen yet";

    const auto hashes = open_vote(ballot);

    ASSERT_THAT(hashes, SizeIs(2));
    const auto read = shown(ballot);
    ASSERT_THAT(read, SizeIs(2));
    for (const auto& each : read) {
        EXPECT_THAT(hashes, ::testing::Contains(each.statement.hash));
        if (each.statement.nomination_id != athens) continue;
        EXPECT_EQ(each.statement.texts.original, "fr");
        EXPECT_EQ(each.statement.texts.in("en"), "Athens receives.");
        EXPECT_EQ(each.statement.texts.in("es"), "Athènes accueille.\n<b>Toujours</b>.");
    }
}

TEST_P(StatementTest, AChangeAfterTheVoteHasOpenedIsRefusedWithWords) {
    ASSERT_TRUE(send("cv.pdf", cv));
    const auto ballot = drafted();
    open_vote(ballot);
    const auto before = shown(ballot);
    auto changed = bakoyannis();
    changed.statement = "Something else.";

    const auto refused = try_nominate(id, "Athens", changed, nomination(id, "Athens").revision);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("What voters read stays as it was"));
    EXPECT_EQ(send("more.pdf", cv + "\n").error().code, ErrorCode::conflict);
    EXPECT_FALSE(write([&](UnitOfWork& uow) {
        return vacancies::take_file_away(uow, call_directory, office(id, "Athens"), id,
                                         vacancies::files_of(uow, athens).front().id);
    }));
    EXPECT_FALSE(write([&](UnitOfWork& uow) {
        return vacancies::withdraw_nomination(uow, call_directory, mails(), office(id, "Athens"), id,
                                              vacancies::find_nomination(uow, athens)->revision);
    }));
    const auto after = shown(ballot);
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t at = 0; at < before.size(); ++at) EXPECT_EQ(before[at].statement, after[at].statement);
}

TEST_P(StatementTest, AWithdrawnVoteLetsTheOfficeWriteAgain) {
    const auto ballot = drafted();
    open_vote(ballot);
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
        auto over = ballots::find_ballot(uow, ballot).value();
        over.written = ballots::Written::withdrawn;
        EXPECT_TRUE(ballots::update(uow, over));
        return {};
    }));
    auto changed = bakoyannis();
    changed.statement = "Something else.";

    EXPECT_TRUE(try_nominate(id, "Athens", changed, nomination(id, "Athens").revision));
}

TEST_P(StatementTest, FilesOfCandidatesAloneAreReadAndThePhotographIsSmall) {
    ASSERT_TRUE(send("cv.pdf", cv));
    const std::string photograph = "\xFF\xD8\xFF\xE0" + std::string("not decoded here") + "\xFF\xD9";
    const auto ballot = drafted();
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
        vacancies::insert(uow,
                          {.id = new_id(),
                           .nomination_id = athens,
                           .name = "me.jpg",
                           .content_type = "image/jpeg",
                           .size = 9,
                           .sent_at = uow.now()},
                          photograph, "small");
        return {};
    }));
    open_vote(ballot);

    const auto read = shown(ballot);
    for (const auto& each : read) {
        const bool is_athens = each.statement.nomination_id == athens;
        EXPECT_EQ(each.has_portrait, is_athens);
        ASSERT_THAT(each.files, SizeIs(is_athens ? 1 : 0)) << "the photograph is shown, and not listed";
        if (!is_athens) continue;
        const auto file = each.files.front().id, candidate = each.statement.candidate_id;
        EXPECT_EQ(write([&](UnitOfWork& uow) { return read_paper(uow, ballot, file); })->bytes, cv);
        EXPECT_EQ(*write([&](UnitOfWork& uow) { return read_portrait(uow, ballot, candidate); }), "small");
        EXPECT_EQ(write([&](UnitOfWork& uow) { return read_paper(uow, id, file); }).error().code,
                  ErrorCode::not_found)
            << "of another ballot";
        EXPECT_EQ(write([&](UnitOfWork& uow) { return read_paper(uow, ballot, "nothing"); }).error().code,
                  ErrorCode::not_found);
    }
}

TEST_P(StatementTest, IsErasedWithTheNomineeAndItsHashStays) {
    const auto ballot = drafted();
    const auto hashes = open_vote(ballot);
    clock.set("2019-10-01T08:00:00Z");
    ASSERT_TRUE(try_choose(id, athens));
    clock.set("2020-02-01T08:00:00Z");

    ASSERT_TRUE(vacancies::erase_old_nominees(db()));

    for (const auto& each : shown(ballot)) {
        EXPECT_TRUE(each.statement.is_erased());
        EXPECT_EQ(each.statement.office, "");
        EXPECT_THAT(hashes, ::testing::Contains(each.statement.hash));
    }
    EXPECT_THAT(nomination(id, "Athens").facts.translations, IsEmpty());
}

}  // namespace
}  // namespace plenaria::committee::candidacy
