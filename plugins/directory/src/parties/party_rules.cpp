// SPDX-License-Identifier: EUPL-1.2
#include "party_rules.hpp"

#include <algorithm>
#include <set>

#include <plenaria/text.hpp>
#include <plenaria/time.hpp>

#include "../country.hpp"

namespace plenaria::directory {

namespace {

/// Collects problems; each check names its field.
class Checker {
public:
    void text(const char* field, const std::string& value, std::size_t max, bool required = false) {
        if (!is_utf8(value)) return add(field, /*t*/ "This text holds characters that cannot be read.");
        if (required && fold(value).empty()) return add(field, /*t*/ "Fill in this field.");
        if (length(value) > max)
            add(field, /*t*/ "Use at most {max} characters.", {{"max", std::to_string(max)}});
    }
    void names(const Names& name) {
        text("name_en", name.en, 200, true);
        text("name_es", name.es, 200);
        text("name_fr", name.fr, 200);
    }
    void aliases(const std::vector<std::string>& aliases) {
        if (aliases.size() > 100)
            add("aliases", /*t*/ "Use at most {max} further spellings.", {{"max", "100"}});
        for (const auto& alias : aliases) text("aliases", alias, 200);
    }
    void language(const std::string& language) {
        if (std::find(languages.begin(), languages.end(), language) == languages.end())
            add("language", /*t*/ "Choose one of the languages.");
    }
    void zone(const std::string& zone) {
        if (zone.size() > 64 || !is_zone(zone)) add("zone", /*t*/ "Write a time zone, like Africa/Kampala.");
    }
    void country(const std::string& iso2, bool required) {
        if (iso2.empty() ? required : find_country(iso2) == nullptr) add("iso2", /*t*/ "Choose a country.");
    }
    void address(const char* field, const std::string& address) {
        const auto at = address.find('@');
        const bool plausible =
            at != std::string::npos && at > 0 && address.find('.', at) != std::string::npos &&
            address.find('@', at + 1) == std::string::npos && address.back() != '.' &&
            address.size() <= 254 && std::none_of(address.begin(), address.end(), [](unsigned char c) {
                return c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"' || c == ',' || c == ';';
            });
        if (!plausible || !is_utf8(address)) add(field, /*t*/ "Write a mail address, like ana@example.org.");
    }
    /// What a letter needs, once anything of it is known.
    void post(const PostalAddress& post) {
        if (!post.is_known()) return;
        text("post_street", post.street, 180, true);
        const auto lines = static_cast<std::size_t>(std::count(post.street.begin(), post.street.end(), '\n'));
        if (lines >= most_street_lines)
            add("post_street", /*t*/ "Use at most {max} lines.",
                {{"max", std::to_string(most_street_lines)}});
        text("post_code", post.postcode, 20);
        text("post_town", post.town, 100, true);
        text("post_division", post.division, 100);
        if (find_country(post.iso2) == nullptr) add("post_country", /*t*/ "Choose a country.");
    }
    void add(const char* field, const char* message, MessageValues values = {}) {
        fields_.push_back({field, message, std::move(values)});
    }
    [[nodiscard]] Result<void> done() && {
        if (fields_.empty()) return {};
        return Error{
            ErrorCode::invalid_input, "Something in this form needs your attention.", {}, std::move(fields_)};
    }

private:
    std::vector<FieldError> fields_;
};

bool is_web_address(const std::string& url) {
    const bool known_scheme = url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
    return known_scheme && std::none_of(url.begin(), url.end(), [](unsigned char c) {
               return c <= ' ' || c == 0x7f || c == '"' || c == '<' || c == '>';
           });
}

}  // namespace

Result<void> check(const City& city) {
    Checker checker;
    checker.names(city.name);
    checker.aliases(city.aliases);
    checker.country(city.iso2, true);
    checker.text("division", city.division, 100);
    if (city.population < 0 || city.population > 100'000'000)
        checker.add("population", /*t*/ "Write a whole number from {min} to {max}.",
                    {{"min", "0"}, {"max", "100000000"}});
    // Written so that a NaN is refused too.
    if (city.has_place && !(city.latitude >= -90 && city.latitude <= 90))
        checker.add("latitude", /*t*/ "A latitude lies between -90 and 90.");
    if (city.has_place && !(city.longitude >= -180 && city.longitude <= 180))
        checker.add("longitude", /*t*/ "A longitude lies between -180 and 180.");
    checker.zone(city.zone);
    checker.language(city.language);
    checker.text("note", city.note, 2000);
    checker.post(city.post);
    return std::move(checker).done();
}

Result<void> check(const Organisation& organisation) {
    Checker checker;
    checker.names(organisation.name);
    checker.text("acronym_en", organisation.acronym.en, 40);
    checker.text("acronym_es", organisation.acronym.es, 40);
    checker.text("acronym_fr", organisation.acronym.fr, 40);
    checker.aliases(organisation.aliases);
    checker.text("kind", organisation.kind, 60);
    checker.country(organisation.iso2, false);
    checker.text("website", organisation.website, 300);
    if (!organisation.website.empty() && !is_web_address(organisation.website))
        checker.add("website", /*t*/ "Write a web address that begins with https://.");
    checker.zone(organisation.zone);
    checker.language(organisation.language);
    checker.text("note", organisation.note, 2000);
    checker.post(organisation.post);
    return std::move(checker).done();
}

Result<void> check(const Person& person) {
    Checker checker;
    checker.text("name", person.name, 200, true);
    checker.aliases(person.aliases);
    if (!person.gender.empty() && person.gender != "female" && person.gender != "male" &&
        person.gender != "other")
        checker.add("gender", /*t*/ "Choose one of the answers.");
    checker.language(person.language);
    if (!person.email.empty()) checker.address("email", person.email);
    checker.text("note", person.note, 2000);
    checker.post(person.post);
    return std::move(checker).done();
}

Result<void> check(const ContactRow& contact, bool office_has_post) {
    Checker checker;
    if (std::find(contact_roles.begin(), contact_roles.end(), contact.role) == contact_roles.end())
        checker.add("role", /*t*/ "Choose one of the answers.");
    checker.text("name", contact.name, 200);
    if (!contact.address.empty())
        checker.address("address", contact.address);
    else if (!contact.post.is_known() && !office_has_post)
        checker.add("address", /*t*/ "Write a mail address or a postal address.");
    checker.language(contact.language);
    checker.post(contact.post);
    return std::move(checker).done();
}

Result<void> check(const Segment& segment) {
    Checker checker;
    checker.text("name", segment.name, 100, true);
    checker.text("note", segment.note, 500);
    return std::move(checker).done();
}

std::string clip(std::string_view text, std::size_t max) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        // A byte that is no continuation begins a code point.
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && ++count > max)
            return std::string(text.substr(0, i));
    }
    return std::string(text);
}

