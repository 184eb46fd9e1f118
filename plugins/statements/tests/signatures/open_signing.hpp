// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/tests/signatures/open_signing.hpp
/// A version that is open for the signatures of four cities.

#include <regex>
#include <stdexcept>

#include <gtest/gtest.h>

#include "../consultation.hpp"
#include "src/signatures/signature_mails.hpp"
#include "src/signatures/signature_service.hpp"
#include "src/signatures/wall.hpp"

namespace plenaria::statements {

class OpenSigning : public ::testing::TestWithParam<Engine> {
protected:
    OpenSigning() {
        c.clock.set("2018-12-05T09:00:00Z");
        signing_id = c.must(service().open(
            c.officer, {.version_id = c.version_id,
                        .closes = {c.test_day("2019-12-31")},
                        .zone = "Africa/Casablanca",
                        .parties = {"city/amman", "city/athens", "city/montevideo", "city/montreal"}}));
    }
    SignatureService service() { return {c.db(), c.directory, mails}; }
    Actor city(const std::string& name) {
        return test::link_holder("statements.sign", signing_subject(signing_id), "city/" + name,
                                 "Office of " + name);
    }
    /// The code of the last mail.
    std::string code() {
        return c.read([&](UnitOfWork& uow) {
            std::string text;
            sql::query(
                uow,
                "SELECT body_text FROM core_mail WHERE subject LIKE '%sign_code%' ORDER BY id DESC LIMIT 1"),
                soci::into(text);
            std::smatch found;
            if (!std::regex_search(text, found, std::regex("[0-9]{4} [0-9]{4}")))
                throw std::runtime_error("no code in " + text);
            return found.str();
        });
    }
    Signed sign(const std::string& name) {
        c.must(service().request_code(city(name), signing_id));
        return c.must(service().sign(city(name), signing_id, code(), "en"));
    }
    Wall wall() {
        return c.read([&](UnitOfWork& uow) {
            return *read_wall(uow, c.directory, signing_id, c.locales.get("en", ""));
        });
    }
    Consultation c{GetParam()};
    SignatureMails mails{c.renderer, c.locales, c.addresses};
    std::string signing_id;
};

}  // namespace plenaria::statements
