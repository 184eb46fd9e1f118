// SPDX-License-Identifier: EUPL-1.2
#include "press/photo.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "press/owned.hpp"
// After <cstdio>: it needs FILE, and does not say so.
#include <jpeglib.h>

namespace plenaria::host {

namespace {

struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb = {};

    Image(int wide, int high)
        : width(wide),
          height(high),
          rgb(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high) * 3) {}
    [[nodiscard]] std::uint8_t* at(int x, int y) {
        return rgb.data() +
               (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) *
                   3;
    }
};

void check_size(long width, long height) {
    if (width < 1 || height < 1 || width > most_photo_pixels / height) throw std::runtime_error("size");
}

/// libjpeg may not be left by an exception, and this program has nothing else to do.
[[noreturn]] void give_up(j_common_ptr) { ::_exit(1); }

/// A damaged end is shown as grey by the library; we would rather have another picture.
void refuse_warnings(j_common_ptr, int level) {
    if (level < 0) ::_exit(1);
}

jpeg_error_mgr& strict(jpeg_error_mgr& errors) {
    jpeg_std_error(&errors);
    errors.error_exit = give_up;
    errors.emit_message = refuse_warnings;
    return errors;
}

/// How the camera was held: 1 to 8, EXIF 2.3, tag 0x0112.
int orientation_in(const unsigned char* exif, std::size_t size) {
    if (size < 14 || std::string_view(reinterpret_cast<const char*>(exif), 4) != "Exif") return 1;
    const auto* tiff = exif + 6;
    size -= 6;
    const bool small_first = tiff[0] == 'I';
    const auto number = [&](std::size_t at, unsigned bytes) -> std::size_t {
        if (at + bytes > size) return 0;
        std::size_t value = 0;
        for (unsigned i = 0; i < bytes; ++i)
            value = value << 8U | tiff[at + (small_first ? bytes - 1 - i : i)];
        return value;
    };
    const auto fields = number(4, 4);
    const auto count = number(fields, 2);
    for (std::size_t i = 0; i < count; ++i)
        if (number(fields + 2 + i * 12, 2) == 0x0112) {
            const auto value = static_cast<int>(number(fields + 2 + i * 12 + 8, 2));
            return value >= 1 && value <= 8 ? value : 1;
        }
    return 1;
}

Image upright(Image image, int orientation) {
    if (orientation == 1) return image;
    const bool turned = orientation >= 5;
    Image result(turned ? image.height : image.width, turned ? image.width : image.height);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const int right = image.width - 1 - x, lower = image.height - 1 - y;
            const int across[] = {x, right, right, x, y, lower, lower, y};
            const int down[] = {y, y, lower, lower, x, x, right, right};
            std::copy_n(image.at(x, y), 3, result.at(across[orientation - 1], down[orientation - 1]));
        }
    return result;
}

Image read_jpeg(const std::string& bytes) {
    jpeg_error_mgr errors;
    jpeg_decompress_struct from{};
    from.err = &strict(errors);
    jpeg_create_decompress(&from);
    jpeg_save_markers(&from, JPEG_APP0 + 1, 0xFFFF);
    jpeg_mem_src(&from, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&from, TRUE);
    check_size(from.image_width, from.image_height);
    int orientation = 1;
    for (const auto* marker = from.marker_list; marker != nullptr; marker = marker->next)
        if (orientation == 1) orientation = orientation_in(marker->data, marker->data_length);
    // The library makes it smaller while it reads, which is quick and needs little memory.
    const auto longer = std::max(from.image_width, from.image_height);
    from.scale_denom = 8;
    from.scale_num = std::clamp(8U * most_photo_side * 2 / longer + 1, 1U, 8U);
    from.out_color_space = JCS_RGB;
    jpeg_start_decompress(&from);
    Image image(static_cast<int>(from.output_width), static_cast<int>(from.output_height));
    while (from.output_scanline < from.output_height) {
        JSAMPROW row = image.at(0, static_cast<int>(from.output_scanline));
        jpeg_read_scanlines(&from, &row, 1);
    }
    jpeg_finish_decompress(&from);
    jpeg_destroy_decompress(&from);
    return upright(std::move(image), orientation);
}

