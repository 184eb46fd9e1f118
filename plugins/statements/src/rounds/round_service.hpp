// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/round_service.hpp
/// What the secretariat does with a round: prepare it, invite offices, remind, extend, close, see how far
/// each has come. Callers need "statements.consult". Thread-safe.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/effects.hpp>
#include <plenaria/result.hpp>

#include "../text/statement.hpp"
#include "../versions/version.hpp"
#include "round.hpp"

namespace plenaria {
class Database;
class UnitOfWork;
}  // namespace plenaria
namespace plenaria::directory {
class Directory;
struct Contact;
}  // namespace plenaria::directory

namespace plenaria::statements {

class RoundMails;

struct NewRound {
    std::string version_id = {};
    std::string name = {};
    Visibility visibility = Visibility::silent;
    LocalTime deadline = {};
    std::string zone = {};
    int reminder_days = 3;
    std::map<std::string, std::string> questions = {};  ///< language → text; empty ones are left out
    std::vector<std::string> parties = {};              ///< "city/ID"; twice the same counts once
};

/// An office with what is known of its progress.
struct OfficeProgress {
    Office office = {};
    Stage stage = Stage::not_invited;
    std::vector<Instant> opened_at = {};  ///< each time somebody went behind the link
    int suggestions = 0;                  ///< of what it sent last
    int comments = 0;
};

struct RoundProgress {
    Round round = {};
    Statement statement = {};
    Version version = {};
    std::vector<OfficeProgress> offices = {};
    std::vector<Extension> extensions = {};
    Progress sums = {};
    std::map<std::string, std::string> trouble =
        {};  ///< address that nothing reaches, and why; a page fills it in
};

/// Which of an office's contacts is written to: international relations, else cabinet, protocol, legal, the
/// mayor.
/// @return nullptr when there is none.
const directory::Contact* choose_contact(const std::vector<directory::Contact>& contacts);

/// Everything about a round in a few queries. @return not_found.
Result<RoundProgress> progress_of(UnitOfWork& uow, std::string_view round_id, std::string_view language);

/// Whom an office is written to, in one round.
struct OfficeContact {
    std::string name;
    std::string address;
    std::string language;
};

class RoundService {
public:
    RoundService(Database& db, directory::Directory& directory, const RoundMails& mails)
        : db_(db), directory_(directory), mails_(mails) {}

    /// @return the id of a round in preparation, or invalid_input with every problem.
    Result<std::string> create(const Actor& actor, const NewRound& wanted);
    /// Adds offices to a round that is not closed; those that are in it already stay as they are.
    Result<int> add_offices(const Actor& actor, std::string_view round_id,
                            const std::vector<std::string>& parties);
    /// Corrects whom an office is written to.
    /// @param seen what stood there when the writer began. @return conflict when somebody else has changed it
    /// since.
    Result<void> set_contact(const Actor& actor, std::string_view round_id, std::string_view party,
                             const OfficeContact& contact,
                             const std::optional<OfficeContact>& seen = std::nullopt);
    /// Takes an office that was not invited off the list.
    Result<void> remove_office(const Actor& actor, std::string_view round_id, std::string_view party);
    /// Opens the round and mails its link to every office that has an address and was not invited yet.
    /// @param expected the number that the preview showed; another number is a conflict and sends nothing.
    /// @return how many messages went to the outbox.
    Result<int> invite(const Actor& actor, std::string_view round_id, int expected);
    /// A new link for one office: for a lost mail, or a colleague's address.
    Result<void> invite_again(const Actor& actor, std::string_view round_id, std::string_view party);
    /// Every link that was mailed to one office opens nothing any more, nor does a browser that came by one:
    /// for a mail that went astray. What the office has written stays.
    Result<void> end_links(const Actor& actor, std::string_view round_id, std::string_view party);
    /// Mails a reminder to every silent office. @param expected as in invite().
    Result<int> remind(const Actor& actor, std::string_view round_id, int expected);
    /// @param seen the deadline that the writer saw, as text. @return conflict when it was moved since.
    Result<void> extend(const Actor& actor, std::string_view round_id, const LocalTime& to,
                        std::string_view reason, std::string_view seen = {});
    /// Before the deadline, invited offices are told after early_end_wait, unless it is open again by then.
    Result<void> close(const Actor& actor, std::string_view round_id);
    /// Offices that were told of the end are invited anew.
    Result<void> reopen(const Actor& actor, std::string_view round_id);

private:
    Database& db_;
    directory::Directory& directory_;
    const RoundMails& mails_;
};

/// The offices that invite() would write to, and those that cannot be written to.
std::vector<const Office*> to_invite(const std::vector<Office>& offices);
std::vector<const Office*> without_address(const std::vector<Office>& offices);
/// The offices that remind() would write to: invited, and silent so far.
std::vector<const Office*> to_remind(const std::vector<Office>& offices);

}  // namespace plenaria::statements
