// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// Three cities come to the summit of Quito with their badges made; one that declined does not.

#include "src/accreditation/badge_pages.hpp"
#include "src/accreditation/check_in_service.hpp"
#include "src/accreditation/scan_repository.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {

class Door : public Guests {
protected:
    Door() {
        lucia.permits = std::make_shared<std::vector<Permit>>(
            std::vector<Permit>{{"events.view"}, {"events.edit"}, {"events.invite"}, {"events.check_in"}});
        choose_and_invite();
        answer("MONTREAL", 2);
        answer("QUITO", 1, Answer::deputy);
        EXPECT_TRUE(try_answer("AMMAN", {.answer = Answer::declined}).has_value());
    }

    AccreditationTools door_tools() {
        return {.lookup = &lookup,
                .locales = &locales,
                .addresses = &addresses,
                .documents = &documents,
                .press = &press,
                .parts = &parts,
                .orders = &orders};
    }
    int issue() {
        const auto made = write([&](UnitOfWork& uow) { return issue_badges(uow, lucia, id); });
        EXPECT_TRUE(made.has_value());
        return made ? *made : -1;
    }
    AccreditationReading reading() {
        return *write([&](UnitOfWork& uow) { return read_accreditation(uow, id); });
    }
    /// Of the person of that name; they must have one.
    Badge badge_of(const std::string& name) {
        for (const auto& each : reading().holders)
            if (each.delegate.name == name) return each.badge.value();
        ADD_FAILURE() << name << " does not come";
        return {};
    }
    Badge stored_badge(const std::string& badge) {
        return *write([&](UnitOfWork& uow) -> Result<Badge> { return find_badge(uow, badge).value(); });
    }
    Result<std::string> reprint(const std::string& badge) {
        return write([&](UnitOfWork& uow) { return reprint_badge(uow, lucia, badge); });
    }
    Result<ScanAnswer> try_scan(const std::string& device_scan, const std::string& code,
                                std::optional<Instant> at = {}) {
        return write([&](UnitOfWork& uow) {
            return scan_badge(uow, lucia,
                              {.edition_id = id, .device_scan = device_scan, .code = code, .scanned_at = at});
        });
    }
    ScanAnswer scan(const std::string& device_scan, const std::string& code, std::optional<Instant> at = {}) {
        const auto answer = try_scan(device_scan, code, at);
        EXPECT_TRUE(answer.has_value());
        return answer ? *answer : ScanAnswer{};
    }
    RegionPresence present() {
        return total_of(
            *write([&](UnitOfWork& uow) -> Result<PresenceCounts> { return presence_counts(uow, id); }));
    }
};

}  // namespace plenaria::events
