// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// Letters to the mayors of three cities in three languages; the cabinet of Athens has the mailbox of its
/// mayor, and Quito is written to on paper.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/testing/fake_services.hpp>

#include "src/sending/letter_repository.hpp"
#include "src/sending/sending_repository.hpp"
#include "src/sending/sending_run.hpp"
#include "src/sending/sending_service.hpp"
#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {

class ListHolders final : public directory::Holders {
public:
    directory::HolderList holders(UnitOfWork&, std::string_view list_id,
                                  const std::vector<std::string>& roles, Day on) override {
        asked_on = on;
        if (list_id == "empty") return {};
        auto found = list;
        std::erase_if(found.holders, [&](const directory::Holder& each) {
            return std::find(roles.begin(), roles.end(), each.role) == roles.end();
        });
        return found;
    }
    directory::HolderList list;
    Day asked_on{};
};

class HouseBulk final : public BulkMail {
public:
    std::string unsubscribe_url(std::string_view key) const override {
        return "https://plenaria.example/unsubscribe/" + std::string(key);
    }
    std::map<std::string, Suppression> suppressed(UnitOfWork&,
                                                  const std::vector<std::string>& addresses) const override {
        std::map<std::string, Suppression> found;
        for (const auto& each : addresses)
            if (each == unwanted) found[each] = {"unsubscribed", "Too many letters"};
        return found;
    }
    BatchFate fate(UnitOfWork&, std::string_view) const override { return {}; }
    std::string account_of(UnitOfWork&, const Actor& who) const override { return who.id; }
    std::optional<std::string> own_address(UnitOfWork&, const Actor& who) const override {
        if (who.kind != Actor::Kind::account) return std::nullopt;
        return "me@plenaria.example";
    }
    std::string unwanted;
};

class SendingRoom : public CampaignRoom {
protected:
    SendingRoom() {
        holders_.list.places = {{"city/athens", "Athens", "Atenas", "Athènes", "GR", "Europe/Athens",
                                 "Haris Doukas", "male", "en"},
                                {"city/montreal", "Montréal", "Montreal", "Montréal", "CA",
                                 "America/Montreal", "Soraya Martinez Ferrada", "female", "fr"},
                                {"city/quito", "Quito", "Quito", "Quito", "EC", "America/Guayaquil",
                                 "Pabel Muñoz", "male", "es"}};
        holders_.list.holders = {
            {0, "person/1", "mayor", "Haris Doukas", "mayor@athens.example", "en"},
            {0, "contact/1", "cabinet", "Cabinet", "MAYOR@athens.example", "en"},
            {1, "person/2", "mayor", "Soraya Martinez Ferrada", "mairie@montreal.example", "fr"},
            {2, "person/3", "mayor", "Pabel Muñoz", "", "es", "Venezuela Oe4-35\n170401 Quito", "EC"}};
        tools.holders = &holders_;
        tools.bulk = &bulk_;
        tools.press = &press_;
        tools.parts = &parts_;
        tools.orders = &orders_;
        tools.settings = &settings_;
        campaign_ = made();
    }
    static SendingFacts letter() {
        return {.subject = {{{"en", "To {{city}}"}, {"es", "Para {{city}}"}, {"fr", "À {{city}}"}}},
                .body = {{{"en", "{{greeting}} {{mayor}},\n\nwe write."},
                          {"es", "{{greeting}} {{mayor}},\n\nescribimos."},
                          {"fr", "{{greeting}} {{mayor}},\n\nnous écrivons."}}},
                .segment_id = "one",
                .roles = {"mayor", "cabinet"},
                .zone = "Europe/Paris"};
    }
    std::string begun(const SendingFacts& facts = letter()) {
        const auto id = write([&](UnitOfWork& uow) { return create_sending(uow, lucia, campaign_, facts); });
        EXPECT_TRUE(id.has_value()) << (id ? "" : id.error().fields.front().message);
        return id ? *id : std::string();
    }
    Sending sending(const std::string& id) {
        return read<Sending>([&](UnitOfWork& uow) { return find_sending(uow, id).value(); });
    }
    Result<void> submit(const std::string& id, int expected = -1) {
        const auto revision = sending(id).revision;
        return write(
            [&](UnitOfWork& uow) { return submit_sending(uow, tools, lucia, id, revision, expected); });
    }
    Result<void> approve(const std::string& id, const Actor& who) {
        const auto hash = sending(id).hash;
        return write([&](UnitOfWork& uow) { return approve_sending(uow, who, id, hash); });
    }
    std::vector<Letter> letters(const std::string& id) {
        return read<std::vector<Letter>>([&](UnitOfWork& uow) { return list_letters(uow, {id}, 0, 100); });
    }
    std::string approved(const SendingFacts& facts = letter()) {
        const auto id = begun(facts);
        const auto one = submit(id);
        EXPECT_TRUE(one.has_value()) << (one ? "" : one.error().message);
        const auto other = approve(id, ama_);
        EXPECT_TRUE(other.has_value()) << (other ? "" : other.error().message);
        return id;
    }
    HandedOver hand_over() {
        const auto done = hand_over_due(db(), tools);
        EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().detail);
        return done ? *done : HandedOver{};
    }
    static std::vector<std::string> words(const Result<void>& outcome) {
        std::vector<std::string> said;
        if (!outcome)
            for (const auto& each : outcome.error().fields) said.push_back(fill(each.message, each.values));
        return said;
    }

    ListHolders holders_;
    HouseBulk bulk_;
    test::FakePress press_;
    test::FakeParts parts_;
    test::FakeOrders orders_;
    test::FakeSettings settings_{
        {"letters_a_minute", "60"}, {"letters_a_minute_to_a_domain", "20"}, {"letters_to_confirm", "200"}};
    Actor ama_ = test::account("Ama Mensah", {{"campaigns.view"}, {"campaigns.approve"}});
    std::string campaign_;
};

}  // namespace plenaria::campaigns
