// SPDX-License-Identifier: EUPL-1.2
#include "press/text_painter.hpp"

#include <algorithm>
#include <charconv>

namespace plenaria::host {

namespace {

int units(double millimetres) { return pango_units_from_double(millimetres * points_of_millimetre); }
double millimetres(int units) { return pango_units_to_double(units) / points_of_millimetre; }

OwnedFont font_of(const SheetText& text, double size) {
    OwnedFont font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), text.serif ? "Noto Serif" : "Noto Sans");
    pango_font_description_set_weight(font.get(), text.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    return font;
}

/// Of a text that runs from right to left, Pango's left is where it begins.
PangoAlignment alignment_of(SheetAlign align, PangoLayout* layout) {
    if (align == SheetAlign::centre) return PANGO_ALIGN_CENTER;
    const auto* first_line = pango_layout_get_line_readonly(layout, 0);
    const bool from_right = align == SheetAlign::left && first_line->resolved_dir == PANGO_DIRECTION_RTL;
    return from_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

}  // namespace

void use_colour(cairo_t* cairo, const std::string& colour) {
    unsigned rgb = 0;
    if (colour.size() == 7) std::from_chars(colour.data() + 1, colour.data() + 7, rgb, 16);
    cairo_set_source_rgb(cairo, (rgb >> 16U & 0xFFU) / 255.0, (rgb >> 8U & 0xFFU) / 255.0,
                         (rgb & 0xFFU) / 255.0);
}

TextPainter::TextPainter(cairo_t* cairo, const std::string& language)
    : cairo_(cairo), layout_(pango_cairo_create_layout(cairo)) {
    auto* context = pango_layout_get_context(layout_.get());
    // For paper, not for the pixels of a screen.
    const Owned<cairo_font_options_t, cairo_font_options_destroy> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options.get());
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(language.c_str()));
    pango_layout_context_changed(layout_.get());
}

bool TextPainter::set(const SheetText& text, double size, PangoWrapMode wrap) {
    pango_layout_set_font_description(layout_.get(), font_of(text, size).get());
    pango_layout_set_wrap(layout_.get(), wrap);
    int width = 0, height = 0;
    pango_layout_get_size(layout_.get(), &width, &height);
    return width <= units(text.box.width) && (text.box.height <= 0 || height <= units(text.box.height));
}

bool TextPainter::set_largest(const SheetText& text, PangoWrapMode wrap) {
    return std::any_of(text.sizes.begin(), text.sizes.end(),
                       [&](double size) { return set(text, size, wrap); });
}

double TextPainter::paint(const SheetText& text) {
    const auto& box = text.box;
    pango_layout_set_text(layout_.get(), text.text.data(), static_cast<int>(text.text.size()));
    pango_layout_set_width(layout_.get(), units(box.width));
    pango_layout_set_line_spacing(layout_.get(), static_cast<float>(text.spacing));
    pango_layout_set_alignment(layout_.get(), alignment_of(text.align, layout_.get()));
    // A word that no size spares goes on in the next line, and then need not be small.
    const bool fits = set_largest(text, PANGO_WRAP_WORD) || set_largest(text, PANGO_WRAP_WORD_CHAR);
    all_fits_ = fits && all_fits_;
    int height = 0;
    pango_layout_get_size(layout_.get(), nullptr, &height);
    const double written = millimetres(height);
    const bool in_the_middle = text.align == SheetAlign::centre && box.height > 0;
    const double top = in_the_middle ? box.top + (box.height - written) / 2 : box.top;
    use_colour(cairo_, text.colour);
    cairo_move_to(cairo_, box.left * points_of_millimetre, top * points_of_millimetre);
    pango_cairo_show_layout(cairo_, layout_.get());
    return box.height > 0 ? box.top + box.height : box.top + written;
}

}  // namespace plenaria::host
