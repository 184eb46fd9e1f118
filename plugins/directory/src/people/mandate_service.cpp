// SPDX-License-Identifier: EUPL-1.2
#include "mandate_service.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../cities/city_repository.hpp"
#include "../history.hpp"
#include "../parties/party_service.hpp"
#include "mandate_rules.hpp"
#include "person_repository.hpp"

namespace plenaria::directory {

namespace {

Day day_now(UnitOfWork& uow) { return std::chrono::floor<std::chrono::days>(uow.now()); }

std::string subject_of_mandate(const std::string& id) { return "directory.mandate/" + id; }

void announce_mandate(UnitOfWork& uow, const char* event, const MandateRow& mandate) {
    uow.publish(event, to_json({{"mandate", mandate.id},
                                {"city", city_ref(mandate.city_id)},
                                {"person", person_ref(mandate.person_id)},
                                {"head", mandate.head ? "yes" : ""},
                                {"from", to_text(mandate.from)},
                                {"until", mandate.until ? to_text(*mandate.until) : std::string()}}));
}

/// Whether city and person exist and the days fit beside the other mandates of the city.
Result<void> check_stored(UnitOfWork& uow, const MandateRow& mandate) {
    const auto city = find_city(uow, mandate.city_id);
    if (!city || !city->merged_into.empty())
        return Error{ErrorCode::invalid_input,
                     "Something in this form needs your attention.",
                     "city " + mandate.city_id,
                     {{"city", /*t*/ "Choose a city."}}};
    const auto person = find_person(uow, mandate.person_id);
    if (!person || !person->merged_into.empty())
        return Error{ErrorCode::invalid_input,
                     "Something in this form needs your attention.",
                     "person " + mandate.person_id,
                     {{"person", /*t*/ "Choose a person."}}};
    // Two people entering a new mayor at once would both see no other one.
    lock_city(uow, mandate.city_id);
    return check(mandate, mandates_of_city(uow, mandate.city_id));
}

Result<MandateRow> find_unchanged(UnitOfWork& uow, const std::string& id, int version) {
    auto mandate = find_mandate(uow, id);
    if (!mandate) return Error{ErrorCode::not_found, "This mandate does not exist.", id};
    if (mandate->version != version) return changed_meanwhile(subject_of_mandate(id));
    return *mandate;
}

Result<void> store(UnitOfWork& uow, const Actor& actor, const MandateRow& before, MandateRow mandate,
                   const char* action) {
    const auto changed = difference(fields(before), fields(mandate));
    if (changed.names.empty()) return {};
    const bool ended = mandate.until && *mandate.until <= day_now(uow);
    const bool tell = ended && !before.end_told;
    mandate.end_told = ended;
    if (!update(uow, mandate)) return changed_meanwhile(subject_of_mandate(mandate.id));
    uow.record(actor, action, subject_of_mandate(mandate.id), changed.before, changed.after);
    uow.record(actor, action, subject_of(city_ref(mandate.city_id)), changed.before, changed.after);
    if (tell) announce_mandate(uow, "directory.mandate_ended/1", mandate);
    return {};
}

}  // namespace

Result<std::string> add_mandate(UnitOfWork& uow, const Actor& actor, MandateRow mandate) {
    mandate.id = new_id();
    mandate.office = trim(mandate.office);
    if (auto good = check_stored(uow, mandate); !good) return std::move(good).error();
    // One that was over when it was entered is history, not news.
    mandate.end_told = mandate.until && *mandate.until <= day_now(uow);
    insert(uow, mandate);
    const auto json = to_json(fields(mandate));
    uow.record(actor, "directory.add_mandate", subject_of_mandate(mandate.id), "", json);
    uow.record(actor, "directory.add_mandate", subject_of(city_ref(mandate.city_id)), "", json);
    if (holds_on(mandate, day_now(uow))) announce_mandate(uow, "directory.mandate_begun/1", mandate);
    return mandate.id;
}

Result<void> change_mandate(UnitOfWork& uow, const Actor& actor, MandateRow mandate) {
    auto before = find_unchanged(uow, mandate.id, mandate.version);
    if (!before) return std::move(before).error();
    mandate.office = trim(mandate.office);
    if (auto good = check_stored(uow, mandate); !good) return std::move(good).error();
    return store(uow, actor, *before, std::move(mandate), "directory.change_mandate");
}

Result<void> end_mandate(UnitOfWork& uow, const Actor& actor, const std::string& id, int version, Day until) {
    auto before = find_unchanged(uow, id, version);
    if (!before) return std::move(before).error();
    if (auto good = check_end(*before, until); !good) return std::move(good).error();
    auto mandate = *before;
    mandate.until = until;
    lock_city(uow, mandate.city_id);
    if (auto good = check(mandate, mandates_of_city(uow, mandate.city_id)); !good)
        return std::move(good).error();
    return store(uow, actor, *before, std::move(mandate), "directory.end_mandate");
}

Result<void> delete_mandate(UnitOfWork& uow, const Actor& actor, const std::string& id, int version) {
    auto before = find_unchanged(uow, id, version);
    if (!before) return std::move(before).error();
    remove_mandate(uow, id);
    const auto json = to_json(fields(*before));
    uow.record(actor, "directory.delete_mandate", subject_of_mandate(id), json, "");
    uow.record(actor, "directory.delete_mandate", subject_of(city_ref(before->city_id)), json, "");
    announce_mandate(uow, "directory.mandate_deleted/1", *before);
    return {};
}

Result<int> announce_ended_mandates(UnitOfWork& uow) {
    int count = 0;
    for (auto mandate : mandates_ended_untold(uow, day_now(uow))) {
        mandate.end_told = true;
        // Somebody changed it at this moment: the next run sees how it stands then.
        if (!update(uow, mandate)) continue;
        announce_mandate(uow, "directory.mandate_ended/1", mandate);
        ++count;
    }
    return count;
}

}  // namespace plenaria::directory
