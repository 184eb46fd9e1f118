// SPDX-License-Identifier: EUPL-1.2
#include "actor_json.hpp"

#include <nlohmann/json.hpp>

namespace plenaria::directory::import {

std::string actor_to_json(const Actor& actor) {
    const nlohmann::ordered_json json{
        {"kind", static_cast<int>(actor.kind)}, {"id", actor.id},     {"name", actor.name},
        {"language", actor.language},           {"zone", actor.zone}, {"address", actor.address},
        {"request", actor.request_id}};
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Actor actor_from(std::string_view text) {
    try {
        const auto json = nlohmann::ordered_json::parse(text);
        const int kind = json.at("kind").get<int>();
        if (kind < static_cast<int>(Actor::Kind::visitor) || kind > static_cast<int>(Actor::Kind::job))
            return job_actor("directory.import");
        return {.kind = static_cast<Actor::Kind>(kind),
                .id = json.at("id").get<std::string>(),
                .name = json.at("name").get<std::string>(),
                .language = json.at("language").get<std::string>(),
                .zone = json.at("zone").get<std::string>(),
                .address = json.at("address").get<std::string>(),
                .request_id = json.at("request").get<std::string>()};
    } catch (const nlohmann::json::exception&) {
        return job_actor("directory.import");
    }
}

}  // namespace plenaria::directory::import
