// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/signature_service.hpp
/// Opening a version for signature, signing it behind a link with a mailed code, withdrawing, the register.
/// Thread-safe.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/result.hpp>

#include "signature_repository.hpp"

namespace plenaria {
class Database;
class UnitOfWork;
}  // namespace plenaria
namespace plenaria::directory {
class Directory;
}

namespace plenaria::statements {

class SignatureMails;
struct ValidationTools;

inline constexpr std::string_view sign_purpose = "statements.sign";
/// "statements.signing/ID": the subject of its links, mails and history.
std::string signing_subject(std::string_view signing_id);
/// The tag under which the wall's pages are cached.
std::string wall_tag(std::string_view signing_id);

struct NewSigning {
    std::string version_id = {};
    LocalTime closes = {};
    std::string zone = {};
    std::optional<LocalTime> visible_from = {};  ///< nothing: at once
    std::vector<std::string> parties = {};
};

/// What came of a code: wrong tries are counted, so a refusal is a value and the transaction is kept.
struct Signed {
    enum class Outcome : std::uint8_t { done = 1, already, refused };
    Outcome outcome = Outcome::done;
    std::optional<Signature> signature = {};
    Error error = {ErrorCode::conflict, ""};  ///< with `refused`
};

/// One row of an earlier list of signatories.
struct RegisterEntry {
    std::string party = {};
    Instant signed_at = {};
    std::string person_name = {};  ///< empty: who was mayor on that day
};

class SignatureService {
public:
    /// @param validation what has to come before a signature; nullptr: nothing
    SignatureService(Database& db, directory::Directory& directory, const SignatureMails& mails,
                     const ValidationTools* validation = nullptr)
        : db_(db), directory_(directory), mails_(mails), validation_(validation) {}

    // Of the secretariat: "statements.sign".
    Result<std::string> open(const Actor& actor, const NewSigning& wanted);
    Result<int> add_cities(const Actor& actor, std::string_view signing_id,
                           const std::vector<std::string>& parties);
    Result<int> invite(const Actor& actor, std::string_view signing_id, int expected);
    Result<void> note_promise(const Actor& actor, std::string_view signing_id, std::string_view party);
    /// A signature that came as a letter. @param letter bytes of the file; may be empty.
    Result<std::string> record_letter(const Actor& actor, std::string_view signing_id, std::string_view party,
                                      Day on, std::string_view letter, std::string_view content_type);
    /// Takes over signatures of an earlier list; those that are there already stay. @return how many were
    /// new.
    Result<int> take_over(const Actor& actor, std::string_view signing_id,
                          const std::vector<RegisterEntry>& entries);
    /// Every link that was mailed to one city opens nothing any more. Who was asked and has not answered is
    /// asked anew with the next invitations.
    Result<void> end_links(const Actor& actor, std::string_view signing_id, std::string_view party);
    Result<void> withdraw_for(const Actor& actor, std::string_view signing_id, std::string_view party,
                              std::string_view reason);
    Result<void> close(const Actor& actor, std::string_view signing_id);

    // Of a city behind its link.
    Result<void> promise(const Actor& actor, std::string_view signing_id);
    Result<void> clear(const Actor& actor, std::string_view signing_id, std::string_view step,
                       std::string_view name);
    /// Mails a code to the address that the city is written to.
    Result<void> request_code(const Actor& actor, std::string_view signing_id);
    Result<Signed> sign(const Actor& actor, std::string_view signing_id, std::string_view code,
                        std::string_view language);
    Result<Signed> withdraw(const Actor& actor, std::string_view signing_id, std::string_view code,
                            std::string_view reason);

private:
    Database& db_;
    directory::Directory& directory_;
    const SignatureMails& mails_;
    const ValidationTools* validation_;
};

/// Puts cities on the list, with whom each is written to; those that are on it stay. @return how many were
/// added
int insert_cities(UnitOfWork& uow, directory::Directory& directory, std::string_view signing_id,
                  const std::vector<std::string>& parties);
/// The signature counts no longer, and stays in the history; nothing when it was withdrawn already.
void take_back(UnitOfWork& uow, const Actor& actor, Signatory signatory, Signature signature,
               std::string_view reason);
/// The city that this link speaks for. @return not_found for every other actor.
Result<std::pair<Signing, Signatory>> signing_of(UnitOfWork& uow, const Actor& actor,
                                                 std::string_view signing_id);

}  // namespace plenaria::statements
