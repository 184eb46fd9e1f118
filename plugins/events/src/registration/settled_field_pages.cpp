// SPDX-License-Identifier: EUPL-1.2
#include "settled_field_pages.hpp"

#include <fstream>
#include <iterator>
#include <set>

#include <plenaria/text.hpp>

#include "../delegations/answer_service.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../delegations/invitation_service.hpp"
#include "../json.hpp"
#include "answer_file_service.hpp"
#include "city_answers.hpp"

namespace plenaria::events {

namespace {

constexpr std::string_view file_suffix = "_file";

/// "member_1_q_ID" → the question, when such a field needs to be settled.
const Question* question_of_field(const std::vector<Question>& form, const std::string& field) {
    const auto at = field.rfind("q_");
    if (at == std::string::npos) return nullptr;
    const auto* question = find_in(form, std::string_view(field).substr(at + 2));
    if (question == nullptr || question->removed) return nullptr;
    const auto kind = question->facts.kind;
    return kind == QuestionKind::city || kind == QuestionKind::file ? question : nullptr;
}

std::map<std::string, const Question*> fields_to_settle(const Request& request,
                                                        const std::vector<Question>& form) {
    std::map<std::string, const Question*> fields;
    const auto note = [&](const std::string& field) {
        if (const auto* question = question_of_field(form, field)) fields.emplace(field, question);
    };
    for (const auto& [field, value] : request.form) note(field);
    for (const auto& upload : request.uploads)
        if (upload.field.ends_with(file_suffix))
            note(upload.field.substr(0, upload.field.size() - file_suffix.size()));
    return fields;
}

const Upload* sent_file(const Request& request, const std::string& field) {
    for (const auto& upload : request.uploads)
        if (upload.field == field && (!upload.name.empty() || upload.size > 0)) return &upload;
    return nullptr;
}

/// One file after the other, so that they need not be in memory together.
Result<FileAnswer> take_file(const Upload& upload, const Question& question, const Delegation& delegation,
                             RequestScope& scope) {
    if (upload.size > largest_sent_file) return FileAnswer{.refusal = FileRefusal::large};
    std::ifstream stream(upload.path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    if (const auto refusal = refuse_file(bytes, upload.name, question.facts.file_kinds))
        return FileAnswer{.refusal = refusal};
    auto kept = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        return keep_answer_file(uow, delegation, question.id, upload.name, bytes);
    });
    if (!kept) return std::move(kept).error();
    return FileAnswer{.id = *std::move(kept)};
}

void settle_city(UnitOfWork& uow, const CityTools& tools, const Request& request, const std::string& field,
                 SettledFields& settled) {
    const auto& typed = request.form_value(field);
    const auto cities = is_utf8(typed) ? cities_meant(uow, tools, typed, request.form_value(field + "_ref"))
                                       : std::vector<NamedCity>();
    if (cities.size() == 1) {
        settled.answers[field] = cities.front().ref;
        settled.names[cities.front().ref] = cities.front().name;
        return;
    }
    // A ref in the place of a name is a name that no city has; nothing else makes an answer of it.
    auto text = typed;
    while (text.starts_with("city/")) text.erase(0, 5);
    settled.answers[field] = text;
    if (cities.size() > 1)
        settled.choices.push_back({field,
                                   /*t*/ "Which city do you mean? Write it with its country: {cities}.",
                                   {{"cities", choices_in_words(cities)}}});
}

void settle_file(UnitOfWork& uow, const Request& request, const std::string& field, const Question& question,
                 const Delegation& delegation, FileAnswer sent, SettledFields& settled) {
    auto before = file_answer(request.form_value(field)).id;
    if (!before.empty() && !is_own_file(uow, delegation, question.id, before)) {
        before.clear();
        if (sent.id.empty() && !sent.refusal) sent.refusal = FileRefusal::gone;
    }
    if (request.form.contains(field + "_remove")) before.clear();
    if (sent.id.empty()) sent.id = before;
    settled.answers[field] = to_text(sent);
    if (const auto file = sent.id.empty() ? std::nullopt : find_answer_file(uow, sent.id))
        settled.names[file->id] = file->name;
}

Result<Reply> download(Result<ReadFile> read) {
    if (!read) return std::move(read).error();
    return Download{read->file.name, read->file.content_type, std::move(read->bytes)};
}

}  // namespace

Result<SettledFields> settle_fields(const DelegationTools& tools, const Request& request, RequestScope& scope,
                                    const std::vector<Question>& form, const Delegation& delegation,
                                    bool takes_files) {
    const auto fields = fields_to_settle(request, form);
    if (fields.empty()) return SettledFields{};
    std::map<std::string, FileAnswer> sent;
    for (const auto& [field, question] : fields) {
        const auto* upload = takes_files && question->facts.kind == QuestionKind::file
                                 ? sent_file(request, field + std::string(file_suffix))
                                 : nullptr;
        if (upload == nullptr) continue;
        auto taken = take_file(*upload, *question, delegation, scope);
        if (!taken) return std::move(taken).error();
        sent[field] = *std::move(taken);
    }
    const CountryReader countries(*tools.locales);
    return scope.db().read([&](UnitOfWork& uow) -> Result<SettledFields> {
        SettledFields settled;
        const CityTools cities{*tools.lookup, *tools.directory, countries, scope.locale()};
        for (const auto& [field, question] : fields)
            if (question->facts.kind == QuestionKind::city)
                settle_city(uow, cities, request, field, settled);
            else
                settle_file(uow, request, field, *question, delegation, sent[field], settled);
        return settled;
    });
}

Error with_choices(Error error, const SettledFields& settled) {
    for (auto& problem : error.fields)
        for (const auto& choice : settled.choices)
            if (choice.field == problem.field) problem = choice;
    return error;
}

Result<Reply> office_cities(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& typed = request.query_value("q");
    const CountryReader countries(*tools.locales);
    const auto found = scope.db().write([&](UnitOfWork& uow) -> Result<std::vector<NamedCity>> {
        const auto own = own_delegation(uow, scope.actor(), request.path_value("edition"));
        if (!own) return own.error();
        return suggest_cities(uow, {*tools.lookup, *tools.directory, countries, scope.locale()},
                              own->delegation.id, is_utf8(typed) ? typed : std::string());
    });
    if (!found) return found.error();
    auto items = Document::array();
    for (const auto& each : *found)
        items.push_back({{"value", each.ref}, {"label", each.name}, {"hint", each.country}});
    return Reply(plenaria::Json{compact({{"items", std::move(items)}})});
}

Result<Reply> office_answer_file(const DelegationTools&, const Request& request, RequestScope& scope) {
    return download(scope.db().read([&](UnitOfWork& uow) -> Result<ReadFile> {
        const auto own = own_delegation(uow, scope.actor(), request.path_value("edition"));
        if (!own) return own.error();
        return read_answer_file(uow, own->delegation, request.path_value("answer_file"), FileReader::office);
    }));
}

Result<Reply> answer_file_download(const DelegationTools&, const Request& request, RequestScope& scope) {
    return download(scope.db().read([&](UnitOfWork& uow) -> Result<ReadFile> {
        const auto& id = request.path_value("delegation");
        const auto delegation = find_delegation(uow, id);
        if (!delegation) return delegation_unknown(id);
        return read_answer_file(uow, *delegation, request.path_value("answer_file"), FileReader::secretariat);
    }));
}

}  // namespace plenaria::events
