// SPDX-License-Identifier: EUPL-1.2
#include "common_pages.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <plenaria/form_answer.hpp>
#include <plenaria/text.hpp>

#include "country.hpp"
#include "labels.hpp"
#include "parties/party_rules.hpp"

namespace plenaria::directory {

namespace {

constexpr std::array<std::string_view, 5> filter_regions{"Africa", "Americas", "Asia", "Europe", "Oceania"};
constexpr std::array<std::string_view, 4> filter_contexts{"origin", "transit", "destination", "return"};
constexpr std::array<std::string_view, 5> filter_sorts{"name", "country", "population", "kind", "changed"};

template <std::size_t N>
std::string offered(const std::array<std::string_view, N>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) == values.end() ? std::string() : value;
}

/// One of several kinds of field; a template opens the one that is there.
Model item(std::string_view kind, Model model) {
    Model out;
    const auto add = [&](Key key) { out.set(key, key.text() == kind ? std::move(model) : Model(false)); };
    add("input");
    add("textarea");
    add("select");
    add("radios");
    add("checkboxes");
    add("party");
    return out;
}

}  // namespace

Day today(const RequestScope& scope) { return to_local(scope.now(), scope.actor().zone).day; }

Model::List tabs(RequestScope& scope, std::string_view current) {
    struct Tab {
        const char* label;
        const char* route;
    };
    constexpr std::array<Tab, 6> all{{{/*t*/ "Cities", "directory.cities"},
                                      {/*t*/ "Organisations", "directory.organisations"},
                                      {/*t*/ "People", "directory.people"},
                                      {/*t*/ "Lists", "directory.segments"},
                                      {/*t*/ "Imports", "directory.imports"},
                                      {/*t*/ "Duplicates", "directory.duplicates"}}};
    const bool may_edit = scope.actor().may("directory.edit");
    Model::List list;
    for (const auto& tab : all) {
        const std::string_view route = tab.route;
        if (!may_edit && (route == "directory.imports" || route == "directory.duplicates")) continue;
        list.push_back({{"label", scope.locale().t(tab.label)},
                        {"url", scope.url(tab.route)},
                        {"current", current == tab.route}});
    }
    return list;
}

Paging paging(int page) { return {.offset = (page - 1LL) * page_size, .limit = page_size}; }

ListFilter read_filter(const Request& request, const RequestScope& scope) {
    ListFilter filter{.language = std::string(scope.locale().language())};
    filter.words = folded_words(clip(request.query_value("q"), 200));
    for (auto& word : filter.words) word = clip(word, 40);
    filter.region = offered(filter_regions, request.query_value("region"));
    filter.context = offered(filter_contexts, request.query_value("context"));
    filter.kind =
        is_utf8(request.query_value("kind")) ? clip(request.query_value("kind"), 60) : std::string();
    filter.letter = clip(fold(clip(request.query_value("letter"), 1)), 1);
    if (auto sort = offered(filter_sorts, request.query_value("sort")); !sort.empty())
        filter.sort = std::move(sort);
    return filter;
}

Model input_item(const Field& field) { return item("input", field_model(field)); }
Model textarea_item(const Field& field) { return item("textarea", field_model(field)); }
Model select_item(const Field& field, const std::vector<Choice>& choices) {
    return item("select", choice_model(field, choices));
}
Model radios_item(const Field& field, const std::vector<Choice>& choices) {
    return item("radios", choice_model(field, choices));
}
Model checkboxes_item(const Field& field, const std::vector<Choice>& choices) {
    return item("checkboxes", choice_model(field, choices));
}

Model party_item(const Field& field, std::string_view shown, const std::string& suggest_url,
                 const Locale& locale) {
    auto model = field_model(field);
    model.set("shown", shown);
    model.set("suggest_url", suggest_url);
    model.set("none", locale.t("Nothing found"));
    return item("party", std::move(model));
}

void add_post_items(FormPage& page, const PostalAddress& post, const Locale& locale) {
    const auto add = [&](const char* name, const std::string& value, const char* width) {
        page.items.push_back(
            input_item({.label = locale.t(field_label(name)),
                        .name = name,
                        .value = value,
                        .error = page.error != nullptr ? problem_on(name, *page.error, locale) : "",
                        .css_class = width}));
    };
    page.items.push_back(textarea_item(
        {.label = locale.t(field_label("post_street")),
         .name = "post_street",
         .value = post.street,
         .hint = locale.t("Postal address for letters on paper: at most three lines, without the name."),
         .error = page.error != nullptr ? problem_on("post_street", *page.error, locale) : "",
         .rows = 3}));
    add("post_code", post.postcode, "govuk-input--width-10");
    add("post_town", post.town, "govuk-input--width-20");
    add("post_division", post.division, "govuk-input--width-20");
    page.items.push_back(
        select_item({.label = locale.t(field_label("post_country")),
                     .name = "post_country",
                     .error = page.error != nullptr ? problem_on("post_country", *page.error, locale) : ""},
                    country_choices(locale, post.iso2, true)));
}

