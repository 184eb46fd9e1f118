// SPDX-License-Identifier: EUPL-1.2
// The texts of mails: which there are, changing one in one language, trying it with real data, and the way
// back.
#include <algorithm>
#include <array>
#include <charconv>

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/letters.hpp>
#include <plenaria/text.hpp>

#include "letters/line_changes.hpp"
#include "pages/letter_samples.hpp"
#include "pages/pages.hpp"
#include "view/letter_text.hpp"
#include "web/reply.hpp"

namespace plenaria::host {

namespace {

constexpr std::array<std::string_view, 3> letter_languages = {"en", "es", "fr"};
constexpr std::string_view subject_label = "Subject: ";

/// One letter in one language, as the path names it.
struct WhichLetter {
    std::string name;
    std::string language;
};

Result<WhichLetter> which_letter(const PageNeeds& needs, const Request& request) {
    WhichLetter found{request.path_value("plugin") + "/mail/" + request.path_value("letter"),
                      request.path_value("language")};
    const auto names = needs.letters->renderer().letters();
    if (std::find(names.begin(), names.end(), found.name) == names.end() ||
        std::find(letter_languages.begin(), letter_languages.end(), found.language) == letter_languages.end())
        return Error{ErrorCode::not_found, "There is no such letter."};
    return found;
}

std::string letter_url(RequestScope& scope, std::string_view route, const std::string& name,
                       std::string_view language) {
    const auto slash = name.find('/');
    return scope.url(route, {{"plugin", name.substr(0, slash)},
                             {"letter", name.substr(name.rfind('/') + 1)},
                             {"language", std::string(language)}});
}

/// What a person types in two fields, as one source and back.
struct LetterText {
    std::string subject;
    std::string body;
};
std::string letter_source(const LetterText& text) {
    return std::string(subject_label) + text.subject + "\n\n" + text.body;
}
LetterText letter_text(const std::string& source) {
    const auto end = std::min(source.find('\n'), source.size());
    const auto body = std::min(source.find_first_not_of('\n', end), source.size());
    return {source.starts_with(subject_label)
                ? source.substr(subject_label.size(), end - subject_label.size())
                : std::string(),
            source.substr(body)};
}
/// A subject to be read by people: what each mail fills in stands as "…".
std::string readable_subject(std::string subject) {
    for (auto from = subject.find("{{"); from != std::string::npos; from = subject.find("{{", from)) {
        const auto end = subject.find("}}", from);
        if (end == std::string::npos) break;
        subject.replace(from, end + 2 - from, "…");
    }
    return subject;
}
LetterText typed_letter(const Request& request) {
    const auto clean = [](std::string text, bool lines) {
        std::erase(text, '\r');
        if (!lines) std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    };
    return {trim(clean(request.form_value("subject"), false)), clean(request.form_value("text"), true)};
}

std::optional<Model> letter_sample(const WhichLetter& letter, RequestScope& scope) {
    auto found = scope.db().read([&](UnitOfWork& uow) -> Result<std::optional<Model>> {
        for (const auto& owned : host_scope(scope).site().contributions->services_of<LetterSamples>()) {
            const auto pass = owned.gate->enter();
            if (!pass) continue;
            if (auto model = owned.what->sample(uow, letter.name, letter.language)) return model;
        }
        return std::optional<Model>();
    });
    return found ? *std::move(found) : std::nullopt;
}

std::vector<std::string> members_of(const std::optional<Model>& model) {
    std::vector<std::string> names;
    if (model)
        for (const auto& member : model->object()) names.emplace_back(member.key.text());
    return names;
}

Model letter_tag(const StoredLetter* own, const std::string& shipped, const Locale& l) {
    if (own == nullptr || !own->in_use) return {{"kind", "grey"}, {"text", l.t("As shipped")}};
    if (own->shipped != shipped)
        return {{"kind", "amber"}, {"text", l.t("The shipped text has changed since")}};
    return {{"kind", "teal"}, {"text", l.t("Your text")}};
}

Result<Reply> show_letters(const PageNeeds& needs, RequestScope& scope) {
    auto stored = scope.db().read(
        [](UnitOfWork& uow) -> Result<std::vector<StoredLetter>> { return all_letters(uow); });
    if (!stored) return std::move(stored).error();
    const auto& l = scope.locale();
    const auto& renderer = needs.letters->renderer();
    Model::List letters;
    for (const auto& name : renderer.letters()) {
        Model::List cells;
        for (const auto language : letter_languages) {
            const auto own = std::find_if(stored->begin(), stored->end(), [&](const StoredLetter& one) {
                return one.name == name && one.language == language;
            });
            cells.push_back({{"language", l.language_name(language)},
                             {"url", letter_url(scope, "core.letter", name, language)},
                             {"state", letter_tag(own == stored->end() ? nullptr : &*own,
                                                  renderer.shipped_letter(name, language), l)}});
        }
        letters.push_back(
            {{"code", name},
             {"subject", readable_subject(letter_text(renderer.shipped_letter(name, l.language())).subject)},
             {"cells", std::move(cells)}});
    }
    Model::List columns;
    for (const auto language : letter_languages) columns.push_back({{"name", l.language_name(language)}});
    return View{.name = "core/admin/letters",
                .model = {{"columns", std::move(columns)}, {"letters", std::move(letters)}},
                .title = l.t("Texts of mails")};
}

Model::List change_models(const std::string& before, const std::string& after) {
    Model::List lines;
    for (auto& change : line_changes(before, after))
        lines.push_back({{"removed", change.kind == LineChange::Kind::removed},
                         {"added", change.kind == LineChange::Kind::added},
                         {"kept", change.kind == LineChange::Kind::kept},
                         {"text", std::move(change.text)}});
    return lines;
}

/// What a person typed and what was wrong with it; empty on the first visit.
struct LetterAttempt {
    std::optional<LetterText> text = {};
    int seen = 0;
    Error error = no_error;
};

void set_preview(Model& model, const WhichLetter& letter, const std::string& source,
                 const std::optional<Model>& sample, const view::TemplateRenderer& renderer) {
    std::string subject, text, problem;
    if (sample) {
        try {
            const auto mail = renderer.print_letter(
                *renderer.compile_letter({letter.name, letter.language, source}), *sample, letter.language);
            subject = mail.subject;
            text = mail.text;
        } catch (const view::TemplateError& error) {
            problem = error.what();
        }
    }
    model.set("has_sample", sample.has_value())
        .set("has_preview", !subject.empty() || !text.empty())
        .set("preview_subject", std::move(subject))
        .set("preview_text", std::move(text))
        .set("preview_problem", problem)
        .set("has_preview_problem", !problem.empty());
}

Result<Reply> show_letter(const PageNeeds& needs, const WhichLetter& letter, const LetterAttempt& attempt,
                          RequestScope& scope) {
    auto stored = scope.db().read([&](UnitOfWork& uow) -> Result<std::optional<StoredLetter>> {
        return find_letter(uow, letter.name, letter.language);
    });
    if (!stored) return std::move(stored).error();
    const auto& l = scope.locale();
    const auto& renderer = needs.letters->renderer();
    const auto shipped = renderer.shipped_letter(letter.name, letter.language);
    const auto* own = *stored && (*stored)->in_use ? &**stored : nullptr;
    const auto text = attempt.text.value_or(letter_text(own ? own->source : shipped));
    const auto sample = letter_sample(letter, scope);
    auto names = view::names_in(*renderer.shipped_program(letter.name, letter.language));
    for (auto& member : members_of(sample))
        if (std::find(names.begin(), names.end(), member) == names.end()) names.push_back(std::move(member));
    Model::List name_models;
    for (const auto& name : names)
        if (!name.starts_with("has_")) name_models.push_back({{"text", "{{" + name + "}}"}});

    // The page is in the reader's language, what is written here in the letter's.
    Model model;
    model.set("has_problems", !attempt.error.fields.empty())
        .set("problems", problems_model(attempt.error, l))
        .set("heading", readable_subject(letter_text(shipped).subject))
        .set("code", letter.name)
        .set("language_name", l.language_name(letter.language))
        .set("letter_language", letter.language)
        .set("list_url", scope.url("core.letters"))
        .set("state", letter_tag(own, shipped, l))
        .set("is_own", own != nullptr)
        .set("changed", own == nullptr ? std::string()
                                       : l.t("Changed by {name}, {when}",
                                             {{"name", own->changed_by},
                                              {"when", l.instant(own->changed_at, scope.actor().zone)}}))
        .set("is_stale", own != nullptr && own->shipped != shipped)
        .set("since", own == nullptr ? Model::List() : change_models(own->shipped, shipped))
        .set("changes", own == nullptr ? Model::List() : change_models(shipped, own->source))
        .set("save_url", letter_url(scope, "core.save_letter", letter.name, letter.language))
        .set("shipped_url", letter_url(scope, "core.use_shipped_letter", letter.name, letter.language))
        .set("seen", std::to_string(attempt.text     ? attempt.seen
                                    : own != nullptr ? own->version
                                                     : 0))
        .set("subject", field_model({.label = l.t("Subject"),
                                     .name = "subject",
                                     .value = text.subject,
                                     .error = problem_on("subject", attempt.error, l),
                                     .language = letter.language}))
        .set("text", field_model({.label = l.t("Text"),
                                  .name = "text",
                                  .value = text.body,
                                  .error = problem_on("text", attempt.error, l),
                                  .language = letter.language,
                                  .rows = 18}))
        .set("names", std::move(name_models));
    set_preview(model, letter, letter_source(text), sample, renderer);
    const bool refused = !attempt.error.message.empty();
    return View{.name = "core/admin/letter",
                .model = std::move(model),
                .title = l.t("Text of a mail") + " – " + letter.name,
                .status = refused ? status_of(attempt.error.code) : 200};
}

/// As `seen` has it: 0 while the shipped text is used.
Result<int> version_now(const WhichLetter& letter, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<int> {
        const auto stored = find_letter(uow, letter.name, letter.language);
        return stored && stored->in_use ? stored->version : 0;
    });
}

Result<Reply> save_letter(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    auto letter = which_letter(needs, request);
    if (!letter) return std::move(letter).error();
    LetterAttempt attempt{.text = typed_letter(request)};
    const auto& seen = request.form_value("seen");
    std::from_chars(seen.data(), seen.data() + seen.size(), attempt.seen);
    const auto members = members_of(letter_sample(*letter, scope));
    if (!request.form_value("preview").empty()) {
        attempt.error.fields =
            needs.letters->mistakes(letter->name, letter->language, letter_source(*attempt.text), members);
        if (!attempt.error.fields.empty()) attempt.error.message = "There is a problem";
        return show_letter(needs, *letter, attempt, scope);
    }
    auto done = needs.letters->change(scope.actor(), letter->name, letter->language,
                                      letter_source(*attempt.text), members, attempt.seen);
    if (done) {
        scope.notice(scope.locale().t("Saved. The next mails have this text."));
        return Redirect{letter_url(scope, "core.letter", letter->name, letter->language)};
    }
    attempt.error = done.error();
    if (attempt.error.code == ErrorCode::conflict) {
        // The page shows what stands there now; to save over it is then a decision.
        attempt.error.fields = {{"text", attempt.error.message}};
        auto now = version_now(*letter, scope);
        if (!now) return std::move(now).error();
        attempt.seen = *now;
    } else if (attempt.error.code != ErrorCode::invalid_input) {
        return attempt.error;
    }
    return show_letter(needs, *letter, attempt, scope);
}

Handler switching_letter(const PageNeeds& needs, bool own) {
    return [needs, own](const Request& request, RequestScope& scope) -> Result<Reply> {
        auto letter = which_letter(needs, request);
        if (!letter) return std::move(letter).error();
        auto done = needs.letters->use_own(scope.actor(), letter->name, letter->language, own);
        if (!done) return std::move(done).error();
        if (own)
            scope.notice(scope.locale().t("Your text is used again."));
        else
            scope.notice(scope.locale().t("The shipped text is used again."),
                         letter_url(scope, "core.use_own_letter", letter->name, letter->language));
        return Redirect{letter_url(scope, "core.letter", letter->name, letter->language)};
    };
}

}  // namespace

void add_letter_pages(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::permission("core.write_letters");
    const std::string one = "/admin/letters/{plugin}/{letter}/{language}";
    const auto add = [&](Method method, std::string path, std::string name, Handler handler) {
        core.routes.push_back({.method = method,
                               .path = std::move(path),
                               .name = std::move(name),
                               .access = access,
                               .handler = std::move(handler)});
    };
    add(Method::get, "/admin/letters", "core.letters",
        [needs](const Request&, RequestScope& scope) { return show_letters(needs, scope); });
    add(Method::get, one, "core.letter",
        [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
            auto letter = which_letter(needs, request);
            if (!letter) return std::move(letter).error();
            return show_letter(needs, *letter, {}, scope);
        });
    add(Method::post, one, "core.save_letter",
        [needs](const Request& request, RequestScope& scope) { return save_letter(needs, request, scope); });
    add(Method::post, one + "/shipped", "core.use_shipped_letter", switching_letter(needs, false));
    add(Method::post, one + "/own", "core.use_own_letter", switching_letter(needs, true));
    core.menus.push_back({.menu = "admin", .label = "Texts of mails", .route = "core.letters", .weight = 22});
    core.provide<LetterSamples>(host_letter_samples(needs));
}

}  // namespace plenaria::host
