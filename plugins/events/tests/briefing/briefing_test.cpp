// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/briefing/briefing_pages.hpp"
#include "src/briefing/briefing_service.hpp"
#include "src/briefing/office_pack_pages.hpp"
#include "src/briefing/pack_document.hpp"
#include "src/briefing/points_pages.hpp"
#include "src/briefing/zip_file.hpp"
#include "src/delegations/office_pages.hpp"
#include "src/meetings/meeting_service.hpp"
#include "src/programme/release_service.hpp"
#include "src/programme/session_service.hpp"
#include "src/programme/venue_service.hpp"
#include "tests/accreditation/door.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ZipFile, HoldsWhatWasPutIntoItUnderNamesOfItsOwn) {
    const auto bytes = zip_of({{"briefing-a.pdf", "one"}, {"briefing-a.pdf", "two"}});
    EXPECT_EQ(bytes.substr(0, 4), std::string("PK\x03\x04", 4));
    EXPECT_THAT(bytes, AllOf(HasSubstr("briefing-a.pdf"), HasSubstr("one"), HasSubstr("briefing-a-2.pdf"),
                             HasSubstr("two")));
    EXPECT_EQ(zip_of({}), "");
}

TEST(ZipFile, NamesAreThoseThatEveryFileSystemTakes) {
    EXPECT_EQ(file_name_of("Montréal Valérie Plante"), "montreal-valerie-plante");
    EXPECT_EQ(file_name_of("../etc/passwd "), "etc-passwd");
    EXPECT_EQ(file_name_of("市"), "");
    EXPECT_LE(file_name_of(std::string(300, 'a')).size(), 60u);
}

TEST(PackText, IsThatOfTheLanguageElseEnglishElseWhicheverThereIs) {
    const TextsByLanguage texts{{"en", "Hello"}, {"fr", "Bonjour"}};
    EXPECT_EQ(text_for(texts, "fr"), std::pair(std::string("Bonjour"), std::string("fr")));
    EXPECT_EQ(text_for(texts, "es"), std::pair(std::string("Hello"), std::string("en")));
    EXPECT_EQ(text_for({{"es", "Hola"}}, "fr").second, "es");
    EXPECT_EQ(text_for({}, "fr").first, "");
}

class ReadingDirectory final : public GuestDirectory {
public:
    std::vector<directory::PersonFacts> people(UnitOfWork&, const std::vector<std::string>& refs,
                                               Day) override {
        std::vector<directory::PersonFacts> found;
        for (const auto& ref : refs)
            if (ref == "person/ANA") found.push_back({.ref = ref, .name = "Ana Pérez", .language = "es"});
        return found;
    }
};

