// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <plenaria/id.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/fake_services.hpp>

#include "src/cities/city_pages.hpp"
#include "src/cities/city_repository.hpp"
#include "src/import/import_pages.hpp"
#include "src/lists/segment_pages.hpp"
#include "src/organisations/organisation_pages.hpp"
#include "src/parties/party_rules.hpp"
#include "src/people/mandate_pages.hpp"
#include "src/people/person_pages.hpp"
#include "src/people/person_repository.hpp"
#include "tests/store.hpp"

namespace plenaria::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class PagesTest : public ::testing::TestWithParam<Engine> {
protected:
    PagesTest() { store_.load(); }
    std::string city(const std::string& name, const std::string& iso2) {
        auto id = store_.db().read([&](UnitOfWork& uow) -> Result<std::string> {
            return find_city_by_identity(uow, identity(City{.name = {.en = name}, .iso2 = iso2}))->id;
        });
        return *id;
    }
    static View view(const Result<Reply>& reply) {
        EXPECT_TRUE(reply.has_value() && std::holds_alternative<View>(*reply));
        return reply.has_value() && std::holds_alternative<View>(*reply) ? std::get<View>(*reply) : View{};
    }
    static std::vector<std::string> names(const View& page) {
        std::vector<std::string> all;
        for (const auto& row : page.model.find("rows")->list()) all.push_back(row.find("name")->text());
        return all;
    }
    static std::vector<std::string> problems(const View& page) {
        std::vector<std::string> all;
        for (const auto& problem : page.model.find("problems")->list())
            all.push_back(problem.find("field")->text());
        return all;
    }
    std::multimap<std::string, std::string, std::less<>> form_of_lyon() {
        return {{"name_en", "Lyon"}, {"iso2", "FR"},           {"zone", "Europe/Paris"},
                {"language", "fr"},  {"population", "522000"}, {"version", "1"}};
    }

    Store store_{GetParam()};
    test::FakeScope scope_{store_.db(), test::account("Ana", {{"directory.view"}, {"directory.edit"}})};
};
PLENARIA_BOTH_ENGINES(PagesTest);

TEST_P(PagesTest, TheListAnswersToEachFilter) {
    EXPECT_EQ(names(view(list_cities_page({}, scope_))).size(), 19u);
    EXPECT_THAT(names(view(list_cities_page({.query = {{"q", "LOS ang"}}}, scope_))),
                ElementsAre("Los Angeles"));
    EXPECT_THAT(names(view(list_cities_page({.query = {{"q", "milano"}}}, scope_))), ElementsAre("Milan"));
    EXPECT_THAT(
        names(view(list_cities_page({.query = {{"region", "Africa"}, {"sort", "population"}}}, scope_))),
        ElementsAre("Kampala", "Freetown", "Tangier", "Tunis"));
    EXPECT_THAT(names(view(list_cities_page({.query = {{"context", "origin"}}}, scope_))),
                ElementsAre("Freetown"));
    EXPECT_THAT(names(view(list_cities_page({.query = {{"letter", "m"}}}, scope_))),
                ElementsAre("Madrid", "Mexico City", "Milan", "Montréal"));
}

TEST_P(PagesTest, CountsAreThoseOfTheFilter) {
    EXPECT_EQ(view(list_cities_page({}, scope_)).model.find("count")->text(), "19 cities");
    EXPECT_EQ(view(list_cities_page({.query = {{"q", "milano"}}}, scope_)).model.find("count")->text(),
              "1 city");
    EXPECT_EQ(view(list_cities_page({.query = {{"region", "Africa"}}}, scope_)).model.find("count")->text(),
              "4 cities");
    const auto organisations = view(list_organisations_page({}, scope_));
    EXPECT_EQ(organisations.model.find("count")->text(), "61 organisations");
    EXPECT_EQ(organisations.model.find("rows")->list().size(), 50u);
    EXPECT_EQ(organisations.model.find("page_status")->text(), "1–50 of 61");
    EXPECT_TRUE(organisations.model.find("has_next")->truth());
    const auto second = view(list_organisations_page({.query = {{"page", "2"}}}, scope_));
    EXPECT_EQ(second.model.find("rows")->list().size(), 11u);
    EXPECT_FALSE(second.model.find("has_next")->truth());
    EXPECT_EQ(view(list_people_page({}, scope_)).model.find("count")->text(), "8 people");
}

