// SPDX-License-Identifier: EUPL-1.2
// Photographs for badges: who sends one, whose it may be, and when it is gone.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include <plenaria/id.hpp>

#include "src/accreditation/badge_document.hpp"
#include "src/delegations/photo_pages.hpp"
#include "src/delegations/photo_repository.hpp"
#include "src/delegations/retention.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class PhotosTest : public Guests {
protected:
    PhotosTest() {
        choose_and_invite();
        answer("AMMAN", 2);
        answer("QUITO", 1);
    }
    ~PhotosTest() override { std::filesystem::remove(file_); }

    std::string person(const std::string& city, std::size_t at = 0) {
        return delegation(city).people.at(at).id;
    }
    Request sending(std::map<std::string, std::string, std::less<>> path, const std::string& who,
                    const std::string& bytes) {
        std::ofstream(file_, std::ios::binary) << bytes;
        Request request{.path_values = std::move(path), .form = {{"person", who}}};
        request.uploads.push_back(
            {.field = "photo_" + who, .name = "me.jpg", .path = file_, .size = bytes.size()});
        return request;
    }
    Result<Reply> office_sends(const std::string& city, const std::string& who, const std::string& bytes) {
        return office_photos_post(guest_tools(), sending(here(), who, bytes), scope_of(office(city)));
    }
    std::optional<std::string> stored(const std::string& who) {
        return *write(
            [&](UnitOfWork& uow) -> Result<std::optional<std::string>> { return photo_of(uow, who); });
    }

private:
    std::filesystem::path file_ = std::filesystem::temp_directory_path() / ("plenaria-photo-" + new_id());
};
PLENARIA_BOTH_ENGINES(PhotosTest);

TEST_P(PhotosTest, AnOfficeSendsOneForItsDelegateAndSeesIt) {
    const auto who = person("AMMAN");
    ASSERT_TRUE(office_sends("AMMAN", who, "\xFF\xD8pixels").has_value());
    EXPECT_EQ(stored(who), "photo:pixels") << "what the press has cleaned, not what was sent";
    auto& at = scope_of(office("AMMAN"));
    EXPECT_THAT(
        html(office_photos_page(guest_tools(), {.path_values = here()}, at)),
        AllOf(HasSubstr("Photograph of AMMAN 1"), HasSubstr("<img"), HasSubstr("They are erased on")));
    auto path = here();
    path["delegate"] = who;
    const auto file = office_photo_file(guest_tools(), {.path_values = path}, at);
    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(std::get<Download>(*file).bytes, "photo:pixels");
}

TEST_P(PhotosTest, AnOfficeReachesNobodyOfAnotherOne) {
    const auto other = person("QUITO");
    EXPECT_EQ(office_sends("AMMAN", other, "\xFF\xD8pixels").error().code, ErrorCode::not_found);
    EXPECT_FALSE(stored(other).has_value());
    ASSERT_TRUE(office_sends("QUITO", other, "\xFF\xD8pixels").has_value());
    auto path = here();
    path["delegate"] = other;
    auto& at = scope_of(office("AMMAN"));
    EXPECT_EQ(office_photo_file(guest_tools(), {.path_values = path}, at).error().code, ErrorCode::not_found);
}

TEST_P(PhotosTest, WhatIsNoPhotographIsRefusedWithASentenceBesideItsField) {
    const auto who = person("AMMAN");
    const auto refused = office_sends("AMMAN", who, "GIF89a");
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused),
                HasSubstr("This is no photograph that can be read. Choose a JPEG or PNG file."));
    EXPECT_THAT(html(office_sends("AMMAN", who, "")), HasSubstr("Choose a file."));
    EXPECT_FALSE(stored(who).has_value());
}

TEST_P(PhotosTest, TheSecretariatSendsAndRemovesOne) {
    const auto who = person("QUITO");
    const std::map<std::string, std::string, std::less<>> at{{"delegation", delegation("QUITO").id}};
    ASSERT_TRUE(photos_post(guest_tools(), sending(at, who, "\xFF\xD8one"), scope_of(lucia)).has_value());
    EXPECT_EQ(stored(who), "photo:one");
    ASSERT_TRUE(photos_post(guest_tools(), sending(at, who, "\xFF\xD8two"), scope_of(lucia)).has_value());
    EXPECT_EQ(stored(who), "photo:two");
    ASSERT_TRUE(photos_post(guest_tools(), {.path_values = at, .form = {{"person", who}, {"do", "remove"}}},
                            scope_of(lucia))
                    .has_value());
    EXPECT_FALSE(stored(who).has_value());
}

TEST_P(PhotosTest, ItStandsOnTheBadgeAndANewOneMakesThatPartAnew) {
    const auto who = person("QUITO");
    ASSERT_TRUE(office_sends("QUITO", who, "\xFF\xD8one").has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return issue_badges(uow, lucia, id); }).has_value());
    const AccreditationTools tools{.lookup = &lookup,
                                   .locales = &locales,
                                   .addresses = &addresses,
                                   .documents = &documents,
                                   .press = &press,
                                   .parts = &parts,
                                   .orders = &orders};
    const auto made = [&] {
        return make_badges(db(), tools, id, {}, [](long long, long long) { return true; })->bytes;
    };
    EXPECT_THAT(made(), HasSubstr("picture:photo:one"));
    ASSERT_TRUE(office_sends("QUITO", who, "\xFF\xD8two").has_value());
    EXPECT_THAT(made(), AllOf(HasSubstr("picture:photo:two"), Not(HasSubstr("photo:one"))));
}

TEST_P(PhotosTest, ItGoesWithTheNameAndStaysWithAnotherFunction) {
    const auto first = person("AMMAN"), second = person("AMMAN", 1);
    for (const auto& who : {first, second})
        ASSERT_TRUE(office_sends("AMMAN", who, "\xFF\xD8pixels").has_value());
    auto wanted = wish("AMMAN", 2);
    wanted.people[0].post = "Deputy mayor";
    wanted.people[1].name = "Somebody Else";
    ASSERT_TRUE(try_answer("AMMAN", wanted).has_value());
    EXPECT_TRUE(stored(first).has_value());
    EXPECT_FALSE(stored(second).has_value());
    clock.set("2020-03-01T12:00:00Z");
    ASSERT_TRUE(erase_old_names(db()).has_value());
    EXPECT_FALSE(stored(first).has_value());
}

}  // namespace
}  // namespace plenaria::events
