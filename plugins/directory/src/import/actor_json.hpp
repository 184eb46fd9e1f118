// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/actor_json.hpp
/// An actor kept for a job: what the job does, history tells of the person who asked for it. Permits are not
/// kept.

#include <string>
#include <string_view>

#include <plenaria/actor.hpp>

namespace plenaria::directory::import {

std::string actor_to_json(const Actor& actor);
/// @return the actor of the job itself when `json` is not of actor_to_json().
Actor actor_from(std::string_view json);

}  // namespace plenaria::directory::import
