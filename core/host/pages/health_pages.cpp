// SPDX-License-Identifier: EUPL-1.2
// For the machines that watch: is the process alive, can it serve; and whom to tell of a weakness.
#include <plenaria/sql.hpp>

#include "pages/pages.hpp"

namespace plenaria::host {

namespace {
constexpr auto half_a_year = std::chrono::days(180);  // RFC 9116 wants less than a year
}  // namespace

void add_health_pages(Contribution& core, const PageNeeds& needs) {
    core.routes.push_back({.path = "/healthz",
                           .name = "core.health",
                           .access = Access::anyone("says only that the process answers"),
                           .handler = [](const Request&, RequestScope&) -> Result<Reply> {
                               return Json{R"({"status":"alive"})"};
                           }});
    core.routes.push_back({.path = "/readyz",
                           .name = "core.ready",
                           .access = Access::anyone("says only whether the database answers"),
                           .handler = [needs](const Request&, RequestScope&) -> Result<Reply> {
                               auto answers = needs.db.read([](UnitOfWork& uow) -> Result<int> {
                                   int one = 0;
                                   sql::query(uow, "SELECT 1"), soci::into(one);
                                   return one;
                               });
                               if (!answers) return Json{R"({"status":"no database"})", 503};
                               return Json{R"({"status":"ready"})"};
                           }});
    core.routes.push_back(
        {.path = "/.well-known/security.txt",
         .name = "core.security_contact",
         .access = Access::anyone("says whom to tell of a weakness, RFC 9116"),
         .handler = [needs](const Request&, RequestScope&) -> Result<Reply> {
             const auto& config = needs.config;
             if (config.security_contact.empty())
                 return Error{ErrorCode::not_found, "This page does not exist."};
             const auto expires =
                 std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()) + half_a_year;
             return Download{"security.txt", "text/plain; charset=utf-8",
                             "Contact: " + config.security_contact +
                                 "\nExpires: " + to_text(Instant(expires)) +
                                 "\nPreferred-Languages: en, es, fr\nCanonical: " + config.base_url +
                                 "/.well-known/security.txt\n"};
         }});
}

}  // namespace plenaria::host
