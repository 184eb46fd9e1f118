// SPDX-License-Identifier: EUPL-1.2
// The target of a request, and the route behind it: no path leads up or out, and the address that the router
// makes of what it found leads back to the same page.
#include <plenaria/text.hpp>

#include "../fuzz.hpp"
#include "http/target.hpp"
#include "web/router.hpp"

namespace plenaria::fuzz::target {

using namespace host;

OwnedRoute route(Method method, std::string path, std::string name) {
    return {.plugin = "test",
            .gate = nullptr,
            .what = Route{.method = method,
                          .path = std::move(path),
                          .name = std::move(name),
                          .access = Access::signed_in()}};
}

const Router& router() {
    static const Router made(std::make_shared<const Contributions>(Contributions{
        .routes = {route(Method::get, "/", "t.home"), route(Method::get, "/cities", "t.cities"),
                   route(Method::get, "/cities/new", "t.new"), route(Method::get, "/cities/{id}", "t.city"),
                   route(Method::get, "/cities/{id}/people/{person}", "t.person"),
                   route(Method::get, "/l/{secret}", "t.link")}}));
    return made;
}

const Target known("target", [](std::string_view bytes) {
    HttpRequest request;
    request.target = bytes;
    if (!decode_target(request)) return false;
    if (request.path == "*") return bytes == "*";
    require(request.path.starts_with('/') && is_utf8(request.path), "a path is text");
    for (const auto* never : {"/../", "/./", "//", "\\"})
        require(request.path.find(never) == std::string::npos, "a path is in its normal form");
    require(!request.path.ends_with("/..") && !request.path.ends_with("/."), "a path does not end upwards");

    const auto match = router().match(Method::get, request.path);
    if (match.found == nullptr) return true;
    UrlValues values(match.values.begin(), match.values.end());
    for (const auto& [name, value] : values)
        if (value.empty()) return true;  // a page without its object: no such address is made
    HttpRequest again;
    again.target = router().path(match.found->what.name, values);
    require(decode_target(again) && again.path == request.path, "the address made leads to the same path");
    return true;
});

}  // namespace plenaria::fuzz::target
