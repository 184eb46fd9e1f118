// SPDX-License-Identifier: EUPL-1.2
#include "letters/letter_store.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/actor.hpp>
#include <plenaria/sql.hpp>

#include "view/letter_text.hpp"

namespace plenaria::host {

namespace {

void write_letter(UnitOfWork& uow, const StoredLetter& letter) {
    const auto now = to_text(uow.now());
    const int in_use = letter.in_use ? 1 : 0;
    soci::statement update =
        (sql::prepare(uow,
                      "UPDATE core_letter SET source = :source, shipped = :shipped, in_use = :in_use, "
                      "version = version + 1, changed_at = :now, changed_by = :who "
                      "WHERE name = :name AND language = :language"),
         soci::use(letter.source, "source"), soci::use(letter.shipped, "shipped"),
         soci::use(in_use, "in_use"), soci::use(now, "now"), soci::use(letter.changed_by, "who"),
         soci::use(letter.name, "name"), soci::use(letter.language, "language"));
    update.execute(true);
    if (update.get_affected_rows() > 0) return;
    sql::query(uow,
               "INSERT INTO core_letter(name, language, source, shipped, in_use, version, changed_at, "
               "changed_by) VALUES(:name, :language, :source, :shipped, :in_use, 1, :now, :who)"),
        soci::use(letter.name, "name"), soci::use(letter.language, "language"),
        soci::use(letter.source, "source"), soci::use(letter.shipped, "shipped"), soci::use(in_use, "in_use"),
        soci::use(now, "now"), soci::use(letter.changed_by, "who");
}

std::string subject_of(const std::string& name, const std::string& language) {
    return "core.letter/" + name + "." + language;
}
std::string as_json(const std::string& text) { return nlohmann::json{{"text", text}}.dump(); }

int version_in_use(const std::optional<StoredLetter>& letter) {
    if (!letter || !letter->in_use) return 0;
    return letter->version;
}

}  // namespace

std::vector<StoredLetter> all_letters(UnitOfWork& uow) {
    std::vector<StoredLetter> all;
    StoredLetter one;
    std::string changed_at;
    int in_use = 0;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT name, language, source, shipped, in_use, version, changed_at, changed_by "
                      "FROM core_letter ORDER BY name, language"),
         soci::into(one.name), soci::into(one.language), soci::into(one.source), soci::into(one.shipped),
         soci::into(in_use), soci::into(one.version), soci::into(changed_at), soci::into(one.changed_by));
    statement.execute();
    while (statement.fetch()) {
        one.in_use = in_use != 0;
        one.changed_at = parse_instant(changed_at).value_or(Instant{});
        all.push_back(one);
    }
    return all;
}

std::optional<StoredLetter> find_letter(UnitOfWork& uow, const std::string& name,
                                        const std::string& language) {
    for (auto& letter : all_letters(uow))  // a few dozen at most
        if (letter.name == name && letter.language == language) return std::move(letter);
    return std::nullopt;
}

Result<void> LetterStore::reload() {
    // One after the other: what was read before a change must not take the place of what was read after it.
    const std::lock_guard one_at_a_time(reloading_);
    auto stored =
        db_.read([](UnitOfWork& uow) -> Result<std::vector<StoredLetter>> { return all_letters(uow); });
    if (!stored) return std::move(stored).error();
    std::vector<view::Letter> letters;
    for (auto& letter : *stored)
        if (letter.in_use)
            letters.push_back({std::move(letter.name), std::move(letter.language), std::move(letter.source)});
    renderer_.set_letters(letters);
    return {};
}

std::vector<FieldError> LetterStore::mistakes(const std::string& name, const std::string& language,
                                              const std::string& source,
                                              const std::vector<std::string>& members) const {
    if (source.size() > longest_letter)
        return {
            FieldError{"text", "Use at most {max} characters.", {{"max", std::to_string(longest_letter)}}}};
    if (!source.starts_with("Subject: ")) return {FieldError{"text", "The first line must be “Subject: …”."}};
    try {
        const auto changed = renderer_.compile_letter({name, language, source});
        const auto shipped = renderer_.shipped_program(name, language);
        std::vector<FieldError> problems;
        for (const auto& unknown : view::unknown_names(*changed, *shipped, members))
            problems.push_back(
                {"text",
                 "Line {line}: there is no {name} here. It would print nothing.",
                 {{"line", std::to_string(unknown.line)}, {"name", "{{" + unknown.name + "}}"}}});
        return problems;
    } catch (const view::TemplateError& error) {
        std::string what = error.what();
        if (what.starts_with("letter:")) what.erase(0, 7);
        return {FieldError{"text", "The text cannot be used. Line {what}", {{"what", what}}}};
    }
}

Result<void> LetterStore::change(const Actor& who, const std::string& name, const std::string& language,
                                 const std::string& source, const std::vector<std::string>& members,
                                 int seen) {
    if (auto problems = mistakes(name, language, source, members); !problems.empty())
        return Error{
            .code = ErrorCode::invalid_input, .message = "There is a problem", .fields = std::move(problems)};
    const StoredLetter letter{.name = name,
                              .language = language,
                              .source = source,
                              .shipped = renderer_.shipped_letter(name, language),
                              .changed_by = who.name};
    auto written = db_.write([&](UnitOfWork& uow) -> Result<void> {
        const auto before = find_letter(uow, name, language);
        if (version_in_use(before) != seen)
            return Error{ErrorCode::conflict, "Somebody else has changed this text meanwhile."};
        write_letter(uow, letter);
        uow.record(who, "core.change_letter", subject_of(name, language),
                   as_json(seen != 0 ? before->source : letter.shipped), as_json(source));
        uow.invalidate(cache_tag);
        return {};
    });
    if (!written) return written;
    return reload();
}

Result<void> LetterStore::use_own(const Actor& who, const std::string& name, const std::string& language,
                                  bool in_use) {
    auto written = db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto letter = find_letter(uow, name, language);
        if (!letter) return Error{ErrorCode::not_found, "This text has not been changed."};
        if (letter->in_use == in_use) return {};
        letter->in_use = in_use;
        letter->changed_by = who.name;
        write_letter(uow, *letter);
        const auto own = as_json(letter->source);
        const auto shipped = as_json(renderer_.shipped_letter(name, language));
        uow.record(who, in_use ? "core.use_own_letter" : "core.use_shipped_letter",
                   subject_of(name, language), in_use ? shipped : own, in_use ? own : shipped);
        uow.invalidate(cache_tag);
        return {};
    });
    if (!written) return written;
    return reload();
}

}  // namespace plenaria::host
