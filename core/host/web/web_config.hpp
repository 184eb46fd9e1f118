// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/web_config.hpp
/// What the pages need to know of the configuration.

#include <filesystem>
#include <string>

#include "auth/session_repository.hpp"

namespace plenaria::host {

struct WebConfig {
    std::string base_url = "http://127.0.0.1:8080";  ///< scheme and authority, no slash at the end
    std::string organisation = "Plenaria";           ///< shown as the name of the house
    std::string default_language = "en";
    std::string security_contact;      ///< for security.txt, "mailto:…" or "https://…"; empty: none
    std::filesystem::path upload_dir;  ///< multipart files wait here until their request ends
    SessionLimits sessions = {};
    bool development = false;  ///< error pages show details
};

}  // namespace plenaria::host
