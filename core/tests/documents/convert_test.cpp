// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <future>

#include "checks.hpp"
#include "documents/document_engine.hpp"
#include "documents/worker_process.hpp"

namespace plenaria::host::test {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

DocumentEngineOptions options(const Folder& folder) { return {.work_dir = folder.path}; }

/// The declaration in `language` as the printing templates would give it, and as the words that must come
/// out.
struct Declaration {
    std::string html;
    std::string text;
};
Declaration declaration(const std::string& language) {
    const auto source = text_of(std::filesystem::path(PLENARIA_SOURCE_DIR) / "plugins/statements/tests/data" /
                                ("udhr_" + language + ".txt"));
    Declaration result{"<!DOCTYPE html><html lang=\"" + language +
                           "\"><head><meta charset=\"utf-8\"><title>UDHR</title></head><body>",
                       {}};
    for (std::size_t at = 0; at < source.size();) {
        const auto end = std::min(source.find('\n', at), source.size());
        auto line = source.substr(at, end - at);
        at = end + 1;
        const auto level = std::min(line.find_first_not_of('#'), line.size());
        if (line.empty()) continue;
        if (level > 0) line.erase(0, level + 1);
        const auto tag = level > 0 ? "h" + std::to_string(level) : std::string("p");
        result.html += '<' + tag + '>' + line + "</" + tag + '>';
        result.text += line + '\n';
    }
    result.html += "</body></html>";
    result.text = words(result.text);
    return result;
}

TEST(Pdf, HoldsEveryWordInThreeLanguages) {
    const Folder folder;
    DocumentEngine engine(options(folder));
    for (const auto* language : {"en", "es", "fr"}) {
        const auto [html, text] = declaration(language);

        const auto pdf = engine.convert(DocumentFormat::pdf, "<style>body{hyphens:manual}</style>" + html);

        ASSERT_TRUE(pdf) << pdf.error().detail;
        EXPECT_TRUE(pdf->starts_with("%PDF-"));
        EXPECT_THAT(*pdf, HasSubstr("pdfuaid"));  // tagged, for screen readers
        // Without blanks: a line may end behind a hyphen that the text itself has.
        EXPECT_EQ(without_blanks(output_of("pdftotext " + folder.keep("a.pdf", *pdf) + " -")),
                  without_blanks(text));
    }
}

TEST(Pdf, OfSeveralPartsHasAllTheirPagesInOrder) {
    const Folder folder;
    DocumentEngine engine(options(folder));
    const auto part = [&](const std::string& text) {
        return *engine.convert(DocumentFormat::pdf,
                               "<html lang=\"en\"><title>P</title><p>" + text + "</p></html>");
    };

    const auto joined = engine.join_pdf({part("first"), part("second"), part("third")});

    ASSERT_TRUE(joined) << joined.error().detail;
    const auto file = folder.keep("joined.pdf", *joined);
    EXPECT_EQ(words(output_of("pdftotext " + file + " -")), "first second third");
    EXPECT_THAT(output_of("pdfinfo " + file), testing::ContainsRegex("Pages: +3\n"));
    // Still tagged, as one document, with every part in its tree.
    EXPECT_THAT(output_of("pdfinfo " + file), testing::ContainsRegex("Tagged: +yes\n"));
    const auto tree = output_of("pdfinfo -struct-text " + file + " 2>&1");
    EXPECT_TRUE(tree.starts_with("Document\n")) << tree;
    for (const std::string text : {"first", "second", "third"})
        EXPECT_THAT(tree, testing::ContainsRegex("P \\(block\\)\n +\"" + text + "\""));
    EXPECT_FALSE(engine.join_pdf({}));
    EXPECT_FALSE(engine.join_pdf({part("first"), "no PDF at all"}));
}

TEST(Docx, HoldsEveryParagraphInThreeLanguages) {
    const Folder folder;
    DocumentEngine engine(options(folder));
    for (const auto* language : {"en", "es", "fr"}) {
        const auto [html, text] = declaration(language);

        const auto docx = engine.convert(DocumentFormat::docx, html);

        ASSERT_TRUE(docx) << docx.error().detail;
        const auto read = python(
            folder,
            "import sys, docx\nprint('\\n'.join(p.text for p in docx.Document(sys.argv[1]).paragraphs))",
            folder.keep("a.docx", *docx));
        EXPECT_EQ(words(read), "UDHR " + text);
    }
}

TEST(Docx, HasPaperMarginsAndATitleAtItsFoot) {
    const Folder folder;
    DocumentEngine engine(options(folder));
    const auto docx = engine.convert(
        DocumentFormat::docx,
        "<!DOCTYPE html><html lang=\"es\"><head><meta charset=\"utf-8\"><title>A &amp; B &lt;c&gt;</title>"
        "<meta name=\"page\" "
        "content=\"landscape\"></head><body><h1>T</h1><h2>Part</h2><table><thead><tr><th>n</th>"
        "<th>text</th></tr></thead><tbody><tr><td>1</td><td>x</td></tr></tbody></table></body></html>");
    ASSERT_TRUE(docx) << docx.error().detail;

    EXPECT_EQ(python(folder,
                     "import sys, docx\n"
                     "d = docx.Document(sys.argv[1])\n"
                     "s = d.sections[0]\n"
                     "print(s.page_width > s.page_height, s.footer.paragraphs[0].text.split('\\t')[0])\n"
                     "print([p.style.name for p in d.paragraphs if p.text], "
                     "d.styles.element.xpath('//w:lang/@w:val')[0])\n"
                     "print('PAGE' in s.footer._element.xml, 'tblBorders' in d.styles.element.xml)",
                     folder.keep("a.docx", *docx)),
              "True A & B <c>\n['Title', 'Heading 1', 'Heading 2'] es\nTrue True\n");
}

TEST(Odt, HoldsTheTextAndIsWhole) {
    const Folder folder;
    DocumentEngine engine(options(folder));
    const auto [html, text] = declaration("fr");

    const auto odt = engine.convert(DocumentFormat::odt, html);

    ASSERT_TRUE(odt) << odt.error().detail;
    const auto read = python(
        folder,
        "import sys, zipfile, re\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n"
        "print(z.read('mimetype').decode())\nx = z.read('content.xml').decode()\n"
        "x = re.sub('<text:s ?/>', ' ', x)\nprint(re.sub('<[^>]*>', '', re.sub('</text:[ph]>', ' ', x)))",
        folder.keep("a.odt", *odt));
    EXPECT_THAT(read, HasSubstr("application/vnd.oasis.opendocument.text"));
    EXPECT_THAT(words(read),
                HasSubstr("reconnaissance de la dignité inhérente à tous les membres de la famille humaine"));
}

TEST(Docx, KeepsInsertionsAndDeletionsAsTrackedChanges) {
    const Folder folder;
    DocumentEngine engine(options(folder));

    const auto docx =
        engine.convert(DocumentFormat::docx,
                       "<html><head><title>Draft</title></head><body><h1>Draft</h1><p>We, "
                       "<span class=\"insertion\" data-author=\"Kampala\" "
                       "data-date=\"2018-12-01T10:00:00Z\">the mayors,</span>"
                       "<span class=\"deletion\" data-author=\"Montréal\" "
                       "data-date=\"2018-12-02T10:00:00Z\">leaders</span> meet.</p></body></html>");

    ASSERT_TRUE(docx);
    const auto xml = output_of("unzip -p " + folder.keep("a.docx", *docx) + " word/document.xml");
    EXPECT_THAT(xml, testing::ContainsRegex("<w:ins [^>]*w:author=\"Kampala\""));
    EXPECT_THAT(xml, testing::ContainsRegex("<w:del [^>]*w:author=\"Montréal\""));
    EXPECT_THAT(xml, HasSubstr("<w:delText xml:space=\"preserve\">leaders</w:delText>"));
    EXPECT_EQ(xml.find("Draft"), xml.rfind("Draft"));  // the title, not the heading that repeats it
}

/// A page that would fetch from everywhere.
std::string hostile(int port) {
    const auto outside = "http://127.0.0.1:" + std::to_string(port) + "/";
    return "<html><head><title>t</title><link rel=\"stylesheet\" href=\"" + outside +
           "a.css\"><link rel=\"attachment\" href=\"" + outside + "b\"><style>@import url(" + outside +
           "c.css); @font-face{font-family:x;src:url(" + outside + "d)} body{background:url(" + outside +
           "e);font-family:x}</style><base href=\"" + outside + "\"></head><body><p>visible</p><img src=\"" +
           outside +
           "f.png\"><img src=\"file:///etc/passwd\"><img src=\"/etc/passwd\">"
           "<iframe src=\"" +
           outside + "g\"></iframe><iframe src=\"file:///etc/passwd\"></iframe><object data=\"" + outside +
           "h\"></object><embed src=\"" + outside + "i\"><video src=\"" + outside +
           "j\"></video>"
           "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='" +
           outside +
           "k'/%3E%3C/svg%3E\">"
           "</body></html>";
}

class Formats : public testing::TestWithParam<DocumentFormat> {};
INSTANTIATE_TEST_SUITE_P(Documents, Formats,
                         testing::Values(DocumentFormat::pdf, DocumentFormat::docx, DocumentFormat::odt));

void fetches_nothing(DocumentFormat format, bool sandbox) {
    const Folder folder;
    auto how = options(folder);
    how.sandbox = sandbox;
    DocumentEngine engine(how);
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    socklen_t size = sizeof address;
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    ::listen(listener, 5);

    const auto made = engine.convert(format, hostile(ntohs(address.sin_port)));

    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_LT(::accept(listener, nullptr, nullptr), 0);
    ::close(listener);
    if (format == DocumentFormat::pdf) {
        const auto text = output_of("pdftotext " + folder.keep("a.pdf", *made) + " -");
        EXPECT_THAT(text, HasSubstr("visible"));
        EXPECT_THAT(text, Not(HasSubstr("root:")));
    } else {
        const auto files = output_of("unzip -l " + folder.keep("a.zip", *made));
        EXPECT_THAT(files, Not(HasSubstr("passwd")));
        EXPECT_THAT(output_of("unzip -p " + folder.keep("a.zip", *made)), Not(HasSubstr("root:x:0")));
    }
}

TEST_P(Formats, FetchNothingAndReadNoFile) { fetches_nothing(GetParam(), true); }
TEST_P(Formats, FetchNothingWithoutASandboxEither) { fetches_nothing(GetParam(), false); }

TEST_P(Formats, OfTheSameTextAreTheSameBytesAndLeaveNoFileBehind) {
    const Folder folder;
    DocumentEngine engine(options(folder));
    const std::string html =
        "<html lang=\"es\"><head><title>Acta</title></head><body><h1>Acta</h1><p>Sí.</p></body></html>";

    const auto first = engine.convert(GetParam(), html);
    const auto second = engine.convert(GetParam(), html);

    ASSERT_TRUE(first && second);
    // In ODT, pandoc 2.17 gives each file of the archive the time of the day.
    EXPECT_TRUE(*first == *second || GetParam() == DocumentFormat::odt);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path));
}

