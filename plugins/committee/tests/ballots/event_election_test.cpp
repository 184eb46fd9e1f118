// SPDX-License-Identifier: EUPL-1.2
// The chain of a congress: the members of one body elect those of the next, on both engines.
#include "src/ballots/event_election.hpp"

#include <gmock/gmock.h>

#include "src/ballots/ballot_form_pages.hpp"
#include "src/ballots/ballot_pages.hpp"
#include "src/ballots/candidate_pages.hpp"
#include "src/ballots/elections_service.hpp"
#include "src/ballots/seating_pages.hpp"
#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

const std::string congress = "01HDURBAN00000000000000000";

/// Assembly, council and presidency, whose lists are what a test writes.
class ThreeBodies final : public events::Bodies {
public:
    std::vector<events::BodyCard> bodies(UnitOfWork&, const std::string& edition,
                                         std::string_view language) override {
        if (edition != congress) return {};
        const auto card = [&](std::string key, std::string name, std::string named_by) {
            events::BodyCard made{
                .key = key, .name = std::move(name), .named_by = std::move(named_by), .seats = seats[key]};
            made.members = static_cast<int>(lists[key].size());
            made.source = sources[key];
            made.path = "/bodies/" + key;
            return made;
        };
        return {card("assembly", "General Assembly", ""),
                card("council", language == "es" ? "Consejo Mundial" : "World Council", "assembly"),
                card("presidency", "Presidency", "council")};
    }
    std::optional<std::vector<std::string>> members(UnitOfWork&, const std::string&,
                                                    const std::string& body) override {
        const auto found = lists.find(body);
        return found == lists.end() || revisions[body] == 0 ? std::nullopt : std::optional(found->second);
    }
    int revision(UnitOfWork&, const std::string&, const std::string& body) override {
        return revisions[body];
    }
    Result<void> elect(UnitOfWork&, const Actor&, const events::BodyElection& wanted) override {
        last = wanted;
        if (!refusal.empty()) return Error{ErrorCode::invalid_input, "Refused.", {}, {{"members", refusal}}};
        if (wanted.revision && *wanted.revision != revisions[wanted.body])
            return Error{ErrorCode::conflict, "Somebody else has changed this."};
        list(wanted.body, wanted.parties);
        sources[wanted.body] = wanted.source;
        return {};
    }
    void list(const std::string& body, std::vector<std::string> parties) {
        lists[body] = std::move(parties);
        sources[body].clear();
        ++revisions[body];
    }
    std::map<std::string, std::vector<std::string>> lists;
    std::map<std::string, std::string> sources;
    std::map<std::string, int> revisions, seats;
    std::string refusal;
    events::BodyElection last;
};

/// The directory of the board, in which a city may have nobody in its highest office.
class HeadlessDirectory final : public directory::Directory {
public:
    std::optional<directory::Party> party(UnitOfWork& uow, std::string_view ref,
                                          std::string_view language) override {
        return board.party(uow, ref, language);
    }
    std::vector<directory::Party> parties(UnitOfWork& uow, const std::vector<std::string>& refs,
                                          std::string_view language) override {
        return board.parties(uow, refs, language);
    }
    std::vector<directory::Party> cities(UnitOfWork&, std::string_view) override { return {}; }
    std::vector<directory::Party> segment(UnitOfWork&, std::string_view, std::string_view) override {
        return {};
    }
    std::vector<SegmentName> segments(UnitOfWork&) override { return {}; }
    std::vector<directory::Contact> contacts(UnitOfWork&, std::string_view) override { return {}; }
    std::optional<directory::Mandate> head_on(UnitOfWork& uow, std::string_view ref, Day day) override {
        return ref == headless ? std::nullopt : board.head_on(uow, ref, day);
    }
    ledger::SmallDirectory board;
    std::string headless;
};

