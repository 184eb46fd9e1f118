// SPDX-License-Identifier: EUPL-1.2
// The host's side of the courier with the real program, and with programs that behave badly.
#include "courier/courier.hpp"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <future>
#include <iterator>

#include "courier/fields.hpp"
#include "process/program.hpp"
#include "smtp_place.hpp"

namespace plenaria::host::test {
namespace {

using namespace std::chrono_literals;

/// Programs that we have started and not yet waited for.
std::vector<pid_t> children() {
    const auto ours = "PPid:\t" + std::to_string(::getpid());
    std::vector<pid_t> found;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const auto name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        // Line by line: of a process that ends meanwhile there are none, while an iterator would throw.
        std::ifstream in(entry.path() / "status");
        for (std::string line; std::getline(in, line);)
            if (line == ours) found.push_back(std::stoi(name));
    }
    return found;
}

MailErrand mail_to(const std::string& url) {
    return {.server = {.url = url},
            .from = {"Secretaría", "plenaria@example.org"},
            .id = "01HX",
            .date = *parse_instant("2019-12-17T08:00:00Z"),
            .mail = {.to_address = "cabinet@kampala.example",
                     .language = "fr",
                     .subject = "Votre avis",
                     .text = "Bonjour",
                     .attachments = {{"a.bin", "application/octet-stream", std::string("\0\xFF\x01", 3)}}}};
}

/// A program that answers as this script says; it reads and answers at its input.
class Script {
public:
    explicit Script(const std::string& text) {
        std::string folder = "/tmp/plenaria-courier-XXXXXX";
        folder_ = ::mkdtemp(folder.data());
        std::ofstream(path()) << "#!/bin/sh\n" << text << '\n';
        ::chmod(path().c_str(), 0700);
    }
    Script(const Script&) = delete;
    Script& operator=(const Script&) = delete;
    ~Script() { std::filesystem::remove_all(folder_); }
    [[nodiscard]] std::filesystem::path path() const { return folder_ / "courier"; }

private:
    std::filesystem::path folder_;
};

TEST(Courier, BringsAMailToTheServerAndItsOutcomeBack) {
    SmtpPlace place;
    Courier courier({.program = PLENARIA_COURIER});

    const auto outcome = courier.deliver(mail_to(place.url()));

    EXPECT_EQ(outcome.delivery, Delivery::accepted) << outcome.detail;
    const auto mails = place.mails();
    ASSERT_EQ(mails.size(), 1u);
    EXPECT_NE(mails[0].find("Message-Id: <01HX@example.org>\r\n"), std::string::npos) << mails[0];
    EXPECT_NE(mails[0].find("Date: Tue, 17 Dec 2019 08:00:00 +0000\r\n"), std::string::npos) << mails[0];
    EXPECT_NE(mails[0].find("AP8B"), std::string::npos) << "the attachment, in base64: " << mails[0];
}

TEST(Courier, AWaveOfMailsTakesOneProcess) {
    SmtpPlace place;
    Courier courier({.program = PLENARIA_COURIER});
    courier.deliver(mail_to(place.url()));
    const auto first = children();

    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(courier.deliver(mail_to(place.url())).delivery, Delivery::accepted);

    EXPECT_EQ(first.size(), 1u);
    EXPECT_EQ(children(), first);
    EXPECT_EQ(place.mails().size(), 21u);
}

TEST(Courier, TwoWhoSendDoNotWaitForEachOther) {
    Courier courier({.program = PLENARIA_COURIER});
    std::promise<void> sent;
    SmtpPlace fast;
    SmtpPlace slow([&](int) { sent.get_future().wait(); });
    auto waiting = std::async(std::launch::async, [&] { return courier.deliver(mail_to(slow.url())); });

    EXPECT_EQ(courier.deliver(mail_to(fast.url())).delivery, Delivery::accepted);
    sent.set_value();

    EXPECT_EQ(waiting.get().delivery, Delivery::accepted);
}

TEST(Courier, WhatCannotBeAMailIsRefused) {
    Courier courier({.program = PLENARIA_COURIER});
    auto errand = mail_to("smtp://127.0.0.1:1");
    errand.mail.subject = "Two\r\nlines \xFF";

    const auto outcome = courier.deliver(std::move(errand));

    EXPECT_EQ(outcome.delivery, Delivery::refused);
    EXPECT_EQ(outcome.detail, "not a valid header");
}

TEST(Courier, WhereNoServerListensItIsAway) {
    Courier courier({.program = PLENARIA_COURIER});
    EXPECT_EQ(courier.deliver(mail_to("smtp://127.0.0.1:1")).delivery, Delivery::away);
}

TEST(Courier, KilledInTheMiddleTheMailIsTriedAgainAndTheNextOneArrives) {
    SmtpPlace place([](int number) {
        if (number == 1) ::kill(children().at(0), SIGKILL);
    });
    Courier courier({.program = PLENARIA_COURIER});

    const auto cut = courier.deliver(mail_to(place.url()));
    const auto next = courier.deliver(mail_to(place.url()));

    EXPECT_EQ(cut.delivery, Delivery::cut_off);
    EXPECT_EQ(cut.detail, "the courier ended");
    EXPECT_EQ(next.delivery, Delivery::accepted);
}

TEST(Courier, KilledBetweenTwoMailsNobodyNotices) {
    SmtpPlace place;
    Courier courier({.program = PLENARIA_COURIER});
    courier.deliver(mail_to(place.url()));
    const auto pid = children().at(0);
    ::kill(pid, SIGKILL);
    siginfo_t ended{};
    ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(pid), &ended, WEXITED | WNOWAIT), 0);

    EXPECT_EQ(courier.deliver(mail_to(place.url())).delivery, Delivery::accepted);
    EXPECT_EQ(children().size(), 1u);
}

