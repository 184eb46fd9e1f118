// SPDX-License-Identifier: EUPL-1.2
#include "owner.hpp"

#include <plenaria/actor.hpp>
#include <plenaria/directory/lookup.hpp>

namespace plenaria::events {

namespace {
constexpr std::string_view account_prefix = "account/";
}

std::string account_ref(const std::string& account_id) { return std::string(account_prefix) + account_id; }

std::string account_of(const Owner& owner) {
    return owner.ref.starts_with(account_prefix) ? owner.ref.substr(account_prefix.size()) : std::string();
}

std::optional<Owner> resolve_owner(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                   const std::string& wanted, const Owner& before,
                                   std::vector<FieldError>& problems) {
    if (wanted.empty()) return Owner{};
    if (wanted == before.ref) return before;
    if (actor.kind == Actor::Kind::account && wanted == account_ref(actor.id))
        return Owner{wanted, actor.name};
    if (!wanted.starts_with(account_prefix))
        if (const auto entry = lookup.entry(uow, wanted, "en")) return Owner{entry->ref, entry->name};
    problems.push_back({"owner", /*t*/ "Choose somebody of the directory, or yourself."});
    return std::nullopt;
}

std::string shown_name(UnitOfWork& uow, directory::Lookup& lookup, const Owner& owner,
                       std::string_view language) {
    if (owner.ref.empty() || !account_of(owner).empty()) return owner.name;
    const auto entry = lookup.entry(uow, owner.ref, language);
    return entry ? entry->name : owner.name;
}

}  // namespace plenaria::events
