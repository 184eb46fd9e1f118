// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/abi.hpp
/// The text that a host and a plugin compare before the host calls anything else in the plugin.

/// Raise by one whenever a type under <plenaria/...> changes its layout or its virtual functions.
#define PLENARIA_ABI_REVISION 2

/// Classes that cross the border are visible outside libplenaria-sdk.so; nothing else is.
#define PLENARIA_API __attribute__((visibility("default")))

#define PLENARIA_STR_(x) #x
#define PLENARIA_STR(x) PLENARIA_STR_(x)
#ifdef _GLIBCXX_DEBUG
#define PLENARIA_ABI_DEBUG_CONTAINERS "1"
#else
#define PLENARIA_ABI_DEBUG_CONTAINERS "0"
#endif

namespace plenaria {

/// Everything that can change the meaning of bytes exchanged over the border. NDEBUG is absent on
/// purpose: no SDK type may depend on it.
inline constexpr char abi_tag[] =
    "plenaria-abi=" PLENARIA_STR(PLENARIA_ABI_REVISION)
    ";gcc=" PLENARIA_STR(__GNUC__)
    ";cxx=" PLENARIA_STR(__cplusplus)
    ";cxx11abi=" PLENARIA_STR(_GLIBCXX_USE_CXX11_ABI)
    ";debug-containers=" PLENARIA_ABI_DEBUG_CONTAINERS;

}  // namespace plenaria
