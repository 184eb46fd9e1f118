// SPDX-License-Identifier: EUPL-1.2
// Journalists ask, are accredited or refused, come in with badges of their own colour, and are erased.
#include "src/media/media_service.hpp"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include <plenaria/id.hpp>

#include "src/accreditation/badge_sheet.hpp"
#include "src/accreditation/session_door_service.hpp"
#include "src/media/media_pages.hpp"
#include "src/media/media_photo.hpp"
#include "src/media/media_repository.hpp"
#include "tests/accreditation/door.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

MediaFacts reporter() {
    return {.outlet = "El Comercio",
            .kind = MediaKind::print,
            .country = "EC",
            .name = "Ana Reyes",
            .post = "Reporter",
            .mail = "ana@comercio.example",
            .language = "es"};
}

class MediaTest : public Door {
protected:
    MediaTest() { new_mails(); }
    MediaMailTools mail_tools() { return {real_renderer(), locales}; }
    MediaTools media_tools() {
        room_ = tools();
        return {.room = &room_, .press = &press};
    }
    void open(const char* until = "2019-11-10T18:00", int revision = 0) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) {
                        return set_media_rules(uow, lucia, id,
                                               {.is_open = true,
                                                .open_until = parse_local(until).value(),
                                                .words = "Bring your press card.",
                                                .erase_days = 30,
                                                .revision = revision});
                    }).has_value());
    }
    Result<std::string> ask(const MediaFacts& facts, AskedBy by = AskedBy::journalist) {
        return write(
            [&](UnitOfWork& uow) { return ask_accreditation(uow, mail_tools(), Actor{}, id, facts, by); });
    }
    Result<void> decide(const std::string& person, MediaState state, const std::string& reason = {},
                        int revision = 0) {
        return write([&](UnitOfWork& uow) {
            return decide_media(
                uow, mail_tools(), lucia, person,
                {.state = state,
                 .reason = reason,
                 .revision = revision == 0 ? find_media(uow, person).value().revision : revision});
        });
    }
    MediaPerson stored_media(const std::string& person) {
        return *write(
            [&](UnitOfWork& uow) -> Result<MediaPerson> { return find_media(uow, person).value(); });
    }
    std::string granted() {
        const auto person = *ask(reporter(), AskedBy::secretariat);
        EXPECT_TRUE(decide(person, MediaState::granted).has_value());
        return person;
    }

private:
    RoomTools room_;
};
PLENARIA_BOTH_ENGINES(MediaTest);

TEST_P(MediaTest, TheFormTakesRequestsWhileItIsOpen) {
    EXPECT_EQ(ask(reporter()).error().code, ErrorCode::not_found) << "nobody has opened it";
    open();
    EXPECT_TRUE(ask(reporter()).has_value());
    clock.set("2019-11-10T23:00:00Z");  // 18:00 in Quito, the last second
    EXPECT_TRUE(ask({.outlet = "Radio", .name = "B", .mail = "b@radio.example"}).has_value());
    clock.set("2019-11-10T23:00:01Z");
    EXPECT_EQ(ask({.outlet = "TV", .name = "C", .mail = "c@tv.example"}).error().code, ErrorCode::conflict);
    EXPECT_TRUE(ask({.outlet = "TV", .name = "C", .mail = "c@tv.example"}, AskedBy::secretariat).has_value());
}

TEST_P(MediaTest, EveryFieldThatIsWrongIsNamedAtOnce) {
    open();
    const auto refused = ask({.country = "Ecuador", .mail = "ana at home"});
    std::vector<std::string> fields;
    for (const auto& each : refused.error().fields) fields.push_back(each.field);
    EXPECT_THAT(fields, ElementsAre("outlet", "name", "mail", "country"));
}

TEST_P(MediaTest, TheSameRequestTwiceIsOneAndOneAddressAsksFiveTimes) {
    open();
    const auto first = *ask(reporter());
    EXPECT_EQ(*ask(reporter()), first);
    EXPECT_EQ(new_mails().size(), 1U) << "one receipt";
    auto other = reporter();
    for (const auto* name : {"B", "C", "D", "E"}) {
        other.name = name;
        EXPECT_NE(*ask(other), first);
    }
    other.name = "F";
    EXPECT_EQ(ask(other).error().code, ErrorCode::conflict);
}

TEST_P(MediaTest, BothDecisionsAreMailedInTheLanguageOfTheJournalist) {
    open();
    const auto person = *ask(reporter());
    EXPECT_THAT(new_mails().at(0).text, HasSubstr("El Comercio"));
    EXPECT_EQ(decide(person, MediaState::refused).error().fields.at(0).field, "reason");
    ASSERT_TRUE(decide(person, MediaState::refused, "We could not reach your editor.").has_value());
    auto mails = new_mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].to, "ana@comercio.example");
    EXPECT_THAT(mails[0].text, HasSubstr("We could not reach your editor."));
    ASSERT_TRUE(decide(person, MediaState::granted).has_value());
    EXPECT_EQ(new_mails().size(), 1U);
    ASSERT_TRUE(decide(person, MediaState::granted).has_value());
    EXPECT_TRUE(new_mails().empty()) << "nothing has changed";
    EXPECT_EQ(decide(person, MediaState::refused, "Late", 1).error().code, ErrorCode::conflict);
}

