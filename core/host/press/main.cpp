// SPDX-License-Identifier: EUPL-1.2
// plenaria-press: draws pages and cleans photographs, in a folder that holds nothing else; run by the
// document engine.
//   plenaria-press sheets    sheets.json, picture0.jpg, … become drawn.pdf
//   plenaria-press photo     input.bin becomes output.jpg
//   plenaria-press logo      input.bin becomes output.png
//   plenaria-press picture   sheets.json, picture0.jpg, … become drawn.png; refused when a text does not fit
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
using plenaria::Sheets;

std::string bytes_of(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Sheets sent_sheets() {
    std::vector<std::string> pictures;
    for (;;) {
        auto picture = bytes_of("picture" + std::to_string(pictures.size()) + ".jpg");
        if (picture.empty()) break;
        pictures.push_back(std::move(picture));
    }
    return read_sheets(bytes_of("sheets.json"), pictures);
}

}  // namespace

int main(int count, char** words) {
    const std::string_view wish = count == 2 ? words[1] : "";
    try {
        if (wish == "sheets")
            paint(sent_sheets(), "drawn.pdf");
        else if (wish == "picture")
            paint_picture(sent_sheets(), "drawn.png");
        else if (wish == "photo")
            clean_photo("input.bin", "output.jpg");
        else if (wish == "logo")
            clean_logo("input.bin", "output.png");
        else
            return 2;
    } catch (const std::exception&) {
        return 1;
    }
    return 0;
}