TEST_P(PagesTest, BehindTheLastPageIsALinkToItWithTheFilters) {
    const auto behind =
        view(list_organisations_page({.query = {{"page", "1000000000"}, {"sort", "kind"}}}, scope_));
    EXPECT_FALSE(behind.model.find("has_rows")->truth());
    EXPECT_EQ(behind.model.find("page_status")->text(), "The list has 2 pages.");
    EXPECT_EQ(behind.model.find("previous_url")->text(), "/directory.organisations?page=2&sort=kind");
    EXPECT_FALSE(behind.model.find("has_next")->truth());
}

TEST_P(PagesTest, TheLetterIsThatOfTheReadersLanguage) {
    scope_.language = test::FakeLocale("fr");
    EXPECT_THAT(names(view(list_cities_page({.query = {{"letter", "l"}}}, scope_))),
                ElementsAre("Lisbonne", "Los Angeles", "Lyon"));
}

TEST_P(PagesTest, HostileParametersShowAListAndNothingElse) {
    for (const std::string value : {"'; DROP TABLE dir_city; --", "1000000000000000000000", "-1", "%", "_",
                                    "\xFF", "", "name DESC", "\\", "😀"}) {
        const Request request{.query = {{"q", value},
                                        {"region", value},
                                        {"context", value},
                                        {"letter", value},
                                        {"sort", value},
                                        {"page", value},
                                        {"kind", value}}};
        EXPECT_EQ(view(list_cities_page(request, scope_)).status, 200) << value;
        EXPECT_EQ(view(list_organisations_page(request, scope_)).status, 200) << value;
        EXPECT_EQ(view(list_people_page(request, scope_)).status, 200) << value;
        EXPECT_TRUE(search_page(request, scope_).has_value()) << value;
    }
    EXPECT_EQ(names(view(list_cities_page({}, scope_))).size(), 19u);
}

TEST_P(PagesTest, TheMayorStandsBesideTheCityWhileInOffice) {
    scope_.clock.set("2019-08-31T12:00:00Z");
    const auto then = view(list_cities_page({.query = {{"q", "athens"}}}, scope_));
    EXPECT_EQ(then.model.find("rows")->list()[0].find("mayor")->text(), "Georgios Kaminis");
    scope_.clock.set("2019-09-01T12:00:00Z");
    const auto later = view(list_cities_page({.query = {{"q", "athens"}}}, scope_));
    EXPECT_EQ(later.model.find("rows")->list()[0].find("mayor")->text(), "");
}

TEST_P(PagesTest, AFormWithMistakesKeepsWhatWasTypedAndNamesEach) {
    const Request request{.method = Method::post,
                          .form = {{"name_en", "Nowhere"},
                                   {"iso2", "XX"},
                                   {"population", "many"},
                                   {"latitude", "north"},
                                   {"zone", "Mars"},
                                   {"language", "en"},
                                   {"context", "origin"}}};
    const auto page = view(create_city(request, scope_));
    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(problems(page), ElementsAre("population", "latitude", "longitude", "iso2", "zone"));
    EXPECT_THAT(test::to_text(page.model), HasSubstr("many"));
    EXPECT_THAT(test::to_text(page.model), HasSubstr("north"));
    EXPECT_THAT(page.title, HasSubstr("Error"));
}

TEST_P(PagesTest, ASecondSaverSeesWhatStandsNowAndMaySaveAgain) {
    const auto id = city("Lyon", "FR");
    const Request first{.method = Method::post, .path_values = {{"city", id}}, .form = form_of_lyon()};
    ASSERT_TRUE(std::holds_alternative<Redirect>(*change_city(first, scope_)));

    auto second = first;
    second.form.find("population")->second = "523000";
    const auto page = view(change_city(second, scope_));
    EXPECT_EQ(page.status, 409);
    const auto& stored = page.model.find("rows")->list();
    ASSERT_EQ(stored.size(), 1u);
    EXPECT_EQ(stored[0].find("value")->text(), "522000");
    EXPECT_EQ(page.model.find("hidden")->list()[0].find("value")->text(), "2");

    second.form.find("version")->second = "2";
    EXPECT_TRUE(std::holds_alternative<Redirect>(*change_city(second, scope_)));
}

