// SPDX-License-Identifier: EUPL-1.2
// Files that an office sends with its nomination, on both engines.
#include <fstream>

#include <gmock/gmock.h>

#include "src/vacancies/nominate_pages.hpp"
#include "src/vacancies/nomination_file_pages.hpp"
#include "src/vacancies/nomination_file_service.hpp"
#include "src/vacancies/nomination_pages.hpp"
#include "src/vacancies/vacancy_retention.hpp"
#include "tests/vacancies/calls.hpp"

namespace plenaria::committee::vacancies {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string cv = "%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\nstartxref\n9\n%%EOF\n";

class NominationFileTest : public Calls {
protected:
    NominationFileTest() { id = ask(); }
    Result<void> send(const std::string& name, const std::string& bytes, const std::string& city = "Athens") {
        return write([&](UnitOfWork& uow) {
            return send_file(uow, call_directory, office(id, city), id, name, bytes);
        });
    }
    Result<void> remove(const std::string& file, const std::string& city = "Athens") {
        return write(
            [&](UnitOfWork& uow) { return take_file_away(uow, call_directory, office(id, city), id, file); });
    }
    std::vector<NominationFile> files(const std::string& nomination_id) {
        return read<std::vector<NominationFile>>(
            [&](UnitOfWork& uow) { return files_of(uow, nomination_id); });
    }
    Result<Reply> fetch(const std::string& file, const std::string& city) {
        return own_file(call_tools(), {.path_values = {{"vacancy", id}, {"file", file}}},
                        scope_of(office(id, city)));
    }
    /// As a browser sends it.
    Result<Reply> post(const std::string& name, const std::string& bytes) {
        const auto path = std::filesystem::temp_directory_path() / ("plenaria-cv-" + id);
        std::ofstream(path, std::ios::binary) << bytes;
        Request request{.path_values = {{"vacancy", id}},
                        .uploads = {{.field = "file", .name = name, .path = path, .size = bytes.size()}}};
        auto reply = send_file_post(call_tools(), request, scope_of(office(id, "Athens")));
        std::filesystem::remove(path);
        return reply;
    }
    std::string id;
};
PLENARIA_BOTH_ENGINES(NominationFileTest);

TEST_P(NominationFileTest, AnOfficeSendsAndReadsAndRemovesItsFiles) {
    EXPECT_EQ(send("cv.pdf", cv).error().code, ErrorCode::conflict) << "of whom?";
    const auto made = nominated(id, "Athens", bakoyannis());
    ASSERT_TRUE(redirected_to(post("../CV Bakoyannis.pdf", cv)).ends_with("#files"));
    ASSERT_TRUE(send("CV Bakoyannis.pdf", cv).has_value()) << "pressed twice";
    const auto sent = files(made);
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].name, "CV Bakoyannis.pdf");
    const auto fetched = fetch(sent[0].id, "Athens");
    EXPECT_EQ(std::get<Download>(*fetched).bytes, cv);
    EXPECT_EQ(std::get<Download>(*fetched).content_type, "application/pdf");
    const auto page =
        html(nominate_page(call_tools(), {.path_values = {{"vacancy", id}}}, scope_of(office(id, "Athens"))));
    EXPECT_THAT(page, AllOf(HasSubstr("CV Bakoyannis.pdf"), HasSubstr("Send this file")));
    ASSERT_TRUE(remove(sent[0].id).has_value());
    EXPECT_TRUE(remove(sent[0].id).has_value());
    EXPECT_TRUE(files(made).empty());
}

TEST_P(NominationFileTest, WhatIsNotTakenIsNamedBesideTheField) {
    const auto made = nominated(id, "Athens", bakoyannis());
    EXPECT_THAT(html(post("cv.pdf", "<html>")), HasSubstr("not what its name says"));
    EXPECT_THAT(html(post("cv.pdf", "")), HasSubstr("This file is empty"));
    for (int number = 1; number <= 5; ++number)
        ASSERT_TRUE(send("cv " + std::to_string(number) + ".pdf", cv).has_value());
    EXPECT_THAT(problems(send("cv 6.pdf", cv))["file"], HasSubstr("at most 5 files"));
    EXPECT_EQ(files(made).size(), 5U);
}

TEST_P(NominationFileTest, NobodyElseSeesThem) {
    const auto athens = nominated(id, "Athens", bakoyannis());
    const auto milan = nominated(id, "Milan", sala());
    ASSERT_TRUE(send("cv.pdf", cv).has_value());
    const auto file = files(athens)[0].id;
    EXPECT_EQ(fetch(file, "Milan").error().code, ErrorCode::not_found);
    EXPECT_EQ(remove(file, "Milan").error().code, ErrorCode::not_found);
    EXPECT_EQ(fetch(file, "Bristol").error().code, ErrorCode::not_found) << "who has nominated nobody";
    const auto staff = [&](const std::string& nomination) {
        return nomination_file(call_tools(), {.path_values = {{"nomination", nomination}, {"file", file}}},
                               scope_of(lucia));
    };
    EXPECT_EQ(std::get<Download>(*staff(athens)).bytes, cv);
    EXPECT_EQ(staff(milan).error().code, ErrorCode::not_found);
    const auto page =
        html(show_nomination(call_tools(), {.path_values = {{"nomination", athens}}}, scope_of(lucia)));
    EXPECT_THAT(page, AllOf(HasSubstr("cv.pdf"), Not(HasSubstr("Remove"))));
}

TEST_P(NominationFileTest, TheyGoWithThePersonWhomTheyAreAbout) {
    const auto made = nominated(id, "Athens", bakoyannis());
    ASSERT_TRUE(send("cv.pdf", cv).has_value());
    auto again = bakoyannis();
    again.statement = "Athens is a port of arrival.";
    ASSERT_TRUE(try_nominate(id, "Athens", again, 1).has_value());
    EXPECT_EQ(files(made).size(), 1U);
    auto other = sala();
    other.person.name = "Maria Iliopoulou";
    ASSERT_TRUE(try_nominate(id, "Athens", other, 2).has_value());
    EXPECT_TRUE(files(made).empty());

    ASSERT_TRUE(send("cv.pdf", cv).has_value());
    clock.set("2019-10-01T08:00:00Z");
    EXPECT_EQ(send("late.pdf", cv + "\n").error().code, ErrorCode::conflict);
    EXPECT_EQ(remove(files(made)[0].id).error().code, ErrorCode::conflict);
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return withdraw_vacancy(uow, mails(), lucia, id, "The seat was abolished.",
                                            find_vacancy(uow, id)->revision);
                }).has_value());
    clock.set("2020-03-01T08:00:00Z");
    ASSERT_TRUE(erase_old_nominees(db()).has_value());
    EXPECT_TRUE(files(made).empty());
}

}  // namespace
}  // namespace plenaria::committee::vacancies
