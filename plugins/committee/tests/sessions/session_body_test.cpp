// SPDX-License-Identifier: EUPL-1.2
// The board of 2018 meets in a session of an event, and its cities are the quorum there.
#include <gmock/gmock.h>

#include "src/sessions/session_pages.hpp"
#include "tests/ledger/room.hpp"

namespace plenaria::committee::sessions {
namespace {

using ledger::city_ref;
using ledger::on;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

/// A forum with a session before the first terms, one in them, and one after them.
class OneForum final : public events::Editions {
public:
    std::optional<events::EditionCard> edition(UnitOfWork&, std::string_view id, std::string_view) override {
        if (id != "FORUM") return std::nullopt;
        events::EditionCard card;
        card.id = "FORUM";
        card.title = "Mayors’ Forum";
        return card;
    }
    std::vector<events::EditionCard> of_format(UnitOfWork&, std::string_view, std::string_view) override {
        return {};
    }
    std::optional<events::SessionCard> session(UnitOfWork&, std::string_view id, std::string_view) override {
        for (const auto& each : all)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::vector<events::SessionCard> sessions_from(UnitOfWork&, Day from, std::size_t most,
                                                   std::string_view) override {
        std::vector<events::SessionCard> found;
        for (const auto& each : all)
            if (each.starts >= to_text(from) && found.size() < most) found.push_back(each);
        return found;
    }
    static events::SessionCard card(std::string id, std::string title, std::string starts) {
        return {.id = id,
                .edition = "FORUM",
                .title = std::move(title),
                .kind = "statutory",
                .path = "/events/sessions/" + id,
                .starts = std::move(starts)};
    }
    std::vector<events::SessionCard> all{card("EARLY", "Before anybody sat", "2018-11-30T09:00"),
                                         card("BOARD", "Meeting of the board", "2020-11-30T14:30"),
                                         card("LATE", "After the terms", "2020-12-01T09:00")};
};

class SessionBodyTest : public ledger::LedgerRoom {
protected:
    SessionBodyTest() {
        body_id = body();
        board(body_id);
    }
    Result<void> meet(const std::string& session, const std::string& at = {}) {
        return write(
            [&](UnitOfWork& uow) { return meet_in(uow, with, lucia, at.empty() ? body_id : at, session); });
    }
    Result<void> leave(const std::string& session) {
        return write([&](UnitOfWork& uow) { return leave_session(uow, lucia, body_id, session); });
    }
    std::optional<std::vector<std::string>> members(const std::string& session) {
        return read<std::optional<std::vector<std::string>>>(
            [&](UnitOfWork& uow) { return BodyElectorate(with).members(uow, session); });
    }
    std::vector<std::string> met_in() {
        return read<std::vector<std::string>>([&](UnitOfWork& uow) {
            std::vector<std::string> ids;
            for (const auto& each : sessions_met_in(uow, with, body_id, "en")) ids.push_back(each.id);
            return ids;
        });
    }
    Request request(UrlValues path, const std::string& session = {}) {
        Request made{.method = Method::post};
        for (auto& [name, value] : path) made.path_values[name] = value;
        if (!session.empty()) made.form.emplace("session", session);
        return made;
    }

