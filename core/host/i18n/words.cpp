// SPDX-License-Identifier: EUPL-1.2
#include <i18n/words.hpp>

#include <algorithm>
#include <array>
#include <climits>
#include <cstring>
#include <utility>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

namespace plenaria::host::i18n {

namespace {

using Facet = boost::locale::message_format<char>;

std::locale facets_of(std::string_view language, std::vector<char> mo) {
    boost::locale::gnu_gettext::messages_info info;
    info.language = language;
    info.encoding = "UTF-8";
    info.domains.emplace_back("room");
    info.paths.emplace_back("memory");
    // Boost asks for several file names (es_XX, es); the bytes are the same for all of them.
    info.callback = [&mo](const std::string&, const std::string&) { return mo; };
    return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
}

/// Boost wants a text that ends in NUL. Most messages are short, so that no allocation is needed.
class Terminated {
public:
    explicit Terminated(std::string_view text) {
        if (text.size() < buffer_.size()) {
            std::memcpy(buffer_.data(), text.data(), text.size());
            buffer_[text.size()] = '\0';
            text_ = buffer_.data();
        } else {
            long_ = text;
            text_ = long_.c_str();
        }
    }
    Terminated(const Terminated&) = delete;
    Terminated& operator=(const Terminated&) = delete;
    [[nodiscard]] const char* get() const { return text_; }

private:
    std::array<char, 256> buffer_;
    std::string long_ = {};
    const char* text_;
};

}  // namespace

Words::Words(std::string_view language, std::vector<char> mo) : empty_(mo.empty()) {
    if (!empty_) facets_ = facets_of(language, std::move(mo));
}

const char* Words::find(std::string_view message) const {
    // The empty id is the header of the catalog, which nobody wants to read on a page.
    if (empty_ || message.empty()) return nullptr;
    return std::use_facet<Facet>(facets_).get(0, nullptr, Terminated(message).get());
}

const char* Words::find(std::string_view one, long long count) const {
    if (empty_ || one.empty()) return nullptr;
    const auto bounded = static_cast<int>(std::clamp<long long>(count, INT_MIN, INT_MAX));
    return std::use_facet<Facet>(facets_).get(0, nullptr, Terminated(one).get(), bounded);
}

}  // namespace plenaria::host::i18n
