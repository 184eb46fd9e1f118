// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/qr_code.hpp>

#include <memory>

#include <qrencode.h>

namespace plenaria {

namespace {

constexpr int quiet_border = 4;  // modules, ISO/IEC 18004

/// Dark modules, those that touch in a line as one piece: fewer bytes, and no seams on paper.
std::string dark_path(const QRcode& code) {
    const auto dark = [&](int x, int y) { return (code.data[y * code.width + x] & 1U) != 0; };
    std::string path;
    for (int y = 0; y < code.width; ++y)
        for (int x = 0; x < code.width; ++x) {
            if (!dark(x, y)) continue;
            const int from = x;
            while (x + 1 < code.width && dark(x + 1, y)) ++x;
            const auto length = std::to_string(x + 1 - from);
            path += 'M' + std::to_string(from + quiet_border) + ' ' + std::to_string(y + quiet_border) + 'h' +
                    length + "v1h-" + length + 'z';
        }
    return path;
}

}  // namespace

std::string qr_code_svg(const std::string& content) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString(content.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!code) return {};
    const auto size = std::to_string(code->width + 2 * quiet_border);
    return "<svg viewBox=\"0 0 " + size + ' ' + size +
           "\" width=\"180\" height=\"180\" role=\"img\" aria-hidden=\"true\"><rect width=\"" + size +
           "\" height=\"" + size + "\" fill=\"#fff\"/><path d=\"" + dark_path(*code) +
           "\" fill=\"#000\"/></svg>";
}

}  // namespace plenaria
