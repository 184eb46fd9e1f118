// SPDX-License-Identifier: EUPL-1.2
// A seat that was filled is told to the press, on both engines.
#include "src/vacancies/press_pages.hpp"

#include <gmock/gmock.h>

#include "src/vacancies/vacancy_pages.hpp"
#include "tests/vacancies/calls.hpp"

namespace plenaria::committee::vacancies {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Keeps what it is given, as `campaigns` does.
class KeptDrafts final : public campaigns::Drafts {
public:
    Result<std::string> begin(UnitOfWork&, const Actor&, const campaigns::PressDraft& draft) override {
        begun.insert_or_assign(draft.about, draft);
        return "the-campaign";
    }
    std::optional<std::string> about(UnitOfWork&, std::string_view subject) override {
        if (!begun.contains(subject)) return std::nullopt;
        return "the-campaign";
    }
    std::map<std::string, campaigns::PressDraft, std::less<>> begun;
};

class PressTest : public Calls {
protected:
    PressTest() {
        id = ask();
        nomination_id = eligible(id, "Athens", bakoyannis());
    }
    void choose_athens() {
        clock.set("2019-10-04T08:00:00Z");
        ASSERT_TRUE(try_choose(id, nomination_id).has_value());
    }
    VacancyTools with_drafts() {
        auto used = call_tools();
        used.drafts = &drafts;
        return used;
    }
    Result<Reply> post(const VacancyTools& used) {
        return begin_press_post(used, {.path_values = {{"vacancy", id}}}, scope_of(press));
    }
    std::string page(const VacancyTools& used, const Actor& who) {
        return html(show_vacancy(used, {.path_values = {{"vacancy", id}}}, scope_of(who)));
    }
    std::string id, nomination_id;
    Actor press = test::account("Noor Haddad", {{"committee.view"}, {"committee.edit"}, {"campaigns.edit"}});
    KeptDrafts drafts;
};
PLENARIA_BOTH_ENGINES(PressTest);

TEST_P(PressTest, WhoWasChosenIsTheNewsInThreeLanguages) {
    choose_athens();
    EXPECT_THAT(page(with_drafts(), press), HasSubstr("Begin a press release"));
    EXPECT_EQ(redirected_to(post(with_drafts())), "/campaigns.campaign?campaign=the-campaign");
    const auto& draft = drafts.begun.at("committee.vacancy/" + id);
    EXPECT_EQ(draft.city, city_ref("Athens"));
    EXPECT_EQ(draft.zone, "Europe/Athens");
    EXPECT_EQ(plenaria::to_text(draft.embargo.day), "2019-10-07");
    EXPECT_THAT(draft.title.at("en"), HasSubstr("a seat for Kostas Bakoyannis, Athens"));
    EXPECT_THAT(draft.body.at("en"), AllOf(HasSubstr("Kostas Bakoyannis, Mayor, was chosen for seat 2"),
                                           HasSubstr("“{{quote}}”, Kostas Bakoyannis says.")));
    EXPECT_EQ(draft.body.size(), 3U);
    EXPECT_THAT(page(with_drafts(), press),
                AllOf(HasSubstr("The press release about it"), Not(HasSubstr("Begin a press release"))));
}

TEST_P(PressTest, NobodyIsNewsBeforeTheyAreChosen) {
    EXPECT_THAT(page(with_drafts(), press), Not(HasSubstr("Begin a press release")));
    EXPECT_EQ(post(with_drafts()).error().code, ErrorCode::conflict);
    EXPECT_TRUE(drafts.begun.empty());
}

TEST_P(PressTest, WithoutThatRoomOrItsPermissionNothingIsOffered) {
    choose_athens();
    EXPECT_THAT(page(call_tools(), press), Not(HasSubstr("press release")));
    EXPECT_THAT(page(with_drafts(), lucia), Not(HasSubstr("press release")));
    EXPECT_EQ(post(call_tools()).error().code, ErrorCode::conflict);
}

}  // namespace
}  // namespace plenaria::committee::vacancies
