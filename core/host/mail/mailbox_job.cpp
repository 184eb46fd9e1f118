// SPDX-License-Identifier: EUPL-1.2
#include "mail/mailbox_job.hpp"

namespace plenaria::host {

namespace {

/// Of twenty messages; what is left waits for the next run.
constexpr int most_rounds = 100;

}  // namespace

Result<ReadReports> read_reports(Database& db, const MailTokens& tokens, const Mailbox& mailbox,
                                 const ReadMailbox& read) {
    ReadReports all;
    MailboxErrand errand{.mailbox = mailbox};
    for (int round = 0; round < most_rounds; ++round) {
        auto answer = read(errand);
        if (!answer) return std::move(answer).error();
        if (!answer->error.empty())
            return Error{ErrorCode::unavailable, "The mailbox for reports cannot be read.", answer->error};
        errand.noted.clear();
        if (answer->messages.empty()) return all;
        auto noted = db.write([&](UnitOfWork& uow) -> Result<int> {
            int ours = 0;
            for (const auto& message : answer->messages)
                for (const auto& report : message.report)
                    ours += note_report(uow, tokens, report) == ReportEnd::noted ? 1 : 0;
            return ours;
        });
        if (!noted) return std::move(noted).error();
        all.noted += *noted;
        all.strange += static_cast<int>(answer->messages.size()) - *noted;
        for (const auto& message : answer->messages) errand.noted.push_back(message.uid);
    }
    return all;
}

void add_mailbox_job(std::vector<JobKind>& jobs, Database& db, const MailTokens& tokens, Log& log,
                     Mailbox mailbox, ReadMailbox read) {
    if (mailbox.url.empty()) return;
    jobs.push_back({.name = "core.read_mailbox",
                    .run = [&db, &tokens, &log, mailbox = std::move(mailbox),
                            read = std::move(read)](JobRun&) -> Result<void> {
                        auto done = read_reports(db, tokens, mailbox, read);
                        if (!done) return std::move(done).error();
                        if (done->noted + done->strange > 0)
                            log.info("mailbox read", {{"noted", std::to_string(done->noted)},
                                                      {"strange", std::to_string(done->strange)}});
                        return {};
                    },
                    .every = std::chrono::minutes(5),
                    .at_once = 1});
}

}  // namespace plenaria::host