TEST(Courier, TheSignalThatStopsAServiceDoesNotCutAMail) {
    SmtpPlace place([](int) { ::kill(children().at(0), SIGTERM); });
    Courier courier({.program = PLENARIA_COURIER});
    EXPECT_EQ(courier.deliver(mail_to(place.url())).delivery, Delivery::accepted);
}

TEST(Courier, WithoutErrandsItEndsAndTheNextOneStartsIt) {
    SmtpPlace place;
    Courier patient({.program = PLENARIA_COURIER});
    Courier courier({.program = PLENARIA_COURIER, .stays_idle = 0ms});
    patient.deliver(mail_to(place.url()));
    courier.deliver(mail_to(place.url()));
    EXPECT_EQ(children().size(), 2u);

    courier.end_idle();
    EXPECT_EQ(children().size(), 1u);
    patient.end_idle();
    EXPECT_EQ(children().size(), 1u) << "its five seconds are not over";

    EXPECT_EQ(courier.deliver(mail_to(place.url())).delivery, Delivery::accepted);
    EXPECT_EQ(children().size(), 2u);
}

TEST(Courier, WithoutTheProgramTheServerCountsAsAwayAndTheWordsNameTheProgram) {
    Courier courier({.program = "/nowhere/plenaria-courier"});

    const auto outcome = courier.deliver(mail_to("smtp://127.0.0.1:1"));
    const auto answer =
        courier.send({.message = {.address = "https://example.org/"}, .reach = Reach::internet});
    const auto bounce = courier.read_bounce("x");

    const auto words = "the courier does not start: /nowhere/plenaria-courier: No such file or directory";
    EXPECT_EQ(outcome.delivery, Delivery::away);
    EXPECT_EQ(outcome.detail, words);
    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(answer.error, words);
    EXPECT_EQ(bounce.error().values, (MessageValues{{"why", words}}));
}

TEST(Courier, OneThatHangsIsKilled) {
    const Script hangs("exec sleep 1000");
    Courier courier({.program = hangs.path(), .mail_may_take = 100ms});

    const auto outcome = courier.deliver(mail_to("smtp://127.0.0.1:1"));

    EXPECT_EQ(outcome.delivery, Delivery::cut_off);
    EXPECT_EQ(outcome.detail, "the courier did not answer in time");
    EXPECT_TRUE(children().empty());
}

