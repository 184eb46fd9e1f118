// SPDX-License-Identifier: EUPL-1.2
#include "values.hpp"

namespace plenaria::directory {

namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string_view prefix_of(PartyKind kind) {
    switch (kind) {
        case PartyKind::city:
            return "city/";
        case PartyKind::organisation:
            return "organisation/";
        case PartyKind::person:
            return "person/";
    }
    return {};
}

}  // namespace

std::string text_of(const Ref& ref) { return std::string(prefix_of(ref.kind)) + ref.id; }

std::optional<Ref> parse_ref(std::string_view text) {
    for (const auto kind : {PartyKind::city, PartyKind::organisation, PartyKind::person}) {
        const auto prefix = prefix_of(kind);
        if (text.substr(0, prefix.size()) != prefix) continue;
        const auto id = text.substr(prefix.size());
        if (id.size() != 26 || id.find_first_not_of(crockford) != std::string_view::npos) return std::nullopt;
        return Ref{.kind = kind, .id = std::string(id)};
    }
    return std::nullopt;
}

const std::string& Names::in(std::string_view language) const {
    if (language == "es" && !es.empty()) return es;
    if (language == "fr" && !fr.empty()) return fr;
    return en;
}

}  // namespace plenaria::directory
