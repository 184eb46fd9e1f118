// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/result.hpp
/// Result<T>: the return type of every operation that can fail for a reason the caller must handle.
/// Its members are a subset of C++23 std::expected, so that one alias replaces it later.

#include <concepts>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace plenaria {

enum class ErrorCode {
    invalid_input = 1,  ///< 422, carries field errors
    unauthenticated,    ///< 401
    forbidden,          ///< 403
    not_found,          ///< 404
    conflict,           ///< 409, e.g. somebody else saved first
    too_large,          ///< 413
    too_many,           ///< 429, a rate limit
    unavailable,        ///< 503, e.g. no database session in time
};

/// Named values that replace `{name}` in a translated message.
using MessageValues = std::vector<std::pair<std::string, std::string>>;

/// One message on one form field; `message` is a key in the catalog of the plugin that made it.
struct FieldError {
    std::string field;
    std::string message;
    MessageValues values = {};
    bool operator==(const FieldError&) const = default;
};

struct Error {
    ErrorCode code;
    std::string message;      ///< catalog key (an English sentence), shown to the person after translation
    std::string detail = {};  ///< for the log only; never shown, never holds personal data
    std::vector<FieldError> fields = {};
    MessageValues values = {};
    bool operator==(const Error&) const = default;
};

template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    template <class U = T>
    requires std::constructible_from<T, U> && std::convertible_to<U, T> &&
        (!std::same_as<std::remove_cvref_t<U>, Error>)&&(!std::same_as<std::remove_cvref_t<U>, Result>)
            Result(U&& value)
        : state_(std::in_place_index<0>, std::forward<U>(value)) {}  // NOLINT(google-explicit-constructor)
    Result(Error error)
        : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    T& operator*() & { return std::get<0>(state_); }
    const T& operator*() const& { return std::get<0>(state_); }
    T&& operator*() && { return std::get<0>(std::move(state_)); }
    T* operator->() { return &std::get<0>(state_); }
    const T* operator->() const { return &std::get<0>(state_); }

    [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }
    [[nodiscard]] Error&& error() && { return std::get<1>(std::move(state_)); }

    /// Calls `next(value)`, which itself returns a Result, or passes the error on.
    template <class F>
    auto and_then(F&& next) && -> decltype(next(std::declval<T>())) {
        if (!has_value()) return std::move(*this).error();
        return std::forward<F>(next)(*std::move(*this));
    }

private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error)
        : error_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool has_value() const noexcept { return error_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }
    [[nodiscard]] const Error& error() const& { return std::get<1>(error_); }
    [[nodiscard]] Error&& error() && { return std::get<1>(std::move(error_)); }

private:
    std::variant<std::monostate, Error> error_;
};

}  // namespace plenaria
