// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/operation.hpp
/// Operations under /api/ as a room announces them, and the answers of those that change something. All
/// functions but announce() may be called by several threads at once.

#include <string>
#include <string_view>

#include <plenaria/abi.hpp>
#include <plenaria/http.hpp>
#include <plenaria/result.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

class Registrar;

/// A row of the table of operations of a room. Schemas are JSON Schema as text.
struct Operation {
    Method method = Method::post;
    std::string_view path = {};            ///< "/api/committee/seats/{seat}"
    std::string_view name = {};            ///< of the route: "committee.api_seat"
    std::string_view summary = {};         ///< one English sentence
    std::string_view request_schema = {};  ///< empty: no body; of GET and DELETE that of the query
    std::string_view response_schema = {};
};

/// To be called in describe(). Texts are copied. @param permission declared in the room's plugin.json, or in
/// that of a room it requires.
PLENARIA_API void announce(Registrar& registrar, std::string_view permission, const Operation& operation,
                           Handler handler);

/// What done_or() and id_or() answer.
inline constexpr std::string_view done_schema =
    R"({"type":"object","required":["done"],"properties":{"done":{"type":"boolean"}}})";
inline constexpr std::string_view id_schema =
    R"({"type":"object","required":["id"],"properties":{"id":{"type":"string"}}})";

/// {"done":true}, or the error.
PLENARIA_API Result<Reply> done_or(Result<void> outcome);
/// 201 and {"id":"…"} of what was made, or the error. @throws for an id that is no UTF-8.
PLENARIA_API Result<Reply> id_or(Result<std::string> outcome);

}  // namespace plenaria
