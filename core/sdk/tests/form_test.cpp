// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/form.hpp>

#include <gtest/gtest.h>

namespace plenaria {
namespace {

using namespace std::chrono_literals;

TEST(Form, NamesEveryProblemAtOnce) {
    const Request request{.form = {{"email", "nobody"}, {"closes_on", "2019-02-30"}}};
    Form form(request);
    form.text("name", {.required = true});
    form.email("email", true);
    form.day("closes_on", true);
    ASSERT_FALSE(form.ok());
    const auto error = form.error();
    ASSERT_EQ(error.fields.size(), 3u);
    EXPECT_EQ(error.fields[0].field, "name");
    EXPECT_EQ(error.fields[1].message, "Write a mail address, like ana@example.org.");
}

TEST(Form, TextIsTrimmedAndBounded) {
    const Request request{.form = {{"a", "  Ana  "}, {"b", "éééé"}}};
    Form form(request);
    EXPECT_EQ(form.text("a"), "Ana");
    EXPECT_EQ(form.text("b", {.max_length = 4}), "éééé");
    EXPECT_TRUE(form.ok());
    form.text("b", {.max_length = 3});
    EXPECT_FALSE(form.ok());
}

TEST(Form, AMailAddressMayNotHoldALineBreak) {
    const Request request{.form = {{"email", "a@example.org\r\nBcc: b@example.org"}}};
    Form form(request);
    form.email("email", true);
    EXPECT_FALSE(form.ok());
}

TEST(Form, ADeadlineIsADayAndATime) {
    const Request request{.form = {{"on", "2019-12-17"}, {"at", "17:00"}, {"bad", "25:00"}}};
    Form form(request);
    const auto local = form.local_time("on", "at", true);
    ASSERT_TRUE(local);
    EXPECT_EQ(local->time_of_day, 17h);
    EXPECT_FALSE(form.local_time("on", "bad", true));
    EXPECT_FALSE(form.ok());
}

TEST(Form, OnlyOfferedAnswersAreTaken) {
    const Request request{.form = {{"kind", "drop"}}};
    Form form(request);
    EXPECT_EQ(form.one_of("kind", {"agree", "comment"}, true), "");
    EXPECT_FALSE(form.ok());
}

}  // namespace
}  // namespace plenaria
