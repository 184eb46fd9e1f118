// SPDX-License-Identifier: EUPL-1.2
// `plenaria mail intake`: what a mail server sends back, piped in by an alias or a .forward.
#include <cstdio>
#include <fstream>

#include <nlohmann/json.hpp>

#include "commands/commands.hpp"
#include "commands/control.hpp"
#include "commands/handed_files.hpp"
#include "errands/bounce.hpp"
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

}  // namespace

int mail_command(const Arguments& arguments) {
    auto config = configured(arguments);
    if (!config) return complain(config.error());
    const HandedFolder folder(config->data_dir);
    const auto file = folder.path() / "message";
    {
        std::ofstream out(file, std::ios::binary);
        out << standard_input();
    }
    auto inside = arguments;
    inside.command = mail_intake;
    inside.words = {file.string()};
    Output out;
    return print(out, run_here_or_there(inside, out));
}

int mail_intake_command(Host& host, const Arguments& arguments, Output& out) {
    std::ifstream in(arguments.word(0), std::ios::binary);
    const std::string message{std::istreambuf_iterator<char>(in), {}};
    // Whatever else comes to the address is none of our business, and an error would be mailed to its sender.
    const auto bounce = read_bounce(message);
    const auto say = [&](bool noted) {
        const char* words = noted ? "Noted: a message came back." : "Nothing to note.";
        out.line(arguments.has("json") ? nlohmann::json{{"noted", noted}}.dump() : words);
        return done;
    };
    if (!bounce || !bounce->permanent) return say(false);
    auto noted = host.db().write([&](UnitOfWork& uow) -> Result<bool> {
        const auto mail = find_mail(uow, bounce->mail_id);
        if (!mail || !mark_bounced(uow, mail->id, bounce->reason)) return false;
        note_trouble(uow, {.address = mail->mail.to_address, .reason = bounce->reason, .mail_id = mail->id});
        uow.record(operator_actor(), "core.note_bounce", "core.mail/" + mail->id, "", "");
        return true;
    });
    if (!noted) return out.complain(noted.error());
    return say(*noted);
}

}  // namespace plenaria::host
