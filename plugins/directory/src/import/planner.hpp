// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/planner.hpp
/// The steps by which a plan is made; for plan*.cpp only.

#include <string>

#include "plan.hpp"

namespace plenaria::directory::import {

class Planner {
public:
    Planner(const Record& record, const Catalogue& catalogue, const PlanContext& context)
        : record_(record), catalogue_(catalogue), context_(context) {}

    Plan city();
    Plan organisation();
    Plan person();

private:
    /// What became of looking for something.
    enum class Found { none = 1, known, asked, skipped };

    [[nodiscard]] const std::string& cell(const std::string& target) const;
    void problem(std::string key, MessageValues values = {});
    /// The answer to `question`; without one it joins the questions of the plan.
    const std::string* ask(Question question);

    [[nodiscard]] std::string country();
    /// @return nothing when the cell is empty, wrong, or waits for an answer.
    std::optional<Day> day(const std::string& target);
    void fill(City& city);
    void fill(Organisation& organisation);
    void fill(Person& person);
    void fill(PostalAddress& post);
    /// Finds the city that `name` means. @param may_be_new whether an unknown one is simply new.
    Found find_city(const std::string& name, const std::string& iso2, bool may_be_new, const City*& found,
                    bool& fresh);
    Found find_person(const std::string& name, const std::string& city_id, const Person*& found);
    void plan_mandate(const City* city, const Person* person);
    void check_head(MandateRow& mandate, const City& city);
    /// Judges: wrong before question before what is to be done.
    void conclude();
    void change(const std::string& field, const std::string& before, const std::string& after);

    const Record& record_;
    const Catalogue& catalogue_;
    const PlanContext& context_;
    Plan plan_;
    bool skipped_ = false;
};

}  // namespace plenaria::directory::import
