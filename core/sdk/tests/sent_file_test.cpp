// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/sent_file.hpp>

#include <gtest/gtest.h>

namespace plenaria {
namespace {

using namespace std::string_literals;

const std::vector<FileKind> all{FileKind::pdf, FileKind::image, FileKind::word};

std::string pdf() { return "%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\nstartxref\n9\n%%EOF\n"; }
std::string png() {
    return "\x89PNG\r\n\x1A\n"s + "\0\0\0\x0DIHDR"s + std::string(13, '\1') + "CRC!" +
           "\0\0\0\0IEND\xAE\x42\x60\x82"s;
}
std::string jpeg() {
    return "\xFF\xD8\xFF\xE0\0\4JF"s + "\xFF\xC0\0\x0B"s + std::string(9, '\1') + "\xFF\xDA\0\2"s +
           "picture\xFF\xD9"s;
}

TEST(SentFile, IsWhatItsBytesAre) {
    EXPECT_EQ(recognise_file(pdf())->ending, "pdf");
    EXPECT_EQ(recognise_file(png())->content_type, "image/png");
    EXPECT_EQ(recognise_file(jpeg())->ending, "jpg");
    EXPECT_FALSE(recognise_file("<html><script>1</script>"));
    EXPECT_FALSE(recognise_file("%PDF-1.7\n" + std::string(2000, 'x'))) << "cut off";
    EXPECT_FALSE(recognise_file(png() + "<script>1</script>")) << "two files in one";
    EXPECT_FALSE(recognise_file(jpeg().substr(0, 12)));
    EXPECT_FALSE(recognise_file("PK\x03\x04" + std::string(100, '\0')));
}

TEST(SentFile, IsRefusedWithItsReason) {
    EXPECT_EQ(refuse_file("", "cv.pdf", all), FileRefusal::empty);
    EXPECT_EQ(refuse_file("MZ\x90", "cv.exe", all), FileRefusal::other_kind);
    EXPECT_EQ(refuse_file("MZ\x90", "cv.PDF", all), FileRefusal::damaged);
    EXPECT_EQ(refuse_file(pdf(), "cv.pdf", {FileKind::image}), FileRefusal::other_kind);
    EXPECT_EQ(refuse_file(std::string(largest_sent_file + 1, 'x'), "cv.pdf", all), FileRefusal::large);
    EXPECT_EQ(refuse_file(pdf(), "cv.exe", all), std::nullopt) << "bytes count, not names";
}

TEST(SentFile, HasANameThatHarmsNobody) {
    const FileFormat format{FileKind::pdf, "application/pdf", "pdf"};
    EXPECT_EQ(safe_file_name("../../etc/passwd", format), "passwd.pdf");
    EXPECT_EQ(safe_file_name("C:\\files\\CV.final.docx", format), "CV-final.pdf");
    EXPECT_EQ(safe_file_name("a.pdf.exe", format), "a-pdf.pdf");
    EXPECT_EQ(safe_file_name("photo\xE2\x80\xAEgpj.exe", format), "photogpj.pdf") << "turned round";
    EXPECT_EQ(safe_file_name("lettre d’été \"1\"\r\n.pdf", format), "lettre d’été -1-.pdf");
    EXPECT_EQ(safe_file_name("\xFF\xFE", format), "file.pdf");
    EXPECT_EQ(safe_file_name(std::string(500, 'a') + ".pdf", format), std::string(80, 'a') + ".pdf");
}

TEST(SentFile, EndingsAreTold) {
    EXPECT_EQ(accepted_endings({FileKind::pdf, FileKind::image}), ".pdf,.jpg,.jpeg,.png");
}

}  // namespace
}  // namespace plenaria
