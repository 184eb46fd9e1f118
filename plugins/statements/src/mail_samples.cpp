// SPDX-License-Identifier: EUPL-1.2
#include "mail_samples.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/model_catcher.hpp>

#include "review/point_repository.hpp"
#include "rounds/round_mails.hpp"
#include "rounds/round_repository.hpp"
#include "signatures/signature_mails.hpp"
#include "signatures/signature_repository.hpp"
#include "text/paragraph.hpp"
#include "text/statement_repository.hpp"
#include "versions/version_repository.hpp"

namespace plenaria::statements {

namespace {

/// Some of a round, with an office that `fits`, written to in `language`.
struct RoundSample {
    Round round;
    Office office;
    Statement statement;
    Version version;
    [[nodiscard]] MailSubject about() const { return {round, office, statement, version}; }
};

template <class Fits>
std::optional<RoundSample> newest_round(UnitOfWork& uow, std::string_view language, Fits fits) {
    auto rounds = list_rounds(uow);
    std::sort(rounds.begin(), rounds.end(), [](const Round& a, const Round& b) { return a.id > b.id; });
    for (auto& round : rounds)
        for (auto& office : offices_of(uow, round.id)) {
            if (!fits(office)) continue;
            office.language = language;
            auto statement = find_statement(uow, round.statement_id, language);
            auto version = find_version(uow, round.version_id);
            return RoundSample{std::move(round), std::move(office), std::move(*statement),
                               std::move(*version)};
        }
    return std::nullopt;
}

/// The mails that need no more than an office.
void make_plain(const RoundMails& mails, std::string_view letter, const RoundSample& sample,
                const std::string& link) {
    const auto about = sample.about();
    if (letter == "round_invitation")
        (void)mails.invitation(about, link);
    else if (letter == "round_reminder")
        (void)mails.reminder(about, link);
    else if (letter == "round_extension")
        (void)mails.extension(about, sample.round.deadline - std::chrono::days(7), "…", link);
    else if (letter == "round_closed")
        (void)mails.early_end(about);
}

void make_receipt(UnitOfWork& uow, const RoundMails& mails, std::string_view language) {
    const auto sample =
        newest_round(uow, language, [](const Office& office) { return office.sent_at.has_value(); });
    if (!sample) return;
    const auto paragraphs = paragraphs_of(uow, sample->version.id, sample->version.languages);
    (void)mails.receipt(sample->about(), points_of_office(uow, sample->office.id),
                        cited_numbers(paragraphs, language));
}

void make_outcome(UnitOfWork& uow, const RoundMails& mails, std::string_view language,
                  const std::string& link) {
    std::vector<SettledPoint> settled;
    const auto sample = newest_round(uow, language, [&](const Office& office) {
        for (auto& point : points_of_office(uow, office.id)) {
            if (point.superseded || point.state == PointState::open || point.state == PointState::discussed)
                continue;
            settled.push_back({std::move(point), {}, {}});
        }
        return !settled.empty();
    });
    if (!sample) return;
    const auto cited =
        cited_numbers(paragraphs_of(uow, sample->version.id, sample->version.languages), language);
    for (auto& each : settled)
        if (const auto at = cited.find(each.point.paragraph_id); at != cited.end()) each.label = at->second;
    (void)mails.outcome(sample->about(), *latest_version(uow, sample->round.statement_id), settled, link);
}

void make_of_signing(UnitOfWork& uow, const SignatureMails& mails, std::string_view letter,
                     std::string_view language, const std::string& link) {
    const auto signings = list_signings(uow);
    if (signings.empty()) return;
    const auto& signing = signings.front();
    const auto version = find_version(uow, signing.version_id);
    const auto statement = find_statement(uow, version->statement_id, language);
    for (auto& city : signatories_of(uow, signing.id)) {
        const auto signature = valid_signature(uow, signing.id, city.party);
        if ((letter == "sign_thanks") != signature.has_value()) continue;
        city.language = language;
        if (letter == "sign_invitation")
            (void)mails.invitation(signing, city, *statement, link);
        else if (letter == "sign_code")
            (void)mails.code(signing, city, *statement, "12345678");
        else if (letter == "sign_thanks")
            (void)mails.thanks(signing, city, *statement, *signature, link);
        return;
    }
}

}  // namespace

std::optional<Model> MailSamples::sample(UnitOfWork& uow, std::string_view letter,
                                         std::string_view language) const {
    constexpr std::string_view folder = "statements/mail/";
    if (!letter.starts_with(folder) || tools_.locales == nullptr) return std::nullopt;
    letter.remove_prefix(folder.size());
    const ModelCatcher catcher;
    const auto link = tools_.addresses->absolute("/l/…");
    const RoundMails round(catcher, *tools_.locales, *tools_.addresses);
    const SignatureMails signature(catcher, *tools_.locales, *tools_.addresses);
    if (letter.starts_with("sign_"))
        make_of_signing(uow, signature, letter, language, link);
    else if (letter == "round_receipt")
        make_receipt(uow, round, language);
    else if (letter == "round_outcome")
        make_outcome(uow, round, language, link);
    else if (const auto any = newest_round(uow, language, [](const Office&) { return true; }))
        make_plain(round, letter, *any, link);
    return catcher.take();
}

}  // namespace plenaria::statements
