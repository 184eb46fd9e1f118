// SPDX-License-Identifier: EUPL-1.2
#include "documents/tables.hpp"

#include <gtest/gtest.h>
#include <libical/ical.h>

namespace plenaria::host {
namespace {

TEST(Csv, QuotesAndDisarmsFormulas) {
    const Table table{.title = "t",
                      .columns = {{.title = "Name"}, {.title = "n", .kind = Table::Kind::number}},
                      .rows = {{"=HYPERLINK(1)", "-5"}, {"a,\"b\"", "7"}, {"＝1", "-x"}, {"Côte d'Ivoire", ""}}};

    EXPECT_EQ(csv_of(table),
              "\xEF\xBB\xBFName,n\r\n'=HYPERLINK(1),-5\r\n\"a,\"\"b\"\"\",7\r\n'＝1,'-x\r\nCôte d'Ivoire,\r\n");
}

TEST(Calendar, AProgramReadsTheSameMomentsAndZones) {
    const Instant start = *parse_instant("2019-12-17T08:00:00Z");
    const auto text = calendar_of({{.uid = "s1@plenaria",
                                    .sequence = 2,
                                    .starts_at = start,
                                    .ends_at = start + std::chrono::hours(1),
                                    .zone = "Europe/Zurich",
                                    .summary = "Plenary; with, commas and a very long title, longer than seventy-five "
                                               "octets, so that it has to be folded: éééééééééé",
                                    .cancelled = true}},
                                  "GRF 2019");

    EXPECT_NE(text.find("BEGIN:VTIMEZONE"), std::string::npos);
    for (std::size_t at = 0, end = text.find("\r\n"); end != std::string::npos; at = end + 2, end = text.find("\r\n", at))
        EXPECT_LE(end - at, 75u) << text.substr(at, end - at);
    auto* parsed = icalparser_parse_string(text.c_str());
    ASSERT_NE(parsed, nullptr);
    auto* event = icalcomponent_get_first_component(parsed, ICAL_VEVENT_COMPONENT);
    ASSERT_NE(event, nullptr);
    const auto begins = icalcomponent_get_dtstart(event);
    EXPECT_EQ(begins.hour, 9);  // Zurich, in winter
    EXPECT_EQ(icalcomponent_get_sequence(event), 2);
    EXPECT_EQ(icalcomponent_get_status(event), ICAL_STATUS_CANCELLED);
    EXPECT_TRUE(std::string(icalcomponent_get_summary(event)).ends_with("éééééééééé"));
    icalcomponent_free(parsed);
}

}  // namespace
}  // namespace plenaria::host
