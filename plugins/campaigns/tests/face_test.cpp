// SPDX-License-Identifier: EUPL-1.2
// Cards, logos, colours and kits.
#include <fstream>
#include <regex>

#include "src/face/face_service.hpp"
#include "src/face/kit.hpp"
#include "src/face/logo_pages.hpp"
#include "src/face/picture_pages.hpp"
#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Accents, EveryColourCanBeReadOnLightAndDarkGroundsAndUnderLetters) {
    EXPECT_NEAR(contrast("#ffffff", "#000000"), 21, 0.01);
    EXPECT_NEAR(contrast("#777777", "#ffffff"), 4.48, 0.01) << "the example of WCAG";
    for (const auto& each : accents) {
        EXPECT_GE(contrast(each.light, light_ground), readable_contrast) << each.id;
        EXPECT_GE(contrast(each.light, "#ffffff"), readable_contrast) << each.id;
        EXPECT_GE(contrast(each.dark, dark_ground), readable_contrast) << each.id;
    }
}

TEST(Accents, TheStyleSheetHasTheSameColours) {
    std::ifstream file(PLENARIA_SOURCE_DIR "/templates/assets/css/71-face.css");
    const std::string css((std::istreambuf_iterator<char>(file)), {});
    for (const auto& each : accents)
        EXPECT_THAT(css,
                    HasSubstr(".pl-face--" + std::string(each.id) + "{--pl-face:" + std::string(each.light) +
                              ";--pl-face-dark:" + std::string(each.dark) + "}"));
    EXPECT_THAT(css, AllOf(HasSubstr("background:" + std::string(light_ground)),
                           HasSubstr("background:" + std::string(dark_ground))));
}

TEST(Cards, AQuoteHasTheMarksOfItsLanguageAndIsOneLine) {
    EXPECT_EQ(quoted(" We\n\nact. ", "en"), "“We act.”");
    EXPECT_EQ(quoted("Actuamos.", "es"), "«Actuamos.»");
    EXPECT_EQ(quoted("Nous agissons.", "fr"), "«\u00a0Nous agissons.\u00a0»");
    EXPECT_EQ(quoted("«\u00a0Nous agissons.\u00a0»", "fr"), "«\u00a0Nous agissons.\u00a0»")
        << "marks that the office wrote are not doubled";
    EXPECT_EQ(quoted("“We” and “you” act", "en"), "““We” and “you” act”");
    EXPECT_EQ(quoted("“We” and “you”", "en"), "““We” and “you””");
    EXPECT_EQ(quoted("“”", "en"), "““””");
    EXPECT_TRUE(makes_card(std::string(longest_card_quote, 'w')));
    EXPECT_FALSE(makes_card(std::string(longest_card_quote + 1, 'w')));
    EXPECT_FALSE(makes_card(" \n "));
}

TEST(Cards, AnyChangeIsAnotherPicture) {
    const Card card{.said = "We act.",
                    .name = "Haris Doukas",
                    .place = "Athens",
                    .campaign = "Call",
                    .accent = "#0b5d6b"};
    const auto key = card_key(card, card_sizes[0]);
    EXPECT_NE(key, card_key(card, card_sizes[1]));
    auto other = card;
    other.name = "Haris Doukas, mayor";
    EXPECT_NE(key, card_key(other, card_sizes[0]));
    other = card;
    other.logo = "x";
    EXPECT_NE(key, card_key(other, card_sizes[0]));
}

TEST(Cards, ATitleOfWhichNobodyIsNamedYetFillsThePicture) {
    const auto fills = [](const Card& card) {
        const auto sheets = drawn(card, card_sizes[0]);
        std::vector<double> heights;
        for (const auto& item : sheets.pages.front().items)
            if (const auto* fill = std::get_if<SheetFill>(&item)) heights.push_back(fill->box.height);
        return std::pair(heights, sheets.pages.front().height);
    };
    const auto [alone, whole] = fills({.said = "Call", .is_quote = false, .accent = "#0b5d6b"});
    EXPECT_EQ(alone.at(0), whole);
    const auto [with_cities, same] =
        fills({.said = "Call", .is_quote = false, .place = "Athens", .accent = "#0b5d6b"});
    EXPECT_LT(with_cities.at(0), same);
}

