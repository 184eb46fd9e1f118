// SPDX-License-Identifier: EUPL-1.2
#include "press/painter.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string_view>

#include <cairo-pdf.h>
#include <qrencode.h>

#include "press/png_file.hpp"
#include "press/text_painter.hpp"

namespace plenaria::host {

namespace {

/// A structure element that what is drawn meanwhile belongs to.
class Tag {
public:
    /// @param cairo null: nothing is tagged.
    Tag(cairo_t* cairo, const char* name) : cairo_(cairo), name_(name) {
        if (cairo_ != nullptr) cairo_tag_begin(cairo, name, "");
    }
    Tag(const Tag&) = delete;
    Tag& operator=(const Tag&) = delete;
    ~Tag() {
        if (cairo_ != nullptr) cairo_tag_end(cairo_, name_);
    }

private:
    cairo_t* cairo_;
    const char* name_;
};

class PagePainter {
public:
    PagePainter(cairo_t* cairo, TextPainter& texts, bool tagged)
        : cairo_(cairo), tagged_(tagged ? cairo : nullptr), texts_(texts) {}

    void paint(const std::vector<SheetItem>& items) {
        const Tag page(tagged_, "Sect");
        for (std::size_t at = 0; at < items.size();) {
            const auto rows =
                std::find_if(items.begin() + static_cast<std::ptrdiff_t>(at), items.end(),
                             [](const SheetItem& item) { return !std::holds_alternative<SheetRow>(item); }) -
                items.begin();
            if (static_cast<std::size_t>(rows) > at) {
                const Tag table(tagged_, "Table");
                for (; at < static_cast<std::size_t>(rows); ++at) draw(std::get<SheetRow>(items[at]));
            } else
                std::visit([this](const auto& one) { draw(one); }, items[at++]);
        }
    }

private:
    void rectangle(const SheetBox& box) {
        cairo_rectangle(cairo_, box.left * points_of_millimetre, box.top * points_of_millimetre,
                        box.width * points_of_millimetre, box.height * points_of_millimetre);
    }
    void draw(const SheetFill& fill) {
        use_colour(cairo_, fill.colour);
        rectangle(fill.box);
        cairo_fill(cairo_);
    }
    void draw(const SheetText& text) {
        auto placed = text;
        if (text.below) placed.box.top += end_;
        if (text.text.empty()) {  // a place that what comes below it counts from
            end_ = placed.box.top + placed.box.height;
            return;
        }
        const Tag tag(tagged_, text.tag == SheetTag::heading ? "H1" : "P");
        end_ = texts_.paint(placed);
    }
    void draw(const SheetRow& row) {
        const Tag line(tagged_, "TR");
        const double top = end_ + row.box.top;
        double foot = top;
        {
            const Tag tag(tagged_, "TH");
            foot = texts_.paint({.box = {row.box.left, top, row.label, 0},
                                 .text = row.heading,
                                 .sizes = {row.size},
                                 .bold = true,
                                 .serif = row.serif});
        }
        const Tag tag(tagged_, "TD");
        const SheetText cell{.box = {row.box.left + row.label, top, row.box.width - row.label, 0},
                             .text = row.text,
                             .sizes = {row.size},
                             .align = SheetAlign::left,
                             .serif = row.serif};
        end_ = std::max(foot, texts_.paint(cell));
    }
    void draw(const SheetCode& code) {
        constexpr int quiet_border = 4;  // modules, ISO/IEC 18004
        const Owned<QRcode, QRcode_free> made(
            QRcode_encodeString(code.content.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
        if (!made) return;
        const double module = code.box.width / (made->width + 2 * quiet_border);
        const auto dark = [&](int x, int y) { return (made->data[y * made->width + x] & 1U) != 0; };
        draw(SheetFill{code.box, "#ffffff"});
        use_colour(cairo_, "#000000");
        // Those that touch in a line as one piece: fewer bytes, and no seams on paper.
        for (int y = 0; y < made->width; ++y)
            for (int x = 0; x < made->width; ++x) {
                if (!dark(x, y)) continue;
                const int from = x;
                while (x + 1 < made->width && dark(x + 1, y)) ++x;
                rectangle({code.box.left + (from + quiet_border) * module,
                           code.box.top + (y + quiet_border) * module, (x + 1 - from) * module, module});
            }
        cairo_fill(cairo_);
    }
    void draw(const SheetPicture& picture);
    void draw_whole(const SheetPicture& picture);

    cairo_t* cairo_;
    cairo_t* tagged_;  ///< null: without tags
    TextPainter& texts_;
    double end_ = 0;  ///< of the last text, in millimetres from the top
};

/// The width and height of our own JPEG: the frame that says them.
std::pair<int, int> size_of_jpeg(const std::string& bytes) {
    const auto at = [&](std::size_t i) { return static_cast<int>(static_cast<unsigned char>(bytes.at(i))); };
    for (std::size_t i = 2; at(i) == 0xFF;) {
        if (at(i + 1) == 0xC0) return {at(i + 7) * 256 + at(i + 8), at(i + 5) * 256 + at(i + 6)};
        i += 2 + static_cast<std::size_t>(at(i + 2) * 256 + at(i + 3));
    }
    throw std::runtime_error("picture");
}

/// Our own PNG, with its pixels.
OwnedSurface read_own_png(const std::string& bytes) {
    std::string_view left = bytes;
    OwnedSurface pixels(cairo_image_surface_create_from_png_stream(
        [](void* from, unsigned char* to, unsigned size) {
            auto& rest = *static_cast<std::string_view*>(from);
            if (rest.size() < size) return CAIRO_STATUS_READ_ERROR;
            rest.copy(reinterpret_cast<char*>(to), size);
            rest.remove_prefix(size);
            return CAIRO_STATUS_SUCCESS;
        },
        &left));
    if (cairo_surface_status(pixels.get()) != CAIRO_STATUS_SUCCESS) throw std::runtime_error("picture");
    return pixels;
}

void PagePainter::draw_whole(const SheetPicture& picture) {
    const auto pixels = read_own_png(picture.bytes);
    const int width = cairo_image_surface_get_width(pixels.get());
    const int height = cairo_image_surface_get_height(pixels.get());
    const double scale = std::min(picture.box.width / width, picture.box.height / height);
    const Tag tag(tagged_, "Figure");
    cairo_save(cairo_);
    cairo_translate(cairo_,
                    (picture.box.left + (picture.box.width - width * scale) / 2) * points_of_millimetre,
                    (picture.box.top + (picture.box.height - height * scale) / 2) * points_of_millimetre);
    cairo_scale(cairo_, scale * points_of_millimetre, scale * points_of_millimetre);
    cairo_set_source_surface(cairo_, pixels.get(), 0, 0);
    cairo_paint(cairo_);
    cairo_restore(cairo_);
}

void PagePainter::draw(const SheetPicture& picture) {
    if (picture.bytes.starts_with("\x89PNG")) return draw_whole(picture);
    const auto [width, height] = size_of_jpeg(picture.bytes);
    // It goes into the PDF as it is: these pixels are never drawn.
    const OwnedSurface pixels(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    auto* data = new std::string(picture.bytes);
    cairo_surface_set_mime_data(
        pixels.get(), CAIRO_MIME_TYPE_JPEG, reinterpret_cast<const unsigned char*>(data->data()),
        data->size(), [](void* kept) { delete static_cast<std::string*>(kept); }, data);
    const Tag tag(tagged_, "Figure");
    cairo_save(cairo_);
    rectangle(picture.box);
    cairo_clip(cairo_);
    const double scale = std::max(picture.box.width / width, picture.box.height / height);
    cairo_translate(cairo_,
                    (picture.box.left + (picture.box.width - width * scale) / 2) * points_of_millimetre,
                    (picture.box.top + (picture.box.height - height * scale) / 2) * points_of_millimetre);
    cairo_scale(cairo_, scale * points_of_millimetre, scale * points_of_millimetre);
    cairo_set_source_surface(cairo_, pixels.get(), 0, 0);
    cairo_paint(cairo_);
    cairo_restore(cairo_);
}

}  // namespace

void paint(const Sheets& sheets, const std::string& file) {
    const OwnedSurface surface(cairo_pdf_surface_create(file.c_str(), 1, 1));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, sheets.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "1980-01-01T00:00:00Z");
    const OwnedCairo cairo(cairo_create(surface.get()));
    TextPainter texts(cairo.get(), sheets.language);
    for (const auto& sheet : sheets.pages) {
        cairo_pdf_surface_set_size(surface.get(), sheet.width * points_of_millimetre,
                                   sheet.height * points_of_millimetre);
        PagePainter(cairo.get(), texts, sheets.tagged).paint(sheet.items);
        cairo_show_page(cairo.get());
    }
    cairo_surface_finish(surface.get());
    if (const auto problem = cairo_surface_status(surface.get()); problem != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(cairo_status_to_string(problem));
}

void paint_picture(const Sheets& sheets, const std::string& file) {
    const auto& sheet = sheets.pages.at(0);
    const auto pixels = [](double length) {
        return static_cast<int>(std::lround(length * points_of_millimetre));
    };
    const OwnedSurface surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(sheet.width), pixels(sheet.height)));
    const OwnedCairo cairo(cairo_create(surface.get()));
    TextPainter texts(cairo.get(), sheets.language);
    PagePainter(cairo.get(), texts, false).paint(sheet.items);
    if (!texts.all_fits()) throw std::length_error("text");
    if (const auto problem = cairo_surface_status(surface.get()); problem != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(cairo_status_to_string(problem));
    write_drawn_png(surface.get(), file);
}

}  // namespace plenaria::host
