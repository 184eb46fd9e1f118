// SPDX-License-Identifier: EUPL-1.2
#include "http/chunked.hpp"

#include <algorithm>

#include "http/characters.hpp"

namespace plenaria::host {

ChunkedDecoder::State ChunkedDecoder::feed(std::string_view& bytes, std::string& out) {
    while (!bytes.empty() && part_ != Part::done && part_ != Part::malformed) {
        if (part_ == Part::data) {
            const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
            out.append(bytes.substr(0, take));
            bytes.remove_prefix(take);
            left_ -= take;
            if (left_ == 0) part_ = Part::data_cr;
            continue;
        }
        const char c = bytes.front();
        bytes.remove_prefix(1);
        const auto expect = [&](char wanted, Part next) { part_ = c == wanted ? next : Part::malformed; };
        switch (part_) {
            case Part::size:
                if (const int value = hex_value(c); value >= 0 && digits_ < 8) {
                    left_ = left_ * 16 + static_cast<std::uint64_t>(value);
                    ++digits_;
                } else {
                    part_ = c == '\r' && digits_ > 0 ? Part::size_lf : Part::malformed;
                }
                break;
            case Part::size_lf:
                expect('\n', left_ == 0 ? Part::last_cr : Part::data);
                break;
            case Part::data_cr:
                expect('\r', Part::data_lf);
                break;
            case Part::data_lf:
                expect('\n', Part::size);
                digits_ = 0;
                break;
            case Part::last_cr:
                expect('\r', Part::last_lf);
                break;  // anything else would be a trailer field
            case Part::last_lf:
                expect('\n', Part::done);
                break;
            case Part::data:
            case Part::done:
            case Part::malformed:
                break;
        }
    }
    if (part_ == Part::malformed) return State::malformed;
    return part_ == Part::done ? State::done : State::more;
}

}  // namespace plenaria::host