PostalAddress read_post(const Request& request) {
    PostalAddress post;
    for (const auto& [name, value] : fields(post)) set_field(post, name, request.form_value(name));
    return tidy(post);
}

std::string post_in_words(const PostalAddress& post, const Locale& locale) {
    auto words = lines_of(post);
    if (!post.iso2.empty()) words += (words.empty() ? "" : "\n") + locale.country(post.iso2);
    std::string line;
    for (const auto c : words) line += c == '\n' ? std::string(", ") : std::string(1, c);
    return line;
}

void add_post_columns(Table& table, const Locale& locale) {
    for (const auto& [name, value] : fields(PostalAddress()))
        table.columns.push_back({.title = locale.t(field_label(name))});
}

void add_post_cells(Table& table, const PostById& posts, const std::string& id) {
    const auto found = posts.find(id);
    for (auto& [name, value] : fields(found == posts.end() ? PostalAddress() : found->second))
        table.rows.back().push_back(std::move(value));
}

View form_view(RequestScope& scope, const FormPage& page) {
    const auto& locale = scope.locale();
    Model model{{"caption", page.caption}, {"heading", page.title},     {"action_url", page.action},
                {"submit", page.submit},   {"cancel_url", page.cancel}, {"items", page.items}};
    Model::List hidden;
    for (const auto& [name, value] : page.hidden) hidden.push_back({{"name", name}, {"value", value}});
    if (page.version != 0) hidden.push_back({{"name", "version"}, {"value", std::to_string(page.version)}});
    model.set("hidden", std::move(hidden));
    set_problems(model, page.error, locale);
    Model::List stored;
    for (const auto& [name, value] : page.stored)
        stored.push_back({{"key", locale.t(field_label(name))},
                          {"value", value.empty() ? locale.t("empty") : value},
                          {"has_change", false},
                          {"change_url", ""}});
    model.set("rows", std::move(stored));
    return {.name = "directory/form",
            .model = std::move(model),
            .title = page.error != nullptr ? locale.t("Error: {title}", {{"title", page.title}}) : page.title,
            .status = status_of(page.error)};
}

int read_version(Form& form) {
    return static_cast<int>(form.number("version", 1, 1'000'000'000, true).value_or(0));
}

Result<Reply> form_again(const Error& error, FormPage page, const PrintForm& print) {
    if (!is_for_form(error)) return error;
    page.error = &error;
    return print(std::move(page));
}

Result<Reply> form_again(const Error& error, FormPage page, int typed_version, Fields differing,
                         const PrintForm& print) {
    if (error.code == ErrorCode::conflict)
        page.stored = std::move(differing);
    else
        page.version = typed_version;
    return form_again(error, std::move(page), print);
}

Fields differing(const Fields& stored, const Fields& typed) {
    Fields out;
    for (std::size_t i = 0; i < stored.size() && i < typed.size(); ++i)
        if (stored[i].second != typed[i].second) out.push_back(stored[i]);
    return out;
}

std::vector<Choice> country_choices(const Locale& locale, std::string_view current, bool may_be_empty) {
    std::vector<std::pair<std::string, Choice>> keyed;
    for (const auto& country : all_countries()) {
        auto label = locale.country(country.iso2);
        auto key = locale.sort_key(label);
        keyed.emplace_back(std::move(key), Choice{.value = std::string(country.iso2),
                                                  .label = std::move(label),
                                                  .selected = country.iso2 == current});
    }
    std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Choice> choices{{.value = "",
                                 .label = locale.t(may_be_empty ? "No country" : "Choose a country"),
                                 .selected = current.empty()}};
    for (auto& [key, choice] : keyed) choices.push_back(std::move(choice));
    return choices;
}

std::vector<Choice> language_choices(const Locale& locale, std::string_view current) {
    std::vector<Choice> choices;
    for (const auto language : languages)
        choices.push_back({.value = std::string(language),
                           .label = locale.language_name(language),
                           .selected = language == current});
    return choices;
}

std::vector<std::string> read_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (auto line = trim(text.substr(at, end - at)); !line.empty()) lines.push_back(std::move(line));
        at = end + 1;
    }
    return lines;
}

std::string join_lines(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) out += (out.empty() ? "" : "\n") + line;
    return out;
}

double read_decimal(Form& form, std::string_view field, std::string_view given) {
    auto text = trim(given);
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || rest != text.data() + text.size())
        form.problem(field, "Write a number, like 48.85341.");
    return value;
}

Error joined(Error first, const Error& second) {
    for (const auto& field : second.fields) {
        const bool named = std::any_of(first.fields.begin(), first.fields.end(),
                                       [&](const FieldError& other) { return other.field == field.field; });
        if (!named) first.fields.push_back(field);
    }
    return first;
}

}  // namespace plenaria::directory
