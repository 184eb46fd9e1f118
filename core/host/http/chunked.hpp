// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/chunked.hpp
/// Strict reading of the chunked coding: sizes of 1 to 8 hex digits, nothing behind them, no trailer fields.

#include <cstdint>
#include <string>
#include <string_view>

namespace plenaria::host {

class ChunkedDecoder {
public:
    enum class State { more = 1, done, malformed };

    /// Decodes what `bytes` holds, appends it to `out`, and removes it from `bytes`; what is left behind
    /// State::done belongs to the next request.
    State feed(std::string_view& bytes, std::string& out);

private:
    enum class Part { size = 1, size_lf, data, data_cr, data_lf, last_cr, last_lf, done, malformed };
    Part part_ = Part::size;
    int digits_ = 0;
    std::uint64_t left_ = 0;
};

}  // namespace plenaria::host
