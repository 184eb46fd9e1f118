// SPDX-License-Identifier: EUPL-1.2
#include "call.hpp"

#include "../ledger/body_service.hpp"
#include "../ledger/ledger_repository.hpp"
#include "vacancy_repository.hpp"

namespace plenaria::committee::vacancies {

std::string vacancy_subject(const std::string& id) { return "committee.vacancy/" + id; }
std::string nomination_subject(const std::string& id) { return "committee.nomination/" + id; }

Error vacancy_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This vacancy does not exist.", id};
}
Error nomination_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This nomination does not exist.", id};
}

Result<Call> read_call(UnitOfWork& uow, const std::string& vacancy_id) {
    auto vacancy = find_vacancy(uow, vacancy_id);
    if (!vacancy) return vacancy_unknown(vacancy_id);
    // A seat that was taken out since is still the one that was called for.
    auto seat = ledger::find_seat(uow, vacancy->seat_id, ledger::Removed::shown);
    if (!seat) return ledger::seat_unknown(vacancy->seat_id);
    auto body = ledger::find_body(uow, seat->body_id, ledger::Removed::shown);
    if (!body) return ledger::body_unknown(seat->body_id);
    Call call{*std::move(vacancy), *std::move(seat), *std::move(body)};
    for (const auto& each : call.vacancy.further) {
        auto more = ledger::find_seat(uow, each.seat_id, ledger::Removed::shown);
        if (!more) return ledger::seat_unknown(each.seat_id);
        call.further.push_back(*std::move(more));
    }
    return call;
}

std::vector<int> numbers_of(const Call& call) {
    std::vector<int> numbers{call.seat.facts.number};
    for (const auto& each : call.further) numbers.push_back(each.facts.number);
    return numbers;
}

int number_of_seat(const Call& call, std::string_view nomination_id) {
    const auto& further = call.vacancy.further;
    for (std::size_t at = 0; at < call.further.size(); ++at)
        if (further[at].chosen_id == nomination_id) return call.further[at].facts.number;
    return call.seat.facts.number;
}

Result<Call> hold_call(UnitOfWork& uow, const std::string& vacancy_id) {
    hold_vacancy(uow, vacancy_id);
    return read_call(uow, vacancy_id);
}

}  // namespace plenaria::committee::vacancies
