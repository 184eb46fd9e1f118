// SPDX-License-Identifier: EUPL-1.2
#include "procedure_reading.hpp"

#include "../validation/validation_repository.hpp"
#include "../versions/version_repository.hpp"
#include "procedure_words.hpp"

namespace plenaria::statements {

namespace {

constexpr std::string_view silence_prefix = "statements.silence/";
constexpr std::string_view approval_prefix = "statements.approval/";

}  // namespace

std::string vote_ref_of(const Procedure& procedure) {
    return std::string(procedure.kind == ProcedureKind::silence ? silence_prefix : approval_prefix) +
           procedure.id;
}

std::string procedure_of(std::string_view vote_ref) {
    for (const auto prefix : {silence_prefix, approval_prefix})
        if (vote_ref.starts_with(prefix)) return std::string(vote_ref.substr(prefix.size()));
    return {};
}

bool ProcedureReading::is_unreached(const Member& member) const {
    if (member.answered_at) return false;
    if (member.address.empty()) return true;
    const auto found = opened.find(member.party);
    return trouble.contains(member.address) && (found == opened.end() || found->second.empty());
}

std::vector<const Member*> ProcedureReading::unreached() const {
    std::vector<const Member*> all;
    for (const auto& each : members)
        if (is_unreached(each)) all.push_back(&each);
    return all;
}

bool ProcedureReading::is_blocked() const {
    if (is_kept) return false;
    if (!is_intact) return true;
    return procedure.kind == ProcedureKind::silence && !procedure.proceeded_at && !unreached().empty();
}

ProcedureState ProcedureReading::state() const {
    if (procedure.state != ProcedureState::open) return procedure.state;
    const auto standing = outcome().standing;
    if (standing == Standing::carried) return ProcedureState::carried;
    return standing == Standing::refused ? ProcedureState::refused : ProcedureState::open;
}

std::optional<Instant> ProcedureReading::ended_at() const {
    return procedure.state == ProcedureState::open ? outcome().at : procedure.ended_at;
}

bool ProcedureReading::is_held() const {
    return procedure.state == ProcedureState::open && outcome().standing == Standing::held;
}

std::optional<ProcedureReading> read_procedure(UnitOfWork& uow, const ProcedureTools& tools,
                                               std::string_view id) {
    auto procedure = find_procedure(uow, id);
    if (!procedure) return std::nullopt;
    ProcedureReading reading{.procedure = *std::move(procedure),
                             .members = members_of(uow, id),
                             .answers = given_answers(uow, id),
                             .now = uow.now()};
    for (auto& use : uow.link_uses(procedure_purpose, procedure_subject(id))) {
        auto& times = reading.opened[use.party];
        times.insert(times.end(), use.opened_at.begin(), use.opened_at.end());
    }
    if (reading.procedure.state != ProcedureState::open && reading.procedure.state != ProcedureState::draft)
        return reading;
    const auto kept = find_validation(uow, vote_ref_of(reading.procedure), "en");
    reading.is_kept = kept && kept->vote.state == ValidationState::carried;
    reading.is_intact =
        text_hash(uow, *find_version(uow, reading.procedure.version_id)) == reading.procedure.hash;
    if (tools.trouble == nullptr) return reading;
    std::vector<std::string> addresses;
    for (const auto& each : reading.members)
        if (!each.address.empty()) addresses.push_back(each.address);
    reading.trouble = tools.trouble->undeliverable(uow, addresses);
    return reading;
}

Result<AskedVote> ProcedureValidation::ask(UnitOfWork&, const Actor&, const std::string& body,
                                           const QuestionedVersion&) {
    return Error{ErrorCode::not_found, "Choose a body that can vote.", body};
}

std::optional<ValidationVote> ProcedureValidation::vote(UnitOfWork& uow, const Actor& reader,
                                                        const std::string& ref, std::string_view language) {
    const auto id = procedure_of(ref);
    const auto reading = id.empty() ? std::nullopt : read_procedure(uow, tools_, id);
    if (!reading || vote_ref_of(reading->procedure) != ref) return std::nullopt;
    const auto& procedure = reading->procedure;
    const auto& locale = tools_.letters->locales().get(language, "statements");
    const auto state = reading->state();
    ValidationVote vote{.body = procedure.group_name,
                        .hash = procedure.hash,
                        .sentence = outcome_sentence(procedure, reading->members, state, locale)};
    switch (state) {
        case ProcedureState::draft:
            vote.state = ValidationState::asked;
            break;
        case ProcedureState::open:
            vote.state = reading->is_held() ? ValidationState::closed : ValidationState::open;
            break;
        case ProcedureState::carried:
            vote.state = ValidationState::carried;
            break;
        case ProcedureState::refused:
            vote.state = ValidationState::rejected;
            break;
        case ProcedureState::withdrawn:
            vote.state = ValidationState::withdrawn;
            break;
    }
    if (state == ProcedureState::open) vote.closes_at = procedure.deadline;
    vote.decided_at = reading->ended_at();
    const bool is_decided = state == ProcedureState::carried || state == ProcedureState::refused;
    if (is_decided && procedure.kind == ProcedureKind::approval) {
        const auto tally = tally_of(reading->members);
        vote.numbers = ValidationNumbers{tally.agree, tally.object, 0, tally.members};
    }
    if (!reader.may("statements.sign")) return vote;
    vote.path = "/statements/procedures/" + procedure.id;
    if (is_decided)
        for (const auto& each : reading->members)
            vote.answers.push_back({each.party_name, locale.t(name_of(each.verdict, procedure.kind))});
    return vote;
}

}  // namespace plenaria::statements