std::string sort_form(std::string_view text) { return clip(fold(text), 200); }

std::string identity(const City& city) {
    auto text = sort_form(city.name.en) + '|' + city.iso2;
    if (const auto division = clip(fold(city.division), 100); !division.empty()) text += '|' + division;
    return text;
}
std::string identity(const Organisation& organisation) { return sort_form(organisation.name.en); }
std::string identity(const Segment& segment) { return sort_form(segment.name); }

namespace {

std::vector<std::string> joined_names(std::vector<std::string> names,
                                      const std::vector<std::string>& aliases) {
    names.insert(names.end(), aliases.begin(), aliases.end());
    std::set<std::string> seen;
    std::erase_if(names, [&](const std::string& name) { return name.empty() || !seen.insert(name).second; });
    return names;
}

}  // namespace

std::vector<std::string> spellings(const City& city) {
    return joined_names({city.name.en, city.name.es, city.name.fr}, city.aliases);
}
std::vector<std::string> spellings(const Organisation& o) {
    return joined_names({o.name.en, o.name.es, o.name.fr, o.acronym.en, o.acronym.es, o.acronym.fr},
                        o.aliases);
}
std::vector<std::string> spellings(const Person& person) {
    return joined_names({person.name}, person.aliases);
}

std::vector<std::string> index_words(const std::vector<std::string>& texts) {
    std::set<std::string> words;
    for (const auto& text : texts)
        for (const auto& word : folded_words(text)) words.insert(clip(word, 40));
    return {words.begin(), words.end()};
}

std::vector<std::string> tidy_aliases(const std::vector<std::string>& aliases,
                                      const std::vector<std::string>& names) {
    std::set<std::string> seen;
    for (const auto& name : names) seen.insert(sort_form(name));
    std::vector<std::string> out;
    for (const auto& alias : aliases) {
        auto text = trim(alias);
        const auto folded = sort_form(text);
        if (!folded.empty() && seen.insert(folded).second) out.push_back(std::move(text));
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace plenaria::directory
