// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/catalogue.hpp
/// Everything the directory knows, in memory, so that ten thousand rows are compared without ten thousand
/// queries. Pure; not thread-safe.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "../values.hpp"

namespace plenaria::directory::import {

/// How many letters may be added, dropped or exchanged between two spellings of one name: 0 below four
/// letters, 1 below seven, else 2. Taken from trying the names of gazetteer.csv against each other.
std::size_t tolerance(std::string_view folded);

/// Levenshtein's distance of two folded texts, or `limit` + 1 when it is larger than `limit`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit);

/// Names of one kind of party and where they lead.
class NameIndex {
public:
    /// @param offered whether near() may answer with it
    void add(const std::string& folded, std::size_t party, bool offered = true);
    /// In order of entry, each once.
    [[nodiscard]] std::vector<std::size_t> exact(const std::string& folded) const;
    /// Close but not equal, the closest first, each once.
    [[nodiscard]] std::vector<std::size_t> near(const std::string& folded) const;

private:
    struct Name {
        std::string folded;
        std::uint64_t letters;  ///< which letters occur, to tell far names apart at once
        std::size_t party;
    };
    std::unordered_map<std::size_t, std::vector<Name>> by_length_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
};

class Catalogue {
public:
    /// Whence something is known. What the same import makes is found by its spelling, but no question is
    /// asked about its resemblance: a table of ten thousand new cities would drown in them, and duplicates
    /// are found later.
    enum class From { directory = 1, import };

    void add(City city, From from = From::directory);
    void add(Organisation organisation, From from = From::directory);
    void add(Person person, From from = From::directory);
    void add(MandateRow mandate);
    /// Replaces the one of the same id; new spellings are known from now on.
    void put(const City& city);
    void put(const Organisation& organisation);
    void put(const Person& person);
    void put(const MandateRow& mandate);

    [[nodiscard]] const City* city(const std::string& id) const;
    [[nodiscard]] const Organisation* organisation(const std::string& id) const;
    [[nodiscard]] const Person* person(const std::string& id) const;
    /// By any spelling; in that country and division unless they are empty.
    [[nodiscard]] std::vector<const City*> cities(std::string_view name, std::string_view iso2,
                                                  std::string_view division) const;
    /// Spelled almost like that, or like that without "City of"; at most five.
    [[nodiscard]] std::vector<const City*> cities_near(std::string_view name, std::string_view iso2) const;
    [[nodiscard]] std::vector<const Organisation*> organisations(std::string_view name) const;
    [[nodiscard]] std::vector<const Organisation*> organisations_near(std::string_view name) const;
    /// The order of words does not count: "Plante, Valérie" is Valérie Plante.
    [[nodiscard]] std::vector<const Person*> people(std::string_view name) const;
    [[nodiscard]] std::vector<const Person*> people_near(std::string_view name) const;
    [[nodiscard]] std::vector<const MandateRow*> mandates_of_city(const std::string& id) const;
    [[nodiscard]] std::vector<const MandateRow*> mandates_of_person(const std::string& id) const;

private:
    void know(const City& city, std::size_t index, From from);
    void know(const Organisation& organisation, std::size_t index, From from);
    void know(const Person& person, std::size_t index, From from);

    std::vector<City> cities_;
    std::vector<Organisation> organisations_;
    std::vector<Person> people_;
    std::vector<MandateRow> mandates_;
    std::unordered_map<std::string, std::size_t> city_by_id_;
    std::unordered_map<std::string, std::size_t> organisation_by_id_;
    std::unordered_map<std::string, std::size_t> person_by_id_;
    std::unordered_map<std::string, std::size_t> mandate_by_id_;
    std::unordered_map<std::string, std::vector<std::size_t>> mandates_by_city_;
    std::unordered_map<std::string, std::vector<std::size_t>> mandates_by_person_;
    std::unordered_set<std::string> imported_;  ///< ids
    NameIndex city_names_;
    NameIndex organisation_names_;
    NameIndex person_names_;
};

}  // namespace plenaria::directory::import
