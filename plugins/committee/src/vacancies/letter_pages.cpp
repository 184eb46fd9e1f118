// SPDX-License-Identifier: EUPL-1.2
#include "letter_pages.hpp"

#include "selection_service.hpp"
#include "vacancy_repository.hpp"
#include "vacancy_service.hpp"

namespace plenaria::committee::vacancies {

namespace {

/// A letter with whom it goes to.
struct Letter {
    std::string to;
    Mail mail;
};

/// Nobody reads ten thousand letters; those beyond are like these, and are counted.
constexpr std::size_t most_letters = 200;

struct LetterPage {
    std::string title;
    const char* action;  ///< route
    const char* back;    ///< route
};

View letters_view(const Call& call, const std::vector<Letter>& letters, const std::vector<Notice>& missing,
                  const LetterPage& shown, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const UrlValues here{{"vacancy", call.vacancy.id}};
    const auto count = static_cast<long long>(letters.size());
    Model::List rows, unreachable;
    for (const auto& [to, mail] : letters) {
        if (rows.size() == most_letters) break;
        rows.push_back({{"to", to},
                        {"address", mail.to_address},
                        {"language_name", locale.language_name(mail.language)},
                        {"mail_language", mail.language},
                        {"subject", mail.subject},
                        {"text", mail.text}});
    }
    const auto unshown = count - static_cast<long long>(rows.size());
    for (const auto& each : missing) unreachable.push_back({{"name", each.city.name}});
    return {.name = "committee/vacancies/letters",
            .model = {{"title", shown.title},
                      {"caption", seat_in_words(call, locale)},
                      {"back_url", scope.url(shown.back, here)},
                      {"action_url", scope.url(shown.action, here)},
                      {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", count)},
                      {"button", locale.n("Send {n} message", "Send {n} messages", count)},
                      {"count", std::to_string(count)},
                      {"has_letters", count > 0},
                      {"letters", std::move(rows)},
                      {"has_more", unshown > 0},
                      {"more", locale.n("and {n} more", "and {n} more", unshown)},
                      {"has_missing", !unreachable.empty()},
                      {"missing", std::move(unreachable)}},
            .title = shown.title};
}

Result<Reply> after_letters(const Result<int>& sent, const Request& request, RequestScope& scope) {
    if (!sent) return sent.error();
    scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{scope.url("committee.vacancy", {{"vacancy", request.path_value("vacancy")}})};
}

int expected_letters(const Request& request) { return ledger::read_number(request, "count", 0); }

}  // namespace

Result<Reply> preview_notices(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_call(uow, request.path_value("vacancy"));
        if (!call) return call.error();
        const auto notices = notices_of(uow, call->vacancy.id);
        const auto link = scope.locale().t("[the link of this office]");
        std::vector<Letter> letters;
        for (const auto& each : to_ask(notices))
            letters.push_back({each.city.name, tools.mails().notice(*call, each, link)});
        return letters_view(
            *call, letters, without_address(notices),
            {scope.locale().t("Ask cities to nominate"), "committee.notices_send", "committee.vacancy"},
            scope);
    });
}

Result<Reply> send_notices(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return after_letters(scope.db().write([&](UnitOfWork& uow) {
        return ask_cities(uow, tools.mails(), scope.actor(), request.path_value("vacancy"),
                          expected_letters(request));
    }),
                         request, scope);
}

Result<Reply> preview_reminders(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_call(uow, request.path_value("vacancy"));
        if (!call) return call.error();
        const auto link = scope.locale().t("[the link of this office]");
        std::vector<Letter> letters;
        for (const auto& each : to_remind(uow, notices_of(uow, call->vacancy.id)))
            letters.push_back({each.city.name, tools.mails().reminder(*call, each, link)});
        return letters_view(
            *call, letters, {},
            {scope.locale().t("Remind silent cities"), "committee.reminders_send", "committee.vacancy"},
            scope);
    });
}

Result<Reply> send_reminders(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return after_letters(scope.db().write([&](UnitOfWork& uow) {
        return remind_cities(uow, tools.mails(), scope.actor(), request.path_value("vacancy"),
                             expected_letters(request));
    }),
                         request, scope);
}

Result<Reply> preview_outcome(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_call(uow, request.path_value("vacancy"));
        if (!call) return call.error();
        std::vector<Letter> letters;
        if (!call->vacancy.letters_at)
            for (auto& mail : outcome_letters(uow, tools.mails(), *call)) {
                auto to = mail.to_name;
                letters.push_back({std::move(to), std::move(mail)});
            }
        return letters_view(
            *call, letters, {},
            {scope.locale().t("Tell nominees"), "committee.letters_send", "committee.shortlist"}, scope);
    });
}

Result<Reply> send_outcome_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return after_letters(scope.db().write([&](UnitOfWork& uow) {
        return send_outcome(uow, tools.mails(), scope.actor(), request.path_value("vacancy"),
                            expected_letters(request));
    }),
                         request, scope);
}

}  // namespace plenaria::committee::vacancies