TEST_P(Formats, ThatTakeTooLongAreGivenUp) {
    const Folder folder;
    auto impatient = options(folder);
    impatient.conversion = 1ms;
    DocumentEngine engine(impatient);

    const auto made = engine.convert(GetParam(), "<p>text</p>");

    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::unavailable);
    EXPECT_THAT(made.error().detail, HasSubstr("killed"));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path));
}

TEST(Documents, WhoWaitsTooLongForATurnIsToldToComeBack) {
    const Folder folder;
    auto crowded = options(folder);
    crowded.max_parallel = 1;
    crowded.wait_for_turn = 0ms;
    DocumentEngine engine(crowded);
    const auto make = [&] { return engine.convert(DocumentFormat::pdf, "<p>text</p>"); };

    std::vector<std::future<Result<std::string>>> all;
    for (int i = 0; i < 4; ++i) all.push_back(std::async(std::launch::async, make));
    int made = 0;
    for (auto& each : all) {
        auto result = each.get();
        if (result)
            ++made;
        else
            EXPECT_EQ(result.error().detail, "turn");
    }

    EXPECT_GE(made, 1);
    EXPECT_LT(made, 4);
    EXPECT_TRUE(make());  // the turn was given back
}

TEST(Documents, WhoWaitsForATurnGetsOne) {
    const Folder folder;
    DocumentEngine engine(options(folder));
    std::vector<std::future<Result<std::string>>> all;
    for (int i = 0; i < 5; ++i)
        all.push_back(std::async(std::launch::async,
                                 [&] { return engine.convert(DocumentFormat::docx, "<p>text</p>"); }));
    for (auto& each : all) EXPECT_TRUE(each.get());
}

