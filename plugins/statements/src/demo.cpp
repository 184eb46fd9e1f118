// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "import/import_files.hpp"
#include "text/draft_service.hpp"
#include "text/statement_repository.hpp"
#include "versions/version_service.hpp"

namespace plenaria::statements {

namespace {

namespace fs = std::filesystem;

Actor demo_actor() {
    auto actor = job_actor("statements.demo");
    actor.name = "Secretariat";  // as the versions name who issued them
    return actor;
}

Result<std::string> issue_demo_version(Database& db, const std::string& statement, std::string_view name,
                                       std::string_view note) {
    return db.write([&](UnitOfWork& uow) { return issue_version(uow, demo_actor(), statement, name, note); });
}

std::vector<std::string> split(const std::string& line, char by) {
    std::vector<std::string> parts{""};
    for (const char c : line)
        if (c == by)
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

/// The changes of cities_rev1.tsv, one a line: action, paragraph, language, text.
class Revision {
public:
    Revision(Database& db, std::string statement) : db_(db), statement_(std::move(statement)) {}

    Result<void> apply(const fs::path& path) {
        auto draft = db_.read([&](UnitOfWork& uow) -> Result<std::vector<Paragraph>> {
            return draft_paragraphs(uow, find_statement(uow, statement_, "").value(), {});
        });
        if (!draft) return std::move(draft).error();
        for (const auto& paragraph : *draft) ids_[paragraph.label] = paragraph.id;
        std::ifstream file(path);
        std::string line;
        for (int number = 1; std::getline(file, line); ++number) {
            if (number == 1) continue;  // names of the columns
            if (auto done = one(split(line, '\t')); !done) return done;
        }
        return {};
    }

private:
    Result<void> one(const std::vector<std::string>& line) {
        const auto found = line.size() == 4 ? ids_.find(line[1]) : ids_.end();
        if (found == ids_.end())
            return Error{ErrorCode::invalid_input, "cities_rev1.tsv has a line that names no paragraph.",
                         "demo"};
        const auto actor = demo_actor();
        if (line[0] == "up") return move_paragraph(db_, actor, statement_, found->second, Direction::up);
        if (line[0] == "remove") return remove_paragraph(db_, actor, statement_, found->second);
        if (line[0] == "add") {
            auto added = add_paragraph(db_, actor, statement_, found->second,
                                       parse_kind(line[2]).value_or(ParagraphKind::plain));
            if (!added) return std::move(added).error();
            ids_[line[3]] = *added;
            return {};
        }
        auto saved = save_text(db_, actor, statement_, {found->second, line[2], line[3]});
        if (!saved) return std::move(saved).error();
        return {};
    }

    Database& db_;
    std::string statement_;
    std::map<std::string, std::string> ids_;
};

ImportFiles files(const fs::path& dir, const std::string& name, const std::string& extension) {
    ImportFiles wanted{.original = "en"};
    for (const std::string language : {"en", "es", "fr"})
        wanted.files[language] = dir / (name + language + extension);
    return wanted;
}

}  // namespace

Result<DemoTexts> load_demo_texts(Database& db, const fs::path& dir) {
    const auto folder = dir / "statements";
    auto any =
        db.read([](UnitOfWork& uow) -> Result<bool> { return !list_statements(uow, "en", true).empty(); });
    if (!any) return std::move(any).error();
    if (*any) return DemoTexts{};

    auto declaration = import_files(db, demo_actor(), files(folder, "udhr_", ".txt"));
    if (!declaration) return std::move(declaration).error();
    if (auto final_text = issue_demo_version(db, *declaration, "Final", "Adopted on 10 December 1948.");
        !final_text)
        return std::move(final_text).error();
    auto adopted = db.write([&](UnitOfWork& uow) -> Result<void> {
        set_state(uow, *declaration, StatementState::adopted);
        return {};
    });
    if (!adopted) return std::move(adopted).error();

    auto cities = import_files(db, demo_actor(), files(folder, "cities_", ".md"));
    if (!cities) return std::move(cities).error();
    auto zero_draft = issue_demo_version(db, *cities, "Zero draft", "");
    if (!zero_draft) return std::move(zero_draft).error();
    if (auto revised = Revision(db, *cities).apply(folder / "cities_rev1.tsv"); !revised)
        return std::move(revised).error();
    auto first =
        issue_demo_version(db, *cities, "Rev.1", "After the first round of comments; adds climate mobility.");
    if (!first) return std::move(first).error();
    return DemoTexts{true, *declaration, *cities, *zero_draft, *first};
}

}  // namespace plenaria::statements
