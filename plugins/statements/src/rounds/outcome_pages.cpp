// SPDX-License-Identifier: EUPL-1.2
#include "outcome_pages.hpp"

#include <plenaria/db.hpp>

#include "../text/statement_repository.hpp"
#include "outcome_service.hpp"
#include "wave_pages.hpp"

namespace plenaria::statements {

Result<Reply> outcomes_preview(const RoundTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("id");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto statement = find_statement(uow, id, locale.language());
        if (!statement) return Error{ErrorCode::not_found, "This statement does not exist.", id};
        auto mails = outcome_mails(uow, *tools.mails, id,
                                   [&](const AccessLink&) { return locale.t("(the link of this office)"); });
        if (!mails) return std::move(mails).error();
        WavePreview wave{.title = locale.t("Tell offices what became of their points"),
                         .about = statement->title,
                         .about_url = scope.url("statements.versions", {{"id", id}}),
                         .action_url = scope.url("statements.send_outcomes", {{"id", id}})};
        for (auto& each : *mails)
            wave.mails.push_back({&each.office, std::move(each.mail.subject), std::move(each.mail.text)});
        return wave_view(wave, locale);
    });
}

Result<Reply> send_outcomes(const RoundTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("id");
    return after_wave(tell_outcomes(scope.db(), *tools.mails, scope.actor(), id, expected_count(request)),
                      scope.url("statements.versions", {{"id", id}}), scope);
}

}  // namespace plenaria::statements
