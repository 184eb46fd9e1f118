// SPDX-License-Identifier: EUPL-1.2
// plenaria-press: draws pages and cleans photographs, in a folder that holds nothing else; run by the
// document engine.
//   plenaria-press sheets    sheets.json, picture0.jpg, … become drawn.pdf
//   plenaria-press photo     input.bin becomes output.jpg
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "press/painter.hpp"
#include "press/photo.hpp"
#include "sheets/sheet_words.hpp"

namespace {

using namespace plenaria::host;

std::string bytes_of(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void draw_sheets() {
    std::vector<std::string> pictures;
    for (;;) {
        auto picture = bytes_of("picture" + std::to_string(pictures.size()) + ".jpg");
        if (picture.empty()) break;
        pictures.push_back(std::move(picture));
    }
    paint(read_sheets(bytes_of("sheets.json"), pictures), "drawn.pdf");
}

}  // namespace

int main(int count, char** words) {
    const std::string_view wish = count == 2 ? words[1] : "";
    try {
        if (wish == "sheets")
            draw_sheets();
        else if (wish == "photo")
            clean_photo("input.bin", "output.jpg");
        else
            return 2;
    } catch (const std::exception&) {
        return 1;
    }
    return 0;
}
