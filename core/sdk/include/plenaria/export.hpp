// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/export.hpp
/// PLENARIA_PLUGIN(Type): makes Type the plugin of this shared library. Use it once, in plugin.cpp.
/// Kept apart from plugin.hpp because Boost.DLL is slow to compile.

#include <memory>

#include <boost/dll/alias.hpp>

#include <plenaria/abi.hpp>
#include <plenaria/plugin.hpp>

#define PLENARIA_PLUGIN(Type)                                                         \
    namespace plenaria_entry {                                                        \
    std::unique_ptr<::plenaria::Plugin> create() { return std::make_unique<Type>(); } \
    const char* abi() noexcept { return ::plenaria::abi_tag; }                        \
    }                                                                                 \
    BOOST_DLL_ALIAS(plenaria_entry::create, plenaria_create)                          \
    BOOST_DLL_ALIAS(plenaria_entry::abi, plenaria_abi)
