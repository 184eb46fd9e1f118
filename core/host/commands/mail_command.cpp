// SPDX-License-Identifier: EUPL-1.2
// `plenaria mail intake`: what a mail server or a calendar program sends back, piped in by an alias or a
// .forward.
#include <cstdio>
#include <cstdlib>

#include <nlohmann/json.hpp>

#include <plenaria/calendar_reply.hpp>

#include "commands/commands.hpp"
#include "commands/control.hpp"
#include "courier/courier.hpp"
#include "mail/reports.hpp"

namespace plenaria::host {

namespace {

constexpr std::size_t most_bytes = 4 * 1024 * 1024;

std::string standard_input() {
    std::string all;
    char piece[8192];
    for (std::size_t n = 0; all.size() <= most_bytes && (n = std::fread(piece, 1, sizeof piece, stdin)) > 0;)
        all.append(piece, n);
    return all;
}

int say(bool noted, const Arguments& arguments, Output& out,
        const char* what = "Noted: a message came back.") {
    const char* words = noted ? what : "Nothing to note.";
    out.line(arguments.has("json") ? nlohmann::json{{"noted", noted}}.dump() : words);
    return done;
}

}  // namespace

int mail_command(const Arguments& arguments) {
    auto config = configured(arguments);
    if (!config) return complain(config.error());
    // What a stranger wrote is not read in the host: it gets an id and a reason.
    Courier courier({.program = config->courier});
    const auto message = standard_input();
    const auto bounce = courier.read_bounce(message);
    if (!bounce) return complain(bounce.error());
    Output out;
    auto inside = arguments;
    if (!*bounce) {
        const auto reply = courier.read_calendar_reply(message);
        if (!reply) return complain(reply.error());
        // Whatever else comes to the address is none of our business, and an error would be mailed to its
        // sender.
        if (!*reply) return print(out, say(false, arguments, out));
        const auto& [uid, attendee, answer, sequence, stamp] = **reply;
        inside.command = mail_calendar_reply;
        inside.words = {uid, attendee, answer, std::to_string(sequence), stamp};
        return print(out, run_here_or_there(inside, out));
    }
    const auto& report = **bounce;
    inside.command = mail_intake;
    inside.words = {report.token, report.reason, report.status, report.permanent ? "yes" : "no",
                    report.complaint ? "yes" : "no"};
    return print(out, run_here_or_there(inside, out));
}

int mail_calendar_reply_command(Host& host, const Arguments& arguments, Output& out) {
    // Whose it is, and what it may change, is for the plugin to say that has mailed the invitation.
    const auto event = nlohmann::json{
        {"uid", arguments.word(0)},
        {"attendee", arguments.word(1)},
        {"answer", arguments.word(2)},
        {"sequence", std::atoi(arguments.word(3).c_str())},
        {"stamp", arguments.word(
                      4)}}.dump();
    const auto passed = host.db().write([&](UnitOfWork& uow) -> Result<void> {
        uow.publish(calendar_replied_event, event);
        return {};
    });
    if (!passed) return out.complain(passed.error());
    return say(true, arguments, out, "Passed on: the answer of a calendar program.");
}

int mail_intake_command(Host& host, const Arguments& arguments, Output& out) {
    const Bounce report{.token = arguments.word(0),
                        .reason = arguments.word(1),
                        .status = arguments.word(2),
                        .permanent = arguments.word(3) == "yes",
                        .complaint = arguments.word(4) == "yes"};
    auto noted = host.db().write([&](UnitOfWork& uow) -> Result<bool> {
        return note_report(uow, MailTokens(mail_key(uow)), report) == ReportEnd::noted;
    });
    if (!noted) return out.complain(noted.error());
    return say(*noted, arguments, out);
}

int mail_dkim_command(const Arguments& arguments) {
    auto config = configured(arguments);
    if (!config) return complain(config.error());
    const auto& dkim = config->mail.dkim;
    Courier courier({.program = config->courier});
    const auto record = dkim.pem.empty() ? Result<std::string>(std::string()) : courier.dkim_record(dkim.pem);
    if (!record) return complain(record.error());
    if (record->empty())
        return complain(
            {.code = ErrorCode::invalid_input,
             .message = "Mails are not signed: mail.dkim_key_file names no private key of RSA or Ed25519."});
    Output out;
    const auto name = dkim.selector + "._domainkey." + dkim.domain;
    if (arguments.has("json")) {
        out.line(nlohmann::json{{"name", name}, {"type", "TXT"}, {"value", *record}}.dump());
        return print(out, done);
    }
    // A text of DNS has at most 255 bytes; one that is longer is written in pieces that are read as one.
    std::string pieces;
    for (std::size_t at = 0; at < record->size(); at += 250)
        pieces += (at == 0 ? "\"" : " \"") + record->substr(at, 250) + '"';
    out.line(name + ". IN TXT ( " + pieces + " )");
    return print(out, done);
}

}  // namespace plenaria::host
