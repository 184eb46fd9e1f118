// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_demo.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/ostream.h>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>

#include "../ledger/json.hpp"
#include "../ledger/ledger_repository.hpp"
#include "nomination_repository.hpp"
#include "vacancy_repository.hpp"
#include "vacancy_service.hpp"

namespace plenaria::committee::vacancies {

namespace {

using ledger::Document;

/// Rows are written as they would have become: use cases would send mail, and refuse a deadline that is over.
class VacancyLoader {
public:
    VacancyLoader(UnitOfWork& uow, const ledger::People& people) : uow_(uow), people_(people) {}

    int run(const Document& file) {
        if (count_vacancies(uow_) > 0) return 0;
        int loaded = 0;
        for (const auto& json : file.at("vacancies"))
            if (const auto seat = seat_of(json)) {
                load(json, *seat);
                ++loaded;
            }
        return loaded;
    }

private:
    [[nodiscard]] Day day_of(const Document& json, const char* name) const {
        return std::chrono::floor<std::chrono::days>(uow_.now()) +
               std::chrono::days(json.at(name).get<int>());
    }

    std::optional<ledger::Seat> seat_of(const Document& json) {
        for (const auto& body : ledger::all_bodies(uow_)) {
            if (body.facts.names.in("en") != json.at("body").get<std::string>()) continue;
            for (auto& seat : ledger::seats_of(uow_, body.id))
                if (seat.facts.number == json.at("seat").get<int>()) return std::move(seat);
        }
        return std::nullopt;
    }

    void load(const Document& json, const ledger::Seat& seat) {
        Vacancy vacancy{
            .id = new_id(),
            .seat_id = seat.id,
            .written = Written::open,
            .facts = {.first = day_of(json, "first_in_days"),
                      .last = day_of(json, "last_in_days"),
                      .deadline = {day_of(json, "deadline_in_days"), std::chrono::hours(17)},
                      .zone = json.at("zone").get<std::string>(),
                      .profile = {.original = json.at("original_language").get<std::string>(),
                                  .texts = json.at("profile").get<std::map<std::string, std::string>>()}}};
        vacancy.deadline = to_instant(vacancy.facts.deadline, vacancy.facts.zone).value();
        insert(uow_, vacancy);
        enter_cities(uow_, people_.directory, vacancy, seat);
        const auto notices = notices_of(uow_, vacancy.id);
        for (const auto& each : notices)
            if (!each.address.empty()) note_sent(uow_, each.id);
        for (const auto& each : json.at("nominations")) load_nomination(each, vacancy, notices);
    }

    void load_nomination(const Document& json, const Vacancy& vacancy, const std::vector<Notice>& notices) {
        const auto cities = people_.lookup.called(uow_, json.at("city").get<std::string>(), "city", "en");
        if (cities.size() != 1) return;
        const auto notice = std::find_if(notices.begin(), notices.end(), [&](const Notice& each) {
            return each.city.ref == cities.front().ref;
        });
        if (notice == notices.end()) return;
        Nomination nomination{
            .id = new_id(),
            .vacancy_id = vacancy.id,
            .city = notice->city,
            .facts = {.person = {.ref = {}, .name = json.at("person").get<std::string>()},
                      .office = json.value("office", "Mayor"),
                      .address = json.at("address").get<std::string>(),
                      .language = json.at("language").get<std::string>(),
                      .statement = json.at("statement").get<std::string>(),
                      .statement_language = json.at("language").get<std::string>(),
                      .translations = json.value("translations", std::map<std::string, std::string>()),
                      .declared = json.contains("conflict") ? Declared::some : Declared::none,
                      .conflict = json.value("conflict", "")},
            .sent_at = uow_.now()};
        const auto head = people_.directory.head_on(uow_, notice->city.ref, vacancy.facts.first);
        if (head && head->person_name == nomination.facts.person.name) {
            nomination.facts.person.ref = "person/" + head->person_id;
            nomination.facts.office = head->office;
        }
        insert(uow_, nomination);
        if (json.contains("consent")) set_consent(uow_, nomination.id, json.at("consent").get<bool>());
        if (!json.contains("dues")) return;
        nomination = find_nomination(uow_, nomination.id).value();
        nomination.dues = json.at("dues").get<bool>();
        (void)update(uow_, nomination);
    }

    UnitOfWork& uow_;
    const ledger::People& people_;
};

}  // namespace

Result<int> load_vacancies(Database& db, const ledger::People& people, const std::filesystem::path& folder) {
    std::ifstream in(folder / "committee" / "vacancies.json", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const auto document = Document::parse(bytes, nullptr, false);
    if (!in || !document.is_object())
        return Error{ErrorCode::invalid_input,
                     /*t*/ "{file} cannot be read.",
                     "demo",
                     {},
                     {{"file", "vacancies.json"}}};
    return db.write([&](UnitOfWork& uow) -> Result<int> { return VacancyLoader(uow, people).run(document); });
}

int load_vacancies_for(Database& db, const ledger::People& people, CommandRun& run) {
    for (const auto& word : run.arguments()) {
        if (word.starts_with("--")) continue;
        if (const auto loaded = load_vacancies(db, people, run.file(word)); !loaded) {
            fmt::print(run.complaints(), "{}\n", fill(loaded.error().message, loaded.error().values));
            return 1;
        }
    }
    return 0;
}

}  // namespace plenaria::committee::vacancies
