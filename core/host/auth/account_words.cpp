// SPDX-License-Identifier: EUPL-1.2
#include "auth/account_words.hpp"

#include <nlohmann/json.hpp>

namespace plenaria::host {

Error no_such_account(const std::string& id) {
    return {
        .code = ErrorCode::not_found, .message = "This account does not exist.", .detail = "account " + id};
}

Error too_many() {
    return {.code = ErrorCode::too_many,
            .message = "There were too many attempts. Wait a minute and try again."};
}

Error link_gone() {
    return {ErrorCode::not_found, "This address was used before or is too old. Ask for a new one."};
}

Error saved_meanwhile() { return {ErrorCode::conflict, "Somebody else saved first. Try again."}; }

Error wrong(std::string_view field, std::string_view message) {
    return {.code = ErrorCode::invalid_input,
            .message = "There is a problem",
            .fields = {{std::string(field), std::string(message)}}};
}

Actor account_actor(const Account& account, const std::string& address) {
    return {.kind = Actor::Kind::account, .id = account.id, .name = account.name, .address = address};
}

std::string account_subject(const std::string& id) { return "core.account/" + id; }

Changed changed(const Account& before, const Account& after) {
    auto old_values = nlohmann::json::object();
    auto new_values = nlohmann::json::object();
    const auto compare = [&](const char* name, const std::string& was, const std::string& is) {
        if (was == is) return;
        old_values[name] = was;
        new_values[name] = is;
    };
    compare("name", before.name, after.name);
    compare("email", before.email, after.email);
    compare("language", before.language, after.language);
    compare("zone", before.zone, after.zone);
    compare("digest", before.digest, after.digest);
    return {old_values.dump(), new_values.dump()};
}

}  // namespace plenaria::host
