// SPDX-License-Identifier: EUPL-1.2
#include "errands/dkim.hpp"

#include <array>
#include <cctype>
#include <memory>
#include <vector>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace plenaria::host {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Digest = std::array<unsigned char, 32>;

Key private_key(const std::string& pem) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> bytes(
        BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
    // Without a password: asked for one, OpenSSL would read the terminal.
    const auto none = [](char*, int, int, void*) { return 0; };
    return {bytes ? PEM_read_bio_PrivateKey(bytes.get(), nullptr, none, nullptr) : nullptr, EVP_PKEY_free};
}

std::string base64(const unsigned char* bytes, std::size_t size) {
    std::string text(4 * ((size + 2) / 3) + 1, '\0');
    const auto length =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes, static_cast<int>(size));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

Digest sha256(const std::string& text) {
    Digest digest{};
    unsigned size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
    return digest;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Runs of blanks as one space, none at the end: RFC 6376, 3.4.4. Line breaks of folded headers are left out.
std::string relaxed(std::string_view line, bool blank_begins) {
    std::string out;
    bool blank = false;
    for (const char c : line) {
        if (c == '\r' || c == '\n') continue;
        if (is_blank(c)) {
            blank = true;
            continue;
        }
        if (blank && (blank_begins || !out.empty())) out += ' ';
        blank = false;
        out += c;
    }
    return out;
}

std::string relaxed_body(std::string_view body) {
    std::string out, empty_lines;
    while (!body.empty()) {
        const auto end = body.find("\r\n");
        const auto line = relaxed(body.substr(0, end), true);
        body = end == std::string_view::npos ? std::string_view() : body.substr(end + 2);
        if (line.empty()) {
            empty_lines += "\r\n";
            continue;
        }
        out += empty_lines + line + "\r\n";
        empty_lines.clear();
    }
    return out;
}

struct Header {
    std::string name;  ///< in lower case
    std::string relaxed;
};

std::vector<Header> headers_of(std::string_view head) {
    std::vector<Header> headers;
    while (!head.empty()) {
        std::size_t end = 0;
        do end = head.find("\r\n", end == 0 ? 0 : end + 2);
        while (end != std::string_view::npos && end + 2 < head.size() && is_blank(head[end + 2]));
        const auto field = head.substr(0, end);
        head = end == std::string_view::npos ? std::string_view() : head.substr(end + 2);
        const auto colon = field.find(':');
        if (colon == std::string_view::npos) continue;
        auto name = relaxed(field.substr(0, colon), false);
        for (auto& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        auto line = name + ':' + relaxed(field.substr(colon + 1), false);
        headers.push_back({std::move(name), std::move(line)});
    }
    return headers;
}

constexpr std::string_view signed_names[] = {"from",
                                             "to",
                                             "subject",
                                             "date",
                                             "message-id",
                                             "mime-version",
                                             "content-type",
                                             "content-language",
                                             "auto-submitted",
                                             "list-unsubscribe",
                                             "list-unsubscribe-post"};

std::string signature_of(EVP_PKEY* key, const std::string& text) {
    const bool is_rsa = EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
    // RFC 8463: Ed25519 signs the digest, which it then digests itself.
    const auto digest = sha256(text);
    const auto* bytes = is_rsa ? reinterpret_cast<const unsigned char*>(text.data()) : digest.data();
    const auto size = is_rsa ? text.size() : digest.size();
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::size_t length = 0;
    if (!context ||
        EVP_DigestSignInit(context.get(), nullptr, is_rsa ? EVP_sha256() : nullptr, nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &length, bytes, size) != 1)
        return {};
    std::vector<unsigned char> signature(length);
    if (EVP_DigestSign(context.get(), signature.data(), &length, bytes, size) != 1) return {};
    return base64(signature.data(), length);
}

/// "rsa" or "ed25519"; empty for another kind.
const char* algorithm_of(EVP_PKEY* key) {
    const auto kind = key == nullptr ? EVP_PKEY_NONE : EVP_PKEY_get_base_id(key);
    return kind == EVP_PKEY_RSA ? "rsa" : kind == EVP_PKEY_ED25519 ? "ed25519" : "";
}

}  // namespace

Result<std::string> dkim_signature(const std::string& message, const DkimKey& key) {
    const auto secret = private_key(key.pem);
    const std::string algorithm = algorithm_of(secret.get());
    if (algorithm.empty())
        return Error{ErrorCode::unavailable, "The message cannot be signed.", "the key of DKIM is none"};
    const auto split = message.find("\r\n\r\n");
    const auto head = std::string_view(message).substr(0, split);
    const auto body =
        split == std::string::npos ? std::string_view() : std::string_view(message).substr(split + 4);
    std::string names, text;
    const auto headers = headers_of(head);
    for (const auto& name : signed_names)
        for (const auto& header : headers)
            if (header.name == name) {
                names += (names.empty() ? "" : ":") + std::string(name);
                text += header.relaxed + "\r\n";
                break;  // we write each once
            }
    // A second From that somebody adds on the way breaks the signature: RFC 6376, 8.15.
    names += ":from:subject";
    const auto body_hash = sha256(relaxed_body(body));
    const auto unsigned_value = "v=1; a=" + algorithm + "-sha256; c=relaxed/relaxed; d=" + key.domain +
                                "; s=" + key.selector + ";\r\n h=" + names +
                                ";\r\n bh=" + base64(body_hash.data(), body_hash.size()) + ";\r\n b=";
    const auto signature =
        signature_of(secret.get(), text + "dkim-signature:" + relaxed(unsigned_value, false));
    if (signature.empty())
        return Error{ErrorCode::unavailable, "The message cannot be signed.", "DKIM failed"};
    std::string folded;
    constexpr std::size_t width = 72;
    for (std::size_t at = 0; at < signature.size(); at += width)
        folded += (at == 0 ? "" : "\r\n ") + signature.substr(at, width);
    return "DKIM-Signature: " + unsigned_value + folded + "\r\n";
}

std::string dkim_record(const std::string& pem) {
    const auto key = private_key(pem);
    const std::string algorithm = algorithm_of(key.get());
    if (algorithm.empty()) return {};
    if (algorithm == "ed25519") {
        std::array<unsigned char, 32> bytes{};
        std::size_t size = bytes.size();
        if (EVP_PKEY_get_raw_public_key(key.get(), bytes.data(), &size) != 1) return {};
        return "v=DKIM1; k=ed25519; p=" + base64(bytes.data(), size);
    }
    unsigned char* der = nullptr;
    const auto size = i2d_PUBKEY(key.get(), &der);
    if (size <= 0) return {};
    auto text = base64(der, static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return "v=DKIM1; k=rsa; p=" + text;
}

}  // namespace plenaria::host
