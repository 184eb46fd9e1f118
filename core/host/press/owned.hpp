// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/press/owned.hpp
/// What the libraries of C give, given back in the end.

#include <memory>

#include <cairo.h>
#include <pango/pangocairo.h>

namespace plenaria::host {

template <auto give_back>
struct GiveBack {
    template <class T>
    void operator()(T* thing) const {
        give_back(thing);
    }
};
template <class T, auto give_back>
using Owned = std::unique_ptr<T, GiveBack<give_back>>;

using OwnedSurface = Owned<cairo_surface_t, cairo_surface_destroy>;
using OwnedCairo = Owned<cairo_t, cairo_destroy>;
using OwnedLayout = Owned<PangoLayout, g_object_unref>;
using OwnedFont = Owned<PangoFontDescription, pango_font_description_free>;

}  // namespace plenaria::host