TEST(Courier, AnAnswerThatIsTooLargeOrNonsenseIsNone) {
    // Lengths: 2 GiB; 16 KiB and one; three bytes of which none is a field; eight that claim 2^64 elements.
    for (const std::string answer : {R"(\177\377\377\377)", R"(\000\000\100\001)", R"(\000\000\000\003abc)",
                                     R"(\000\000\000\010\377\377\377\377\377\377\377\377)"}) {
        const Script liar("printf '" + answer + "' >&0; exec sleep 1000");
        Courier courier({.program = liar.path()});

        const auto outcome = courier.deliver(mail_to("smtp://127.0.0.1:1"));
        const auto hook =
            courier.send({.message = {.address = "https://x.example/"}, .reach = Reach::internet});

        EXPECT_EQ(outcome.delivery, Delivery::cut_off) << answer;
        EXPECT_EQ(outcome.detail, "the courier answered nonsense") << answer;
        EXPECT_FALSE(hook.accepted()) << answer;
        EXPECT_FALSE(courier.read_bounce("x")) << answer;
    }
}

TEST(Courier, AMailThatNoServerTakesIsNotEvenHandedOver) {
    Courier courier({.program = "/nowhere/plenaria-courier"});
    auto errand = mail_to("smtp://127.0.0.1:1");
    errand.mail.attachments[0].bytes.assign(most_errand_bytes, 'x');
    EXPECT_EQ(courier.deliver(std::move(errand)).delivery, Delivery::refused);
}

TEST(Courier, ReadsWhatCameBack) {
    Courier courier({.program = PLENARIA_COURIER});

    const auto none = courier.read_bounce("Subject: out of office\r\n\r\nI am away.");
    const auto found = courier.read_bounce(
        "To: bounces+01ARZ3NDEKTSV4RRFFQ69G5FAV.0123456789abcdef0123@example.org\r\nContent-Type: "
        "message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n");

    ASSERT_TRUE(none);
    EXPECT_FALSE(none->has_value());
    ASSERT_TRUE(found && found->has_value());
    EXPECT_EQ((*found)->token, "01ARZ3NDEKTSV4RRFFQ69G5FAV.0123456789abcdef0123");
    EXPECT_EQ((*found)->reason, "5.1.1");
    EXPECT_TRUE((*found)->permanent);
}

TEST(Courier, AWebhookReachesLoopbackOnlyWhereItMay) {
    Courier courier({.program = PLENARIA_COURIER});
    const WebhookMessage message{.address = "https://localhost:1/", .headers = {{"a", "b"}}, .body = "{}"};

    EXPECT_EQ(courier.send({message, Reach::internet}).error,
              "the name leads to an address that is not of the public internet");
    EXPECT_NE(courier.send({message, Reach::loopback}).error,
              "the name leads to an address that is not of the public internet");
}

TEST(CourierProgram, EndsWithTheHostInTheMiddleOfAnErrand) {
    std::promise<void> reached;
    std::promise<void> gone;
    SmtpPlace place([&](int) {
        reached.set_value();
        gone.get_future().wait();
    });
    int ends[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    const auto pid = start_program({.command = {PLENARIA_COURIER}, .input = ends[1]});
    ASSERT_GT(pid, 0);
    ::close(ends[1]);
    auto errand = mail_to(place.url());
    send_frame(ends[0], packed_errand(ErrandKind::mail, errand), Deadline::max());
    reached.get_future().wait();

    ::close(ends[0]);

    const int pidfd = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
    pollfd ended{.fd = pidfd, .events = POLLIN, .revents = 0};
    EXPECT_EQ(::poll(&ended, 1, 10'000), 1) << "it outlived the host";
    ::close(pidfd);
    gone.set_value();
    const int status = end_program(pid);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

TEST(CourierProgram, EndsAtAnErrandOfAnotherRevision) {
    std::string why;
    const auto process = CourierProcess::start(PLENARIA_COURIER, why);
    ASSERT_NE(process, nullptr);
    std::string answer;

    EXPECT_EQ(process->exchange(std::string(16, '\x7F'), Deadline::max(), answer), FrameEnd::closed);
}

}  // namespace
}  // namespace plenaria::host::test
