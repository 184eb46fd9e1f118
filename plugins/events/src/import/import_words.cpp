// SPDX-License-Identifier: EUPL-1.2
#include "import_words.hpp"

#include "../delegations/delegation.hpp"
#include "../registration/answer_words.hpp"

namespace plenaria::events {

namespace {

/// Kinds, states and answers are kept by key, and shown by name.
std::string shown_value(const ImportChange& change, const std::string& value, const EditionFormat& format,
                        const Question* question, const Locale& locale) {
    if (value.empty()) return locale.t("empty");
    if (question != nullptr) return words_of_answer(*question, value, {}, locale);
    if (change.field == "Kind") return format.kind_name(value, locale);
    if (change.field == "In the delegation")
        if (const auto role = parse_delegate_role(value)) return locale.t(name_of(*role));
    if (change.field == "State")
        if (const auto state = parse_session_state(value)) return locale.t(name_of(*state));
    if (change.field == "Answer")
        if (const auto answer = parse_answer(value)) return locale.t(name_of(*answer));
    return value;
}

}  // namespace

std::string words_of(const ImportChange& change, const EditionFormat& format,
                     const std::vector<Question>& form, const Locale& locale) {
    const auto* question = change.question.empty() ? nullptr : find_in(form, change.question);
    const auto field =
        question == nullptr ? locale.t(change.field) : question->facts.label.in(locale.language());
    return locale.t("{field}: {before} → {after}",
                    {{"field", field},
                     {"before", shown_value(change, change.before, format, question, locale)},
                     {"after", shown_value(change, change.after, format, question, locale)}});
}

std::string words_of(const ImportNote& note, const Locale& locale) {
    auto words = locale.t(note.key, note.values);
    if (note.column.empty()) return words;
    return locale.t(
        "{column}, “{cell}”: {reason}",
        {{"column", note.column}, {"cell", note.cell.substr(0, 60)}, {"reason", std::move(words)}});
}

std::string words_of_refusal(const Error& refused, const Locales& locales, const Locale& locale) {
    const auto& [code, key, detail, fields, values] = refused;
    if (locale.t(key) != key) return locale.t(key, values);
    return locales.get(locale.language(), "directory").t(key, values);
}

}  // namespace plenaria::events
