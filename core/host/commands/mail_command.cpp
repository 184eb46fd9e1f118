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
#include "mail/outbox_repository.hpp"
#include "mail/trouble_repository.hpp"

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
    if (!(*bounce)->permanent) return print(out, say(false, arguments, out));
    inside.command = mail_intake;
    inside.words = {(*bounce)->mail_id, (*bounce)->reason};
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
    const auto mail_id = arguments.word(0);
    const auto reason = arguments.word(1);
    auto noted = host.db().write([&](UnitOfWork& uow) -> Result<bool> {
        const auto mail = find_mail(uow, mail_id);
        if (!mail || !mark_bounced(uow, mail->id, reason)) return false;
        note_trouble(uow, {.address = mail->mail.to_address, .reason = reason, .mail_id = mail->id});
        uow.record(operator_actor(), "core.note_bounce", "core.mail/" + mail->id, "", "");
        return true;
    });
    if (!noted) return out.complain(noted.error());
    return say(*noted, arguments, out);
}

}  // namespace plenaria::host
