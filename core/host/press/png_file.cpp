// SPDX-License-Identifier: EUPL-1.2
#include "press/png_file.hpp"

#include <unistd.h>

#include <cstdio>
#include <memory>
#include <stdexcept>

#include <png.h>

namespace plenaria::host {

namespace {

/// libpng may not be left by an exception, and this program has nothing else to do.
[[noreturn]] void give_up(png_structp, png_const_charp) { ::_exit(1); }

struct Close {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};

}  // namespace

void write_drawn_png(cairo_surface_t* surface, const std::string& file) {
    cairo_surface_flush(surface);
    const auto width = static_cast<png_uint_32>(cairo_image_surface_get_width(surface));
    const auto height = static_cast<png_uint_32>(cairo_image_surface_get_height(surface));
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    const auto* pixels = cairo_image_surface_get_data(surface);
    const std::unique_ptr<std::FILE, Close> out(std::fopen(file.c_str(), "wb"));
    if (!out || pixels == nullptr) throw std::runtime_error("PNG");
    auto* png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, give_up, nullptr);
    auto* info = png_create_info_struct(png);
    png_init_io(png, out.get());
    png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    constexpr int quick = 5;
    png_set_compression_level(png, quick);
    png_write_info(png, info);
    // Of cairo: blue, green, red and a byte that says nothing.
    png_set_bgr(png);
    png_set_filler(png, 0, PNG_FILLER_AFTER);
    for (png_uint_32 row = 0; row < height; ++row) png_write_row(png, pixels + row * stride);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    if (std::fflush(out.get()) != 0) throw std::runtime_error("PNG");
}

}  // namespace plenaria::host