TEST(Documents, BeyondTheLimitAreTooLarge) {
    const Folder folder;
    auto small = options(folder);
    small.max_html = 10;
    DocumentEngine engine(small);
    const auto made = engine.convert(DocumentFormat::pdf, "<p>more</p>");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::too_large);
}

TEST(Documents, WithoutAWorkFolderAreUnavailable) {
    DocumentEngine engine({.work_dir = "/proc/nonexistent"});
    EXPECT_EQ(engine.convert(DocumentFormat::pdf, "<p>x</p>").error().code, ErrorCode::unavailable);
    EXPECT_EQ(engine.xlsx({}).error().code, ErrorCode::unavailable);
}

class Workers : public testing::Test {
protected:
    WorkerEnd run(const std::string& program, bool sandboxed = false) {
        folder.keep("program.py", program);
        report = run_worker({"/usr/bin/python3", "-I", "program.py"}, folder.path, limits, sandboxed);
        return report.end;
    }
    Folder folder;
    WorkerLimits limits;
    WorkerReport report;
};

TEST_F(Workers, SayHowTheyEnded) {
    EXPECT_EQ(run("pass"), WorkerEnd::success);
    EXPECT_EQ(report.detail, "");
    EXPECT_EQ(run("raise SystemExit(3)"), WorkerEnd::failed);
    EXPECT_EQ(report.detail, "status 3: ");
    EXPECT_EQ(run("raise ValueError('no such paper\\u00e9')"), WorkerEnd::failed);
    EXPECT_EQ(report.detail, "status 1: ValueError: no such paper");
    EXPECT_EQ(run("import os; os.kill(os.getpid(), 11)"), WorkerEnd::failed);
    EXPECT_EQ(report.detail, "signal 11: ");
    limits.wall_clock = 100ms;
    EXPECT_EQ(run("import time; time.sleep(60)"), WorkerEnd::timed_out);
}