class EventElectionTest : public BallotRoom {
protected:
    EventElectionTest() {
        lucia =
            test::account("Lucía Fernández", {{"committee.view"}, {"committee.edit"}, {"committee.ballots"}});
        lucia.id = "LUCIA";
        keeper->list("assembly", refs({"Amman", "Athens", "Bristol", "Milan", "Montréal"}));
        room_.lookup = &lookup;
        room_.directory = &heads;
        room_.renderer = LedgerRoom::tools().renderer;
        room_.locales = LedgerRoom::tools().locales;
        room_.addresses = &addresses;
        room_.bodies = keepers();
    }
    static std::vector<std::string> refs(std::initializer_list<const char*> names) {
        std::vector<std::string> all;
        for (const auto* name : names) all.push_back(ledger::city_ref(name));
        return all;
    }
    EventBodies keepers() {
        return [this] { return std::vector<std::shared_ptr<events::Bodies>>{keeper}; };
    }
    BallotTools with_bodies() { return {lookup, heads, letters, nullptr, keepers()}; }
    static std::string ref(const std::string& body) { return ElectionRef{congress, body}.text(); }

    Result<std::string> try_draft(const std::string& body, std::uint32_t seats = 3) {
        return write([&](UnitOfWork& uow) -> Result<std::string> {
            auto facts = election();
            facts.secrecy = Secrecy::roll_call;
            facts.body_id = {};
            facts.election_ref = ref(body);
            facts.seats = seats;
            auto whole = with_electing_body(uow, keepers(), facts);
            if (!whole) return std::move(whole).error();
            return create_ballot(uow, lucia, *whole);
        });
    }
    void stand(const std::string& id, const std::vector<std::pair<std::string, std::string>>& lines) {
        expect_done(write([&](UnitOfWork& uow) -> Result<void> {
            std::vector<Candidate> all;
            for (const auto& [person, city] : lines)
                all.push_back({.person = {.ref = {}, .name = person}, .city = {.ref = {}, .name = city}});
            place_candidates(uow, with_bodies(), find_ballot(uow, id)->facts, all);
            return set_candidates(uow, lucia, id, std::move(all), find_ballot(uow, id)->revision);
        }));
    }
    std::string lacking(const std::string& id) {
        return read<std::string>([&](UnitOfWork& uow) {
            std::string said;
            for (const auto& each : lacks(uow, with_bodies(), *read_ballot(uow, id)))
                said += each.field + ": " + fill(each.message, each.values) + "\n";
            return said;
        });
    }
    /// A ballot for the council on which Amman, Milan, Montréal and Athens stand, with its voters' links
    /// sent.
    std::string opened_council() {
        const auto id = *try_draft("council");
        stand(
            id,
            {{"Yousef Shawarbeh", "Amman"}, {"Milan", ""}, {"Valérie Plante", "MONTREAL"}, {"X", "Athens"}});
        expect_done(write([&](UnitOfWork& uow) { return open_ballot(uow, with_bodies(), lucia, id, 5); }));
        return id;
    }
    /// Every voter ranks them so, and the result is stated.
    void all_rank(const std::string& id, const std::vector<std::string>& order_of_cities) {
        std::vector<int> order;
        const auto standing =
            read<std::vector<Candidate>>([&](UnitOfWork& uow) { return candidates_of(uow, id); });
        for (const auto& city : order_of_cities)
            for (const auto& each : standing)
                if (each.city.ref == ledger::city_ref(city)) order.push_back(each.number);
        for (const auto& voter : roll(id))
            expect_done(write(
                [&](UnitOfWork& uow) { return record_roll_call(uow, lucia, voter.id, ranked(order)); }));
        expect_done(
            write([&](UnitOfWork& uow) { return close_early(uow, with_bodies(), lucia, id, "All voted."); }));
        clock.advance(std::chrono::seconds(1));
        expect_done(write([&](UnitOfWork& uow) { return state_result(uow, with_bodies(), lucia, id); }));
    }
    Result<bool> seat(const std::string& id, int revision) {
        return write([&](UnitOfWork& uow) { return seat_elected(uow, keepers(), lucia, id, revision); });
    }
    Result<Seating> seating(const std::string& id) {
        return db().read(
            [&](UnitOfWork& uow) { return read_seating(uow, keepers(), *find_ballot(uow, id), "en"); });
    }
    Request at(const std::string& id) { return {.path_values = {{"ballot", id}}}; }

