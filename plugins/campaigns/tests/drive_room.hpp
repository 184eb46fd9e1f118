// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// The room of campaigns with a register of signatures in which a test signs.

#include "src/drives/drive_letters.hpp"
#include "src/drives/drive_service.hpp"
#include "src/drives/freeze.hpp"
#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {

/// Keeps cities in memory, each with the mail address of its cabinet.
class FakeRegister final : public statements::Signatures {
public:
    explicit FakeRegister(directory::Directory& directory) : directory_(directory) {}
    std::vector<statements::SignedText> texts(UnitOfWork& uow, std::string_view language) override {
        return {*text(uow, "s1", language)};
    }
    std::optional<statements::SignedText> text(UnitOfWork&, std::string_view id, std::string_view) override {
        if (id != "s1") return std::nullopt;
        return statements::SignedText{.id = "s1",
                                      .version_id = "v1",
                                      .label = "Durban Declaration – Rev.1",
                                      .path = "/statements/signings/s1",
                                      .wall_path = "/wall/s1",
                                      .takes_signatures = open};
    }
    std::vector<statements::SigningCity> cities(UnitOfWork&, std::string_view id) override {
        return id == "s1" ? all : std::vector<statements::SigningCity>();
    }
    Result<void> add(UnitOfWork& uow, const Actor&, const std::string&,
                     const std::vector<std::string>& parties) override {
        for (const auto& each : directory_.parties(uow, parties, "en")) {
            if (city(each.ref) != nullptr) continue;
            const auto contacts = directory_.contacts(uow, each.ref);
            all.push_back({.party = each.ref,
                           .name = each.name,
                           .contact_name = "",
                           .address = contacts.empty() ? "" : contacts.back().address,
                           .language = each.language,
                           .zone = each.zone});
        }
        return {};
    }
    Result<std::string> invite(UnitOfWork& uow, const Actor&, const std::string&,
                               const std::string& party) override {
        city(party)->invited_at = uow.now();
        return "https://plenaria.example/l/sign-" + party;
    }
    Result<bool> reject(UnitOfWork& uow, const Actor&, const std::string& id) override {
        for (auto& each : all)
            for (auto& signature : each.signatures)
                if (signature.id == id && !signature.withdrawn_at) {
                    signature.withdrawn_at = uow.now();
                    return true;
                }
        return false;
    }
    statements::SigningCity* city(const std::string& ref) {
        for (auto& each : all)
            if (each.party == ref) return &each;
        return nullptr;
    }
    /// As that city does. @return the id of its signature
    std::string sign(const std::string& ref, const char* at = "2026-11-02T08:00:00Z") {
        auto& one = *city(ref);
        one.signatures.push_back({.id = "sig" + std::to_string(++signed_),
                                  .city_name = one.name,
                                  .iso2 = "GR",
                                  .person_name = "The mayor",
                                  .office = "Mayor",
                                  .language = one.language,
                                  .signed_at = parse_instant(at).value()});
        return one.signatures.back().id;
    }
    std::vector<statements::SigningCity> all;
    bool open = true;

private:
    directory::Directory& directory_;
    int signed_ = 0;
};

/// Names as BoardDirectory has them.
class BoardLookup final : public directory::Lookup {
public:
    explicit BoardLookup(BoardDirectory& directory) : directory_(directory) {}
    std::optional<directory::Entry> entry(UnitOfWork&, std::string_view ref, std::string_view) override {
        for (const auto& each : directory_.all)
            if (each.ref == ref) return directory::Entry{.ref = each.ref, .name = each.name};
        return std::nullopt;
    }
    std::vector<directory::Entry> called(UnitOfWork&, std::string_view text, std::string_view,
                                         std::string_view) override {
        std::vector<directory::Entry> found;
        for (const auto& each : directory_.all)
            if (fold(each.name) == fold(text)) found.push_back({.ref = each.ref, .name = each.name});
        return found;
    }

private:
    BoardDirectory& directory_;
};

/// What came of a step, or `none` when it was refused.
template <class Value>
Value or_none(const Result<Value>& outcome, Value none = {}) {
    return outcome ? *outcome : none;
}

class DriveRoom : public CampaignRoom {
protected:
    DriveRoom() {
        directory.all[0].region = directory.all[3].region = "Europe";
        directory.all[1].region = "Africa";
        directory.all[2].region = "Americas";
        tools.signatures = &register_;
        tools.lookup = &lookup_;
        tools.documents = &documents;
        id = made();
    }
    DriveFacts goal() {
        return {.signing_id = "s1", .goal = 3, .goals = {{"Africa", 1}}, .deadline = parse_day("2026-11-30")};
    }
    void begin() {
        const auto done =
            write([&](UnitOfWork& uow) { return save_drive(uow, tools, lucia, id, goal(), 0); });
        ASSERT_TRUE(done.has_value()) << done.error().message;
        const auto added = write([&](UnitOfWork& uow) {
            return add_targets(uow, tools, lucia, id,
                               {"city/athens", "city/freetown", "city/montreal", "city/bristol"});
        });
        ASSERT_EQ(or_none(added, -1), 4);
    }
    DriveReading drive() {
        return read<DriveReading>([&](UnitOfWork& uow) { return *read_drive(uow, tools, id, "en"); });
    }
    DriveTarget target(const std::string& name) {
        for (const auto& each : drive().targets)
            if (each.target.ref == "city/" + name) return each;
        ADD_FAILURE() << name;
        return {};
    }
    Result<void> try_note(const std::string& name, NotedStep step) {
        const auto row = target(name);
        step.revision = row.target.revision;
        return write([&](UnitOfWork& uow) { return note_step(uow, tools, lucia, row.target.id, step); });
    }
    /// With an address, and a link.
    std::string champion(const std::string& name, const std::string& address, const char* language = "es") {
        const auto made = write([&](UnitOfWork& uow) {
            return add_asker(uow, tools, lucia, id, {.name = name, .address = address, .language = language});
        });
        EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().message);
        return or_none(made);
    }
    Result<int> give(const std::string& asker, const std::vector<std::string>& names) {
        std::vector<std::string> ids;
        for (const auto& each : names) ids.push_back(target(each).target.id);
        return write([&](UnitOfWork& uow) { return assign(uow, tools, lucia, id, asker, ids); });
    }
    Actor behind_link(const std::string& asker) {
        return test::link_holder("campaigns.ask_for", "campaigns.campaign/" + id, "asker/" + asker, "Ada");
    }
    std::vector<Thanks> thanks() {
        return read<std::vector<Thanks>>(
            [&](UnitOfWork& uow) { return thanks_of(uow, drive_of(uow, id)->id); });
    }
    Actor signatory(const Thanks& thanks) {
        return test::link_holder("campaigns.not_us", "campaigns.thanks/" + thanks.id, thanks.party, "Athens");
    }
    long long count_rows_of(const char* action) {
        const std::string wanted(action);
        return read<long long>([&](UnitOfWork& uow) {
            long long count = 0;
            sql::query(uow, "SELECT COUNT(*) FROM core_history WHERE action = :action"),
                soci::use(wanted, "action"), soci::into(count);
            return count;
        });
    }

    FakeRegister register_{directory};
    test::FakeDocuments documents;
    std::string id;

private:
    BoardLookup lookup_{directory};
};

}  // namespace plenaria::campaigns
