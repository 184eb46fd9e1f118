// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/table_file.hpp>

#include <gtest/gtest.h>

#include <plenaria/testing/fake_services.hpp>

namespace plenaria {
namespace {

const Table mayors{.title = "Mayors", .columns = {{.title = "City"}}, .rows = {{"Kampala"}}};

Download file(std::string_view format) {
    test::FakeDocuments documents;
    return std::get<Download>(*table_file(documents, mayors, "mayors", format));
}

TEST(TableFile, AWorkbookIsMadeForWhoAsksForOne) {
    test::FakeDocuments documents;
    EXPECT_EQ(file("xlsx"), (Download{"mayors.xlsx", std::string(xlsx_type), *documents.xlsx({mayors})}));
}

TEST(TableFile, AnyOtherFormatIsCsv) {
    test::FakeDocuments documents;
    const Download csv{"mayors.csv", std::string(csv_type), documents.csv(mayors)};
    for (const auto* format : {"csv", "", "XLSX", "ods", "' OR 1=1 --"})
        EXPECT_EQ(file(format), csv) << format;
}

}  // namespace
}  // namespace plenaria
