// SPDX-License-Identifier: EUPL-1.2
// What plenaria-press draws and reads, by way of the engine; judged by poppler and Python.
#include <gmock/gmock.h>

#include <regex>

#include "checks.hpp"
#include "documents/document_engine.hpp"

namespace plenaria::host::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Gt;
using testing::HasSubstr;
using testing::Not;

class SheetsTest : public ::testing::Test {
protected:
    /// The text of a name on a badge: a box of 95 by 40 mm.
    static SheetText name_text(const std::string& name) {
        return {.box = {5, 24, 95, 40},
                .text = name,
                .sizes = {28, 22, 16, 12, 9},
                .tag = SheetTag::heading,
                .align = SheetAlign::centre,
                .bold = true,
                .spacing = 0.9};
    }
    static Sheets badge(const std::string& name, bool tagged = true) {
        return {.title = "Badges of Durban",
                .language = "fr",
                .tagged = tagged,
                .pages = {{.width = 105,
                           .height = 148,
                           .items = {SheetFill{{0, 0, 105, 22}, "#0b5d6b"}, name_text(name),
                                     SheetCode{{34.5, 97, 36, 36}, "7KQ2M4XD9ABC"}}}}};
    }
    std::string printed(const Sheets& sheets) {
        auto pdf = engine_.print(sheets);
        EXPECT_TRUE(pdf) << pdf.error().detail;
        return folder_.keep("a.pdf", pdf ? *pdf : std::string());
    }
    std::string text(const Sheets& sheets) { return words(output_of("pdftotext " + printed(sheets) + " -")); }
    /// How many lines a name needs, and how high the first is.
    std::pair<std::size_t, double> lines_of(const std::string& name) {
        const auto shown = output_of("pdftotext -bbox-layout " + printed(badge(name)) + " -");
        const std::regex line(R"re(<line xMin="[^"]*" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)")re");
        const std::sregex_iterator first(shown.begin(), shown.end(), line), end;
        if (first == end) return {0, 0};
        return {static_cast<std::size_t>(std::distance(first, end)),
                std::stod((*first)[2]) - std::stod((*first)[1])};
    }
    /// What Pillow makes of a picture that the engine has cleaned.
    std::string cleaned(const std::string& bytes, const std::string& question) {
        const auto photo = engine_.photo(bytes);
        if (!photo) return photo.error().message;
        return python(
            folder_,
            "import sys\nfrom PIL import Image\np = Image.open(sys.argv[1])\nprint(" + question + ", end='')",
            folder_.keep("photo.jpg", *photo));
    }
    /// A picture that Pillow makes: red on the left, blue on the right.
    std::string picture(const std::string& format, int width, int height, const std::string& more = "") {
        const auto file = (folder_.path / "made").string();
        python(folder_,
               "import sys\nfrom PIL import Image\n"
               "p = Image.new('RGB', (" +
                   std::to_string(width) + ", " + std::to_string(height) +
                   "), 'red')\n"
                   "p.paste('blue', (" +
                   std::to_string(width / 2) + ", 0, " + std::to_string(width) + ", " +
                   std::to_string(height) + "))\ne = p.getexif()\ne[0x010F] = 'Secret camera'\n" + more +
                   "\np.save(sys.argv[1], '" + format + "', exif=e)",
               file);
        return text_of(file);
    }

    Folder folder_;
    DocumentEngine engine_{{.work_dir = folder_.path / "work", .press = PLENARIA_PRESS}};
};

TEST_F(SheetsTest, EveryFormOfANameIsShapedAndReadsAsItIsWritten) {
    for (const std::string name :
         {"Sukarno", "María del Carmen Echeverría de la Torre y Zúñiga", "Nguyễn Thị Minh Khai",
          "Łukasz Żółć", "Ólafur Ragnar Grímsson", "محمد", "Дмитрий Шостакович", "रामनाथ", "山田太郎"})
        EXPECT_THAT(text(badge(name)), HasSubstr(name));
}

TEST_F(SheetsTest, NoGlyphIsMissingInTheScriptsOfOurMembers) {
    const auto fonts = output_of("pdffonts " + printed(badge("Ana محمد रामनाथ สมชาย אברהם 山田 Ελένη")));
    EXPECT_THAT(fonts, Not(HasSubstr("LastResort")));
    // Pango draws what no font has as a box of its own, with digits of DejaVu Sans Mono.
    EXPECT_THAT(fonts, Not(HasSubstr("Mono")));
}

TEST_F(SheetsTest, AShortNameIsLargeAndALongerOneAsLargeAsFits) {
    const auto [one, large] = lines_of("Ana Pérez");
    const auto [more, smaller] =
        lines_of("Wilhelmina Schimmelpenninck van der Oye-Zuylen van Nijevelt tot Nyenhuis");
    EXPECT_EQ(one, 1U);
    EXPECT_THAT(more, Gt(2U));
    EXPECT_THAT(large, Gt(smaller));
}