/// Ana Pérez leads Montréal's delegation and speaks; Ana Echeverría is in no delegation, and chairs.
class BriefingTest : public Door {
protected:
    BriefingTest() {
        auto wanted = wish("MONTREAL", 2);
        wanted.people[0].name = "Ana Pérez";
        EXPECT_TRUE(try_answer("MONTREAL", wanted).has_value());
        const auto room =
            write([&](UnitOfWork& uow) { return add_room(uow, lucia, id, {.name = "Sala Quitumbe"}); });
        panel = *write([&](UnitOfWork& uow) {
            return add_session(
                uow, lookup, lucia, id,
                {.titles = {.original = "en", .texts = {{"en", "Panel"}, {"es", "Panel de alcaldes"}}},
                 .room_id = *room,
                 .starts = parse_local("2019-11-20T09:00").value(),
                 .ends = parse_local("2019-11-20T10:00").value(),
                 .people = {{SessionRole::speaker, "person/ANA"},
                            {SessionRole::chair, "person/ANE"},
                            {SessionRole::interpreter, "person/ANE"}}});
        });
        for (const auto& [title, kind] : {std::pair{"Opening", "plenary"}, std::pair{"Workshop", "workshop"}})
            EXPECT_TRUE(write([&, title = title, kind = kind](UnitOfWork& uow) {
                            return add_session(uow, lookup, lucia, id,
                                               {.titles = {.original = "en", .texts = {{"en", title}}},
                                                .kind = kind,
                                                .starts = parse_local("2019-11-19T09:00").value(),
                                                .ends = parse_local("2019-11-19T10:00").value()});
                        }).has_value());
        EXPECT_TRUE(write([&](UnitOfWork& uow) {
                        return release_programme(uow, lookup, lucia, id, {}, find_edition(uow, id)->revision);
                    }).has_value());
    }
    RoomTools pack_tools() {
        auto with = tools();
        with.directory = &reading_directory;
        with.orders = &orders;
        return with;
    }
    PackReading packs() {
        return *write([&](UnitOfWork& uow) { return read_packs(uow, lookup, &reading_directory, id); });
    }
    std::string key_of(const std::string& name) {
        for (const auto& each : packs().people)
            if (each.name == name) return each.key;
        ADD_FAILURE() << name;
        return {};
    }
    static std::string file_of(const Result<Reply>& reply) {
        const auto* made = reply ? std::get_if<Download>(&*reply) : nullptr;
        return made == nullptr ? (reply ? "no file" : reply.error().message)
                               : made->name + '\n' + made->bytes;
    }
    std::string pack(const std::string& name) {
        return file_of(
            pack_page(pack_tools(), {.path_values = {{"edition", id}, {"pack", key_of(name)}}}, scope()));
    }
    Result<void> try_points(const std::string& person, const TextsByLanguage& texts,
                            const std::string& seen) {
        return write([&](UnitOfWork& uow) { return change_points(uow, lucia, panel, person, texts, seen); });
    }
    void points(const TextsByLanguage& texts) {
        ASSERT_TRUE(try_points("person/ANA", texts, seen_of({})).has_value());
    }
    void offer(bool wanted = true) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) { return offer_packs(uow, lucia, id, wanted); }).has_value());
    }
    void meet(const Owner& first, MeetingState state = MeetingState::agreed) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) {
                        return add_meeting(uow, lookup, lucia,
                                           {.edition_id = id,
                                            .first = first,
                                            .second = {{}, "Ministry of Migration"},
                                            .starts = parse_local("2019-11-20T11:00").value(),
                                            .ends = parse_local("2019-11-20T11:30").value(),
                                            .place = "Lobby",
                                            .purpose = "Pathways",
                                            .state = state});
                    }).has_value());
    }
    std::string from_office(const std::string& city, const std::string& key) {
        auto room_tools = pack_tools();
        auto with = guest_tools();
        with.directory = &reading_directory;
        with.room = &room_tools;
        return file_of(
            office_pack(with, {.path_values = {{"edition", id}, {"pack", key}}}, scope_of(office(city))));
    }

    ReadingDirectory reading_directory;
    std::string panel;
};
PLENARIA_BOTH_ENGINES(BriefingTest);

TEST_P(BriefingTest, IsForDelegatesWhoComeAndForPeopleOfTheProgramme) {
    std::vector<std::string> people;
    for (const auto& each : packs().people)
        people.push_back(each.name + ' ' + each.language + (each.own_language ? " own" : "") +
                         (each.leads ? " leads" : ""));
    EXPECT_THAT(people, ElementsAre("Ana Pérez es own leads", "MONTREAL 2 fr", "QUITO 1 es leads",
                                    "Ana Echeverría en leads"));
    EXPECT_EQ(packs().people[0].sessions, 1);
    EXPECT_EQ(packs().people[1].sessions, 0);
}

TEST_P(BriefingTest, OnePackAloneIsThatOfTheList) {
    points({{"en", "Say hello"}});
    meet({"person/ANA", {}});
    const auto all = packs();
    for (const auto& each : all.people) {
        const auto one =
            *write([&](UnitOfWork& uow) { return read_pack(uow, lookup, &reading_directory, id, each.key); });
        const auto& same = one.person();
        EXPECT_EQ(std::tuple(same.key, same.name, same.post, same.person_ref, same.delegation, same.party),
                  std::tuple(each.key, each.name, each.post, each.person_ref, each.delegation, each.party));
        EXPECT_EQ(std::tuple(same.party_name, same.language, same.own_language, same.leads, same.sessions,
                             same.meetings),
                  std::tuple(each.party_name, each.language, each.own_language, each.leads, each.sessions,
                             each.meetings));
        EXPECT_EQ(one.reading.points.size(), each.name == "Ana Pérez" ? 1U : 0U) << each.name;
    }
}

