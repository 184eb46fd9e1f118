// SPDX-License-Identifier: EUPL-1.2
#include "validation_service.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/id.hpp>
#include <plenaria/typed_code.hpp>

#include "../json_object.hpp"
#include "../signatures/signature_repository.hpp"
#include "../signatures/signature_service.hpp"
#include "../text/paragraph.hpp"
#include "../text/reading_right.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "validation_repository.hpp"

namespace plenaria::statements {

namespace {

Error cannot_be_asked(std::string message, MessageValues values = {},
                      ErrorCode code = ErrorCode::invalid_input) {
    return {code, /*t*/ "The body was not asked.", {}, {{"body", std::move(message), std::move(values)}}};
}

/// Whoever holds that vote says what it is now.
std::optional<ValidationVote> ask_now(UnitOfWork& uow, const Validations& offered, const Actor& reader,
                                      const std::string& ref, std::string_view language) {
    for (const auto& each : offered)
        if (auto vote = each->vote(uow, reader, ref, language)) return vote;
    return std::nullopt;
}

std::map<std::string, ValidationVote> in_all_languages(UnitOfWork& uow, const Validations& offered,
                                                       const Actor& actor, const std::string& ref) {
    std::map<std::string, ValidationVote> votes;
    for (const auto& language : with_original_first("en"))
        if (auto vote = ask_now(uow, offered, actor, ref, language))
            votes.emplace(language, *std::move(vote));
    return votes;
}

QuestionedVersion question_on(UnitOfWork& uow, const Statement& statement, const Version& version) {
    QuestionedVersion question{.statement_id = statement.id,
                               .version_id = version.id,
                               .original = statement.original_language,
                               .labels = {},
                               .hash = version.hash,
                               .path = "/statements/" + statement.id + "/versions/" + version.id};
    for (const auto& [language, title] : titles_of(uow, statement.id))
        question.labels[language] = title + " – " + version.name;
    question.labels.try_emplace(statement.original_language, statement.title + " – " + version.name);
    return question;
}

/// Who asks for the first time brings the statement into validation; when nothing runs any more, and nothing
/// was carried, it goes back to drafting.
void set_state_of(UnitOfWork& uow, const std::string& statement_id) {
    const auto statement = find_statement(uow, statement_id, "");
    const auto votes = validations_of_statement(uow, statement_id, "en");
    const bool is_under_way = std::any_of(votes.begin(), votes.end(), [](const Validated& each) {
        return is_running(each.vote.state) || each.vote.state == ValidationState::carried;
    });
    if (is_under_way &&
        (statement->state == StatementState::drafting || statement->state == StatementState::consultation))
        set_state(uow, statement_id, StatementState::validation);
    if (!is_under_way && statement->state == StatementState::validation)
        set_state(uow, statement_id, StatementState::drafting);
}

/// The wall of a text that is open for signature tells who validated it.
void renew_wall(UnitOfWork& uow, const std::string& version_id) {
    for (const auto& signing : list_signings(uow))
        if (signing.version_id == version_id) uow.invalidate(wall_tag(signing.id));
}

}  // namespace

std::string text_hash(UnitOfWork& uow, const Version& version) {
    return hash_of(version.original_language, version.languages,
                   paragraphs_of(uow, version.id, version.languages));
}

void begin_validation(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                      const Validated& validated) {
    insert(uow, validated, in_all_languages(uow, tools.now(), actor, validated.vote_ref));
    keep_validation(uow, tools, actor, validated.vote_ref);
    set_state_of(uow, validated.statement_id);
}

std::vector<ValidatingBody> validating_bodies(UnitOfWork& uow, const ValidationTools& tools,
                                              const Actor& asker, std::string_view language) {
    std::vector<ValidatingBody> all;
    for (const auto& each : tools.now())
        for (auto& body : each->bodies(uow, asker, language)) all.push_back(std::move(body));
    return all;
}

std::vector<Validated> validations_now(UnitOfWork& uow, const ValidationTools& tools, const Actor& reader,
                                       std::string_view version_id, std::string_view language) {
    auto votes = validations_of_version(uow, version_id, language);
    const auto offered = tools.now();
    for (auto& each : votes)
        if (auto vote = ask_now(uow, offered, reader, each.vote_ref, language)) {
            const auto decided_at = each.vote.decided_at;
            each.vote = *std::move(vote);
            if (!each.vote.decided_at) each.vote.decided_at = decided_at;
            each.is_here = true;
        }
    return votes;
}

Result<AskedVote> ask_body(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                           std::string_view statement_id, std::string_view version_id,
                           const std::string& body_ref) {
    hold(uow, statement_id);
    const auto statement = find_readable(uow, actor, statement_id, "en");
    const auto version = find_version(uow, version_id);
    if (!actor.may("statements.sign") || !statement || !version || version->statement_id != statement->id)
        return Error{ErrorCode::not_found, "This version does not exist.",
                     "version " + std::string(version_id)};
    if (statement->archived)
        return cannot_be_asked("This statement is in the archive. Take it out before you change it.");
    if (text_hash(uow, *version) != version->hash)
        return cannot_be_asked(/*t*/ "The text of this version does not have its fingerprint any more.");
    keep_validations(uow, tools, actor, version->id);
    for (const auto& each : validations_now(uow, tools, actor, version_id, "en")) {
        if (each.body_ref != body_ref) continue;
        if (is_running(each.vote.state))
            return cannot_be_asked(/*t*/ "“{body}” has been asked already: look at that vote.",
                                   {{"body", each.vote.body}}, ErrorCode::conflict);
        if (each.vote.state == ValidationState::carried)
            return cannot_be_asked(/*t*/ "“{body}” has validated this version already.",
                                   {{"body", each.vote.body}}, ErrorCode::conflict);
    }
    for (const auto& each : tools.now())
        for (const auto& body : each->bodies(uow, actor, "en")) {
            if (body.ref != body_ref) continue;
            if (body.members == 0)
                return cannot_be_asked(/*t*/ "“{body}” has no members today: nobody could vote.",
                                       {{"body", body.name}});
            auto asked = each->ask(uow, actor, body_ref, question_on(uow, *statement, *version));
            if (!asked) return asked;
            const auto votes = in_all_languages(uow, {each}, actor, asked->ref);
            insert(uow,
                   {.id = new_id(),
                    .statement_id = statement->id,
                    .version_id = version->id,
                    .vote_ref = asked->ref,
                    .body_ref = body_ref,
                    .vote = {.body = body.name, .hash = version->hash},
                    .asked_at = uow.now(),
                    .asked_by = actor.name},
                   votes);
            set_state_of(uow, statement->id);
            uow.record(actor, "statements.ask_validation", "statements.statement/" + statement->id, {},
                       json_object({{"version", version->id},
                                    {"hash", version->hash},
                                    {"body", body.name},
                                    {"vote", asked->ref}}));
            return asked;
        }
    return cannot_be_asked(/*t*/ "Choose a body that can vote.");
}

void keep_validation(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                     const std::string& vote_ref) {
    auto kept = find_validation(uow, vote_ref, "en");
    if (!kept || is_settled(kept->vote.state)) return;
    const auto votes = in_all_languages(uow, tools.now(), actor, vote_ref);
    const auto now = votes.find("en");
    if (now == votes.end() || now->second.state == kept->vote.state) return;
    const std::string before(to_text(kept->vote.state));
    kept->vote = now->second;
    if (is_settled(kept->vote.state) && !kept->vote.decided_at) kept->vote.decided_at = uow.now();
    update(uow, *kept, votes);
    if (kept->vote.state == ValidationState::carried)
        insert_serial(uow, kept->id, code_from(random_hex(40), serial_length));
    set_state_of(uow, kept->statement_id);
    renew_wall(uow, kept->version_id);
    const std::string after(to_text(kept->vote.state));
    uow.record(actor, "statements.keep_validation", "statements.statement/" + kept->statement_id,
               json_object({{"state", before}}),
               json_object({{"state", after},
                            {"version", kept->version_id},
                            {"hash", kept->vote.hash},
                            {"body", kept->vote.body},
                            {"result", kept->vote.sentence}}));
    if (is_settled(kept->vote.state))
        uow.publish("statements.validation_decided/1", json_object({{"statement", kept->statement_id},
                                                                    {"version", kept->version_id},
                                                                    {"vote", vote_ref},
                                                                    {"state", after}}));
}

void keep_validations(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                      const std::string& version_id) {
    for (const auto& each : validations_of_version(uow, version_id, "en"))
        keep_validation(uow, tools, actor, each.vote_ref);
}

Requirement requirement_of(UnitOfWork& uow, const ValidationTools& tools, std::string_view statement_id) {
    if (auto own = find_requirement(uow, statement_id)) return *std::move(own);
    return {.way = tools.is_needed && tools.is_needed() ? Way::any : Way::none};
}

Result<void> check_may_be_signed(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                                 const Version& version) {
    const auto requirement = requirement_of(uow, tools, version.statement_id);
    if (requirement.way == Way::none) return {};
    const auto votes = validations_now(uow, tools, actor, version.id, "en");
    return check_validated(version, text_hash(uow, version), votes, requirement,
                           !validating_bodies(uow, tools, actor, "en").empty());
}

Result<std::optional<Requirement>> named_requirement(UnitOfWork& uow, const ValidationTools& tools,
                                                     const Actor& actor, Way way, const std::string& who) {
    Requirement requirement{.way = way};
    if (who.empty() || way == Way::none || way == Way::any) return std::optional(requirement);
    requirement.who = who;
    if (way == Way::vote) {
        for (const auto& each : validating_bodies(uow, tools, actor, "en"))
            if (each.ref == who) requirement.who_name = each.name;
    } else if (tools.directory() != nullptr) {
        for (const auto& each : tools.directory()->segments(uow))
            if ("directory.segment/" + each.id == who) requirement.who_name = each.name;
    }
    if (!requirement.who_name.empty()) return std::optional(requirement);
    return Error{ErrorCode::invalid_input,
                 "What is required was not kept.",
                 {},
                 {{"who", way == Way::vote ? /*t*/ "Choose a body: a list of the directory does not vote."
                                           : /*t*/ "Choose a list of the directory: a body has its vote."}}};
}

Result<void> require_validation(UnitOfWork& uow, const ValidationTools& tools, const Actor& actor,
                                std::string_view statement_id, const std::optional<Requirement>& wanted) {
    hold(uow, statement_id);
    const auto statement = find_statement(uow, statement_id, "");
    if (!actor.may("statements.sign") || !statement)
        return Error{ErrorCode::not_found, "This statement does not exist.", std::string(statement_id)};
    if (statement->archived)
        return Error{ErrorCode::conflict,
                     "This statement is in the archive. Take it out before you change it.", statement->id};
    const auto before = requirement_of(uow, tools, statement_id);
    set_requirement(uow, statement_id, wanted, actor.name);
    const auto after = requirement_of(uow, tools, statement_id);
    uow.record(actor, "statements.require_validation", "statements.statement/" + statement->id,
               json_object({{"way", to_text(before.way)}, {"who", before.who}}),
               json_object({{"way", to_text(after.way)}, {"who", after.who}}));
    return {};
}

std::string ValidationRecordService::fingerprint(UnitOfWork& uow, const std::string& version_id) {
    const auto version = find_version(uow, version_id);
    return version ? text_hash(uow, *version) : std::string();
}

std::vector<ReadParagraph> ValidationRecordService::text(UnitOfWork& uow, const std::string& version_id,
                                                         std::string_view language) {
    std::vector<ReadParagraph> read;
    const auto version = find_version(uow, version_id);
    if (!version) return read;
    const auto& original = version->original_language;
    for (const auto& paragraph : paragraphs_of(uow, version_id, version->languages)) {
        const auto& wanted = paragraph.in(language);
        const bool is_there = !wanted.text.empty();
        read.push_back({.number = shown_number(paragraph),
                        .text = is_there ? wanted.text : paragraph.in(original).text,
                        .language = is_there ? std::string(language) : original,
                        .is_heading = is_heading(paragraph.kind)});
    }
    return read;
}

Result<void> ValidationRecordService::changed(UnitOfWork& uow, const Actor& actor, const std::string& ref) {
    keep_validation(uow, tools_, actor, ref);
    return {};
}

}  // namespace plenaria::statements