TEST_P(PagesTest, AMandateTakesThePersonByNameWithoutScripts) {
    const auto id = city("Athens", "GR");
    const auto page = view(create_mandate({.method = Method::post,
                                           .form = {{"city", "city/" + id},
                                                    {"person_text", "Nobody At All"},
                                                    {"office", "Mayor"},
                                                    {"head", "yes"},
                                                    {"from", "2019-09-01"}}},
                                          scope_));
    EXPECT_THAT(problems(page), ElementsAre("person"));
    const auto saved = create_mandate({.method = Method::post,
                                       .form = {{"city_text", "atenas"},
                                                {"person_text", "Kostas Bakoyannis"},
                                                {"new_person", "yes"},
                                                {"office", "Mayor"},
                                                {"head", "yes"},
                                                {"from", "2019-09-01"}}},
                                      scope_);
    ASSERT_TRUE(saved.has_value() && std::holds_alternative<Redirect>(*saved));
    scope_.clock.set("2019-10-01T12:00:00Z");
    const auto list = view(list_cities_page({.query = {{"q", "athens"}}}, scope_));
    EXPECT_EQ(list.model.find("rows")->list()[0].find("mayor")->text(), "Kostas Bakoyannis");
}

TEST_P(PagesTest, ARefusedMandateLeavesNoNewPersonBehind) {
    const auto id = city("Milan", "IT");
    const auto page = view(create_mandate({.method = Method::post,
                                           .form = {{"city", "city/" + id},
                                                    {"person_text", "Second Mayor"},
                                                    {"new_person", "yes"},
                                                    {"office", "Mayor"},
                                                    {"head", "yes"},
                                                    {"from", "2019-01-01"}}},
                                          scope_));
    EXPECT_THAT(problems(page), ElementsAre("from"));
    EXPECT_THAT(names(view(list_people_page({.query = {{"q", "second"}}}, scope_))), ElementsAre());
}

TEST_P(PagesTest, SearchAnswersToEverySpelling) {
    const auto first = [&](const std::string& text, const std::string& kind = "") {
        const auto reply = search_page({.query = {{"q", text}, {"kind", kind}}}, scope_);
        const auto hits = nlohmann::json::parse(std::get<Json>(*reply).text);
        return hits["items"].empty() ? std::string() : hits["items"][0]["label"].get<std::string>();
    };
    EXPECT_EQ(first("CIDPM"), "ICMPD");
    EXPECT_EQ(first("acnur"), "UN Refugee Agency");
    EXPECT_EQ(first("montre"), "Montréal");
    EXPECT_EQ(first("ACIKI"), "");
    EXPECT_EQ(first("plante val"), "Valérie Plante");
    EXPECT_EQ(first("aki", "city"), "");
    EXPECT_EQ(first("تونس"), "Tunis");
}

TEST_P(PagesTest, WhatIsNotThereIsNotFound) {
    for (const std::string id : {"", "nothing", "01HQZX3V9M5B7C8D9E0F1G2H3J", "' OR 1=1"}) {
        EXPECT_EQ(show_city({.path_values = {{"city", id}}}, scope_).error().code, ErrorCode::not_found);
        EXPECT_EQ(show_person({.path_values = {{"person", id}}}, scope_).error().code, ErrorCode::not_found);
        EXPECT_EQ(show_organisation({.path_values = {{"organisation", id}}}, scope_).error().code,
                  ErrorCode::not_found);
        EXPECT_EQ(show_segment({.path_values = {{"segment", id}}}, scope_).error().code,
                  ErrorCode::not_found);
    }
}

TEST_P(PagesTest, AnExportHoldsAllRowsOfTheFilter) {
    test::FakeDocuments documents;
    const auto reply = export_cities(documents, {.query = {{"region", "Asia"}}}, scope_);
    const auto& file = std::get<Download>(*reply);
    EXPECT_EQ(file.name, "cities.csv");
    EXPECT_THAT(file.bytes, HasSubstr("Amman|Amán|Amman|JO"));
    EXPECT_THAT(file.bytes, ::testing::Not(HasSubstr("Lyon")));
}

