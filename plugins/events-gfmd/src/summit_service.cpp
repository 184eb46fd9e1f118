// SPDX-License-Identifier: EUPL-1.2
#include "summit_service.hpp"

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "json.hpp"
#include "summit_repository.hpp"

namespace plenaria::events_gfmd {

namespace {

std::string edition_subject(const std::string& id) { return "events.edition/" + id; }
std::string table_subject(const std::string& id) { return "events-gfmd.round_table/" + id; }

Result<void> refuse_if_any(std::vector<FieldError> problems) {
    if (problems.empty()) return {};
    return Error{ErrorCode::invalid_input,
                 /*t*/ "Something in this form needs your attention.",
                 {},
                 std::move(problems)};
}

Error changed_meanwhile(const std::string& what) {
    return {
        ErrorCode::conflict,
        /*t*/
        "Somebody else has changed this since you opened it. Look at what is stored now, then decide again.",
        what};
}

/// Adds the members that `lines` mean to `team`, or a problem for each line that means none or several.
void read_lines(UnitOfWork& uow, directory::Lookup& lookup, const std::vector<std::string>& lines,
                TeamRole role, std::vector<TeamMember>& team, std::vector<FieldError>& problems) {
    const std::string field = role == TeamRole::co_chair ? "co_chairs" : "members";
    for (const auto& line : lines) {
        const auto text = trim(line);
        if (text.empty()) continue;
        if (is_country_code(text)) {
            team.push_back({.role = role, .ref = "country/" + text});
            continue;
        }
        if (const auto entry = lookup.entry(uow, text, "en")) {
            team.push_back({role, entry->ref, entry->name});
            continue;
        }
        const auto found =
            is_utf8(text) ? lookup.called(uow, text, "", "en") : std::vector<directory::Entry>();
        if (found.size() == 1)
            team.push_back({role, found.front().ref, found.front().name});
        else if (found.empty())
            problems.push_back({field,
                                /*t*/
                                "Nothing in the directory is called {text}; countries are written by "
                                "their two letters.",
                                {{"text", text}}});
        else
            problems.push_back({field,
                                /*t*/
                                "Several entries of the directory are called {text}: write more of the "
                                "name.",
                                {{"text", text}}});
    }
}

Result<void> take_facts(UnitOfWork& uow, directory::Lookup& lookup, const TableFacts& facts,
                        RoundTable& table) {
    std::vector<FieldError> problems;
    table.code = trim(facts.code);
    table.title = trim(facts.title);
    table.team.clear();
    read_lines(uow, lookup, facts.co_chairs, TeamRole::co_chair, table.team, problems);
    read_lines(uow, lookup, facts.members, TeamRole::member, table.team, problems);
    check(table, problems);
    return refuse_if_any(std::move(problems));
}

std::string table_json(const RoundTable& table) {
    auto team = Document::array();
    for (const auto& member : table.team)
        team.push_back({{"role", std::string(to_text(member.role))}, {"ref", member.ref}});
    return compact({{"code", table.code}, {"title", table.title}, {"team", std::move(team)}});
}

}  // namespace

Result<SummitReading> read_summit(UnitOfWork& uow, events::Editions& editions, const std::string& edition,
                                  std::string_view language) {
    auto card = editions.edition(uow, edition, language);
    if (!card || card->format != "gfmd")
        return Error{ErrorCode::not_found, /*t*/ "This event is no GFMD summit.", edition};
    return SummitReading{*std::move(card), summit_of(uow, edition), tables_of(uow, edition)};
}

Result<RoundTable> table_of(UnitOfWork& uow, const std::string& id) {
    auto table = find_table(uow, id);
    if (!table) return Error{ErrorCode::not_found, /*t*/ "This round table does not exist.", id};
    return *std::move(table);
}

Result<void> set_summit(UnitOfWork& uow, events::Editions& editions, const Actor& actor,
                        const std::string& edition, Summit summit) {
    const auto before = read_summit(uow, editions, edition, "en");
    if (!before) return before.error();
    summit.chair = trim(summit.chair);
    summit.theme = trim(summit.theme);
    std::vector<FieldError> problems;
    check(summit, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    if (!store(uow, edition, summit)) return changed_meanwhile(edition_subject(edition));
    const auto json = [](const Summit& each) {
        return compact({{"chair", each.chair}, {"theme", each.theme}});
    };
    uow.record(actor, "events-gfmd.set_summit", edition_subject(edition), json(before->summit), json(summit));
    return {};
}

Result<std::string> add_table(UnitOfWork& uow, directory::Lookup& lookup, events::Editions& editions,
                              const Actor& actor, const std::string& edition, const TableFacts& facts) {
    if (auto summit = read_summit(uow, editions, edition, "en"); !summit) return std::move(summit).error();
    RoundTable table{.id = new_id(), .edition_id = edition};
    if (auto good = take_facts(uow, lookup, facts, table); !good) return std::move(good).error();
    insert(uow, table);
    uow.record(actor, "events-gfmd.add_table", table_subject(table.id), "", table_json(table));
    return table.id;
}

Result<void> change_table(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                          const std::string& id, const TableFacts& facts, int revision) {
    const auto before = table_of(uow, id);
    if (!before) return before.error();
    auto table = *before;
    if (auto good = take_facts(uow, lookup, facts, table); !good) return good;
    table.revision = revision;
    if (!update(uow, table)) return changed_meanwhile(table_subject(id));
    uow.record(actor, "events-gfmd.change_table", table_subject(id), table_json(*before), table_json(table));
    return {};
}

Result<void> remove_table(UnitOfWork& uow, const Actor& actor, const std::string& id, bool removed) {
    const auto table = table_of(uow, id);
    if (!table) return table.error();
    if (table->removed == removed) return {};
    set_table_removed(uow, id, removed);
    uow.record(actor, removed ? "events-gfmd.remove_table" : "events-gfmd.restore_table", table_subject(id),
               "", "");
    return {};
}

Result<std::string> add_paper(UnitOfWork& uow, const Actor& actor, Paper paper, std::string_view bytes) {
    const auto table = table_of(uow, paper.table_id);
    if (!table) return table.error();
    paper.title = trim(paper.title);
    std::vector<FieldError> problems;
    check(paper, problems);
    if (!bytes.starts_with("%PDF-"))
        problems.push_back({"file", /*t*/ "Choose the paper as a PDF."});
    else if (bytes.size() > largest_paper)
        problems.push_back({"file", /*t*/ "A paper has at most 20 MB."});
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    paper.id = new_id();
    paper.file = uow.keep_file(bytes, "application/pdf");
    paper.file_name = "round-table-" + paper.id.substr(20) + '-' + paper.language + ".pdf";
    paper.added_at = uow.now();
    paper.added_by = actor.name;
    insert(uow, paper);
    uow.record(actor, "events-gfmd.add_paper", table_subject(paper.table_id), "",
               compact({{"paper", paper.id}, {"title", paper.title}, {"language", paper.language}}));
    return paper.id;
}

Result<void> remove_paper(UnitOfWork& uow, const Actor& actor, const std::string& id, bool removed) {
    const auto paper = find_paper(uow, id);
    if (!paper) return Error{ErrorCode::not_found, /*t*/ "This paper does not exist.", id};
    if (paper->removed == removed) return {};
    set_paper_removed(uow, id, removed);
    uow.record(actor, removed ? "events-gfmd.remove_paper" : "events-gfmd.restore_paper",
               table_subject(paper->table_id), "", compact({{"paper", id}, {"title", paper->title}}));
    return {};
}

}  // namespace plenaria::events_gfmd