TEST(Kits, NamesOfFilesAreLettersThatEverySystemHas) {
    EXPECT_EQ(file_word("Montréal, QC"), "montreal-qc");
    EXPECT_EQ(file_word("../../etc"), "etc");
    EXPECT_EQ(file_word("山田"), "city");
}

class FaceTest : public CampaignRoom {
protected:
    FaceTest() {
        tools.press = &press;
        tools.parts = &parts;
        tools.documents = &documents;
        id = made();
        output = with(id, release());
    }
    std::optional<Card> card(const std::string& name) {
        return read<std::optional<Card>>([&](UnitOfWork& uow) -> std::optional<Card> {
            const auto campaign = find_campaign(uow, id).value();
            for (const auto& text : cleared_texts(uow, campaign))
                if (text.city.ref == "city/" + name) return card_of(uow, campaign, text);
            return std::nullopt;
        });
    }
    std::string zipped(const Result<Reply>& reply) {
        std::string all;
        const auto* stream = reply ? std::get_if<Stream>(&*reply) : nullptr;
        if (stream == nullptr) return {};
        while (stream->next(all)) {
        }
        return all;
    }
    Result<void> save_logo(const std::string& name) {
        const auto of = city(id, name).id;
        return write([&](UnitOfWork& uow) { return set_logo(uow, lucia, of, "png"); });
    }
    test::FakePress press;
    test::FakeParts parts;
    test::FakeDocuments documents;
    std::string id, output;
};
PLENARIA_BOTH_ENGINES(FaceTest);

TEST_P(FaceTest, ACardSaysWhatTheClearedTextSaysAndNothingElse) {
    EXPECT_FALSE(card("athens").has_value()) << "nobody has cleared it";
    clear(id, "athens", output, "<b>We act.</b>\n\nالمدن تعمل");
    const auto made = card("athens");
    ASSERT_TRUE(made.has_value());
    EXPECT_EQ(made->said, "<b>We act.</b>\n\nالمدن تعمل");
    EXPECT_EQ(made->name, "Haris Doukas");
    EXPECT_EQ(made->place, "Athens");
    EXPECT_EQ(made->accent, "#0b5d6b");

    const auto post_id = with(
        id, {.kind = OutputKind::op_ed, .title = {{{"en", "Voices"}}}, .body = {{{"en", "“{{quote}}”"}}}});
    clear(id, "freetown", post_id, "Ours.");
    ASSERT_TRUE(card("freetown").has_value());
    EXPECT_EQ(card("freetown")->name, "") << "the text does not name the mayor";

    // Somebody who changes the row by hand publishes nothing: neither the text nor its picture.
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    sql::query(uow, "UPDATE cpn_clearance SET quote = 'Not what was cleared'");
                    return {};
                }).has_value());
    EXPECT_FALSE(card("athens").has_value());
    EXPECT_FALSE(card("freetown").has_value());
}

TEST_P(FaceTest, ALongQuoteMakesNoPictureAndALinkFallsBackToTheCampaign) {
    clear(id, "athens", output, std::string(500, 'w'));
    EXPECT_FALSE(card("athens").has_value());
}

