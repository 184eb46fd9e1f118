// SPDX-License-Identifier: EUPL-1.2
// A chunked body: the same in one piece, in single bytes, and in pieces of the sizes that the input says.
#include "http/chunked.hpp"
#include "../fuzz.hpp"

namespace plenaria::fuzz::chunked {

using namespace host;
using State = ChunkedDecoder::State;

struct Decoded {
    State state = State::more;
    std::string body;
    std::size_t left = 0;
    bool operator==(const Decoded&) const = default;
};

template <class Size>
Decoded decode(std::string_view bytes, Size next_size) {
    ChunkedDecoder decoder;
    Decoded decoded;
    while (decoded.state == State::more && !bytes.empty()) {
        auto piece = bytes.substr(0, next_size());
        const auto size = piece.size();
        decoded.state = decoder.feed(piece, decoded.body);
        bytes.remove_prefix(size - piece.size());
        require(decoded.state != State::more || piece.empty(),
                "a decoder that wants more has read everything");
    }
    decoded.left = decoded.state == State::done ? bytes.size() : 0;
    return decoded;
}

const Target target("chunked", [](std::string_view bytes) {
    const auto whole = decode(bytes, [] { return std::string_view::npos; });
    require(whole == decode(bytes, [] { return std::size_t{1}; }), "single bytes give what the whole gives");
    std::size_t at = 0;
    const auto by_input = [&] { return 1 + static_cast<unsigned char>(bytes[at++ % bytes.size()]) % 16U; };
    require(whole == decode(bytes, by_input), "pieces give what the whole gives");
    require(whole.body.size() <= bytes.size(), "nothing is made up");
    return whole.state == State::done;
});

}  // namespace plenaria::fuzz::chunked