TEST_P(MediaTest, ABadgeIsThereOnceGrantedAndARefusalTakesItBack) {
    const auto person = granted();
    const auto code = stored_media(person).code;
    EXPECT_EQ(code.size(), 12U);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return reprint_media_badge(uow, lucia, person); }).has_value());
    EXPECT_NE(stored_media(person).code, code);
    EXPECT_EQ(stored_media(person).printing, 2);
    ASSERT_TRUE(decide(person, MediaState::refused, "Withdrawn").has_value());
    EXPECT_EQ(stored_media(person).code, "");
    EXPECT_EQ(write([&](UnitOfWork& uow) { return reprint_media_badge(uow, lucia, person); }).error().code,
              ErrorCode::conflict);
}

TEST_P(MediaTest, TheBadgeOfThePressHasItsOwnColour) {
    const auto band = [](const Sheet& sheet) { return std::get<SheetFill>(sheet.items.at(0)).colour; };
    EXPECT_NE(band(front_sheet({.colour = std::string(media_badge_colour)})), band(front_sheet({})));
    const auto pdf = media_badge(media_tools(), {.path_values = {{"media", granted()}}}, scope_of(lucia));
    EXPECT_THAT(std::get<Download>(*pdf).bytes,
                AllOf(HasSubstr("Ana Reyes"), HasSubstr("El Comercio"), HasSubstr("[es")));
}

TEST_P(MediaTest, TheBadgeHasThePhotographAndTheBackOfAllBadges) {
    const auto person = granted();
    const auto file = std::filesystem::temp_directory_path() / ("plenaria-media-" + new_id());
    const auto send = [&](const std::string& bytes) {
        std::ofstream(file, std::ios::binary) << bytes;
        Request request{.path_values = {{"media", person}}};
        request.uploads.push_back({.field = "photo", .name = "me.jpg", .path = file, .size = bytes.size()});
        return media_photo_post(media_tools(), request, scope_of(lucia));
    };
    const auto badge = [&] {
        return std::get<Download>(
                   *media_badge(media_tools(), {.path_values = {{"media", person}}}, scope_of(lucia)))
            .bytes;
    };
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<bool> {
                    return store(uow, BadgeBack{.edition_id = id, .words = "In need call 131."});
                }).has_value());
    EXPECT_THAT(badge(), AllOf(HasSubstr("In need call 131."), Not(HasSubstr("picture:"))));
    const auto refused = send("no picture");
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused), HasSubstr("This is no photograph that can be read."));
    ASSERT_TRUE(std::holds_alternative<Redirect>(*send("\xFF\xD8one")));
    EXPECT_THAT(badge(), HasSubstr("picture:photo:one"));
    EXPECT_THAT(html(one_media_page(media_tools(), {.path_values = {{"media", person}}}, scope_of(lucia))),
                HasSubstr("alt=\"Photograph of Ana Reyes\""));
    EXPECT_EQ(std::get<Download>(
                  *media_photo_file(media_tools(), {.path_values = {{"media", person}}}, scope_of(lucia)))
                  .bytes,
              "photo:one");
    ASSERT_TRUE(media_photo_post(media_tools(),
                                 {.path_values = {{"media", person}}, .form = {{"do", "remove"}}},
                                 scope_of(lucia))
                    .has_value());
    EXPECT_THAT(badge(), Not(HasSubstr("picture:")));
    std::filesystem::remove(file);
}

TEST_P(MediaTest, ThePhotographIsErasedWithTheName) {
    open();
    const auto person = granted();
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return set_media_photo(uow, lucia, person, "photo"); }).has_value());
    clock.set("2020-01-10T00:00:00Z");
    ASSERT_TRUE(erase_old_media(db()).has_value());
    EXPECT_EQ(stored_media(person).facts.name, "");
    EXPECT_FALSE(*write([&](UnitOfWork& uow) -> Result<bool> { return has_media_photo(uow, person); }));
    EXPECT_EQ(
        write([&](UnitOfWork& uow) { return set_media_photo(uow, lucia, person, "photo"); }).error().code,
        ErrorCode::not_found);
}

TEST_P(MediaTest, TheyComeInAtTheEntranceOnceAndAreNoDelegates) {
    const auto person = granted();
    const auto code = stored_media(person).code;
    const auto first = scan("phone-1", code);
    EXPECT_EQ(first.outcome, ScanOutcome::admitted);
    EXPECT_EQ(first.delegate.name, "Ana Reyes");
    EXPECT_EQ(first.city, "El Comercio");
    EXPECT_TRUE(first.is_media);
    EXPECT_TRUE(scan("phone-1", code).repeated);
    EXPECT_EQ(scan("phone-2", code).outcome, ScanOutcome::already);
    EXPECT_EQ(present().present, 0);
    EXPECT_EQ(present().expected, 3);
    EXPECT_TRUE(stored_media(person).admitted_at.has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return undo_scan(uow, lucia, id, first.scan_id); }).has_value());
    EXPECT_FALSE(stored_media(person).admitted_at.has_value());
    EXPECT_TRUE(scan("phone-1", code).was_undone());
    ASSERT_TRUE(decide(person, MediaState::refused, "Withdrawn").has_value());
    EXPECT_EQ(scan("phone-3", code).outcome, ScanOutcome::unknown);
}

