// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// Four cities of the board with their mayors, of which Bristol cannot be written to, and a campaign that
/// ends its embargo in Durban on 30 November 2026 at nine.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/fake_services.hpp>
#include <plenaria/testing/page_printer.hpp>
#include <plenaria/text.hpp>

#include "src/clearance/clearance_service.hpp"
#include "src/clearance/released_text.hpp"
#include "src/plan/campaign_repository.hpp"

namespace plenaria::campaigns {

class BoardDirectory final : public directory::Directory {
public:
    BoardDirectory() {
        add("athens", "Athens", "en", "GR", "Haris Doukas");
        add("freetown", "Freetown", "en", "SL", "Yvonne Aki-Sawyerr");
        add("montreal", "Montréal", "fr", "CA", "Soraya Martinez Ferrada");
        add("bristol", "Bristol", "en", "GB", "");
    }
    std::optional<directory::Party> party(UnitOfWork&, std::string_view ref, std::string_view) override {
        for (const auto& each : all)
            if (each.ref == ref) return each;
        return std::nullopt;
    }
    std::vector<directory::Party> parties(UnitOfWork& uow, const std::vector<std::string>& refs,
                                          std::string_view language) override {
        std::vector<directory::Party> found;
        for (const auto& ref : refs)
            if (auto one = party(uow, ref, language)) found.push_back(*std::move(one));
        return found;
    }
    std::vector<directory::Party> cities(UnitOfWork&, std::string_view) override { return all; }
    std::vector<directory::Party> segment(UnitOfWork&, std::string_view id, std::string_view) override {
        if (id == "one") return {all.front()};
        return {};
    }
    std::vector<SegmentName> segments(UnitOfWork&) override { return {{"one", "One", 1}}; }
    std::vector<directory::Contact> contacts(UnitOfWork& uow, std::string_view ref) override {
        if (ref == "city/bristol") return {};
        const auto at = "@" + fold(party(uow, ref, "en")->name) + ".example";
        std::vector<directory::Contact> found{{"c1", "mayor", "The mayor", "mayor" + at},
                                              {"c2", "cabinet", "Cabinet", "cabinet" + at}};
        if (ref == press_officer_of) found.push_back({"c3", "press", "Ada", "press" + at});
        return found;
    }
    std::optional<directory::Mandate> head_on(UnitOfWork&, std::string_view ref, Day) override {
        const auto found = heads.find(std::string(ref));
        if (found == heads.end() || found->second.empty()) return std::nullopt;
        return directory::Mandate{.person_name = found->second, .office = "Mayor"};
    }
    std::vector<directory::Party> all;
    std::map<std::string, std::string> heads;
    std::string press_officer_of = {};  ///< city that has one

private:
    void add(const std::string& id, const char* name, const char* language, const char* iso2,
             const char* head) {
        all.push_back(
            {.ref = "city/" + id, .name = name, .language = language, .zone = "Europe/Athens", .iso2 = iso2});
        heads["city/" + id] = head;
    }
};

struct SentMail {
    std::string to, subject, text, language;
};

class CampaignRoom : public ::testing::TestWithParam<Engine> {
protected:
    CampaignRoom() {
        database_.apply_room("campaigns", PLENARIA_ROOM_DIR "/db");
        printer_.add_room("campaigns", PLENARIA_ROOM_DIR);
        tools = {.directory = &directory,
                 .renderer = &printer_.renderer(),
                 .locales = &locales_,
                 .addresses = &addresses};
    }

