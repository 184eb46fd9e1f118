// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/log.hpp
/// The structured log: one JSON object a line. Never names, addresses, texts, tokens: identifiers only.

#include <string_view>
#include <utility>
#include <vector>

#include <plenaria/abi.hpp>

namespace plenaria {

/// Thread-safe. Values are escaped, so that one call is one line whatever they hold.
class PLENARIA_API Log {
public:
    using Fields = std::vector<std::pair<std::string_view, std::string_view>>;
    virtual ~Log();
    virtual void info(std::string_view what, const Fields& fields = {}) = 0;
    virtual void warning(std::string_view what, const Fields& fields = {}) = 0;
    virtual void error(std::string_view what, const Fields& fields = {}) = 0;
};

}  // namespace plenaria
