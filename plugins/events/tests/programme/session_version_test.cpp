// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/statements/versions.hpp>

#include "src/programme/programme_pages.hpp"
#include "src/programme/public_pages.hpp"
#include "src/programme/session_pages.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using SentForm = std::multimap<std::string, std::string, std::less<>>;

/// Two versions of one declaration; read by who holds "statements.view".
class TwoVersions final : public statements::Versions {
public:
    std::optional<statements::IssuedVersion> version(UnitOfWork&, const Actor& reader, std::string_view id,
                                                     std::string_view language) override {
        if (reader.may("statements.view"))
            for (const auto& each : all(language))
                if (each.id == id) return each;
        return std::nullopt;
    }
    std::vector<statements::IssuedVersion> called(UnitOfWork&, const Actor& reader, std::string_view text,
                                                  std::string_view language) override {
        std::vector<statements::IssuedVersion> found;
        if (reader.may("statements.view"))
            for (const auto& each : all(language))
                if (each.label.find(text) != std::string::npos) found.push_back(each);
        return found;
    }

private:
    static std::vector<statements::IssuedVersion> all(std::string_view language) {
        const std::string title = language == "fr" ? "Déclaration de Durban" : "Durban Declaration";
        return {{"ZERO", title + " – Zero draft", 1, "/statements/DURBAN/versions/ZERO"},
                {"REV1", title + " – Rev.1", 2, "/statements/DURBAN/versions/REV1"}};
    }
};

class SessionVersionTest : public StageRoom {
protected:
    SessionVersionTest() {
        lucia = test::account("Lucía Fernández", {{"events.view"}, {"events.edit"}, {"statements.view"}});
        lucia.id = "LUCIA";
    }
    RoomTools with_versions() {
        auto all = tools();
        all.versions = &versions;
        return all;
    }
    Result<void> discuss(const std::string& id, const std::string& version,
                         statements::Versions* known = nullptr) {
        const auto before = kept(id);
        auto wanted = facts_of(before);
        wanted.version_id = version;
        return write([&](UnitOfWork& uow) {
            return change_session(uow, lookup, lucia, id, wanted, before.revision, nullptr, known);
        });
    }
    std::string discussing(const std::string& version = "REV1") {
        auto id = session("Opening");
        EXPECT_TRUE(discuss(id, version, &versions).has_value());
        return id;
    }
    SentForm form(const std::string& version, const std::string& text, const std::string& id = {}) {
        return {
            {"original_language", "en"}, {"title_en", "Opening"},
            {"kind", "ceremony"},        {"starts_on", "2019-11-11"},
            {"starts_time", "09:00"},    {"ends_time", "10:30"},
            {"state", "planned"},        {"version", version},
            {"version_text", text},      {"revision", id.empty() ? "0" : std::to_string(kept(id).revision)}};
    }
    Result<Reply> save(const RoomTools& with, const std::string& id, const SentForm& sent) {
        return change_session_post(with, {.path_values = {{"session", id}}, .form = sent}, scope());
    }
    static bool saved(const Result<Reply>& reply) {
        return reply && std::holds_alternative<Redirect>(*reply);
    }
    std::string page(const RoomTools& with, const char* view = "grid") {
        return html(show_programme(with, {.path_values = {{"edition", congress}}, .query = {{"view", view}}},
                                   scope()));
    }
    std::string form_page(const RoomTools& with, const std::string& id) {
        return html(edit_session_form(with, {.path_values = {{"session", id}}}, scope()));
    }
    std::string outside() {
        return html(public_programme(tools(), {.path_values = {{"edition", congress}}}, scope()));
    }
    void forget_statements() {
        lucia = test::account("Lucía Fernández", {{"events.view"}, {"events.edit"}});
        lucia.id = "LUCIA";
    }

    TwoVersions versions;
};
PLENARIA_BOTH_ENGINES(SessionVersionTest);

TEST_P(SessionVersionTest, IsKeptUnderTheNameItHadWhenItWasChosen) {
    const auto id = discussing();
    EXPECT_EQ(kept(id).version.id, "REV1");
    EXPECT_EQ(kept(id).version.name, "Durban Declaration – Rev.1");
    ASSERT_TRUE(discuss(id, "", &versions).has_value());
    EXPECT_EQ(kept(id).version.id, "");
    EXPECT_EQ(kept(id).version.name, "");
}

TEST_P(SessionVersionTest, MustBeOneThatWhoPlansMayRead) {
    const auto id = discussing();
    for (const auto* wrong : {"NONE", "' OR 1=1 --"}) {
        const auto refused = discuss(id, wrong, &versions);
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().fields.at(0).field, "version");
    }
    forget_statements();
    EXPECT_FALSE(discuss(id, "ZERO", &versions).has_value());
    EXPECT_TRUE(discuss(id, "REV1", &versions).has_value()) << "what stands there stays";
    EXPECT_EQ(kept(id).version.name, "Durban Declaration – Rev.1");
}

