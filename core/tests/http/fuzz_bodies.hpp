// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// What must hold for any bytes: shared by the fuzz targets and the test that mutates known inputs.

#include <cstdlib>
#include <string>
#include <string_view>

#include "http/chunked.hpp"
#include "http/head_parser.hpp"
#include "http/multipart.hpp"
#include "http/target.hpp"

namespace plenaria::host::test {

/// Ends the program when `holds` is false, so that a fuzzer and a test both see it.
inline void require(bool holds) {
    if (!holds) std::abort();
}

/// Reads `bytes` as a head (at once and byte by byte, with one outcome), its target, and the rest as chunks.
inline void fuzz_head(std::string_view bytes) {
    std::size_t scanned = 0;
    const int end = find_head(bytes, scanned);
    std::size_t step = 0;
    int stepwise = 0;
    for (std::size_t have = 1; have <= bytes.size() && stepwise == 0; ++have)
        stepwise = find_head(bytes.substr(0, have), step);
    require((end > 0) == (stepwise > 0) && (end <= 0 || end == stepwise));
    if (end <= 0) return;
    const auto parsed = parse_head(bytes.substr(0, static_cast<std::size_t>(end)));
    if (const int* status = std::get_if<int>(&parsed)) {
        require(*status >= 400 && *status <= 505);
        return;
    }
    const auto& head = std::get<Head>(parsed);
    require(!(head.chunked && head.content_length) && host_name(head.host));
    require(head.target == "*" || head.target.front() == '/');
    for (const auto& [name, value] : head.headers)
        require(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos && !name.empty());
    HttpRequest request;
    request.target = head.target;
    request.headers = head.headers;
    if (decode_target(request))
        require(request.path.find("/../") == std::string::npos &&
                request.path.find('\0') == std::string::npos);

    auto rest = bytes.substr(static_cast<std::size_t>(end));
    std::string whole;
    ChunkedDecoder decoder;
    auto at_once = rest;
    const auto state = decoder.feed(at_once, whole);
    std::string pieces;
    ChunkedDecoder slow;
    auto slow_state = ChunkedDecoder::State::more;
    for (std::size_t i = 0; i < rest.size() && slow_state == ChunkedDecoder::State::more; ++i) {
        auto one = rest.substr(i, 1);
        slow_state = slow.feed(one, pieces);
    }
    require(state == slow_state && whole == pieces);
}

class CountingSink final : public PartSink {
public:
    bool begin(PartHead head) override {
        require(!open_);
        require(!head.file_name ||
                head.file_name->find_first_of(std::string_view("/\\\r\n\0", 5)) == std::string::npos);
        open_ = true;
        log += head.field + '=';
        return true;
    }
    bool data(std::string_view bytes) override {
        require(open_);
        log += bytes;
        return true;
    }
    bool end() override {
        require(open_);
        open_ = false;
        log += ';';
        return true;
    }
    std::string log;

private:
    bool open_ = false;
};

/// Reads `bytes` as a multipart form, at once and byte by byte, with one outcome.
inline void fuzz_multipart(std::string_view bytes) {
    CountingSink whole;
    MultipartParser at_once("XX", whole);
    const auto state = at_once.feed(bytes);
    CountingSink pieces;
    MultipartParser slow("XX", pieces);
    auto slow_state = slow.feed({});
    for (const char& c : bytes) slow_state = slow.feed(std::string_view(&c, 1));
    require(state == slow_state);
    if (state == MultipartParser::State::done) require(whole.log == pieces.log);
}

}  // namespace plenaria::host::test
