// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_service.hpp
/// Puts a version before a group, takes the answers of its members, and writes down what the clock has made
/// of them. Thread-safe.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/result.hpp>

#include "../rounds/round_service.hpp"
#include "procedure_reading.hpp"

namespace plenaria::statements {

struct NewProcedure {
    std::string statement_id = {};  ///< of which the version must be
    std::string version_id = {};
    ProcedureKind kind = ProcedureKind::approval;
    std::string group_name = {};
    std::string group_ref = {};  ///< of the one list that `parties` are the members of; may be empty
    std::vector<std::string> parties = {};  ///< "city/ID", "person/ID"; twice the same counts once
    Needs needs = Needs::all;
    int at_least = 0;
    LocalTime deadline = {};
    std::string zone = {};
    int reminder_days = 3;
};

struct NewAnswer {
    Verdict verdict = Verdict::none;
    std::string words = {};
    std::string said_by = {};
    std::string hash = {};  ///< of the text that the page showed
    std::string language = "en";
};

class ProcedureService {
public:
    ProcedureService(Database& db, const ProcedureTools& tools) : db_(db), tools_(tools) {}

    // Of the secretariat: "statements.sign".
    /// @return the id of a procedure in preparation, or invalid_input with every problem.
    Result<std::string> create(const Actor& actor, const NewProcedure& wanted);
    Result<void> set_contact(const Actor& actor, std::string_view id, std::string_view party,
                             const OfficeContact& contact);
    /// While it is being prepared.
    Result<void> remove(const Actor& actor, std::string_view id, std::string_view party);
    /// Opens it and writes to every member that has an address and was not written to yet.
    /// @param expected the number that the preview showed; another number is a conflict and sends nothing.
    Result<int> send_letters(const Actor& actor, std::string_view id, int expected);
    /// A new link for one member: for a lost mail, a deputy, a corrected address.
    Result<void> send_again(const Actor& actor, std::string_view id, std::string_view party);
    Result<void> end_links(const Actor& actor, std::string_view id, std::string_view party);
    Result<int> remind(const Actor& actor, std::string_view id, int expected);
    /// All who were written to are told, with the reason. @param seen the deadline that the writer saw.
    Result<void> extend(const Actor& actor, std::string_view id, const LocalTime& to, std::string_view reason,
                        std::string_view seen = {});
    Result<void> withdraw(const Actor& actor, std::string_view id, std::string_view reason);
    /// Lets a silence procedure go on though somebody was not reached.
    Result<void> proceed(const Actor& actor, std::string_view id, std::string_view reason);

    // Behind a member's link.
    Result<void> answer(const Actor& actor, std::string_view id, const NewAnswer& wanted);
    /// What was said before no longer counts. An objection that has broken the silence may be taken back for
    /// the record; the procedure stays broken.
    Result<void> take_back(const Actor& actor, std::string_view id, std::string_view said_by);

    /// Writes down what holds by the clock, and tells everybody. May run any number of times.
    Result<void> settle(const Actor& actor, std::string_view id);

private:
    Database& db_;
    const ProcedureTools& tools_;
};

/// Members that send_letters() would write to.
std::vector<const Member*> to_write(const std::vector<Member>& members);
/// Members that remind() would write to: written to, and nothing said yet.
std::vector<const Member*> to_remind(const std::vector<Member>& members);

/// The procedure and the member whose link the actor holds. @return not_found for everybody else.
Result<ProcedureReading> reading_behind_link(UnitOfWork& uow, const ProcedureTools& tools, const Actor& actor,
                                             std::string_view id);

/// Within a transaction that holds the procedure: opens it, without writing to anybody.
void open_procedure(UnitOfWork& uow, const ProcedureTools& tools, const Actor& actor, Procedure& procedure);

/// Within a transaction that holds the procedure; what settle() does.
void settle_held(UnitOfWork& uow, const ProcedureTools& tools, const Actor& actor, std::string_view id);

Error no_such_procedure(std::string_view id);

/// Job: reminders that are due, and procedures whose deadline has passed.
Result<void> follow_procedures(Database& db, const ProcedureTools& tools);
/// Job. @param payload {"procedure": id}
Result<void> settle_procedure(Database& db, const ProcedureTools& tools, std::string_view payload);

}  // namespace plenaria::statements
