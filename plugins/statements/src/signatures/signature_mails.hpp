// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/signature_mails.hpp
/// The messages of a signing, each in the language of the city: invitation, code, thanks with a way back.

#include <string>
#include <string_view>

#include <plenaria/effects.hpp>
#include <plenaria/services.hpp>

#include "../text/statement.hpp"
#include "signature.hpp"

namespace plenaria::statements {

class SignatureMails {
public:
    SignatureMails(const Renderer& renderer, const Locales& locales, const Addresses& addresses)
        : renderer_(renderer), locales_(locales), addresses_(addresses) {}

    [[nodiscard]] AccessLink link(const Signing& signing, const Signatory& signatory,
                                  const Statement& statement) const;
    [[nodiscard]] Mail invitation(const Signing& signing, const Signatory& signatory,
                                  const Statement& statement, std::string_view link) const;
    [[nodiscard]] Mail code(const Signing& signing, const Signatory& signatory, const Statement& statement,
                            std::string_view code) const;
    [[nodiscard]] Mail thanks(const Signing& signing, const Signatory& signatory, const Statement& statement,
                              const Signature& signature, std::string_view link) const;

private:
    [[nodiscard]] Model model(const Signing& signing, const Signatory& signatory,
                              const Statement& statement) const;
    [[nodiscard]] Mail finish(std::string_view name, const Signing& signing, const Signatory& signatory,
                              const Model& model) const;
    const Renderer& renderer_;
    const Locales& locales_;
    const Addresses& addresses_;
};

}  // namespace plenaria::statements