TEST_P(SessionVersionTest, TheFormTakesWhatWasChosenOrTyped) {
    const auto id = session("Opening");
    ASSERT_TRUE(saved(save(with_versions(), id, form("REV1", "Durban Declaration – Rev.1", id))));
    EXPECT_EQ(kept(id).version.id, "REV1");
    EXPECT_THAT(form_page(with_versions(), id), AllOf(HasSubstr("value=\"Durban Declaration – Rev.1\""),
                                                      HasSubstr("/statements.find_version?q=")));
    ASSERT_TRUE(saved(save(with_versions(), id, form("REV1", "Zero draft", id)))) << "the words count";
    EXPECT_EQ(kept(id).version.id, "ZERO");
    ASSERT_TRUE(saved(save(with_versions(), id, form("ZERO", " ", id))));
    EXPECT_EQ(kept(id).version.id, "");
}

TEST_P(SessionVersionTest, WordsThatMeanNoneOrSeveralAreAskedAgain) {
    const auto id = session("Opening");
    for (const auto& [typed, problem] :
         {std::pair{"Quito", "No issued version is called Quito."},
          std::pair{"Durban", "Several versions are called like that: choose one from the list."}}) {
        const auto again = save(with_versions(), id, form("", typed, id));
        EXPECT_EQ(status(again), 422);
        EXPECT_THAT(html(again), AllOf(HasSubstr(problem), HasSubstr("href=\"#f-version\""),
                                       HasSubstr("value=\"" + std::string(typed) + "\"")));
    }
    EXPECT_EQ(kept(id).version.id, "");
}

TEST_P(SessionVersionTest, WithoutStatementsNothingIsAskedAndWhatWasChosenStays) {
    const auto id = discussing();
    EXPECT_THAT(form_page(tools(), id), Not(HasSubstr("version_text")));
    auto sent = form("", "", id);
    sent.erase("version");
    sent.erase("version_text");
    ASSERT_TRUE(saved(save(tools(), id, sent)));
    EXPECT_EQ(kept(id).version.name, "Durban Declaration – Rev.1");
    EXPECT_THAT(page(tools()), AllOf(HasSubstr("Discusses: Durban Declaration – Rev.1"),
                                     Not(HasSubstr("/statements/DURBAN"))));
    EXPECT_FALSE(discuss(id, "ZERO").has_value());
    EXPECT_TRUE(discuss(id, "").has_value());
}

TEST_P(SessionVersionTest, LeadsThereWhoMayReadIt) {
    discussing();
    for (const auto* view : {"grid", "list"})
        EXPECT_THAT(page(with_versions(), view),
                    HasSubstr("<a href=\"/statements/DURBAN/versions/REV1\">Durban Declaration – Rev.1</a>"));
    forget_statements();
    EXPECT_THAT(page(with_versions()), AllOf(HasSubstr("Discusses: Durban Declaration – Rev.1"),
                                             Not(HasSubstr("/statements/DURBAN"))));
}

TEST_P(SessionVersionTest, IsReleasedByNameAndAnotherOneIsAChangeOfWords) {
    const auto id = session("Opening");
    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(frozen_json(*programme().released->programme), Not(HasSubstr("version")))
        << "releases of before keep their bytes";
    ASSERT_TRUE(discuss(id, "REV1", &versions).has_value());
    const auto changes = programme();
    ASSERT_EQ(changes_since(changes).size(), 1U);
    EXPECT_EQ(changes_since(changes)[0].change, SessionChange::words);
    EXPECT_THAT(page(with_versions()), HasSubstr("discusses Durban Declaration – Rev.1"));
    EXPECT_THAT(outside(), Not(HasSubstr("Durban Declaration")));

    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(outside(),
                AllOf(HasSubstr("Discusses: Durban Declaration – Rev.1"), Not(HasSubstr("/statements/"))));
    EXPECT_EQ(changes_since(programme()).size(), 0U);
    EXPECT_FALSE(release().has_value()) << "it is frozen as it stands";
}

TEST_P(SessionVersionTest, StaysWhenTheSessionMovesOrComesBack) {
    const auto id = discussing();
    ASSERT_TRUE(
        move(id, {.starts = parse_local("2019-11-11T14:00"), .revision = kept(id).revision}).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_session(uow, lucia, id); }).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_session(uow, lucia, id); }).has_value());
    EXPECT_EQ(kept(id).version.name, "Durban Declaration – Rev.1");
}

}  // namespace
}  // namespace plenaria::events
