// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/errands/dkim.hpp
/// DomainKeys Identified Mail, RFC 6376: rsa-sha256, and ed25519-sha256 of RFC 8463. Keys and signatures are
/// OpenSSL's.

#include <string>

#include <plenaria/result.hpp>

#include "courier/errand.hpp"

namespace plenaria::host {

/// The header, with CRLF at its end, to be put in front of `message`: relaxed/relaxed, over the headers that
/// say from whom to whom, when, what, and how it is ended, and over the whole body.
/// @param message RFC 5322 with CRLF, as build_message() makes it.
/// @return unavailable when the key is none.
Result<std::string> dkim_signature(const std::string& message, const DkimKey& key);

/// What is published at SELECTOR._domainkey.DOMAIN; empty when `pem` is no private key of RSA or Ed25519.
std::string dkim_record(const std::string& pem);

}  // namespace plenaria::host
