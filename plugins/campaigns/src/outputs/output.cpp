// SPDX-License-Identifier: EUPL-1.2
#include "output.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {
constexpr std::string_view ids_of_kinds[] = {"press_release", "open_letter",     "op_ed",  "post",
                                             "newsletter",    "speaking_points", "toolkit"};
}

std::string_view to_text(OutputKind kind) { return ids_of_kinds[static_cast<std::size_t>(kind) - 1]; }

std::optional<OutputKind> parse_output_kind(std::string_view text) {
    for (const auto each : output_kinds)
        if (to_text(each) == text) return each;
    return std::nullopt;
}

bool is_for_public(OutputKind kind) { return kind != OutputKind::speaking_points; }

std::string_view name_of(OutputKind kind) {
    switch (kind) {
        case OutputKind::press_release:
            return /*t*/ "Press release";
        case OutputKind::open_letter:
            return /*t*/ "Open letter";
        case OutputKind::op_ed:
            return /*t*/ "Op-ed";
        case OutputKind::newsletter:
            return /*t*/ "Newsletter";
        case OutputKind::speaking_points:
            return /*t*/ "Speaking points";
        case OutputKind::toolkit:
            return /*t*/ "Toolkit";
        case OutputKind::post:
            break;
    }
    return /*t*/ "Post";
}

std::string_view name_of(OutputKind kind, std::string_view network) {
    return network_called(network) == nullptr ? name_of(kind) : /*t*/ "Post on {network}";
}

std::string_view to_text(Decision decision) {
    if (decision == Decision::cleared) return "cleared";
    return decision == Decision::declined ? "declined" : "";
}

Decision parse_decision(std::string_view text) {
    if (text == "cleared") return Decision::cleared;
    return text == "declined" ? Decision::declined : Decision::open;
}

bool CityText::may_be_asked() const {
    return !no_language && std::all_of(missing.begin(), missing.end(),
                                       [](const std::string& each) { return each == "quote"; });
}

CityText text_of(const Output& output, const City& city, const std::string& country, const std::string& quote,
                 const std::string& event_date) {
    const auto& title = output.facts.title.exactly(city.language);
    const auto& body = output.facts.body.exactly(city.language);
    const CityValues values{
        .city = city.name, .country = country, .mayor = city.mayor, .quote = quote, .event_date = event_date};
    CityText text{.title = merged(title, values), .body = merged(body, values)};
    text.missing = missing_values(title + '\n' + body, values);
    text.no_language = body.empty() || (title.empty() && output.facts.kind != OutputKind::post);
    if (const auto* network = network_called(output.facts.network))
        if (const auto size = counted(text.body, *network); size > network->longest)
            text.too_long_by = size - network->longest;
    return text;
}

bool uses(const OutputFacts& facts, std::string_view variable) {
    const auto in = [&](const Texts& texts) {
        return std::any_of(texts.all.begin(), texts.all.end(),
                           [&](const auto& each) { return uses(each.second, variable); });
    };
    return in(facts.title) || in(facts.body);
}

std::string text_file(std::string_view title, std::string_view body) {
    return std::string(title) + "\n\n" + std::string(body) + "\n";
}

std::string listed_hash(std::string_view title, std::string_view text_hash) {
    return sha256_hex(std::string(text_hash) + ' ' + std::string(title));
}

std::string text_hash(std::string_view title, std::string_view body) {
    return sha256_hex(text_file(title, body));
}

bool is_releasable(const Clearance& clearance) {
    return clearance.decision == Decision::cleared && !clearance.hash.empty() &&
           clearance.hash == text_hash(clearance.title, clearance.body);
}

bool is_listable(const ListedText& text) {
    return !text.hash.empty() && text.listed_hash == listed_hash(text.title, text.hash);
}

OutputFacts tidy(OutputFacts facts) {
    facts.title = tidy(std::move(facts.title));
    facts.body = tidy(std::move(facts.body));
    if (facts.kind != OutputKind::post) facts.network.clear();
    return facts;
}

void check(const OutputFacts& facts, std::vector<FieldError>& problems) {
    if (facts.kind == OutputKind::post && network_called(facts.network) == nullptr)
        problems.push_back({"network", /*t*/ "Choose the network of the post."});
    if (facts.body.all.empty())
        problems.push_back({"body_en", /*t*/ "Write the text in at least one language."});
    for (const auto language : languages) {
        const std::string code(language);
        const auto& title = facts.title.exactly(language);
        const auto& body = facts.body.exactly(language);
        if (title.empty() && !body.empty() && facts.kind != OutputKind::post)
            problems.push_back({"title_" + code, /*t*/ "This text has no heading in its language."});
        if (!title.empty() && body.empty())
            problems.push_back({"body_" + code, /*t*/ "This heading has no text in its language."});
        check_text("title_" + code, title, longest_title, problems);
        check_text("body_" + code, body, longest_body, problems);
        check_variables("title_" + code, title, problems);
        check_variables("body_" + code, body, problems);
    }
}

void check_quote(const std::string& field, std::string_view quote, std::vector<FieldError>& problems) {
    check_text(field, quote, longest_quote, problems);
    check_value(field, quote, problems);
}

}  // namespace plenaria::campaigns