/// A file as the browser sends it.
class SentFile {
public:
    explicit SentFile(const std::string& bytes)
        : path_(std::filesystem::temp_directory_path() / ("plenaria-" + new_id())), size_(bytes.size()) {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    SentFile(const SentFile&) = delete;
    SentFile& operator=(const SentFile&) = delete;
    ~SentFile() { std::filesystem::remove(path_); }
    [[nodiscard]] Request request() const {
        return {.method = Method::post,
                .uploads = {{.field = "file",
                             .name = "mayors.csv",
                             .content_type = "text/csv",
                             .path = path_,
                             .size = size_}}};
    }

private:
    std::filesystem::path path_;
    std::uint64_t size_;
};

TEST_P(PagesTest, ATableGoesFromUploadToQuestionsToItsJob) {
    const SentFile file(
        "Mayor,City,Country,Since\nAna Ruiz,Quitto,EC,08/12/2018\nGrace One,Durban,ZA,2019-01-01\n");
    const auto uploaded = upload_import(file.request(), scope_);
    ASSERT_TRUE(uploaded.has_value() && std::holds_alternative<Redirect>(*uploaded));
    const auto url = std::get<Redirect>(*uploaded).url;
    const auto id = url.substr(url.rfind('=') + 1);
    const auto columns = view(columns_form({.path_values = {{"import", id}}}, scope_));
    EXPECT_EQ(columns.model.find("columns")->list().size(), 4u);
    EXPECT_THAT(test::to_text(columns.model), HasSubstr("Ana Ruiz · Grace One"));

    Request settle{.method = Method::post,
                   .path_values = {{"import", id}},
                   .form = {{"kind", "board"},
                            {"kind_now", "board"},
                            {"column_0", "person"},
                            {"column_1", "city"},
                            {"column_2", "country"},
                            {"column_3", "person"}}};
    EXPECT_EQ(view(set_import_columns(settle, scope_)).status, 422);
    settle.form.find("column_3")->second = "from";
    ASSERT_TRUE(std::holds_alternative<Redirect>(*set_import_columns(settle, scope_)));

    const Request show{.path_values = {{"import", id}}};
    auto preview = view(show_import(show, scope_));
    const auto& questions = preview.model.find("questions")->list();
    ASSERT_EQ(questions.size(), 3u);  // which Quitto, which day, which Durban
    EXPECT_FALSE(preview.model.find("may_apply")->truth());

    Request answers{.method = Method::post, .path_values = {{"import", id}}};
    for (std::size_t i = 0; i < questions.size(); ++i) {
        answers.form.emplace("key_" + std::to_string(i), questions[i].find("key")->text());
        answers.form.emplace("answer_" + std::to_string(i),
                             questions[i].find("key")->text().rfind("date", 0) == 0 ? "2018-12-08" : "new");
    }
    // Naming a city of the directory beats the button.
    answers.form.emplace("other_2_text", "Kampala");
    ASSERT_TRUE(std::holds_alternative<Redirect>(*answer_import(answers, scope_)));
    preview = view(show_import(show, scope_));
    EXPECT_THAT(test::to_text(preview.model), HasSubstr("Apply: 1 new, 0 changed"));
    EXPECT_EQ(preview.model.find("questions")->list().size(), 1u);  // Kampala has a mayor already

    ASSERT_TRUE(std::holds_alternative<Redirect>(*apply_import(show, scope_)));
    EXPECT_TRUE(view(show_import(show, scope_)).model.find("running")->truth());
    EXPECT_EQ(apply_import(show, scope_).error().code, ErrorCode::conflict);
    ASSERT_TRUE(std::holds_alternative<Redirect>(*stop_import(show, scope_)));
    EXPECT_TRUE(view(show_import(show, scope_)).model.find("stopped")->truth());
}

TEST_P(PagesTest, AFileThatCannotBeReadIsRefusedInWords) {
    const SentFile file("a,b\n\"open,1\n");
    const auto page = view(upload_import(file.request(), scope_));
    EXPECT_EQ(page.status, 422);
    EXPECT_THAT(test::to_text(page.model), HasSubstr("Line 2: a quotation mark is opened and never closed."));
    EXPECT_THAT(problems(view(upload_import({.method = Method::post}, scope_))), ElementsAre("file"));
}

}  // namespace
}  // namespace plenaria::directory
