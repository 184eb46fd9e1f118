// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/statements/signatures.hpp
/// Who has signed a version that is open for signature, for plugins that campaign for it. What is signed is
/// said here alone: nobody else keeps a signature.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::statements {

/// A version that is, or was, open for signature.
struct SignedText {
    std::string id;  ///< of the signing
    std::string version_id;
    std::string label;      ///< "Durban Declaration – Rev.1", in the language asked for
    std::string path;       ///< of its register, for staff
    std::string wall_path;  ///< of the public list of signatories
    Instant closes_at = {};
    std::string zone = "UTC";
    bool takes_signatures = false;  ///< now
};

/// Stays when it is withdrawn.
struct CitySignature {
    std::string id;
    std::string city_name;  ///< as it signed
    std::string iso2;
    std::string person_name;
    std::string office;
    std::string language;
    Instant signed_at = {};
    std::optional<Instant> withdrawn_at = {};
};

/// A city on the list of a signing.
struct SigningCity {
    std::string party;  ///< "city/ID"
    std::string name;   ///< in its language
    std::string contact_name;
    std::string address;  ///< empty: none is known
    std::string language = "en";
    std::string zone = "UTC";
    std::optional<Instant> invited_at = {};
    std::optional<Instant> promised_at = {};
    std::vector<CitySignature> signatures = {};  ///< in the order in which they were kept

    /// The one that counts, or nullptr.
    [[nodiscard]] const CitySignature* valid() const {
        for (const auto& each : signatures)
            if (!each.withdrawn_at) return &each;
        return nullptr;
    }
};

/// All functions run inside the caller's transaction; whoever calls has checked that the reader may know.
/// Thread-safe.
class Signatures {
public:
    static constexpr std::string_view service_name = "statements.signatures/1";
    virtual ~Signatures() = default;

    /// The one opened last first.
    [[nodiscard]] virtual std::vector<SignedText> texts(UnitOfWork& uow, std::string_view language) = 0;
    [[nodiscard]] virtual std::optional<SignedText> text(UnitOfWork& uow, std::string_view id,
                                                         std::string_view language) = 0;
    /// A fixed number of statements, however many.
    [[nodiscard]] virtual std::vector<SigningCity> cities(UnitOfWork& uow, std::string_view signing_id) = 0;

    /// Adds cities to the list; those that are on it stay as they are. @return not_found, or forbidden for
    /// somebody who may not open versions for signature.
    virtual Result<void> add(UnitOfWork& uow, const Actor& actor, const std::string& signing_id,
                             const std::vector<std::string>& parties) = 0;
    /// Notes that a city of the list was asked now. @return the address of its link to sign, for the message
    /// that asks; conflict when nobody can sign any more, or has signed; forbidden likewise.
    virtual Result<std::string> invite(UnitOfWork& uow, const Actor& actor, const std::string& signing_id,
                                       const std::string& party) = 0;
    /// A city says that it was not the one who signed: the signature is withdrawn, and stays in the history.
    /// The caller has made sure that it is the city that says so. @return false when it was withdrawn
    /// already.
    virtual Result<bool> reject(UnitOfWork& uow, const Actor& actor, const std::string& signature_id) = 0;
};

}  // namespace plenaria::statements
