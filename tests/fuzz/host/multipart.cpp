// SPDX-License-Identifier: EUPL-1.2
// A multipart form: read at once and byte by byte with one outcome; no file name leads anywhere.
#include "http/multipart.hpp"
#include "../fuzz.hpp"

namespace plenaria::fuzz::multipart {

using namespace host;

class Log final : public PartSink {
public:
    bool begin(PartHead head) override {
        require(!open_, "parts do not overlap");
        if (head.file_name)
            require(head.file_name->find_first_of(std::string_view("/\\\r\n\0", 5)) == std::string::npos &&
                        !head.file_name->starts_with('.'),
                    "a file name is one segment");
        open_ = true;
        text += head.field + '=';
        return true;
    }
    bool data(std::string_view bytes) override {
        require(open_, "bytes belong to a part");
        text += bytes;
        return true;
    }
    bool end() override {
        require(open_, "what ends has begun");
        open_ = false;
        text += ';';
        return true;
    }
    std::string text;

private:
    bool open_ = false;
};

const Target target("multipart", [](std::string_view bytes) {
    Log whole;
    MultipartParser at_once("XX", whole);
    const auto state = at_once.feed(bytes);
    Log pieces;
    MultipartParser slow("XX", pieces);
    auto slow_state = slow.feed({});
    for (const char& c : bytes) slow_state = slow.feed(std::string_view(&c, 1));
    require(state == slow_state, "single bytes end where the whole ends");
    if (state != MultipartParser::State::done) return false;
    require(whole.text == pieces.text, "single bytes give what the whole gives");
    return true;
});

}  // namespace plenaria::fuzz::multipart
