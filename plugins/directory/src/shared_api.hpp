// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/shared_api.hpp
/// What the operations of this room share.

#include <plenaria/http.hpp>

#include "api_values.hpp"

namespace plenaria::directory::api {

inline Reply reply(const Json& document, int status = 200) {
    return plenaria::Json{document.dump(-1, ' ', false, Json::error_handler_t::replace), status};
}

}  // namespace plenaria::directory::api