TEST_P(FaceTest, APictureIsDrawnOnceAndAnotherColourIsAnotherPicture) {
    clear(id, "athens", output);
    const auto first = draw(tools, *card("athens"), card_sizes[0]);
    ASSERT_TRUE(first.has_value());
    EXPECT_THAT(*first,
                AllOf(HasSubstr("“We act.”"), HasSubstr("Haris Doukas"), HasSubstr("Call to Action")));
    (void)draw(tools, *card("athens"), card_sizes[0]);
    EXPECT_EQ(press.prints, 1);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return choose_accent(uow, lucia, id, "plum"); }).has_value());
    EXPECT_EQ(card("athens")->accent, "#6d2259");
    (void)draw(tools, *card("athens"), card_sizes[0]);
    EXPECT_EQ(press.prints, 2);
    const auto wrong = write([&](UnitOfWork& uow) { return choose_accent(uow, lucia, id, "#ffff00"); });
    EXPECT_EQ(problems(wrong)["accent"], "Choose one of the colours.");
}

TEST_P(FaceTest, ALogoIsReplacedBeforeTheEndOfTheEmbargoAndTakenAwayAtAnyTime) {
    ASSERT_TRUE(save_logo("athens").has_value());
    ASSERT_TRUE(save_logo("athens").has_value()) << "in place of the one before";
    clear(id, "athens", output);
    EXPECT_EQ(card("athens")->logo, "png");
    ASSERT_TRUE(try_schedule(id).has_value());
    clock.set("2026-11-30T07:00:00Z");
    EXPECT_EQ(save_logo("athens").error().code, ErrorCode::conflict);
    const auto of = city(id, "athens").id;
    for (int twice = 0; twice < 2; ++twice)
        ASSERT_TRUE(write([&](UnitOfWork& uow) { return take_logo_away(uow, lucia, of); }).has_value());
    EXPECT_EQ(card("athens")->logo, "");
}

TEST_P(FaceTest, AnOfficeSendsALogoThroughItsLinkAndNoOtherOnesFile) {
    const auto file = std::filesystem::path(::testing::TempDir()) / ("logo-" + id);
    const auto send = [&](const std::string& bytes, const std::string& whose) {
        std::ofstream(file, std::ios::binary) << bytes;
        Request request{.method = Method::post,
                        .path_values = {{"campaign", id}},
                        .uploads = {{"logo", "logo.png", "image/png", file, bytes.size()}}};
        return office_logo_post(tools, request, scope(office(id, whose)));
    };
    EXPECT_TRUE(std::holds_alternative<Redirect>(*send("\x89PNG", "athens")));
    EXPECT_THAT(html(send("<svg onload='alert(1)'>", "athens")), HasSubstr("at most 50 million pixels"));
    EXPECT_THAT(html(send("", "athens")), HasSubstr("Choose a file."));
    const Request shown{.path_values = {{"campaign", id}}};
    EXPECT_TRUE(office_logo_file(tools, shown, scope(office(id, "athens"))).has_value());
    EXPECT_FALSE(office_logo_file(tools, shown, scope(office(id, "freetown"))).has_value());
    EXPECT_FALSE(office_logo_file(
                     tools, shown,
                     scope(test::link_holder("campaigns.early", "campaigns.campaign/" + id, "city/athens")))
                     .has_value());
}

TEST_P(FaceTest, AKitHoldsWhatIsClearedInAllFormsWithItsHashes) {
    clear(id, "athens", output);
    clear(id, "montreal", output, "Nous agissons.");
    ASSERT_TRUE(save_logo("athens").has_value());
    ASSERT_TRUE(try_schedule(id).has_value());
    clock.set("2026-11-30T07:00:00Z");
    const auto zip = zipped(public_kit(tools, {.path_values = {{"campaign", id}}}, scope()));
    EXPECT_THAT(zip, ::testing::StartsWith("PK"));
    for (const auto* name :
         {"texts/athens-press-release-en.txt", "documents/press-release-en.pdf",
          "documents/press-release-en.docx", "documents/press-release-fr.docx", "pictures/athens-en-wide.png",
          "pictures/campaign-fr-tall.png", "logos/athens.png", "README.txt"})
        EXPECT_THAT(zip, HasSubstr(name));
    EXPECT_THAT(zip, AllOf(HasSubstr(clearance(output, id, "athens").hash), HasSubstr("Published: ")));
    const auto of_city = zipped(public_city_kit(
        tools, {.path_values = {{"campaign", id}, {"participant", city(id, "montreal").id}}}, scope()));
    EXPECT_THAT(of_city,
                AllOf(HasSubstr("documents/montreal-press-release-fr.pdf"), Not(HasSubstr("athens"))));
    EXPECT_FALSE(
        public_city_kit(tools, {.path_values = {{"campaign", id}, {"participant", city(id, "freetown").id}}},
                        scope())
            .has_value())
        << "it has cleared nothing";
}

