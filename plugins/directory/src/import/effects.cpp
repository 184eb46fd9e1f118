// SPDX-License-Identifier: EUPL-1.2
#include "effects.hpp"

#include <nlohmann/json.hpp>

#include "../cities/city_repository.hpp"
#include "../history.hpp"
#include "../organisations/organisation_repository.hpp"
#include "../parties/party_service.hpp"
#include "../parties/removal.hpp"
#include "../people/mandate_service.hpp"
#include "../people/person_repository.hpp"

namespace plenaria::directory::import {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Fields& fields) {
    auto json = Json::object();
    for (const auto& [name, value] : fields) json[name] = value;
    return json;
}

Fields fields_from(const Json& json) {
    Fields out;
    for (const auto& [name, value] : json.items()) out.emplace_back(name, value.get<std::string>());
    return out;
}

/// What stood before and what was written, in the order of writing.
class Ledger {
public:
    void made(const std::string& ref, const Fields& after) {
        entries_.push_back({{"ref", ref}, {"made", true}, {"after", json_of(after)}});
    }
    void changed(const std::string& ref, const Fields& before, const Fields& after) {
        entries_.push_back(
            {{"ref", ref}, {"made", false}, {"before", json_of(before)}, {"after", json_of(after)}});
    }
    [[nodiscard]] std::string text() const {
        return entries_.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

private:
    Json entries_ = Json::array();
};

/// Creates or changes `party` and enters it into the catalogue with the id and version that it has now.
template <class Party>
Result<void> write_party(UnitOfWork& uow, const Actor& actor, Party& party, const Party* stored,
                         const char* kind, Catalogue& catalogue, Ledger& ledger) {
    if (party.id.empty()) {
        auto made = create(uow, actor, party);
        if (!made) return std::move(made).error();
        party.id = *made;
        party.version = 1;
        catalogue.add(party, Catalogue::From::import);
        ledger.made(kind + party.id, fields(party));
        return {};
    }
    const auto before = stored != nullptr ? fields(*stored) : Fields();
    if (auto changed = change(uow, actor, party); !changed) return changed;
    ++party.version;
    ledger.changed(kind + party.id, before, fields(party));
    catalogue.put(party);
    return {};
}

Result<void> write_mandate(UnitOfWork& uow, const Actor& actor, MandateRow mandate, const MandateRow* stored,
                           Catalogue& catalogue, Ledger& ledger) {
    if (mandate.id.empty()) {
        auto made = add_mandate(uow, actor, mandate);
        if (!made) return std::move(made).error();
        mandate.id = *made;
        catalogue.add(mandate);
        ledger.made("mandate/" + mandate.id, fields(mandate));
        return {};
    }
    const auto before = stored != nullptr ? fields(*stored) : Fields();
    if (auto changed = change_mandate(uow, actor, mandate); !changed) return changed;
    ++mandate.version;
    ledger.changed("mandate/" + mandate.id, before, fields(mandate));
    catalogue.put(mandate);
    return {};
}

/// A refusal of one field says more than "Something in this form needs your attention".
Error plain(Error error) {
    if (!error.fields.empty()) {
        error.message = error.fields.front().message;
        error.values = error.fields.front().values;
    }
    return error;
}

}  // namespace

Result<std::string> write_plan(UnitOfWork& uow, const Actor& actor, Plan plan, Catalogue& catalogue) {
    Ledger ledger;
    if (plan.city) {
        auto done =
            write_party(uow, actor, *plan.city, catalogue.city(plan.city->id), "city/", catalogue, ledger);
        if (!done) return plain(std::move(done).error());
        if (plan.mandate && plan.mandate->city_id.empty()) plan.mandate->city_id = plan.city->id;
    }
    if (plan.organisation) {
        auto done = write_party(uow, actor, *plan.organisation, catalogue.organisation(plan.organisation->id),
                                "organisation/", catalogue, ledger);
        if (!done) return plain(std::move(done).error());
    }
    if (plan.person) {
        auto done = write_party(uow, actor, *plan.person, catalogue.person(plan.person->id), "person/",
                                catalogue, ledger);
        if (!done) return plain(std::move(done).error());
        if (plan.mandate && plan.mandate->person_id.empty()) plan.mandate->person_id = plan.person->id;
    }
    // The predecessor first: a city has one head at a time.
    for (auto* mandate : {&plan.ended, &plan.mandate}) {
        if (!*mandate) continue;
        const MandateRow* stored = nullptr;
        for (const auto* known : catalogue.mandates_of_city((*mandate)->city_id))
            if (known->id == (*mandate)->id) stored = known;
        if (auto done = write_mandate(uow, actor, **mandate, stored, catalogue, ledger); !done)
            return plain(std::move(done).error());
    }
    return ledger.text();
}

std::vector<std::string> made_by(const std::string& before_state) {
    std::vector<std::string> refs;
    const auto entries = Json::parse(before_state, nullptr, false);
    if (!entries.is_array()) return refs;
    for (const auto& entry : entries)
        if (entry.at("made").get<bool>()) refs.push_back(entry.at("ref").get<std::string>());
    return refs;
}

Result<bool> take_back(UnitOfWork& uow, const Actor& actor, const std::string& before_state) {
    const auto entries = Json::parse(before_state, nullptr, false);
    if (!entries.is_array()) return false;
    // First whether everything can be taken back, then all of it: half a row taken back is worse than a whole
    // one kept.
    for (const auto& entry : entries)
        if (stored_fields(uow, entry.at("ref").get<std::string>()) != fields_from(entry.at("after")))
            return false;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        const auto ref = entry->at("ref").get<std::string>();
        if (!entry->at("made").get<bool>()) {
            if (auto restored = restore(uow, actor, ref, fields_from(entry->at("before"))); !restored)
                return std::move(restored).error();
            continue;
        }
        auto removed = remove_unused(uow, actor, ref);
        if (!removed) return std::move(removed).error();
        if (!*removed) return Error{ErrorCode::conflict, "This is used elsewhere by now.", ref};
    }
    return true;
}

}  // namespace plenaria::directory::import
