// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file i18n/words.hpp
/// The words of one language and one room: a gettext catalog read by Boost.Locale, without any global locale.

#include <locale>
#include <string>
#include <string_view>
#include <vector>

namespace plenaria::host::i18n {

/// Immutable; may be used by several threads.
class Words {
public:
    /// @param mo bytes of a .mo file; empty: no words, every look-up answers nullptr.
    Words(std::string_view language, std::vector<char> mo);

    /// The translation, or nullptr. Lives as long as this object.
    [[nodiscard]] const char* find(std::string_view message) const;
    /// The translation in the plural form for `count`, or nullptr.
    [[nodiscard]] const char* find(std::string_view one, long long count) const;

private:
    std::locale facets_;
    bool empty_;
};

}  // namespace plenaria::host::i18n
