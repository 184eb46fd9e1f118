// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/sheets.hpp
/// Pages that are drawn, not laid out: badges, letters, whatever is printed by the thousand. Each thing has
/// its place; a text takes the largest of some sizes that fits. Lengths in millimetres, sizes in points.

#include <string>
#include <variant>
#include <vector>

namespace plenaria {

/// From the upper left corner of the page. Height 0: as high as what stands in it.
struct SheetBox {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
};

/// "#rrggbb".
struct SheetFill {
    SheetBox box;
    std::string colour;
};

enum class SheetTag { paragraph = 1, heading };     ///< what a screen reader says
enum class SheetAlign { start = 1, centre, left };  ///< `start` is where the script of the text begins

struct SheetText {
    SheetBox box;
    std::string text;
    /// From the largest; the first that fits without breaking a word, else the last, with words broken.
    std::vector<double> sizes = {11};
    SheetTag tag = SheetTag::paragraph;
    SheetAlign align = SheetAlign::start;
    std::string colour = "#1b2a33";
    bool bold = false;
    bool serif = false;
    double spacing = 1.0;  ///< between lines, of what the font asks for
    /// `box.top` counts from where what stands before it ends, and the box grows as it needs.
    bool below = false;
};

/// A line of a table of two columns, below what stands before it. Lines that follow each other are one table.
struct SheetRow {
    SheetBox box;       ///< `top`: the distance to what stands before it
    double label = 40;  ///< width of the first column
    std::string heading = {};
    std::string text = {};
    double size = 11;
    bool serif = false;
};

/// A QR code with its quiet border; what it says must stand beside it as text.
struct SheetCode {
    SheetBox box;  ///< a square
    std::string content;
};

/// A photograph, cut to the proportions of its box around its middle; or a logo, whole in the middle of its
/// box.
struct SheetPicture {
    SheetBox box;
    std::string bytes;  ///< JPEG, as Press::photo() makes it, or PNG, as Press::logo() does
    std::string alt = {};
};

using SheetItem = std::variant<SheetFill, SheetText, SheetRow, SheetCode, SheetPicture>;

/// One page.
struct Sheet {
    double width = 210;
    double height = 297;
    std::vector<SheetItem> items = {};
};

/// Pages that become one PDF.
struct Sheets {
    std::string title = {};
    std::string language = "en";
    /// For readers on a screen (PDF/UA). Without tags: for printers, and to be joined with others.
    bool tagged = true;
    std::vector<Sheet> pages = {};
};

}  // namespace plenaria