    const std::shared_ptr<ThreeBodies> keeper = std::make_shared<ThreeBodies>();
    HeadlessDirectory heads;
    BallotRoomTools room_;
};
PLENARIA_BOTH_ENGINES(EventElectionTest);

TEST_P(EventElectionTest, MembersOfTheElectingBodyVoteEachByItsHeadOnTheOpeningDay) {
    const auto id = opened_council();

    const auto voters = roll(id);
    ASSERT_THAT(voters, SizeIs(5));
    EXPECT_EQ(voters[0].person.name, "Yousef Shawarbeh");
    EXPECT_EQ(voters[1].person.name, "Kostas Bakoyannis") << "head since September 2019";
    EXPECT_EQ(voters[1].city.ref, ledger::city_ref("Athens"));
    EXPECT_EQ(voters[1].address, "bakoyannis@voters.example");
    EXPECT_EQ(voters[4].language, "fr");
    EXPECT_EQ(ballot(id).facts.quorum, 3);
    EXPECT_THAT(mails(), SizeIs(5));
    EXPECT_EQ(call(id).body.facts.names.in("en"), "General Assembly");
    EXPECT_THAT(read<std::vector<ledger::Body>>([](UnitOfWork& uow) { return ledger::all_bodies(uow); }),
                SizeIs(1))
        << "the ledger lists its own bodies alone";
}

TEST_P(EventElectionTest, ABodyWhoseMembersAreThereOfRightIsNotElected) {
    EXPECT_THAT(message(try_draft("assembly")), HasSubstr("Nobody elects this body"));
    EXPECT_THAT(message(try_draft("parliament")), HasSubstr("is not known here"));
}

TEST_P(EventElectionTest, WithoutAListOfTheElectingBodyItSaysWhoseIsMissing) {
    const auto id = *try_draft("presidency", 1);
    stand(id, {{"Yousef Shawarbeh", "Amman"}});
    EXPECT_THAT(lacking(id), HasSubstr("voters: Enter the list of the body “World Council” first"));
    keeper->list("council", refs({"Amman", "Milan"}));
    EXPECT_EQ(lacking(id), "");
}

TEST_P(EventElectionTest, ACityWithoutAReachableVoterIsNamed) {
    const auto id = *try_draft("council", 1);
    stand(id, {{"Yousef Shawarbeh", "Amman"}});
    heads.headless = ledger::city_ref("Bristol");
    EXPECT_THAT(lacking(id),
                HasSubstr("Bristol: the directory knows nobody who holds its highest office today"));
    heads.headless.clear();
    lookup.without_address = ledger::person_ref("Giuseppe Sala");
    EXPECT_THAT(lacking(id), HasSubstr("Giuseppe Sala has no mail address"));
}

TEST_P(EventElectionTest, CandidatesAreOfTheElectingBodyEachCityOnce) {
    const auto id = *try_draft("council", 1);
    stand(
        id,
        {{"Erias Lukwago", "Kampala"}, {"Somebody", "Atlantis"}, {"milan", ""}, {"Giuseppe Sala", "Milan"}});
    EXPECT_THAT(
        lacking(id),
        AllOf(HasSubstr("Erias Lukwago, Kampala: this city is no member of the body “General Assembly”."),
              HasSubstr("Somebody, Atlantis: write the city as the directory has it."),
              HasSubstr("Giuseppe Sala, Milan and milan stand for one city")));
    EXPECT_FALSE(
        write([&](UnitOfWork& uow) { return open_ballot(uow, with_bodies(), lucia, id, 5); }).has_value());
    stand(id, {{"Giuseppe Sala", "Milan"}});
    EXPECT_EQ(lacking(id), "");
}