TEST_P(MediaTest, NamesAreErasedAndOutletsStay) {
    open();
    const auto person = granted();
    clock.set("2019-12-23T04:59:59Z");  // 30 days after 22 November, in Quito
    EXPECT_EQ(*erase_old_media(db()), 0);
    clock.set("2019-12-23T05:00:00Z");
    EXPECT_EQ(*erase_old_media(db()), 1);
    const auto erased = stored_media(person);
    EXPECT_EQ(erased.facts.outlet, "El Comercio");
    EXPECT_EQ(erased.facts.name + erased.facts.mail + erased.code, "");
    EXPECT_EQ(erased.state, MediaState::granted);
    EXPECT_EQ(*erase_old_media(db()), 0);
    const auto kept = *write([](UnitOfWork& uow) -> Result<int> {
        int rows = 0;
        sql::query(uow,
                   "SELECT COUNT(*) FROM core_history WHERE before_json LIKE '%Reyes%' "
                   "OR after_json LIKE '%Reyes%' OR after_json LIKE '%comercio.example%'"),
            soci::into(rows);
        return rows;
    });
    EXPECT_EQ(kept, 0);
}

TEST_P(MediaTest, ThePublicPageAsksOnceAndCountsForms) {
    auto& visitor = scope_of(Actor{.address = "192.0.2.7"});
    const Request at{.path_values = here()};
    EXPECT_EQ(public_media_form(media_tools(), at, visitor).error().code, ErrorCode::not_found);
    open();
    EXPECT_THAT(html(public_media_form(media_tools(), at, visitor)),
                AllOf(HasSubstr("Bring your press card."), HasSubstr("erased on 2019-12-22")));
    auto posted = at;
    posted.form = {{"outlet", "El Comercio"},
                   {"kind", "print"},
                   {"name", ""},
                   {"mail", "ana@comercio.example"},
                   {"language", "es"}};
    const auto again = public_media_post(media_tools(), posted, visitor);
    EXPECT_EQ(status(again), 422);
    EXPECT_THAT(html(again),
                AllOf(HasSubstr("value=\"El Comercio\""), HasSubstr("Write first and last name.")));
    posted.form.find("name")->second = "Ana Reyes";
    posted.form.emplace("website", "http://spam.example");
    EXPECT_EQ(status(public_media_post(media_tools(), posted, visitor)), 409);
    posted.form.erase("website");
    ASSERT_TRUE(std::holds_alternative<Redirect>(*public_media_post(media_tools(), posted, visitor)));
    EXPECT_THAT(html(public_media_sent(media_tools(), at, visitor)), HasSubstr("12th GFMD Summit"));
    for (int form = 0; form < 18; ++form)
        static_cast<void>(public_media_post(media_tools(), posted, visitor));
    EXPECT_EQ(status(public_media_post(media_tools(), posted, visitor)), 429);
}

TEST_P(MediaTest, TheListIsAPageATableAndAPaper) {
    const auto person = granted();
    ASSERT_TRUE(ask({.outlet = "TV", .kind = MediaKind::television, .name = "C", .mail = "c@tv.example"},
                    AskedBy::secretariat)
                    .has_value());
    auto& reader = scope_of(lucia);
    Request at{.path_values = here()};
    EXPECT_THAT(html(media_page(media_tools(), at, reader)),
                AllOf(HasSubstr("2 journalists"), HasSubstr("El Comercio"), HasSubstr("To be decided")));
    at.query = {{"format", "xlsx"}};
    EXPECT_THAT(std::get<Download>(*media_page(media_tools(), at, reader)).bytes,
                AllOf(HasSubstr("ana@comercio.example"), HasSubstr("Television")));
    at.query = {{"format", "pdf"}};
    EXPECT_THAT(std::get<Download>(*media_page(media_tools(), at, reader)).bytes,
                AllOf(HasSubstr("Ana Reyes"), Not(HasSubstr("ana@comercio")), Not(HasSubstr("TV"))));
    Request one{.path_values = {{"media", person}}};
    EXPECT_THAT(html(one_media_page(media_tools(), one, reader)),
                AllOf(HasSubstr("Accredited"), HasSubstr("Refuse it"), Not(HasSubstr("Grant it"))));
    one.form = {{"decision", "refuse"}, {"reason", ""}, {"revision", "2"}};
    EXPECT_EQ(status(decide_media_post(media_tools(), one, reader)), 422);
    auto renamed = reporter();
    renamed.name = "Ana Reyes Vega";
    const auto code = stored_media(person).code;
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return change_media(uow, lucia, person, renamed, 2); }).has_value());
    EXPECT_NE(stored_media(person).code, code) << "the badge bears the name";
}

}  // namespace
}  // namespace plenaria::events
