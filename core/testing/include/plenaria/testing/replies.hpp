// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/testing/replies.hpp
/// What a handler answered.

#include <string>

#include <gtest/gtest.h>

#include <plenaria/http.hpp>

namespace plenaria::test {

/// Of a page; 0 when it is none.
inline int status(const Result<Reply>& reply) {
    const auto* view = reply ? std::get_if<View>(&*reply) : nullptr;
    return view == nullptr ? 0 : view->status;
}

/// Where the browser is sent; empty when it is sent nowhere.
inline std::string redirected_to(const Result<Reply>& reply) {
    const auto* redirect = reply ? std::get_if<Redirect>(&*reply) : nullptr;
    return redirect == nullptr ? std::string() : redirect->url;
}

/// The file that was answered; fails when it is none.
inline Download downloaded(const Result<Reply>& reply) {
    const auto* file = reply ? std::get_if<Download>(&*reply) : nullptr;
    if (file != nullptr) return *file;
    ADD_FAILURE() << (reply ? "not a file" : reply.error().message);
    return {};
}

}  // namespace plenaria::test