    Database& db() { return database_.db(); }
    template <class Work>
    auto write(const Work& work) {
        return database_.db().write([&](UnitOfWork& uow) { return work(uow); });
    }
    template <class Value, class Work>
    Value read(const Work& work) {
        return *database_.db().read([&](UnitOfWork& uow) -> Result<Value> { return work(uow); });
    }
    static CampaignFacts wanted() {
        return {.title = {{{"en", "Call to Action"}, {"fr", "Appel à l’action"}}},
                .aim = {{{"en", "Cities act on migration."}}},
                .embargo = {parse_day("2026-11-30").value(), std::chrono::hours(9)},
                .zone = "Africa/Johannesburg"};
    }
    static OutputFacts release() {
        return {.kind = OutputKind::press_release,
                .title = {{{"en", "{{city}} joins"}, {"fr", "{{city}} s’engage"}}},
                .body = {{{"en", "{{mayor}}, mayor of {{city}} ({{country}}): “{{quote}}”"},
                          {"fr", "{{mayor}}, {{city}} ({{country}}) : « {{quote}} »"}}}};
    }
    static OutputFacts post() {
        return {.kind = OutputKind::post,
                .network = "x",
                .body = {{{"en", "{{city}} joins the call."}, {"fr", "{{city}} répond à l’appel."}}}};
    }
    std::string made(const CampaignFacts& facts = wanted()) {
        const auto id = write([&](UnitOfWork& uow) { return create_campaign(uow, tools, lucia, facts); });
        EXPECT_TRUE(id.has_value()) << (id ? "" : id.error().message);
        return id ? *id : std::string();
    }
    std::string with(const std::string& campaign, const OutputFacts& facts) {
        const auto id =
            write([&](UnitOfWork& uow) { return add_output(uow, tools, lucia, campaign, facts); });
        EXPECT_TRUE(id.has_value()) << (id ? "" : id.error().fields.front().message);
        return id ? *id : std::string();
    }
    Campaign campaign(const std::string& id) {
        return read<Campaign>([&](UnitOfWork& uow) { return find_campaign(uow, id).value(); });
    }
    City city(const std::string& id, const std::string& name) {
        return read<City>([&](UnitOfWork& uow) { return city_called(uow, id, "city/" + name).value(); });
    }
    Clearance clearance(const std::string& output, const std::string& id, const std::string& name) {
        const auto of = city(id, name).id;
        return read<Clearance>([&](UnitOfWork& uow) { return clearance_of(uow, output, of); });
    }
    static Actor office(const std::string& id, const std::string& name) {
        return test::link_holder("campaigns.clear", "campaigns.campaign/" + id, "city/" + name, name);
    }
    Result<void> try_answer(const std::string& id, const std::string& name, const std::string& output,
                            Decision decision, const std::string& quote = "We act.") {
        const auto revision = clearance(output, id, name).revision;
        return write([&](UnitOfWork& uow) {
            return answer(uow, tools, office(id, name), id, output,
                          {.decision = decision,
                           .quote = quote,
                           .revision = revision,
                           .output_revision = find_output(uow, output)->revision});
        });
    }
    void clear(const std::string& id, const std::string& name, const std::string& output,
               const std::string& quote = "We act.") {
        const auto done = try_answer(id, name, output, Decision::cleared, quote);
        ASSERT_TRUE(done.has_value()) << done.error().message << done.error().detail;
    }
    Result<void> try_schedule(const std::string& id) {
        const auto revision = campaign(id).revision;
        return write([&](UnitOfWork& uow) { return schedule(uow, lucia, id, revision); });
    }
    std::vector<SentMail> sent() {
        return read<std::vector<SentMail>>([&](UnitOfWork& uow) {
            SentMail row;
            std::vector<SentMail> mails;
            soci::statement select =
                (sql::prepare(uow,
                              "SELECT to_address, subject, body_text, language FROM core_mail ORDER BY id"),
                 soci::into(row.to), soci::into(row.subject), soci::into(row.text), soci::into(row.language));
            select.execute();
            while (select.fetch()) mails.push_back(row);
            return mails;
        });
    }
    test::FakeScope& scope(const Actor& who = {}) {
        scopes_.push_back(std::make_unique<test::FakeScope>(database_.db(), who));
        scopes_.back()->clock.set(plenaria::to_text(clock.now()));
        return *scopes_.back();
    }
    std::string html(const Result<Reply>& reply, std::string_view language = "en") {
        return printer_.html(reply, language);
    }
    template <class Value>
    static std::map<std::string, std::string> problems(const Result<Value>& outcome) {
        std::map<std::string, std::string> said;
        if (outcome) return said;
        for (const auto& each : outcome.error().fields) said[each.field] = fill(each.message, each.values);
        return said;
    }

    test::FakeClock clock{"2026-11-01T08:00:00Z"};
    BoardDirectory directory;
    test::FakeAddresses addresses;
    CampaignTools tools;
    Actor lucia = test::account("Lucía Fernández", {{"campaigns.view"}, {"campaigns.edit"}});

private:
    test::FakeLocales locales_;
    test::TestDatabase database_{GetParam(), {.clock = &clock}};
    test::PagePrinter printer_{PLENARIA_SOURCE_DIR};
    std::vector<std::unique_ptr<test::FakeScope>> scopes_;
};

}  // namespace plenaria::campaigns