TEST_F(SheetsTest, AWordStaysWholeWhileASmallerSizeSparesIt) {
    EXPECT_EQ(lines_of("Wolfeschlegelsteinhausen").first, 1U);
    EXPECT_THAT(lines_of(std::string(180, 'w')).first, Gt(1U)) << "and goes on in the next line in the end";
    const auto [whole, smallest] = lines_of("Llanfairpwllgwyngyllgogerychwyrn");
    EXPECT_EQ(whole, 1U);
    const auto [parts, large] = lines_of("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch");
    EXPECT_THAT(parts, Gt(1U));
    EXPECT_THAT(large, Gt(smallest)) << "as large as its parts allow";
}

TEST_F(SheetsTest, ItIsTaggedInItsLanguageAndWhatIsForTheEyeIsSaidToBe) {
    const auto file = printed(badge("Ana Pérez"));
    EXPECT_THAT(output_of("pdfinfo " + file),
                AllOf(HasSubstr("Badges of Durban"), HasSubstr("Tagged:          yes"),
                      HasSubstr("Pages:           1\n")));
    EXPECT_THAT(output_of("pdfinfo -struct-text " + file), AllOf(HasSubstr("H1"), HasSubstr("Ana P")));
    EXPECT_EQ(
        python(folder_,
               "import sys, pikepdf\np = pikepdf.open(sys.argv[1])\nc = p.pages[0].Contents.read_bytes()\n"
               "print(p.Root.Lang, p.Root.StructTreeRoot.K[0].S, c.count(b'/Artifact BMC') > 1, p.check(), "
               "p.open_metadata()['{http://www.aiim.org/pdfua/ns/id/}part'])",
               file),
        "fr /Document True [] 1\n");
}

TEST_F(SheetsTest, TheCodeIsDrawnAsAreasNotAsAPicture) {
    const auto file = printed(badge("Ana"));
    EXPECT_EQ(output_of("pdfimages -list " + file + " | wc -l"), "2\n") << "the heading only";
}

TEST_F(SheetsTest, TextsBelowEachOtherMakeRoomAndRowsAreATable) {
    const Sheets letter{
        .title = "Letter",
        .pages = {{.items = {SheetText{.box = {25, 30, 60, 0}, .text = "One line"},
                             SheetText{.box = {25, 5, 30, 0},
                                       .text = "A text of many words that needs several lines",
                                       .below = true},
                             SheetRow{.box = {25, 2, 160, 0}, .heading = "Name", .text = "Ana"},
                             SheetRow{.box = {25, 2, 160, 0}, .heading = "Place", .text = "Durban"}}}}};
    EXPECT_EQ(text(letter), "One line A text of many words that needs several lines Name Ana Place Durban");
    EXPECT_THAT(output_of("pdfinfo -struct " + folder_.path.string() + "/a.pdf"),
                AllOf(HasSubstr("Table"), HasSubstr("TR"), HasSubstr("TH"), HasSubstr("TD")));
}

TEST_F(SheetsTest, PartsAreJoinedInTheirOrder) {
    std::vector<std::string> parts;
    for (const auto* name : {"First", "Second", "Third"}) parts.push_back(*engine_.print(badge(name, false)));
    std::size_t at = 0;
    const auto whole = engine_.join([&]() -> std::optional<std::string> {
        return at < parts.size() ? std::optional(parts[at++]) : std::nullopt;
    });
    ASSERT_TRUE(whole);
    EXPECT_EQ(words(output_of("pdftotext " + folder_.keep("a.pdf", *whole) + " -")), "First Second Third");
    EXPECT_FALSE(engine_.join([] { return std::optional<std::string>(); }));
}

TEST_F(SheetsTest, APhotographIsMadeSmallerAndLosesWhatTheCameraWrote) {
    const auto sent = picture("JPEG", 1200, 2400);
    ASSERT_THAT(sent, HasSubstr("Secret camera"));
    EXPECT_EQ(cleaned(sent, "p.format, p.size, len(p.getexif())"), "JPEG (300, 600) 0");
    EXPECT_THAT(*engine_.photo(sent), Not(HasSubstr("Secret camera")));
    EXPECT_EQ(cleaned(picture("PNG", 90, 120), "p.format, p.size, p.getpixel((5, 5))[0] > 200"),
              "JPEG (90, 120) True");
}

TEST_F(SheetsTest, APhotographTakenOnItsSideStandsUpright) {
    EXPECT_EQ(cleaned(picture("JPEG", 400, 200, "e[0x0112] = 6"),
                      "p.size, p.getpixel((100, 20))[0] > 200, p.getpixel((100, 380))[2] > 200"),
              "(200, 400) True True");
}

TEST_F(SheetsTest, WhatIsNoPhotographIsRefusedWithASentence) {
    const std::string refused = "This is no photograph that can be read. Choose a JPEG or PNG file.";
    const auto jpeg = picture("JPEG", 300, 300), png = picture("PNG", 300, 300);
    for (const auto& bytes :
         {std::string(), std::string("GIF89a..."), std::string("<svg/>"), jpeg.substr(0, jpeg.size() / 2),
          png.substr(0, png.size() / 2), std::string("\xFF\xD8\xFF"), picture("PNG", 9000, 9000)}) {
        const auto answer = engine_.photo(bytes);
        ASSERT_FALSE(answer) << bytes.size();
        EXPECT_EQ(answer.error().code, ErrorCode::invalid_input);
        EXPECT_EQ(answer.error().message, refused);
    }
}

