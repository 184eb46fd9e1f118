// SPDX-License-Identifier: EUPL-1.2
#include "src/versions/versions_service.hpp"

#include <gmock/gmock.h>

#include "src/versions/version_choice_pages.hpp"
#include "tests/text_room.hpp"

namespace plenaria::statements {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using Labels = std::vector<std::string>;

class VersionsServiceTest : public TextRoom {
protected:
    void SetUp() override {
        id = declaration();
        zero = *issue(id, "Zero draft");
        first = *issue(id, "Rev.1");
    }
    Labels called(std::string_view text, std::string_view language = "en") {
        return called_by(board, text, language);
    }
    Labels called_by(const Actor& reader, std::string_view text, std::string_view language = "en") {
        return *db().read([&](UnitOfWork& uow) -> Result<Labels> {
            Labels labels;
            for (const auto& each : service.called(uow, reader, text, language)) labels.push_back(each.label);
            return labels;
        });
    }
    std::optional<IssuedVersion> version(const Actor& reader, const std::string& which,
                                         std::string_view language = "en") {
        return *db().read([&](UnitOfWork& uow) -> Result<std::optional<IssuedVersion>> {
            return service.version(uow, reader, which, language);
        });
    }
    std::string offered_to(const Actor& reader, const char* typed) {
        test::FakeScope scope(db(), reader);
        const auto reply = find_version_page({.query = {{"q", typed}}}, scope);
        return reply ? std::get<Json>(*reply).text : std::string();
    }

    VersionsService service;
    Actor board = test::account("Valérie", {{"statements.view"}});
    Actor reviewer = test::account("Grace", {{"statements.view", "city/amman"}});
    std::string id, zero, first;
};
PLENARIA_BOTH_ENGINES(VersionsServiceTest);

TEST_P(VersionsServiceTest, OneIsToldWithItsNumberAndItsPage) {
    const auto found = version(board, first).value();
    EXPECT_EQ(found.label, "Cities declaration – Rev.1");
    EXPECT_EQ(found.number, 2);
    EXPECT_EQ(found.path, "/statements/" + id + "/versions/" + first);
    EXPECT_EQ(version(board, zero, "fr").value().label, "Déclaration des villes – Zero draft");
    EXPECT_EQ(version(board, zero, "es").value().label, "Cities declaration – Zero draft");
    EXPECT_FALSE(version(board, id).has_value()) << "a statement is no version";
}

TEST_P(VersionsServiceTest, WordsInAnyLanguageFindTheLatestFirst) {
    const Labels both{"Cities declaration – Rev.1", "Cities declaration – Zero draft"};
    EXPECT_EQ(called("decl cit"), both);
    EXPECT_EQ(called("VILLES"), both);
    EXPECT_EQ(called("villes zero", "fr"), Labels{"Déclaration des villes – Zero draft"});
    EXPECT_EQ(called("Cities declaration – Rev.1"), Labels{"Cities declaration – Rev.1"});
    EXPECT_EQ(called("eclaration"), Labels{}) << "words are found by how they begin";
    EXPECT_EQ(called(" "), Labels{});
    EXPECT_EQ(called("cities " + std::string(2000, ' ')), Labels{}) << "no label is as long";
}

TEST_P(VersionsServiceTest, NobodyLearnsOfWhatTheyMayNotRead) {
    for (const auto& stranger : {Actor{}, reviewer}) {
        EXPECT_FALSE(version(stranger, first).has_value());
        EXPECT_EQ(called_by(stranger, "declaration"), Labels{});
        EXPECT_THAT(offered_to(stranger, "declaration"), Not(HasSubstr("Cities")));
    }
}

TEST_P(VersionsServiceTest, WhatIsInTheArchiveIsNotOfferedButKeepsItsName) {
    ASSERT_TRUE(archive(db(), ana(), id, true).has_value());
    EXPECT_EQ(called("declaration"), Labels{});
    EXPECT_EQ(version(board, first).value().label, "Cities declaration – Rev.1");
}

TEST_P(VersionsServiceTest, AFieldIsOfferedWhatItCanSendBack) {
    EXPECT_THAT(offered_to(board, "rev"),
                AllOf(HasSubstr("\"value\":\"" + first + "\""),
                      HasSubstr("\"label\":\"Cities declaration – Rev.1\""), Not(HasSubstr(zero))));
}

}  // namespace
}  // namespace plenaria::statements
