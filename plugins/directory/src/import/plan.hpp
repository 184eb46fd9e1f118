// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/plan.hpp
/// What will become of one row of a table. Pure: nothing here writes anything.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

#include "../values.hpp"
#include "catalogue.hpp"
#include "columns.hpp"
#include "country_names.hpp"

namespace plenaria::directory::import {

enum class Fate { fresh = 1, same, changes, question, wrong, skipped };
std::string_view to_text(Fate fate);  ///< "new", "same", "changes", "question", "wrong", "skipped"
std::optional<Fate> parse_fate(std::string_view text);

/// A sentence for the person who imports: a catalog key and its values.
struct Message {
    std::string key;
    MessageValues values = {};
    bool operator==(const Message&) const = default;
};

struct Option {
    std::string value;  ///< what the answer is stored as
    Message label;
    bool operator==(const Option&) const = default;
};

/// Something that only a person can decide. Rows with the same doubt share the key, so it is answered once.
struct Question {
    std::string key;
    Message text;
    std::vector<Option> options;
    bool other_city = false;  ///< any other city of the directory may be named as well
    bool operator==(const Question&) const = default;
};

struct Change {
    std::string field;
    std::string before;
    std::string after;
    bool operator==(const Change&) const = default;
};

/// Answers by key of their question.
using Answers = std::map<std::string, std::string>;
/// The cells of a row by the target of their column; columns that are left out are absent.
using Record = std::map<std::string, std::string>;

Record to_record(const Mapping& mapping, const std::vector<std::string>& cells);

struct Plan {
    Fate fate = Fate::wrong;
    std::string label;   ///< what the row speaks of: "Amman", "Valérie Plante, Montréal"
    std::string target;  ///< ref of what it is the same as or changes; empty when all is new
    std::vector<Question> questions = {};
    std::vector<Message> problems = {};  ///< why it is wrong, all of them
    std::vector<Message> notes = {};     ///< what was kept or assumed
    std::vector<Change> changes = {};

    // What is to be done. An entity with an empty id is new; the ids of a new city and person are filled into
    // the mandate when they are known.
    std::optional<City> city = {};
    std::optional<Organisation> organisation = {};
    std::optional<Person> person = {};
    std::optional<MandateRow> mandate = {};
    std::optional<MandateRow> ended = {};  ///< the mandate of a predecessor, with its new end
};

/// What plans need besides the row.
struct PlanContext {
    Kind kind = Kind::cities;
    const CountryNames& countries;
    const Answers& answers;
};

Plan plan_row(const Record& record, const Catalogue& catalogue, const PlanContext& context);

/// Enters what `plan` makes into `catalogue` under provisional ids ("line:7"), so that later rows of the same
/// file are compared with it.
void pretend(const Plan& plan, int line, Catalogue& catalogue);

}  // namespace plenaria::directory::import