TEST_F(SheetsTest, APhotographStandsOnThePageWithItsWords) {
    auto sheets = badge("Ana");
    sheets.pages[0].items.push_back(
        SheetPicture{{5, 65, 25, 32}, *engine_.photo(picture("JPEG", 300, 300)), "Portrait"});
    const auto file = printed(sheets);
    EXPECT_THAT(output_of("pdfimages -list " + file), HasSubstr("jpeg"));
    EXPECT_EQ(python(folder_,
                     "import sys, pikepdf\np = pikepdf.open(sys.argv[1])\n"
                     "print([str(o.Alt) for o in p.objects if isinstance(o, pikepdf.Dictionary) and "
                     "o.get('/S') == '/Figure'])",
                     file),
              "['Portrait']\n");
}

TEST_F(SheetsTest, WithoutTheProgramItIsUnavailable) {
    DocumentEngine without({.work_dir = folder_.path / "work", .press = "/nowhere/plenaria-press"});
    EXPECT_EQ(without.print(badge("Ana")).error().code, ErrorCode::unavailable);
}

TEST_F(SheetsTest, APictureHasAPixelForEachPointAndWhatDoesNotFitIsRefused) {
    const auto sheet = [](const std::string& text, double width, double height) {
        const auto mm = [](double pixels) { return pixels * 25.4 / 72; };
        return Sheets{.pages = {{.width = mm(width),
                                 .height = mm(height),
                                 .items = {SheetFill{{0, 0, mm(width), mm(height)}, "#0b5d6b"},
                                           SheetText{.box = {mm(40), mm(40), mm(width - 80), mm(height - 80)},
                                                     .text = text,
                                                     .sizes = {90, 40, 24}}}}}};
    };
    const std::vector<std::pair<int, int>> sizes{{1080, 1080}, {1200, 630}, {1080, 1920}};
    for (const auto& [width, height] : sizes) {
        const auto png = engine_.picture(sheet("<b>المدن تعمل</b> & we act.", width, height));
        ASSERT_TRUE(png) << png.error().detail;
        EXPECT_EQ(python(folder_,
                         "import sys\nfrom PIL import Image\np = Image.open(sys.argv[1]).convert('RGB')\n"
                         "print(p.format, p.size, p.getpixel((5, 5)), len(set(p.getdata())) > 10, end='')",
                         folder_.keep("card.png", *png)),
                  "None (" + std::to_string(width) + ", " + std::to_string(height) + ") (11, 93, 107) True");
    }
    const auto long_text = engine_.picture(sheet(std::string(9000, 'W'), 1200, 630));
    ASSERT_FALSE(long_text);
    EXPECT_EQ(long_text.error().code, ErrorCode::invalid_input);
    EXPECT_THAT(long_text.error().message, HasSubstr("does not fit"));
}

TEST_F(SheetsTest, ALogoIsAPictureOfPixelsAloneAndStandsWholeInItsBox) {
    const auto logo = engine_.logo(picture("PNG", 900, 300));
    ASSERT_TRUE(logo) << logo.error().message;
    EXPECT_EQ(python(folder_,
                     "import sys\nfrom PIL import Image\np = Image.open(sys.argv[1])\n"
                     "print(p.format, p.size, dict(p.getexif()), end='')",
                     folder_.keep("logo.png", *logo)),
              "PNG (600, 200) {}");
    EXPECT_THAT(logo->size(), testing::Lt(20'000U));
    const double mm = 25.4 / 72;
    const auto png =
        engine_.picture({.pages = {{.width = 300 * mm,
                                    .height = 300 * mm,
                                    .items = {SheetFill{{0, 0, 300 * mm, 300 * mm}, "#00ff00"},
                                              SheetPicture{{0, 0, 300 * mm, 300 * mm}, *logo, "Logo"}}}}});
    ASSERT_TRUE(png);
    EXPECT_EQ(python(folder_,
                     "import sys\nfrom PIL import Image\np = Image.open(sys.argv[1]).convert('RGB')\n"
                     "print([p.getpixel(at) for at in ((150, 50), (20, 150), (280, 150))], end='')",
                     folder_.keep("card.png", *png)),
              "[(0, 255, 0), (255, 0, 0), (0, 0, 255)]");
    const std::string svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    for (const auto& bytes :
         {svg, std::string(), std::string("\x89PNG\r\n\x1A\n"), picture("PNG", 10001, 10000)}) {
        const auto refused = engine_.logo(bytes);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
        EXPECT_THAT(refused.error().message, HasSubstr("50 million pixels"));
    }
}

}  // namespace
}  // namespace plenaria::host::test
