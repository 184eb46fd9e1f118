// SPDX-License-Identifier: EUPL-1.2
// What the editor of letters shows of the mails to invited offices.
#include <gmock/gmock.h>

#include "src/delegations/delegation_samples.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class SamplesTest : public Guests {
protected:
    std::optional<Mail> shown(const std::string& name, const std::string& language = "fr") {
        return *write([&](UnitOfWork& uow) -> Result<std::optional<Mail>> {
            const auto tools = guest_tools();
            const auto model =
                DelegationSamples(tools).sample(uow, "events/mail/delegation_" + name, language);
            if (!model) return std::optional<Mail>();
            return std::optional(real_renderer().mail("events/mail/delegation_" + name, *model, language));
        });
    }
    std::vector<std::string> all() {
        std::vector<std::string> found;
        for (const std::string name :
             {"invitation", "reminder", "receipt", "places", "moved", "cancelled", "other"})
            if (shown(name)) found.push_back(name);
        return found;
    }
};

TEST_P(SamplesTest, EveryMailHasASampleOnceThereIsSomethingToTell) {
    EXPECT_THAT(all(), IsEmpty());
    choose();
    EXPECT_THAT(all(), ElementsAre("invitation", "reminder", "moved", "cancelled"));
    ASSERT_TRUE(try_invite(3).has_value());
    answer("QUITO", 1, Answer::declined);
    EXPECT_THAT(all(), ElementsAre("invitation", "reminder", "receipt", "moved", "cancelled"));
    answer("AMMAN", 2);
    EXPECT_THAT(all(), ElementsAre("invitation", "reminder", "receipt", "places", "moved", "cancelled"));
}

TEST_P(SamplesTest, ASampleSpeaksOfTheNewestEditionAndSendsNothing) {
    choose_and_invite();
    new_mails();
    auto facts = quito();
    facts.titles = {.original = "en", .texts = {{"en", "13th GFMD Summit"}}};
    const auto older = id;
    id = edition(facts);
    set_rules_to({});
    EXPECT_THAT(shown("invitation", "en")->subject, HasSubstr("12th GFMD Summit"));
    choose({"city/AMMAN"});

    const auto mail = shown("invitation", "en");

    EXPECT_GT(id, older);
    EXPECT_THAT(mail->subject, HasSubstr("13th GFMD Summit"));
    EXPECT_THAT(mail->text, HasSubstr("Amman"));
    EXPECT_THAT(mail->text, HasSubstr("/l/…"));
    EXPECT_THAT(new_mails(), IsEmpty());
}

TEST_P(SamplesTest, OfAnEventThatMovedTheSampleShowsItsEarlierDatesAndWhy) {
    choose_and_invite();
    EXPECT_THAT(shown("moved", "en")->text, Not(HasSubstr("The host asked for it.")));
    const auto revision = stored(id).revision;
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) {
            return apply_dates(
                uow, lucia,
                {id, {on("2020-01-20"), on("2020-01-24"), "America/Guayaquil"}, "The host asked for it."},
                revision, uow.now());
        }).has_value());

    const auto mail = shown("moved", "en");

    EXPECT_THAT(mail->text, HasSubstr("2019-11-19"));
    EXPECT_THAT(mail->text, HasSubstr("2020-01-20"));
    EXPECT_THAT(mail->text, HasSubstr("The host asked for it."));
}

PLENARIA_BOTH_ENGINES(SamplesTest);

}  // namespace
}  // namespace plenaria::events
