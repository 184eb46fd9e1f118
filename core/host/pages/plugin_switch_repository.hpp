// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/plugin_switch_repository.hpp
/// Which plugins an administrator has switched off; read again at the next start.

#include <set>
#include <string>

#include <plenaria/actor.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

enum class PluginSwitch { off = 1, on };

void remember_switch(UnitOfWork& uow, const Actor& actor, const std::string& plugin, PluginSwitch position);
std::set<std::string> switched_off_plugins(UnitOfWork& uow);

}  // namespace plenaria::host
