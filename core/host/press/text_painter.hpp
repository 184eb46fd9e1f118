// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/press/text_painter.hpp
/// One text in its box.

#include <plenaria/sheets.hpp>

#include "press/owned.hpp"

namespace plenaria::host {

inline constexpr double points_of_millimetre = 72 / 25.4;

/// Draws texts on one page after another of `cairo`, which must outlive it.
class TextPainter {
public:
    TextPainter(cairo_t* cairo, const std::string& language);

    /// @return where it ends, in millimetres from the top of the page: the foot of its box, or of what is
    /// written when the box has no height.
    double paint(const SheetText& text);
    /// Whether everything that was painted is within its box.
    [[nodiscard]] bool all_fits() const { return all_fits_; }

private:
    /// Sets the text at this size. @return whether it fits the box, with every word whole.
    bool set(const SheetText& text, double size, PangoWrapMode wrap);
    /// @return false when none of its sizes fits; then the last one is set.
    bool set_largest(const SheetText& text, PangoWrapMode wrap);

    cairo_t* cairo_;
    OwnedLayout layout_;
    bool all_fits_ = true;
};

/// "#rrggbb" becomes what is drawn with.
void use_colour(cairo_t* cairo, const std::string& colour);

}  // namespace plenaria::host