TEST_P(EventElectionTest, AsManySeatsAsTheBodyHas) {
    keeper->seats["council"] = 2;
    const auto id = *try_draft("council", 1);
    stand(id, {{"Giuseppe Sala", "Milan"}});
    EXPECT_THAT(lacking(id),
                HasSubstr("seats: The body “World Council” has 2 seats, and this ballot fills 1."));
}

TEST_P(EventElectionTest, WhoWasElectedSitsAndTwiceChangesNothing) {
    const auto id = opened_council();
    EXPECT_EQ(seating(id).error().code, ErrorCode::conflict) << "not counted";
    all_rank(id, {"Milan", "Montréal", "Amman"});
    EXPECT_EQ(seat(id, 7).error().code, ErrorCode::conflict) << "another list than the preview showed";

    EXPECT_TRUE(*seat(id, 0));
    EXPECT_THAT(keeper->lists["council"],
                ::testing::UnorderedElementsAre("city/amman", "city/milan", "city/montreal"));
    EXPECT_EQ(keeper->sources["council"], "committee.ballot/" + id);
    EXPECT_TRUE(seating(id)->is_seated);
    EXPECT_FALSE(*seat(id, 0));
    EXPECT_EQ(keeper->revisions["council"], 1);
}

TEST_P(EventElectionTest, TheFrozenRollSaysWhoElectedWhateverTheListIsBySeating) {
    const auto id = opened_council();
    keeper->list("assembly", refs({"Amman"}));
    EXPECT_THAT(roll(id), SizeIs(5));
    all_rank(id, {"Milan", "Montréal", "Amman"});

    ASSERT_TRUE(seat(id, 0).has_value());
    EXPECT_THAT(*keeper->last.electors,
                ElementsAre("city/amman", "city/athens", "city/bristol", "city/milan", "city/montreal"));
}

TEST_P(EventElectionTest, ALaterBallotThatSitsStays) {
    const auto first = opened_council();
    all_rank(first, {"Milan", "Montréal", "Amman"});
    clock.set("2020-06-14T16:00:00Z");
    const auto second = opened_council();
    all_rank(second, {"Athens", "Montréal", "Amman"});
    ASSERT_TRUE(seat(first, 0).has_value());
    ASSERT_TRUE(seat(second, 1).has_value()) << "a repeated election replaces the first one";
    EXPECT_THAT(message(seat(first, 2)), HasSubstr("Who was elected by a later ballot sits there"));
}

TEST_P(EventElectionTest, SeatsToWhichNobodyWasElectedAreTold) {
    const auto id = *try_draft("council", 2);
    stand(id, {{"Giuseppe Sala", "Milan"}, {"Y", "Athens"}});
    expect_done(write([&](UnitOfWork& uow) { return open_ballot(uow, with_bodies(), lucia, id, 5); }));
    all_rank(id, {});
    EXPECT_THAT(message(seat(id, 0)), HasSubstr("Nobody was elected"));
    const ElectionCard card = read<ElectionCard>([&](UnitOfWork& uow) {
        const Locales* locales = room_.locales;
        return ElectionsService(locales).of_body(uow, congress, "council", "en").at(0);
    });
    EXPECT_EQ(card.elected, 0);
    EXPECT_EQ(card.seats, 2);
    EXPECT_TRUE(card.is_counted);
    EXPECT_EQ(card.source, "committee.ballot/" + id);
}

TEST_P(EventElectionTest, ABallotWithoutQuorumIsToldAsThat) {
    const auto id = opened_council();
    close();
    const auto card = read<ElectionCard>([&](UnitOfWork& uow) {
        const Locales* locales = room_.locales;
        return ElectionsService(locales).of_body(uow, congress, "council", "en").at(0);
    });
    EXPECT_EQ(card.state, name_of(State::without_quorum));
    EXPECT_EQ(seating(id).error().code, ErrorCode::conflict);
}

