// SPDX-License-Identifier: EUPL-1.2
#include "plugins/registrar.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

struct Seats {
    static constexpr std::string_view service_name = "committee.seats/1";
    virtual ~Seats() = default;
    virtual int count() const = 0;
};
struct TwelveSeats final : Seats {
    int count() const override { return 12; }
};

Route page(std::string path = "/committee", std::string name = "committee.index",
           Access access = Access::permission("committee.read")) {
    return {.path = std::move(path),
            .name = std::move(name),
            .access = std::move(access),
            .handler = [](const Request&, RequestScope&) -> Result<Reply> {
                return View{.name = "committee/index"};
            }};
}

/// What the host asks each plugin for, any number of times.
struct Tables {
    static constexpr std::string_view service_name = "core.tables/1";
    static constexpr bool many = true;
    virtual ~Tables() = default;
    virtual int count() const = 0;
};
struct OneTable final : Tables {
    int count() const override { return 1; }
};

class RegistrarTest : public testing::Test {
protected:
    RegistrarTest() {
        Contribution events;
        events.routes.push_back(page("/events/{event}", "events.show"));
        events.provide<Seats>(std::make_shared<TwelveSeats>());
        add(live_, "events", std::make_shared<Gate>("events"), events);
    }

    template <class F>
    std::string refusal(F&& announce) {
        CollectingRegistrar registrar(manifest_, live_, {"committee.read"});
        try {
            announce(registrar);
            registrar.take();
        } catch (const std::logic_error& error) {
            return error.what();
        }
        return "none";
    }

    Manifest manifest_{.id = "committee"};
    Contributions live_;
};

TEST_F(RegistrarTest, KeepsWhatFits) {
    CollectingRegistrar registrar(manifest_, live_, {"committee.read"});
    registrar.route(page());
    registrar.menu({.menu = "main", .label = "Committee", .route = "committee.index"});

    const auto kept = registrar.take();

    ASSERT_EQ(kept.routes.size(), 1u);
    EXPECT_EQ(kept.routes[0].name, "committee.index");
    EXPECT_EQ(kept.menus.size(), 1u);
}

TEST_F(RegistrarTest, ARouteBelongsToOnePlugin) {
    EXPECT_EQ(refusal([](Registrar& r) { r.route(page("/events/{id}")); }),
              "route /events/{id} is taken by events");
    EXPECT_EQ(refusal([](Registrar& r) {
                  auto other_method = page("/events/{id}");
                  other_method.method = Method::post;
                  r.route(other_method);
              }),
              "none");
    EXPECT_EQ(refusal([](Registrar& r) {
                  r.route(page("/a"));
                  r.route(page("/a", "committee.other"));
              }),
              "route /a is announced twice");
    EXPECT_EQ(refusal([](Registrar& r) {
                  r.route(page("/a"));
                  r.route(page("/b"));
              }),
              "route name 'committee.index' is announced twice");
}

TEST_F(RegistrarTest, NamesBeginWithThePlugin) {
    EXPECT_EQ(refusal([](Registrar& r) { r.route(page("/x", "events.index")); }),
              "route name 'events.index' does not start with 'committee.'");
    EXPECT_EQ(refusal([](Registrar& r) {
                  r.job({.name = "committeefoo", .run = [](JobRun&) { return Result<void>{}; }});
              }),
              "job name 'committeefoo' does not start with 'committee.'");
}

TEST_F(RegistrarTest, AJobHasALabel) {
    const auto announce = [](Registrar& r) {
        r.job({.name = "committee.count", .run = [](JobRun&) { return Result<void>{}; }});
    };
    EXPECT_EQ(refusal(announce), "job 'committee.count' is not among the actions of plugin.json");
    manifest_.actions.push_back({.id = "committee.count", .label = "Count a ballot"});
    EXPECT_EQ(refusal(announce), "none");
}

TEST_F(RegistrarTest, DoorsAreOpenedForAReason) {
    EXPECT_EQ(refusal([](Registrar& r) { r.route(page("/x", "committee.x", Access::anyone(" "))); }),
              "route /x is open to anyone without saying why");
    EXPECT_EQ(refusal([](Registrar& r) {
                  r.route(page("/x", "committee.x", Access::permission("committee.raed")));
              }),
              "route /x asks for permission 'committee.raed', which neither its plugin.json nor that of a "
              "plugin it "
              "requires declares");
    EXPECT_EQ(refusal([](Registrar& r) {
                  r.route(page("/x/{ballot}", "committee.x",
                               Access::link("committee.vote", "committee.ballot", "id")));
              }),
              "route /x/{ballot} is opened by a link to {id}, which is not in its path");
    EXPECT_EQ(refusal([](Registrar& r) {
                  auto cached = page();
                  cached.cached_under = {"committee"};
                  r.route(cached);
              }),
              "route /committee is cached, but not open to anyone");
    EXPECT_EQ(refusal([](Registrar& r) {
                  auto framed = page();
                  framed.framed_elsewhere = true;
                  r.route(framed);
              }),
              "route /committee is framed elsewhere, but not open to anyone");
}

TEST_F(RegistrarTest, AMenuLeadsSomewhere) {
    EXPECT_EQ(
        refusal([](Registrar& r) { r.menu({.menu = "main", .label = "Seats", .route = "committee.seats"}); }),
        "menu entry 'Seats' leads to 'committee.seats', which is no route");
    EXPECT_EQ(
        refusal([](Registrar& r) { r.menu({.menu = "main", .label = "Event", .route = "events.show"}); }),
        "none");
}

TEST_F(RegistrarTest, OffersAndServicesAreTheSame) {
    EXPECT_EQ(refusal([](Registrar& r) { r.provide<Seats>(std::make_shared<TwelveSeats>()); }),
              "service committee.seats/1 is not under \"offers\" in plugin.json");
    manifest_.offers = {"committee.seats/1"};
    EXPECT_EQ(refusal([](Registrar&) {}), "plugin.json offers committee.seats/1, which is not provided");
    EXPECT_EQ(refusal([](Registrar& r) { r.provide<Seats>(std::make_shared<TwelveSeats>()); }),
              "service committee.seats/1 is offered by events already");
    live_.services.clear();
    EXPECT_EQ(refusal([](Registrar& r) { r.provide<Seats>(std::make_shared<TwelveSeats>()); }), "none");
}

TEST_F(RegistrarTest, OfWhatManyOfferOnePluginMayOfferSeveral) {
    EXPECT_EQ(refusal([](Registrar& r) {
                  r.provide<Tables>(std::make_shared<OneTable>());
                  r.provide<Tables>(std::make_shared<OneTable>());
              }),
              "none");
    manifest_.offers = {"committee.seats/1"};
    live_.services.clear();
    EXPECT_EQ(refusal([](Registrar& r) {
                  r.provide<Seats>(std::make_shared<TwelveSeats>());
                  r.provide<Seats>(std::make_shared<TwelveSeats>());
              }),
              "service committee.seats/1 is provided twice");
}

TEST_F(RegistrarTest, AnEventHasAVersion) {
    const auto receive = [](std::string_view) { return Result<void>{}; };
    EXPECT_EQ(
        refusal([&](Registrar& r) {
            r.subscribe({.event = "events.postponed", .subscriber = "committee.move", .receive = receive});
        }),
        "subscriber 'committee.move' waits for 'events.postponed', which has no version, as in "
        "events.postponed/1");
}

}  // namespace
}  // namespace plenaria::host