TEST_P(BriefingTest, NobodyElseHasAPack) {
    auto wanted = wish("QUITO", 2);
    wanted.people.push_back({.role = DelegateRole::substitute, .name = "Sofía", .post = "Adviser"});
    wanted.fields.push_back("substitute_1");
    ASSERT_TRUE(try_answer("QUITO", wanted).has_value());
    const auto substitute = delegation("QUITO").people.back().id;
    const auto declines = delegation("QUITO").people.front().id;
    for (const auto& key : {std::string("person-ANA"),  // comes with Montréal
                            std::string("person-NOBODY"), std::string("person-"), std::string("delegate-"),
                            std::string("nonsense"), "delegate-" + substitute})
        EXPECT_EQ(
            file_of(pack_page(pack_tools(), {.path_values = {{"edition", id}, {"pack", key}}}, scope())),
            "There is no such briefing pack.")
            << key;
    ASSERT_TRUE(try_answer("QUITO", {.answer = Answer::declined}).has_value());
    EXPECT_EQ(
        file_of(pack_page(pack_tools(), {.path_values = {{"edition", id}, {"pack", "delegate-" + declines}}},
                          scope())),
        "There is no such briefing pack.");
}

TEST_P(BriefingTest, HoldsOnesOwnSessionsInTheLanguageOfThePerson) {
    points({{"en", "Say hello\n- Housing first"}, {"es", "Diga hola"}});
    const auto mine = pack("Ana Pérez");
    EXPECT_THAT(mine, AllOf(HasSubstr("briefing-montreal-ana-perez.pdf"), HasSubstr("<html lang=\"es\">"),
                            HasSubstr("12.ª Cumbre del FMMD"), HasSubstr("Panel de alcaldes"),
                            HasSubstr("Sala Quitumbe"), HasSubstr("Diga hola"), Not(HasSubstr("Say hello"))));
    EXPECT_THAT(mine, AllOf(HasSubstr("MONTREAL 2"), HasSubstr("Opening"), Not(HasSubstr("Workshop"))))
        << "the delegation, and what is for everybody";
    EXPECT_THAT(pack("Ana Echeverría"), AllOf(HasSubstr("Chair"), Not(HasSubstr("Diga hola"))))
        << "nobody reads the points of another";
    EXPECT_THAT(pack("QUITO 1"), AllOf(HasSubstr("Opening"), Not(HasSubstr("Panel de alcaldes"))));
}

TEST_P(BriefingTest, AMissingLanguageIsSaid) {
    points({{"en", "Say hello"}});
    EXPECT_THAT(pack("Ana Pérez"),
                AllOf(HasSubstr("Say hello"), HasSubstr("In en; there is no text in your language."),
                      HasSubstr("<div lang=\"en\">")));
}

TEST_P(BriefingTest, HoldsTheMeetingsOfThePersonAndOfTheirCity) {
    meet({"person/ANA", {}});
    EXPECT_THAT(pack("Ana Pérez"),
                AllOf(HasSubstr("Ministry of Migration"), HasSubstr("Lobby"), HasSubstr("Pathways")));
    EXPECT_THAT(pack("MONTREAL 2"), Not(HasSubstr("Ministry of Migration")));
    meet({"city/QUITO", {}}, MeetingState::asked);
    EXPECT_THAT(pack("QUITO 1"), Not(HasSubstr("Ministry of Migration"))) << "nobody has agreed";
    meet({"city/QUITO", {}});
    EXPECT_THAT(pack("QUITO 1"), HasSubstr("Ministry of Migration"));
}

TEST_P(BriefingTest, PracticalInformationIsThatOfTheLanguage) {
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_practical(
                        uow, lucia,
                        {.edition_id = id,
                         .practical = {{"en", "Bring a coat"}, {"fr", "Prenez un manteau"}},
                         .contact = "Lucía, +593 2 000 000"});
                }).has_value());
    EXPECT_THAT(pack("MONTREAL 2"), AllOf(HasSubstr("Prenez un manteau"), Not(HasSubstr("Bring a coat")),
                                          HasSubstr("+593 2 000 000")));
    EXPECT_EQ(write([&](UnitOfWork& uow) {
                  return change_practical(uow, lucia, {.edition_id = id, .contact = "Nobody", .revision = 0});
              })
                  .error()
                  .code,
              ErrorCode::conflict);
    EXPECT_EQ(write([&](UnitOfWork& uow) {
                  return change_practical(
                      uow, lucia,
                      {.edition_id = id, .practical = {{"es", std::string(4001, 'x')}}, .revision = 1});
              })
                  .error()
                  .fields[0]
                  .field,
              "text_es");
}

