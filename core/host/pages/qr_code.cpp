// SPDX-License-Identifier: EUPL-1.2
#include "pages/qr_code.hpp"

#include <memory>

#include <fmt/format.h>
#include <qrencode.h>

namespace plenaria::host {

std::string qr_code_svg(const std::string& content) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString(content.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!code) return {};
    constexpr int quiet = 4;  // the blank border that readers need, ISO/IEC 18004
    const int size = code->width + 2 * quiet;
    std::string path;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if ((code->data[y * code->width + x] & 1) != 0)
                path += fmt::format("M{} {}h1v1h-1z", x + quiet, y + quiet);
    return fmt::format(
        "<svg viewBox=\"0 0 {0} {0}\" width=\"180\" height=\"180\" role=\"img\" aria-hidden=\"true\">"
        "<rect width=\"{0}\" height=\"{0}\" fill=\"#fff\"/><path d=\"{1}\" fill=\"#000\"/></svg>",
        size, path);
}

}  // namespace plenaria::host