TEST_P(EventElectionTest, AChoiceThatTheBodyRefusesIsTold) {
    const auto id = opened_council();
    all_rank(id, {"Milan", "Montréal", "Amman"});
    keeper->refusal = "Milan is no member.";
    auto request = at(id);
    request.form = {{"revision", "0"}};
    const auto reply = seat_post(room_, request, scope());
    EXPECT_EQ(status(reply), 422);
    EXPECT_THAT(html(reply), HasSubstr("Milan is no member."));
}

TEST_P(EventElectionTest, ThePagesWriteItDownAndSeatWhoWasElected) {
    Request request{.query = {{"election", ref("council")}}};
    EXPECT_THAT(html(new_ballot_form(room_, request, scope())),
                AllOf(HasSubstr("The members of the body “General Assembly” elect the body “World Council”."),
                      HasSubstr("Consejo Mundial"), Not(HasSubstr("Body that votes"))));
    request = {};
    request.form = {{"election", ref("council")},
                    {"title_en", "Council"},
                    {"question_en", "Whom?"},
                    {"original_language", "en"},
                    {"secrecy", "roll_call"},
                    {"rule", "scottish"},
                    {"seats", "3"},
                    {"proxy_cap", "0"},
                    {"closes_day", "2020-06-20"},
                    {"closes_time", "17:00"},
                    {"zone", "UTC"},
                    {"subject", "motion"}};
    const auto made = redirected_to(create_ballot_post(room_, request, scope()));
    const auto id = read<std::string>([&](UnitOfWork& uow) { return all_ballots(uow, 0, 1).at(0).id; });
    EXPECT_THAT(made, HasSubstr(id));
    EXPECT_EQ(ballot(id).facts.subject, Subject::election);
    auto candidates = at(id);
    candidates.form = {{"candidates", "Milan\nValérie Plante; Montréal\nAmman"}, {"revision", "1"}};
    EXPECT_THAT(html(candidates_form(room_, at(id), scope())),
                HasSubstr("Each stands for a member of the body “General Assembly”."));
    EXPECT_NE(redirected_to(candidates_post(room_, candidates, scope())), "");
    EXPECT_THAT(html(show_ballot(room_, at(id), scope())),
                AllOf(HasSubstr("href=\"/bodies/council\""), Not(HasSubstr("Supporting partners"))));
    expect_done(write([&](UnitOfWork& uow) { return open_ballot(uow, with_bodies(), lucia, id, 5); }));
    all_rank(id, {"Milan", "Montréal", "Amman"});
    EXPECT_THAT(html(show_ballot(room_, at(id), scope())), HasSubstr("Seat who was elected"));
    EXPECT_THAT(html(preview_seating(room_, at(id), scope())),
                AllOf(HasSubstr("Valérie Plante, Montréal"), HasSubstr("name=\"revision\" value=\"0\"")));
    auto press = at(id);
    press.form = {{"revision", "0"}};
    EXPECT_NE(redirected_to(seat_post(room_, press, scope())), "");
    EXPECT_THAT(html(show_ballot(room_, at(id), scope())),
                AllOf(HasSubstr("its list comes from this ballot"), Not(HasSubstr("Seat who was elected"))));
}

TEST_P(EventElectionTest, WhenTheFormatIsGoneTheBallotIsStillShown) {
    const auto id = opened_council();
    all_rank(id, {"Milan", "Montréal", "Amman"});
    room_.bodies = {};
    EXPECT_THAT(html(show_ballot(room_, at(id), scope())),
                AllOf(HasSubstr("General Assembly"), HasSubstr("is not known here"),
                      Not(HasSubstr("Seat who was elected"))));
    EXPECT_FALSE(preview_seating(room_, at(id), scope()).has_value());
}

TEST_P(EventElectionTest, ARefIsAnEditionAndAKey) {
    EXPECT_EQ(parse_election(ref("council"))->body, "council");
    for (const auto& text : {std::string(), std::string("events.body/"), "events.body/" + congress,
                             "events.body/" + congress + "/", "events.body/" + congress + "/a b",
                             "x" + ref("council"), ref("council") + "?"})
        EXPECT_FALSE(parse_election(text).has_value()) << text;
}

}  // namespace
}  // namespace plenaria::committee::ballots