TEST_P(FaceTest, WhatAMayorMaySayIsInNoKitButThatOfTheOffice) {
    const auto points = with(id, {.kind = OutputKind::speaking_points,
                                  .title = {{{"en", "Say"}}},
                                  .body = {{{"en", "Three points."}}}});
    clear(id, "athens", points);
    clear(id, "athens", output);
    ASSERT_TRUE(try_schedule(id).has_value());
    clock.set("2026-11-30T07:00:00Z");
    EXPECT_THAT(zipped(public_kit(tools, {.path_values = {{"campaign", id}}}, scope())),
                Not(HasSubstr("Three points")));
    EXPECT_THAT(zipped(office_kit(tools, {.path_values = {{"campaign", id}}}, scope(office(id, "athens")))),
                HasSubstr("Three points."));
}

TEST_P(FaceTest, AKitIsPreparedBeforeTheInstantAndFetchedAtIt) {
    clear(id, "athens", output);
    const auto prepare = [&] {
        return prepare_kit(db(), tools, id, [](long long, long long) { return true; });
    };
    ASSERT_TRUE(prepare().has_value());
    EXPECT_EQ(press.prints, 0) << "it is in preparation";
    ASSERT_TRUE(try_schedule(id).has_value());
    ASSERT_TRUE(prepare().has_value());
    const auto drawn_before = press.prints;
    EXPECT_EQ(drawn_before, 9) << "three sizes of a quote, and of the title in two languages";
    clock.set("2026-11-30T07:00:00Z");
    EXPECT_THAT(zipped(public_kit(tools, {.path_values = {{"campaign", id}}}, scope())),
                HasSubstr("README.txt"));
    EXPECT_EQ(press.prints, drawn_before);
}

TEST_P(FaceTest, WhoeverReadsAKitSlowlyHoldsNobodyUpAndTheThirdThatWouldBeMadeAtOnceIsRefused) {
    const auto none = [](const std::vector<std::string>&) { return std::string(); };
    const auto begun = [&](const std::function<void()>& meanwhile) {
        auto kit = send_kit({"kit.zip",
                             {{"a.txt",
                               [meanwhile]() -> Result<std::string> {
                                   meanwhile();
                                   return std::string("A");
                               }}},
                             none});
        EXPECT_TRUE(kit.has_value());
        return std::get<Stream>(*std::move(kit));
    };
    std::vector<Stream> unread;
    for (int at = 0; at < 5; ++at) unread.push_back(begun([] {}));
    std::string piece;
    bool refused = false;
    begun([&] {
        begun([&] { refused = !send_kit({"kit.zip", {}, none}).has_value(); }).next(piece);
    }).next(piece);
    EXPECT_TRUE(refused);
    EXPECT_TRUE(send_kit({"kit.zip", {}, none}).has_value());
}

TEST_P(FaceTest, WhatCannotBeMadeIsNamedInTheKit) {
    KitArchive archive({{"a.pdf",
                         []() -> Result<std::string> {
                             return Error{ErrorCode::unavailable, "no"};
                         }},
                        {"b.txt", []() -> Result<std::string> { return std::string("B"); }}},
                       [](const std::vector<std::string>& not_made) { return "missing " + not_made.at(0); });
    std::string zip;
    while (archive.next(zip)) {
    }
    EXPECT_THAT(zip, AllOf(HasSubstr("b.txt"), HasSubstr("missing a.pdf")));
}

}  // namespace
}  // namespace plenaria::campaigns