TEST_P(BriefingTest, TwoWhoWriteSpeakingPointsSeeIt) {
    points({{"en", "One"}});
    EXPECT_EQ(try_points("person/ANA", {{"en", "Two"}}, seen_of({})).error().code, ErrorCode::conflict);
    EXPECT_TRUE(try_points("person/ANA", {{"en", "Two"}}, seen_of({{"en", "One"}})).has_value());
    EXPECT_EQ(try_points("person/NONE", {{"en", "Two"}}, seen_of({})).error().code, ErrorCode::not_found);
    EXPECT_EQ(try_points("person/ANA", {{"fr", std::string(8001, 'x')}}, seen_of({{"en", "Two"}}))
                  .error()
                  .fields[0]
                  .field,
              "text_fr");
    const auto page = html(points_page(pack_tools(), {.path_values = {{"session", panel}}}, scope()));
    EXPECT_THAT(page, AllOf(HasSubstr("Two"), HasSubstr("Ana Echeverría"), Not(HasSubstr("One"))));
}

TEST_P(BriefingTest, AnOfficeFetchesThePacksOfItsOwnPeopleOnceTheyAreOffered) {
    const auto own = key_of("Ana Pérez"), other = key_of("QUITO 1");
    EXPECT_EQ(from_office("MONTREAL", own), "There is no such briefing pack.");
    offer();
    EXPECT_THAT(from_office("MONTREAL", own), HasSubstr("briefing-montreal-ana-perez.pdf"));
    EXPECT_EQ(from_office("MONTREAL", other), "There is no such briefing pack.");
    EXPECT_EQ(from_office("MONTREAL", key_of("Ana Echeverría")), "There is no such briefing pack.");
    EXPECT_THAT(html(office_page(guest_tools(), {.path_values = here()}, scope_of(office("MONTREAL")))),
                HasSubstr("Ana Pérez (PDF)"));
    EXPECT_THAT(html(office_page(guest_tools(), {.path_values = here()}, scope_of(office("AMMAN")))),
                Not(HasSubstr("Briefing packs")));
    offer(false);
    EXPECT_EQ(from_office("MONTREAL", own), "There is no such briefing pack.");
}

TEST_P(BriefingTest, AllPacksAreAnArchiveThatSaysHowFarItIs) {
    const auto room_tools = pack_tools();
    Database* const there = &db();
    PacksKind kind(room_tools, there);
    std::vector<long long> steps;
    const auto wish_json = packs_order(id, PackChoice::leading, "Packs", "/").wish;
    const auto made = kind.make(wish_json, "en", [&](long long done, long long total) {
        steps.push_back(done * 100 + total);
        return true;
    });
    ASSERT_TRUE(made.has_value()) << made.error().message;
    EXPECT_EQ(made->file_name, "briefings.zip");
    EXPECT_THAT(steps, ElementsAre(103, 203, 303));
    EXPECT_THAT(made->bytes, AllOf(HasSubstr("briefing-montreal-ana-perez.pdf"),
                                   HasSubstr("briefing-quito-quito-1.pdf"), Not(HasSubstr("montreal-2"))));
    EXPECT_FALSE(kind.make(wish_json, "en", [](long long, long long) { return false; }).has_value());
    const auto reply =
        order_packs_post(pack_tools(), {.path_values = here(), .form = {{"everybody", "1"}}}, scope());
    EXPECT_EQ(std::get<Redirect>(*reply).url, "/orders/1");
    EXPECT_EQ(orders.orders[0].permission, "events.invite");
}

TEST_P(BriefingTest, ThePageSaysWhoGetsOneAndInWhichLanguage) {
    const auto page = html(briefings_page(pack_tools(), {.path_values = here()}, scope()));
    EXPECT_THAT(page,
                AllOf(HasSubstr("Ana Pérez"), HasSubstr("of the person"), HasSubstr("of the office"),
                      HasSubstr("4 packs of everybody (ZIP)"),
                      HasSubstr("3 packs of heads of delegations and of people of the programme (ZIP)")));
    EXPECT_EQ(pack_page(pack_tools(), {.path_values = {{"edition", id}, {"pack", "person-NONE"}}}, scope())
                  .error()
                  .code,
              ErrorCode::not_found);
}

}  // namespace
}  // namespace plenaria::events
