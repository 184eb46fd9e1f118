// SPDX-License-Identifier: EUPL-1.2
#include "charset.hpp"

#include <memory>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <plenaria/text.hpp>

namespace plenaria::directory::import {

namespace {

Error no_text() {
    return {ErrorCode::invalid_input, "This file is neither text nor a spreadsheet. Save it as CSV or XLSX."};
}

Result<DecodedText> convert(std::string_view bytes, const char* charset) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset, &status),
                                                                       ucnv_close);
    if (U_FAILURE(status)) return no_text();
    // Bytes without a meaning stop the conversion: a wrong letter in a mayor's name is worse than a refusal.
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status);
    if (U_FAILURE(status)) return no_text();
    DecodedText decoded{.charset = charset};
    text.toUTF8String(decoded.text);
    if (!is_utf8(decoded.text)) return no_text();
    return decoded;
}

}  // namespace

Result<DecodedText> decode(std::string_view bytes) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
        bytes.remove_prefix(3);
        if (!is_utf8(bytes)) return no_text();
        return DecodedText{.text = std::string(bytes), .charset = "UTF-8"};
    }
    if (bytes.substr(0, 2) == "\xFF\xFE") return convert(bytes.substr(2), "UTF-16LE");
    if (bytes.substr(0, 2) == "\xFE\xFF") return convert(bytes.substr(2), "UTF-16BE");
    if (is_utf8(bytes)) return DecodedText{.text = std::string(bytes), .charset = "UTF-8"};
    if (bytes.find('\0') != std::string_view::npos) return no_text();
    return convert(bytes, "windows-1252");
}

}  // namespace plenaria::directory::import
