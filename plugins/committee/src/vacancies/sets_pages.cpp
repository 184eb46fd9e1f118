// SPDX-License-Identifier: EUPL-1.2
#include "sets_pages.hpp"

#include "../diversity/diversity_pages.hpp"
#include "../diversity/diversity_reading.hpp"
#include "candidates.hpp"

namespace plenaria::committee::vacancies {

namespace {

using diversity::Candidacy;
using diversity::Profile;

/// A nominee as the directory knows them; with the name that the office wrote.
struct Contender {
    std::string name;
    Profile profile;
};

std::vector<Contender> contenders_of(UnitOfWork& uow, const ledger::LedgerTools& tools, const Call& call,
                                     const std::vector<Candidate>& candidates, std::string_view language) {
    std::vector<Contender> found;
    for (const auto& each : candidates) {
        if (!each.may_be_chosen) continue;
        auto profiles =
            diversity::profiles_of(uow, tools, {{each.nomination.city.ref, each.nomination.facts.person.ref}},
                                   call.vacancy.facts.first, language);
        if (!profiles.empty())
            found.push_back({each.nomination.facts.person.name + ", " + each.nomination.city.name,
                             std::move(profiles.front())});
    }
    return found;
}

std::string changes_in_words(const std::vector<diversity::GroupChange>& changes, diversity::Aspect aspect,
                             const Locale& locale) {
    std::string words;
    for (const auto& change : changes)
        if (change.aspect == aspect)
            words += (words.empty() ? "" : "; ") + diversity::change_in_words(change, locale);
    return words.empty() ? "–" : words;
}

}  // namespace

std::vector<std::vector<std::size_t>> sets_of(std::size_t from, std::size_t size) {
    std::vector<std::vector<std::size_t>> sets;
    if (size == 0 || size > from) return sets;
    std::vector<std::size_t> set(size);
    for (std::size_t at = 0; at < size; ++at) set[at] = at;
    for (;;) {
        if (sets.size() == most_sets) return {};
        sets.push_back(set);
        auto at = size;
        while (at > 0 && set[at - 1] == from - size + at - 1) --at;
        if (at == 0) return sets;
        ++set[at - 1];
        for (; at < size; ++at) set[at] = set[at - 1] + 1;
    }
}

Result<Reply> show_sets(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_call(uow, request.path_value("vacancy"));
        if (!call) return call.error();
        const ledger::LedgerTools reading{
            .lookup = tools.lookup, .directory = tools.directory, .cities = tools.cities};
        const auto day = call->vacancy.facts.first;
        const auto body = diversity::profile_of_body(uow, reading, call->body.id, day, locale.language());
        const auto contenders = contenders_of(
            uow, reading, *call, candidates_of(uow, tools.people(), *call, locale), locale.language());
        const auto size = std::min(seats_of(call->vacancy), contenders.size());
        std::vector<std::string> seat_ids{call->seat.id};
        for (const auto& each : call->further) seat_ids.push_back(each.id);
        Model::List rows, heads;
        for (const auto aspect : diversity::all_aspects)
            heads.push_back({{"title", locale.t(diversity::name_of(aspect))}});
        for (const auto& set : sets_of(contenders.size(), size)) {
            std::vector<Candidacy> candidacies;
            Model::List names, cells;
            for (std::size_t at = 0; at < set.size(); ++at) {
                candidacies.push_back({contenders[set[at]].profile, seat_ids[at]});
                names.push_back({{"name", contenders[set[at]].name}});
            }
            const auto changes = diversity::changes_in(diversity::report_on(body.members, candidacies));
            for (const auto aspect : diversity::all_aspects)
                cells.push_back({{"title", locale.t(diversity::name_of(aspect))},
                                 {"words", changes_in_words(changes, aspect, locale)}});
            rows.push_back({{"names", std::move(names)}, {"cells", std::move(cells)}});
        }
        const auto title = locale.t("Sets of nominees");
        return View{.name = "committee/vacancies/sets",
                    .model = {{"title", title},
                              {"caption", seat_in_words(*call, locale)},
                              {"back_url", scope.url("committee.shortlist", {{"vacancy", call->vacancy.id}})},
                              {"lead", locale.t("How the body of {day} would change with each set.",
                                                {{"day", locale.day(day)}})},
                              {"has_rows", !rows.empty()},
                              {"is_too_many", rows.empty() && !contenders.empty()},
                              {"heads", std::move(heads)},
                              {"rows", std::move(rows)}},
                    .title = title};
    });
}

}  // namespace plenaria::committee::vacancies
