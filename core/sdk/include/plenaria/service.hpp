// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/service.hpp
/// What makes an abstract class a service that one plugin offers to another.

#include <concepts>
#include <string_view>
#include <type_traits>

namespace plenaria {

/// A service is an abstract class with a virtual destructor and a name that ends in its major version:
///     static constexpr std::string_view service_name = "events.calendar/1";
/// A change that breaks callers gets a new name; both may be offered for a while.
template <class S>
concept Service = std::is_abstract_v<S> && std::has_virtual_destructor_v<S> && requires {
    { S::service_name } -> std::convertible_to<std::string_view>;
};

}  // namespace plenaria