TEST_F(Workers, SeeNothingOfOurEnvironmentAndDescriptors) {
    ::setenv("PLENARIA_SECRET", "1", 1);
    const int secret = ::open("/etc/hostname", O_RDONLY);  // even one that forgot CLOEXEC
    EXPECT_EQ(run("import os\nassert 'PLENARIA_SECRET' not in os.environ\n"
                  "for fd in os.listdir('/proc/self/fd'):\n    try: assert 'hostname' not in "
                  "os.readlink('/proc/self/fd/' + fd)\n"
                  "    except FileNotFoundError: pass"),
              WorkerEnd::success);
    ::close(secret);
    ::unsetenv("PLENARIA_SECRET");
}

TEST_F(Workers, CannotTakeMoreThanTheirMemoryTimeAndDisk) {
    limits.address_space = 512ULL << 20U;
    EXPECT_EQ(run("x = bytearray(600 << 20)"), WorkerEnd::failed);
    limits.file_size = 1000;
    EXPECT_EQ(run("f = open('big', 'wb'); f.write(b'x' * 5000); f.close()"), WorkerEnd::failed);
    limits.cpu_seconds = 1;
    EXPECT_EQ(run("while True: pass"), WorkerEnd::failed);
}

TEST_F(Workers, TakeTheirChildrenWithThem) {
    limits.wall_clock = 300ms;
    ASSERT_EQ(run("import os, time\nchild = os.fork()\nopen('child', 'w').write(str(os.getpid())) if child "
                  "== 0 else None\n"
                  "time.sleep(60)"),
              WorkerEnd::timed_out);
    const auto child = text_of(folder.path / "child");
    ASSERT_FALSE(child.empty());
    // Killing takes a moment: the descriptor of a process becomes readable when it has ended.
    const int pidfd = static_cast<int>(::syscall(SYS_pidfd_open, std::stoi(child), 0));
    if (pidfd < 0) return;  // it is gone already
    pollfd wait{.fd = pidfd, .events = POLLIN, .revents = 0};
    EXPECT_EQ(::poll(&wait, 1, 5000), 1);
    ::close(pidfd);
}

TEST_F(Workers, InASandboxHaveNoNetworkAndNoFilesOfOurs) {
    if (!can_sandbox(folder.path)) GTEST_SKIP() << "this machine forbids sandboxes";
    EXPECT_EQ(
        run("import os, socket\nassert not os.path.exists('/etc/passwd') and not os.path.exists('/home')\n"
            "assert not os.path.exists('/var/lib/dpkg')\n"
            "assert os.listdir('/sys/class/net') == ['lo'] if os.path.exists('/sys') else True\n"
            "s = socket.socket()\ns.settimeout(1)\n"
            "try:\n    s.connect(('192.0.2.1', 80))\nexcept OSError as e:\n    assert e.errno == 101, e\n"
            "else:\n    raise SystemExit(1)\nopen('mine', 'w').write('x')",
            true),
        WorkerEnd::success);
    EXPECT_EQ(text_of(folder.path / "mine"), "x");
}

}  // namespace
}  // namespace plenaria::host::test
