// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <view/template_renderer.hpp>

namespace plenaria::host::view {
namespace {

namespace fs = std::filesystem;

TEST(House, EveryTemplateOfEveryRoomCanBePrintedInEveryLanguage) {
    const fs::path source = PLENARIA_SOURCE_DIR;
    i18n::Catalogs catalogs;
    catalogs.add_room("core", source / "core/host/lang");
    TemplateRenderer renderer(catalogs, {});
    renderer.add_room("core", source / "templates");
    for (const auto& room : fs::directory_iterator(source / "plugins")) {
        const auto id = room.path().filename().string();
        if (!fs::is_directory(room.path() / "templates")) continue;
        catalogs.add_room(id, room.path() / "lang");
        renderer.add_room(id, room.path() / "templates");
    }

    std::string mistakes;
    for (const auto& mistake : renderer.compile_all()) mistakes += mistake + "\n";

    EXPECT_EQ(mistakes, "");
}

}  // namespace
}  // namespace plenaria::host::view
