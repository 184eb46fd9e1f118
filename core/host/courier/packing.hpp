// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/courier/packing.hpp
/// Values as bytes and back, one after the other in the order in which they are named. A struct is packed by
/// fields(archive, value), which names its members once for both directions; so nothing here is const.
/// No JSON: mails carry files, and reading bytes from a process that speaks with strangers must stay simple.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace plenaria::host {

class Packer {
public:
    template <class... T>
    void operator()(T&... values) {
        (put(values), ...);
    }
    std::string take() { return std::move(bytes_); }

private:
    void number(std::uint64_t value) {
        for (int shift = 56; shift >= 0; shift -= 8) bytes_ += static_cast<char>(value >> shift & 0xFFU);
    }
    void put(std::string& text) {
        number(text.size());
        bytes_ += text;
    }
    template <class A, class B>
    void put(std::pair<A, B>& both) {
        (*this)(both.first, both.second);
    }
    template <class T>
    void put(std::vector<T>& values) {
        number(values.size());
        for (auto& value : values) put(value);
    }
    template <class T>
    void put(T& value) {
        if constexpr (std::is_integral_v<T> || std::is_enum_v<T>)
            number(static_cast<std::uint64_t>(value));
        else
            fields(*this, value);
    }

    std::string bytes_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

    template <class... T>
    void operator()(T&... values) {
        (get(values), ...);
    }
    /// Whether everything was there, and nothing else.
    [[nodiscard]] bool whole() const { return !torn_ && rest_.empty(); }

private:
    std::uint64_t number() {
        constexpr std::size_t width = 8;
        torn_ = torn_ || rest_.size() < width;
        if (torn_) return 0;
        std::uint64_t value = 0;
        for (const char c : rest_.substr(0, width)) value = value << 8U | static_cast<unsigned char>(c);
        rest_.remove_prefix(width);
        return value;
    }
    void get(std::string& text) {
        const auto length = number();
        torn_ = torn_ || rest_.size() < length;
        if (torn_) return;
        text = rest_.substr(0, length);
        rest_.remove_prefix(length);
    }
    template <class A, class B>
    void get(std::pair<A, B>& both) {
        (*this)(both.first, both.second);
    }
    template <class T>
    void get(std::vector<T>& values) {
        values.clear();
        // A number of elements that are not there reserves no memory for them.
        for (auto left = number(); left > 0 && !torn_; --left) get(values.emplace_back());
    }
    template <class T>
    void get(T& value) {
        if constexpr (std::is_integral_v<T> || std::is_enum_v<T>)
            value = static_cast<T>(number());
        else
            fields(*this, value);
    }

    std::string_view rest_;
    bool torn_ = false;
};

}  // namespace plenaria::host