Image read_png(const std::string& bytes, const std::string& file) {
    const auto number = [&](std::size_t at) {
        long value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value = value << 8U | static_cast<unsigned char>(bytes.at(at + i));
        return value;
    };
    check_size(number(16), number(20));  // the first chunk, IHDR
    const OwnedSurface picture(cairo_image_surface_create_from_png(file.c_str()));
    if (cairo_surface_status(picture.get()) != CAIRO_STATUS_SUCCESS) throw std::runtime_error("PNG");
    const int width = cairo_image_surface_get_width(picture.get());
    const int height = cairo_image_surface_get_height(picture.get());
    // On white: what is transparent has no colour on paper.
    const OwnedSurface paper(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    {
        const OwnedCairo cairo(cairo_create(paper.get()));
        cairo_set_source_rgb(cairo.get(), 1, 1, 1);
        cairo_paint(cairo.get());
        cairo_set_source_surface(cairo.get(), picture.get(), 0, 0);
        cairo_paint(cairo.get());
    }
    cairo_surface_flush(paper.get());
    const auto* data = cairo_image_surface_get_data(paper.get());
    if (data == nullptr) throw std::runtime_error("PNG");
    const int stride = cairo_image_surface_get_stride(paper.get());
    Image image(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const auto pixel = *reinterpret_cast<const std::uint32_t*>(
                data + static_cast<std::ptrdiff_t>(y) * stride + x * 4);
            auto* to = image.at(x, y);
            for (unsigned i = 0; i < 3; ++i) to[i] = static_cast<std::uint8_t>(pixel >> (16 - 8 * i));
        }
    return image;
}

/// Each pixel is the mean of those that it stands for.
Image shrink(Image image) {
    const int longer = std::max(image.width, image.height);
    if (longer <= most_photo_side) return image;
    Image result(std::max(image.width * most_photo_side / longer, 1),
                 std::max(image.height * most_photo_side / longer, 1));
    const auto edge = [](int at, int parts, int whole) {
        return static_cast<int>(static_cast<long>(at) * whole / parts);
    };
    for (int y = 0; y < result.height; ++y) {
        const int top = edge(y, result.height, image.height), foot = edge(y + 1, result.height, image.height);
        for (int x = 0; x < result.width; ++x) {
            const int left = edge(x, result.width, image.width),
                      right = edge(x + 1, result.width, image.width);
            unsigned sum[3] = {}, count = 0;
            for (int j = top; j < foot; ++j)
                for (int i = left; i < right; ++i, ++count)
                    for (unsigned c = 0; c < 3; ++c) sum[c] += image.at(i, j)[c];
            for (unsigned c = 0; c < 3; ++c) result.at(x, y)[c] = static_cast<std::uint8_t>(sum[c] / count);
        }
    }
    return result;
}

std::string jpeg_of(Image image) {
    jpeg_error_mgr errors;
    jpeg_compress_struct into{};
    into.err = &strict(errors);
    jpeg_create_compress(&into);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&into, &bytes, &size);
    into.image_width = static_cast<JDIMENSION>(image.width);
    into.image_height = static_cast<JDIMENSION>(image.height);
    into.input_components = 3;
    into.in_color_space = JCS_RGB;
    jpeg_set_defaults(&into);
    jpeg_set_quality(&into, 85, TRUE);
    jpeg_start_compress(&into, TRUE);
    while (into.next_scanline < into.image_height) {
        JSAMPROW row = image.at(0, static_cast<int>(into.next_scanline));
        jpeg_write_scanlines(&into, &row, 1);
    }
    jpeg_finish_compress(&into);
    std::string made(reinterpret_cast<const char*>(bytes), size);
    jpeg_destroy_compress(&into);
    std::free(bytes);
    return made;
}

void write_png(Image image, const std::string& to) {
    const OwnedSurface paper(cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width, image.height));
    auto* data = cairo_image_surface_get_data(paper.get());
    if (data == nullptr) throw std::runtime_error("PNG");
    const int stride = cairo_image_surface_get_stride(paper.get());
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const auto* from = image.at(x, y);
            *reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride + x * 4) =
                static_cast<std::uint32_t>(from[0] << 16U | from[1] << 8U | from[2]);
        }
    cairo_surface_mark_dirty(paper.get());
    if (cairo_surface_write_to_png(paper.get(), to.c_str()) != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error("PNG");
}

Image read_picture(const std::string& from) {
    std::ifstream file(from, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    const bool png = bytes.starts_with("\x89PNG\r\n\x1A\n");
    if (!png && !bytes.starts_with("\xFF\xD8\xFF")) throw std::runtime_error("neither JPEG nor PNG");
    return shrink(png ? read_png(bytes, from) : read_jpeg(bytes));
}

}  // namespace

void clean_photo(const std::string& from, const std::string& to) {
    const auto made = jpeg_of(read_picture(from));
    std::ofstream(to, std::ios::binary) << made;
}

void clean_logo(const std::string& from, const std::string& to) { write_png(read_picture(from), to); }

}  // namespace plenaria::host
