// SPDX-License-Identifier: EUPL-1.2
#include "plugins/registrar.hpp"

#include <algorithm>
#include <stdexcept>

#include "plugins/api_shape.hpp"

namespace plenaria::host {

namespace {

[[noreturn]] void refuse(const std::string& text) { throw std::logic_error(text); }

/// "/a/{id}/b" -> "/a/{}/b": two routes that differ in the names of placeholders only answer the same
/// requests.
std::string shape(const std::string& path) {
    std::string out;
    bool inside = false;
    for (const char c : path) {
        if (c == '}') inside = false;
        if (!inside) out += c;
        if (c == '{') inside = true;
    }
    return out;
}

bool same_requests(const Route& a, const Route& b) {
    return a.method == b.method && shape(a.path) == shape(b.path);
}

bool blank(const std::string& text) { return text.find_first_not_of(" \t\n") == std::string::npos; }

}  // namespace

void CollectingRegistrar::own_name(const char* what, const std::string& name) const {
    if (!name.starts_with(manifest_.id + '.') || name.size() == manifest_.id.size() + 1)
        refuse(std::string(what) + " name '" + name + "' does not start with '" + manifest_.id + ".'");
}

void CollectingRegistrar::check_access(const Route& route) const {
    const auto& access = route.access;
    switch (access.kind()) {
        case Access::Kind::anyone:
            if (blank(access.text())) refuse("route " + route.path + " is open to anyone without saying why");
            break;
        case Access::Kind::permission:
            if (!permissions_.contains(access.text()))
                refuse("route " + route.path + " asks for permission '" + access.text() +
                       "', which neither its plugin.json nor that of a plugin it requires declares");
            break;
        case Access::Kind::link:
            if (route.path.find('{' + access.placeholder() + '}') == std::string::npos)
                refuse("route " + route.path + " is opened by a link to {" + access.placeholder() +
                       "}, which is not in its path");
            break;
        case Access::Kind::signed_in:
            break;
    }
    if (!route.cached_under.empty() && access.kind() != Access::Kind::anyone)
        refuse("route " + route.path + " is cached, but not open to anyone");
    if (route.framed_elsewhere && access.kind() != Access::Kind::anyone)
        refuse("route " + route.path + " is framed elsewhere, but not open to anyone");
}

void CollectingRegistrar::check_place(const Route& route) const {
    if (!route.path.starts_with('/')) refuse("route path '" + route.path + "' does not start with '/'");
    if (route.api.has_value() && !route.path.starts_with("/api/"))
        refuse("route " + route.path + " is a JSON operation outside of /api/");
    if (route.api.has_value())
        for (const auto* schema : {&route.api->request_schema, &route.api->response_schema})
            if (!schema->empty()) static_cast<void>(ApiShape(*schema));
    for (const auto& other : collected_.routes) {
        if (same_requests(other, route)) refuse("route " + route.path + " is announced twice");
        if (other.name == route.name) refuse("route name '" + route.name + "' is announced twice");
    }
    for (const auto& other : live_.routes)
        if (same_requests(other.what, route)) refuse("route " + route.path + " is taken by " + other.plugin);
}

void CollectingRegistrar::route(Route route) {
    own_name("route", route.name);
    if (!route.handler) refuse("route " + route.path + " has no handler");
    check_place(route);
    check_access(route);
    collected_.routes.push_back(std::move(route));
}

void CollectingRegistrar::menu(MenuEntry entry) {
    if (entry.menu.empty() || entry.label.empty()) refuse("a menu entry lacks its menu or its label");
    collected_.menus.push_back(std::move(entry));
}

void CollectingRegistrar::job(JobKind kind) {
    own_name("job", kind.name);
    // The list of jobs shows its label, in the reader's language.
    if (std::ranges::none_of(manifest_.actions, [&](const Action& one) { return one.id == kind.name; }))
        refuse("job '" + kind.name + "' is not among the actions of plugin.json");
    if (!kind.run) refuse("job '" + kind.name + "' has nothing to run");
    if (kind.max_attempts < 1 || kind.every < std::chrono::seconds{0})
        refuse("job '" + kind.name + "' has attempts or an interval below what makes sense");
    for (const auto& other : collected_.jobs)
        if (other.name == kind.name) refuse("job '" + kind.name + "' is announced twice");
    collected_.jobs.push_back(std::move(kind));
}

void CollectingRegistrar::subscribe(Subscription subscription) {
    own_name("subscriber", subscription.subscriber);
    if (subscription.event.find('/') == std::string::npos)
        refuse("subscriber '" + subscription.subscriber + "' waits for '" + subscription.event +
               "', which has no version, as in events.postponed/1");
    if (!subscription.receive) refuse("subscriber '" + subscription.subscriber + "' has nothing to run");
    for (const auto& other : collected_.subscriptions)
        if (other.subscriber == subscription.subscriber)
            refuse("subscriber '" + subscription.subscriber + "' is announced twice");
    collected_.subscriptions.push_back(std::move(subscription));
}

void CollectingRegistrar::command(Command command) {
    if (command.name.empty() || !command.run) refuse("a command lacks its name or its function");
    for (const auto& other : collected_.commands)
        if (other.name == command.name) refuse("command '" + command.name + "' is announced twice");
    collected_.commands.push_back(std::move(command));
}

void CollectingRegistrar::provide_raw(std::string_view name, bool many, std::shared_ptr<void> service) {
    const std::string text(name);
    if (!service) refuse("service " + text + " is provided as nothing");
    const bool of_core = name.starts_with("core.");
    if (of_core && !many) refuse("service " + text + " is the host's");
    // What the host asks all plugins for ("core.worklist/1") is no offer to other plugins.
    if (!of_core &&
        std::find(manifest_.offers.begin(), manifest_.offers.end(), text) == manifest_.offers.end())
        refuse("service " + text + " is not under \"offers\" in plugin.json");
    if (!many)
        for (const auto& other : live_.services)
            if (other.what.name == text)
                refuse("service " + text + " is offered by " + other.plugin + " already");
    // Of what many offer, one plugin may offer several: each kind of document that it makes.
    if (!many)
        for (const auto& other : collected_.services)
            if (other.name == text) refuse("service " + text + " is provided twice");
    collected_.services.push_back({text, many, std::move(service)});
}

Contribution CollectingRegistrar::take() {
    for (const auto& entry : collected_.menus) {
        const auto leads_to = [&](const Route& route) { return route.name == entry.route; };
        if (std::none_of(collected_.routes.begin(), collected_.routes.end(), leads_to) &&
            std::none_of(live_.routes.begin(), live_.routes.end(),
                         [&](const auto& other) { return leads_to(other.what); }))
            refuse("menu entry '" + entry.label + "' leads to '" + entry.route + "', which is no route");
    }
    for (const auto& offer : manifest_.offers)
        if (std::none_of(collected_.services.begin(), collected_.services.end(),
                         [&](const auto& service) { return service.name == offer; }))
            refuse("plugin.json offers " + offer + ", which is not provided");
    return std::move(collected_);
}

}  // namespace plenaria::host
