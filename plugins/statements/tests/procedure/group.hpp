// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/tests/procedure/group.hpp
/// The version of consultation.hpp before a group of its four cities, with a mail server that tells what the
/// test says.

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <plenaria/directory/lookup.hpp>

#include "src/procedure/procedure_service.hpp"
#include "src/validation/validation_repository.hpp"
#include "tests/consultation.hpp"

namespace plenaria::statements {

class SmallTrouble final : public MailTrouble {
public:
    std::map<std::string, std::string> undeliverable(
        UnitOfWork&, const std::vector<std::string>& addresses) const override {
        std::map<std::string, std::string> found;
        for (const auto& each : addresses)
            if (bounced.contains(each)) found.emplace(each, "550 no such user");
        return found;
    }
    std::set<std::string> bounced;
};

/// Knows one person.
class SmallLookup final : public directory::Lookup {
public:
    std::optional<directory::Entry> entry(UnitOfWork&, std::string_view ref, std::string_view) override {
        return directory::Entry{.ref = std::string(ref), .name = "Ada Example", .zone = "Europe/Paris"};
    }
    std::optional<directory::Mailbox> mailbox(UnitOfWork&, std::string_view ref) override {
        return directory::Mailbox{std::string(ref), "Ada Example", "ada@person.example", "fr"};
    }
    std::vector<directory::Entry> called(UnitOfWork&, std::string_view text, std::string_view,
                                         std::string_view) override {
        if (text == "Ada Example") return {{.ref = "person/ada", .name = "Ada Example"}};
        if (text == "Ada")
            return {{.ref = "person/1", .name = "Ada One"}, {.ref = "person/2", .name = "Ada Two"}};
        return {};
    }
};

class Group {
public:
    explicit Group(Engine engine) : c(engine) {}

    NewProcedure wanted(ProcedureKind kind) const {
        return {.statement_id = c.statement_id,
                .version_id = c.version_id,
                .kind = kind,
                .group_name = "Board",
                .parties = {"city/amman", "city/athens", "city/montevideo", "city/montreal"},
                .deadline = {c.test_day("2019-12-20"), std::chrono::hours(17)},
                .zone = "Europe/Zurich"};
    }
    ProcedureService service() { return {c.db(), tools}; }
    /// Made, and its letters sent to as many as have an address.
    void ask(ProcedureKind kind, Needs needs = Needs::all, int letters = 4) {
        auto made = wanted(kind);
        made.needs = needs;
        id = c.must(service().create(c.officer, made));
        c.must(service().send_letters(c.officer, id, letters));
    }
    Actor member(const std::string& city) const {
        return test::link_holder(std::string(procedure_purpose), procedure_subject(id), "city/" + city, city);
    }
    Result<void> say(const std::string& city, Verdict verdict, std::string words = {},
                     std::string hash = {}) {
        return service().answer(member(city), id,
                                {.verdict = verdict,
                                 .words = std::move(words),
                                 .said_by = "Ana of " + city,
                                 .hash = hash.empty() ? reading().procedure.hash : hash});
    }
    ProcedureReading reading() {
        return c.read([&](UnitOfWork& uow) { return read_procedure(uow, tools, id).value(); });
    }
    std::optional<Validated> kept() {
        return c.read([&](UnitOfWork& uow) {
            auto all = validations_of_version(uow, c.version_id, "en");
            return all.empty() ? std::nullopt : std::optional(all.front());
        });
    }
    int mails(sql::Text query) { return c.count(query); }
    Result<void> may_be_signed() {
        return c.db().read([&](UnitOfWork& uow) -> Result<void> {
            return check_may_be_signed(uow, validation, c.officer, *find_version(uow, c.version_id));
        });
    }
    static std::string problem(const Error& error) {
        return error.fields.empty() ? fill(error.message, error.values)
                                    : error.fields.front().field + ": " +
                                          fill(error.fields.front().message, error.fields.front().values);
    }

    Consultation c;
    SmallTrouble trouble;
    SmallLookup lookup;
    test::FakeDocuments documents;
    ProcedureLetters letters{c.renderer, c.locales, c.addresses, &documents};
    ProcedureTools tools{.directory = &c.directory,
                         .lookup = &lookup,
                         .letters = &letters,
                         .trouble = &trouble,
                         .validation = &validation,
                         .reminder_days = [] { return 3; }};
    std::shared_ptr<Validation> own = std::make_shared<ProcedureValidation>(tools);
    bool is_needed = true;
    ValidationTools validation{.offered = [this] { return Validations{own}; },
                               .cities = [this] { return &c.directory; },
                               .is_needed = [this] { return is_needed; }};
    std::string id;
};

}  // namespace plenaria::statements
