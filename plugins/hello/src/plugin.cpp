// SPDX-License-Identifier: EUPL-1.2
// The smallest plugin: one page, one menu entry. `plenaria plugin new` copies this room.
#include <plenaria/export.hpp>

#include "greeting.hpp"

namespace plenaria::hello {

class HelloPlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.route({.method = Method::get,
                         .path = "/hello",
                         .name = "hello.index",
                         .access = Access::permission("hello.greet"),
                         .handler = [](const Request& request, RequestScope& scope) -> Result<Reply> {
                             const auto& locale = scope.locale();
                             return View{
                                 .name = "hello/index",
                                 .model = {{"greeting", greeting(request.query_value("name"), locale)}},
                                 .title = locale.t("Hello")};
                         }});
        registrar.menu({.menu = "admin", .label = "Hello", .route = "hello.index", .weight = 900});
    }
};

}  // namespace plenaria::hello

PLENARIA_PLUGIN(plenaria::hello::HelloPlugin)
