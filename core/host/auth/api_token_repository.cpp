// SPDX-License-Identifier: EUPL-1.2
#include "auth/api_token_repository.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::host {

namespace {

std::string join(const std::vector<std::string>& scopes) {
    std::string text;
    for (const auto& scope : scopes) text += (text.empty() ? "" : " ") + scope;
    return text;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> scopes;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        scopes.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return scopes;
}

}  // namespace

std::string insert_api_token(UnitOfWork& uow, const ApiToken& token) {
    auto secret = "pln_" + random_hex(256);
    const auto hash = sha256_hex(secret);
    const auto scopes = join(token.scopes);
    const auto now = to_text(uow.now());
    const auto expires = to_text(token.expires_at);
    sql::query(
        uow,
        "INSERT INTO core_api_token (id, secret_hash, account_id, name, scopes, created_at, last_used_on, "
        "expires_at, revoked_at) VALUES (:id, :hash, :account, :name, :scopes, :now, '', :expires, '')"),
        soci::use(token.id, "id"), soci::use(hash, "hash"), soci::use(token.account_id, "account"),
        soci::use(token.name, "name"), soci::use(scopes, "scopes"), soci::use(now, "now"),
        soci::use(expires, "expires");
    return secret;
}

std::optional<ApiToken> find_api_token(UnitOfWork& uow, const std::string& secret) {
    const auto hash = sha256_hex(secret);
    const auto now = to_text(uow.now());
    ApiToken token;
    std::string scopes, expires_at;
    sql::query(uow,
               "SELECT id, account_id, name, scopes, last_used_on, expires_at FROM core_api_token "
               "WHERE secret_hash = :hash AND revoked_at = '' AND expires_at > :now"),
        soci::use(hash, "hash"), soci::use(now, "now"), soci::into(token.id), soci::into(token.account_id),
        soci::into(token.name), soci::into(scopes), soci::into(token.last_used_on), soci::into(expires_at);
    if (!uow.session().got_data()) return std::nullopt;
    token.scopes = split(scopes);
    token.expires_at = parse_instant(expires_at).value_or(Instant{});
    return token;
}

void touch_api_token(UnitOfWork& uow, const std::string& id, Day today) {
    const auto day = to_text(today);
    sql::query(uow, "UPDATE core_api_token SET last_used_on = :day WHERE id = :id"), soci::use(day, "day"),
        soci::use(id, "id");
}

std::vector<ApiToken> api_tokens_of(UnitOfWork& uow, const std::string& account_id) {
    std::vector<ApiToken> tokens;
    ApiToken token{.account_id = account_id};
    std::string scopes, created_at, expires_at;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT id, name, scopes, created_at, last_used_on, expires_at FROM core_api_token "
                      "WHERE account_id = :account AND revoked_at = '' ORDER BY id"),
         soci::use(account_id, "account"), soci::into(token.id), soci::into(token.name), soci::into(scopes),
         soci::into(created_at), soci::into(token.last_used_on), soci::into(expires_at));
    statement.execute();
    while (statement.fetch()) {
        token.scopes = split(scopes);
        token.created_at = parse_instant(created_at).value_or(Instant{});
        token.expires_at = parse_instant(expires_at).value_or(Instant{});
        tokens.push_back(token);
    }
    return tokens;
}

bool revoke_api_token(UnitOfWork& uow, const std::string& account_id, const std::string& id) {
    const auto now = to_text(uow.now());
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE core_api_token SET revoked_at = :now WHERE id = :id AND account_id = :account "
                      "AND revoked_at = ''"),
         soci::use(now, "now"), soci::use(id, "id"), soci::use(account_id, "account"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

}  // namespace plenaria::host
