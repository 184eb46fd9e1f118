// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file i18n/negotiation.hpp
/// Which of our languages a browser asks for; RFC 9110, 12.5.4.

#include <span>
#include <string_view>

namespace plenaria::host::i18n {

/// The best of `supported` for an Accept-Language header; its first one when nothing fits. Of equal wishes
/// the one named first. Looks at the first 20 wishes only; a malformed wish counts for nothing.
/// @param supported not empty; lower case, e.g. "en".
std::string_view negotiate(std::string_view accept_language,
                           std::span<const std::string_view> supported) noexcept;

}  // namespace plenaria::host::i18n