    OneForum forum;
    ledger::SmallLookup names;
    SessionTools with{.lookup = &names, .editions = &forum};
    std::string body_id;
};
PLENARIA_BOTH_ENGINES(SessionBodyTest);

TEST_P(SessionBodyTest, WhoSitsOnTheDayOfTheSessionIsItsElectorate) {
    EXPECT_EQ(members("BOARD"), std::nullopt);
    for (const auto* session : {"EARLY", "BOARD", "LATE"}) ASSERT_TRUE(meet(session).has_value());

    // The thirtieth of November is the last day of all terms.
    EXPECT_THAT(members("BOARD").value(),
                UnorderedElementsAre(city_ref("Amman"), city_ref("Athens"), city_ref("Bristol"),
                                     city_ref("Freetown"), city_ref("Kampala"), city_ref("Los Angeles"),
                                     city_ref("Milan"), city_ref("Montréal")));
    EXPECT_THAT(members("EARLY").value(), IsEmpty());
    EXPECT_THAT(members("LATE").value(), IsEmpty());
}

TEST_P(SessionBodyTest, ASessionIsTheMeetingOfOneBody) {
    const auto other = body();
    ASSERT_TRUE(meet("BOARD").has_value());
    ASSERT_TRUE(meet("BOARD").has_value()) << "said twice, it is said";

    EXPECT_EQ(problems(meet("BOARD", other))["session"],
              "The body “Steering committee” meets in this session. Take the session from it first.");
    EXPECT_EQ(problems(meet("NOTHING"))["session"], "Choose a session of an event.");
    EXPECT_EQ(problems(meet(""))["session"], "Choose a session of an event.");
    EXPECT_EQ(meet("BOARD", "NOBODY").error().code, ErrorCode::not_found);

    ASSERT_TRUE(leave("BOARD").has_value());
    ASSERT_TRUE(leave("BOARD").has_value());
    EXPECT_EQ(members("BOARD"), std::nullopt);
    ASSERT_TRUE(meet("BOARD", other).has_value());
    EXPECT_THAT(members("BOARD").value(), IsEmpty());
    EXPECT_TRUE(leave("BOARD").has_value()) << "of another body it is not taken";
    EXPECT_THAT(members("BOARD").value(), IsEmpty());
}

TEST_P(SessionBodyTest, AllSessionsOfABodyAreSetAtOnceOrNone) {
    const auto set = [&](const std::vector<std::string>& ids) {
        return write([&](UnitOfWork& uow) { return meet_in_all(uow, with, lucia, body_id, ids); });
    };
    ASSERT_TRUE(set({"LATE", "EARLY"}).has_value());
    EXPECT_THAT(met_in(), ElementsAre("EARLY", "LATE"));
    EXPECT_FALSE(set({"BOARD", "NOTHING"}).has_value());
    EXPECT_THAT(met_in(), ElementsAre("EARLY", "LATE"));
    ASSERT_TRUE(set({"BOARD"}).has_value());
    EXPECT_THAT(met_in(), ElementsAre("BOARD"));
}

TEST_P(SessionBodyTest, WithoutTheRoomOfEventsNothingIsAnElectorate) {
    ASSERT_TRUE(meet("BOARD").has_value());
    with.editions = nullptr;
    EXPECT_EQ(members("BOARD"), std::nullopt);
    EXPECT_THAT(met_in(), IsEmpty());
    EXPECT_THAT(html(show_body_sessions(with, request({{"body", body_id}}), scope())),
                HasSubstr("No event has a session that is still to come."));
}

TEST_P(SessionBodyTest, ThePageOffersWhatIsToComeAndTakesBack) {
    const UrlValues here{{"body", body_id}};
    EXPECT_THAT(html(show_body_sessions(with, request(here), scope())),
                AllOf(HasSubstr("This body meets in no session of an event yet."),
                      HasSubstr("Mayors’ Forum: Meeting of the board (2020-11-30, 14:30)"),
                      Not(HasSubstr("Before anybody sat"))));
    const auto refused = meet_in_post(with, request(here), scope());
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused), HasSubstr("Choose a session of an event."));

    auto& asked = scope();
    EXPECT_EQ(redirected_to(meet_in_post(with, request(here, "BOARD"), asked)),
              "/committee.body_sessions?body=" + body_id);
    const auto page = html(show_body_sessions(with, request(here), scope()));
    EXPECT_THAT(page, AllOf(HasSubstr("href=\"/events/sessions/BOARD\""), HasSubstr("Take out")));
    EXPECT_THAT(page, Not(HasSubstr("value=\"BOARD\""))) << "it is not offered again";

    const UrlValues it{{"body", body_id}, {"session", "BOARD"}};
    EXPECT_EQ(redirected_to(leave_session_post(with, request(it), scope())),
              "/committee.body_sessions?body=" + body_id);
    EXPECT_THAT(met_in(), IsEmpty());
    EXPECT_EQ(redirected_to(meet_again_post(with, request(it), scope())),
              "/committee.body_sessions?body=" + body_id);
    EXPECT_THAT(met_in(), ElementsAre("BOARD"));
    EXPECT_EQ(show_body_sessions(with, request({{"body", "NOBODY"}}), scope()).error().code,
              ErrorCode::not_found);
}

}  // namespace
}  // namespace plenaria::committee::sessions
