// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <plenaria/testing/fake_context.hpp>

#include "../src/consolidation/consolidation_pages.hpp"
#include "../src/consultation_demo.hpp"
#include "../src/demo.hpp"
#include "../src/rounds/consultation_api.hpp"
#include "../src/rounds/consultation_worklist.hpp"
#include "../src/rounds/round_pages.hpp"
#include "../src/signatures/signatories_command.hpp"
#include "../src/signatures/signature_mails.hpp"
#include "../src/signatures/wall.hpp"
#include "consultation.hpp"

namespace plenaria::statements {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<directory::Party> demo_cities() {
    std::ifstream file(PLENARIA_SOURCE_DIR "/packaging/demo/data/gazetteer.csv");
    std::string line;
    std::getline(file, line);
    std::vector<directory::Party> cities;
    while (std::getline(file, line)) {
        const auto first = line.find(','), second = line.find(',', first + 1);
        const auto name = line.substr(first + 1, second - first - 1);
        cities.push_back({.ref = "city/" + std::to_string(cities.size()),
                          .name = name == "Montreal" ? "Montréal" : name,
                          .language = name == "Montreal" ? "fr" : "en",
                          .iso2 = line.substr(0, 2),
                          .region = "Africa",
                          .has_place = true});
    }
    return cities;
}

class ConsultationDemo : public ::testing::TestWithParam<Engine> {
protected:
    test::TestDatabase database{GetParam()};
    SmallDirectory directory;
    test::FakeRenderer renderer;
    test::FakeLocales locales;
    test::FakeAddresses addresses;
    RoundMails mails{renderer, locales, addresses};
    SignatureMails sign_mails{renderer, locales, addresses};
};
PLENARIA_BOTH_ENGINES(ConsultationDemo);

TEST_P(ConsultationDemo, HasARoundWithDecisionsAnOfficeInEveryStateAndAWallOfSixtyFour) {
    database.apply_room("statements", PLENARIA_ROOM_DIR "/db");
    directory.all = demo_cities();
    auto& db = database.db();
    const auto texts = load_demo_texts(db, PLENARIA_SOURCE_DIR "/packaging/demo");
    ASSERT_TRUE(texts.has_value() && texts->loaded);

    const auto links = load_demo_consultations(db, directory, mails, sign_mails, *texts);

    ASSERT_TRUE(links.has_value()) << links.error().message << links.error().detail
                                   << (links.error().values.empty() ? "" : links.error().values[0].second);
    EXPECT_THAT(links->review, HasSubstr("/l/"));
    const auto seen = db.read([&](UnitOfWork& uow) -> Result<int> {
        const auto rounds = list_rounds(uow);
        EXPECT_EQ(rounds.size(), 2u);
        std::multiset<std::string_view> stages;
        std::multiset<std::string_view> positions;
        for (const auto& round : rounds) {
            if (round.state != RoundState::open) continue;
            for (const auto& each : progress_of(uow, round.id, "en")->offices) {
                stages.insert(to_text(each.stage));
                positions.insert(to_text(each.office.position));
            }
        }
        EXPECT_EQ(stages, (std::multiset<std::string_view>{"not_invited", "not_opened", "opened", "drafting",
                                                           "sent", "sent", "sent", "sent", "changed"}));
        EXPECT_EQ(positions.count("reservation"), 1u);
        std::vector<Point> on_the_share;
        for (const auto& point : unsettled_points(uow, texts->cities))
            if (point.wording.find("0 per cent of the funds") != std::string::npos)
                on_the_share.push_back(point);
        const auto proposals = group_proposals(on_the_share);
        EXPECT_EQ(proposals.size(), 2u);
        EXPECT_FALSE(proposals.front().collides_with.empty());
        EXPECT_EQ(read_wall(uow, directory, links->wall, locales.get("en", ""))->entries.size(), 64u);
        return 0;
    });
    EXPECT_TRUE(seen.has_value());
}

class ConsultationEdges : public ::testing::TestWithParam<Engine> {
protected:
    Consultation c{GetParam()};
};
PLENARIA_BOTH_ENGINES(ConsultationEdges);

TEST_P(ConsultationEdges, TheWorkListNamesWhatWaitsForWhom) {
    c.open_round();
    c.suggest("amman", 2, "Mayors share data.");
    c.send("amman");
    c.must(c.answers().ask_for_time(c.office("athens"), c.round_id, ""));
    const ConsultationWorkList list;
    const auto titles = [&](const Actor& actor) {
        std::vector<std::string> found;
        for (const auto& item :
             c.read([&](UnitOfWork& uow) { return list.waiting(uow, actor, c.locales.get("en", "")); }))
            found.push_back(item.title);
        return found;
    };

    EXPECT_THAT(titles(c.officer),
                ElementsAre("Decide on 1 point", "Athens asks for more time", "3 offices have not answered"));
    EXPECT_TRUE(titles(test::account("Eve", {{"statements.view"}})).empty());
    EXPECT_TRUE(titles(c.office("amman")).empty());
}

TEST_P(ConsultationEdges, WhoSpeaksForAnOfficeFindsItsReviewOnTheWorkList) {
    c.open_round();
    auto grace = test::account("Grace", {{"statements.view", "city/amman"}});
    grace.party = "city/amman";
    const auto waiting = [&] {
        std::vector<std::string> lines;
        for (const auto& item : c.read([&](UnitOfWork& uow) {
                 return ConsultationWorkList().waiting(uow, grace, c.locales.get("en", ""));
             }))
            lines.push_back(item.title + " " + to_text(item.due) + " " + item.path);
        return lines;
    };
    const auto until = " 2019-12-20T16:00:00Z /statements/rounds/" + c.round_id + "/review";

    EXPECT_THAT(waiting(), ElementsAre("Review the text for Amman" + until));
    c.suggest("amman", 2, "Mayors share data.");
    EXPECT_THAT(waiting(), ElementsAre("Finish the review of Amman" + until));
    c.send("amman");
    EXPECT_TRUE(waiting().empty());
    c.suggest("amman", 3, "Cities protect all residents.");
    EXPECT_THAT(waiting(), ElementsAre("Send the changed review of Amman again" + until));
    c.clock.set("2019-12-20T16:00:01Z");
    EXPECT_TRUE(waiting().empty());
}

TEST_P(ConsultationEdges, TheApiDoesWhatThePagesDo) {
    c.open_round();
    c.suggest("amman", 2, "Mayors commit to share data on housing needs. They shall report every year.");
    c.must(c.answers().save(
        c.office("athens"), c.round_id, c.paragraphs[2],
        {.answer = {.stance = Stance::suggest, .language = "en", .wording = "SECRET DRAFT"}}));
    c.send("amman");
    const RoundTools tools{.directory = &c.directory, .mails = &c.mails, .reminder_days = [] { return 3; }};
    test::FakeRegistrar registrar;
    add_consultation_api(registrar, tools);
    test::FakeScope s(c.db(), c.officer);
    const auto call = [&](std::string_view name, Request request) {
        return registrar.route_named(name).handler(request, s);
    };
    const auto json = [](const Result<Reply>& reply) {
        return nlohmann::json::parse(std::get<Json>(*reply).text);
    };

    EXPECT_EQ(json(call("statements.api_rounds", {}))["rounds"].size(), 1u);
    const auto round =
        std::get<Json>(*call("statements.api_round", {.path_values = {{"round", c.round_id}}})).text;
    EXPECT_THAT(round, HasSubstr(R"("stage":"sent")"));
    EXPECT_THAT(round, ::testing::Not(HasSubstr("SECRET")));
    const auto points =
        json(call("statements.api_points", {.path_values = {{"round", c.round_id}}}))["points"];
    ASSERT_EQ(points.size(), 1u);
    const auto id = points[0]["id"].get<std::string>();
    const auto decided = json(
        call("statements.api_decide", {.path_values = {{"point", id}}, .body = R"({"outcome":"accept"})"}));
    EXPECT_TRUE(c.draft(2).starts_with("Mayors commit"));
    EXPECT_EQ(
        call("statements.api_decide", {.path_values = {{"point", id}}, .body = R"({"outcome":"accept"})"})
            .error()
            .code,
        ErrorCode::conflict);
    EXPECT_EQ(call("statements.api_decide", {.path_values = {{"point", id}}, .body = "[1"}).error().code,
              ErrorCode::invalid_input);
    c.must(
        call("statements.api_undo", {.path_values = {{"decision", decided["decision"].get<std::string>()}}}));
    EXPECT_TRUE(c.draft(2).starts_with("Mayors will"));
    const auto created = json(call(
        "statements.api_create_round",
        {.body =
             R"({"version":")" + c.version_id +
             R"(","name":"Second round","deadline":"2020-02-01T17:00","zone":"Africa/Kampala","parties":["city/amman"]})"}));
    EXPECT_EQ(
        json(call("statements.api_invite", {.path_values = {{"round", created["id"].get<std::string>()}},
                                            .body = R"({"count":1})"}))["count"],
        1);
    for (const auto& route : registrar.routes)
        EXPECT_TRUE(nlohmann::json::accept(route.api->response_schema)) << route.name;
}

TEST(SignatoriesFile, TellsEachLinesFate) {
    SmallDirectory directory;
    const auto lines = read_signatories(
        "\xEF\xBB\xBFiso2,city,signed_on,person\r\nCA,MONTREAL ,2018-12-08,Valérie "
        "Plante\r\nJO,Athens,2018-12-08\nGR,Athens,8.12.2018\nJO,\"Amman\",2018-12-08,\"A \"\"B\"\", "
        "C\"\n\nCA,Montréal,2018-12-09\nx\n",
        directory.all);

    ASSERT_EQ(lines.size(), 6u);
    EXPECT_EQ(lines[0].party, "city/montreal");
    EXPECT_EQ(lines[0].person, "Valérie Plante");
    EXPECT_EQ(lines[1].problem, "names a city that the directory does not have in this country");
    EXPECT_EQ(lines[2].problem, "has no day in the form 2018-12-08");
    EXPECT_EQ(lines[3].person, "A \"B\", C");
    EXPECT_EQ(lines[4].problem, "names a city for the second time");
    EXPECT_EQ(lines[4].number, 7);
    EXPECT_THAT(lines[5].problem, HasSubstr("fewer than three cells"));
}

}  // namespace
}  // namespace plenaria::statements
