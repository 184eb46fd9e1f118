// SPDX-License-Identifier: EUPL-1.2
// What we sign is checked by dkimpy, which shares nothing with us.
#include "errands/dkim.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include <gmock/gmock.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "errands/message.hpp"

namespace plenaria::host {
namespace {

std::string new_key(int kind) {
    EVP_PKEY* key = kind == EVP_PKEY_RSA ? EVP_RSA_gen(2048) : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    BIO* out = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const auto size = BIO_get_mem_data(out, &text);
    std::string pem(text, static_cast<std::size_t>(size));
    BIO_free(out);
    EVP_PKEY_free(key);
    return pem;
}

/// "ok", or what dkimpy makes of it.
std::string checked(const std::string& message, const std::string& record) {
    std::string folder = "/tmp/plenaria-dkim-XXXXXX";
    const std::filesystem::path place = ::mkdtemp(folder.data());
    std::ofstream(place / "mail", std::ios::binary) << message;
    std::ofstream(place / "record", std::ios::binary) << record;
    const auto command =
        "/usr/bin/python3 -c \"import dkim; r = open('" + (place / "record").string() +
        "', 'rb').read(); m = open('" + (place / "mail").string() +
        "', 'rb').read(); print('ok' if dkim.verify(m, dnsfunc=lambda name, **k: r if name == "
        "b's1._domainkey.example.org.' else None) else 'bad')\" 2>&1";
    const std::unique_ptr<FILE, int (*)(FILE*)> in(::popen(command.c_str(), "r"), ::pclose);
    std::string said;
    char piece[256];
    while (std::fgets(piece, sizeof piece, in.get()) != nullptr) said += piece;
    std::filesystem::remove_all(place);
    return said.substr(0, said.find('\n'));
}

std::string letter() {
    const auto built = build_message(
        {.to_address = "mairie@montreal.example",
         .to_name = "Soraya Martinez Ferrada",
         .language = "fr",
         .subject =
             "À la mairie :  deux espaces, et un sujet qui est bien trop long pour tenir sur une ligne",
         .text = "Bonjour,  \n\n\tnous  écrivons.\n.\nhttps://example.org/unsubscribe/x.1\n\n\n",
         .attachments = {{"a.bin", "application/octet-stream", std::string("\0\xFF\x01", 3)}}},
        {"Secretaría", "plenaria@example.org", "https://example.org"}, "01HX.0123",
        *parse_instant("2019-12-17T08:00:00Z"));
    return built ? *built : std::string();
}

class Dkim : public ::testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Keys, Dkim, ::testing::Values(EVP_PKEY_RSA, EVP_PKEY_ED25519));

TEST_P(Dkim, AnIndependentVerifierTakesTheSignatureAndNoChange) {
    const DkimKey key{.domain = "example.org", .selector = "s1", .pem = new_key(GetParam())};
    const auto message = letter();
    const auto signature = dkim_signature(message, key);
    ASSERT_TRUE(signature) << signature.error().detail;
    const auto record = dkim_record(key.pem);
    EXPECT_THAT(*signature, ::testing::HasSubstr("list-unsubscribe"));

    EXPECT_EQ(checked(*signature + message, record), "ok") << *signature << message;
    auto other = message;
    other.replace(other.find("nous"), 4, "vous");
    EXPECT_EQ(checked(*signature + other, record), "bad");
    other = message;
    other.replace(other.find("To: "), 4, "To: x");
    EXPECT_EQ(checked(*signature + other, record), "bad");
    EXPECT_EQ(checked(*signature + "Subject: another\r\n" + message, record), "bad");
    // What servers do on the way: folding, blanks at the ends of lines.
    other = message;
    other.insert(other.find("\r\n\r\n"), "  ");
    EXPECT_EQ(checked(*signature + other + "\r\n\r\n", record), "ok");
}

TEST(DkimKeys, WhatIsNoKeySignsNothing) {
    EXPECT_FALSE(dkim_signature(
        letter(), {"example.org", "s1", "-----BEGIN PRIVATE KEY-----\nxx\n-----END PRIVATE KEY-----\n"}));
    EXPECT_EQ(dkim_record("nonsense"), "");
}

}  // namespace
}  // namespace plenaria::host
