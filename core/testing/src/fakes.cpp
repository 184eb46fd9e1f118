// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <stdexcept>

#include <plenaria/id.hpp>
#include <plenaria/testing/fake_context.hpp>
#include <plenaria/testing/fake_locale.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/fake_services.hpp>
#include <plenaria/text.hpp>

namespace plenaria::test {

namespace {

std::string address_of(std::string_view route, const auto& values) {
    std::string url = "/" + std::string(route);
    char separator = '?';
    for (const auto& [name, value] : values) {
        url += separator + name + "=" + value;
        separator = '&';
    }
    return url;
}

std::string table_text(const Table& table) {
    std::string text = table.title + "\n";
    for (const auto& column : table.columns) text += column.title + "|";
    text += "\n";
    for (const auto& row : table.rows) {
        for (const auto& cell : row) text += cell + "|";
        text += "\n";
    }
    for (std::vector<std::string> row; table.more;) {
        if (const auto there = table.more(row); !there || !*there) break;
        for (const auto& cell : row) text += cell + "|";
        text += "\n";
    }
    if (table.chart) text += "chart: " + table.chart->title + "\n";
    return text;
}

void append(std::string& text, const Model& model, const std::string& indent) {
    if (model.is_text()) {
        text += " " + model.text() + "\n";
    } else if (model.is_html()) {
        text += " " + model.html() + "\n";
    } else if (model.is_truth()) {
        text += model.truth() ? " yes\n" : " no\n";
    } else if (model.is_list()) {
        text += "\n";
        for (const auto& item : model.list()) {
            text += indent + "-";
            append(text, item, indent + "  ");
        }
    } else {
        text += "\n";
        for (const auto& member : model.object()) {
            text += indent + std::string(member.key.text()) + ":";
            append(text, member.value, indent + "  ");
        }
    }
}

}  // namespace

Actor account(std::string name, std::vector<Permit> permits) {
    Actor actor{.kind = Actor::Kind::account, .id = new_id(), .name = std::move(name)};
    actor.permits = std::make_shared<const std::vector<Permit>>(std::move(permits));
    return actor;
}

Actor link_holder(std::string purpose, std::string subject, std::string party, std::string name) {
    Actor actor{.kind = Actor::Kind::link, .id = new_id(), .name = std::move(name)};
    actor.party = std::move(party);
    actor.subject = std::move(subject);
    actor.purpose = std::move(purpose);
    return actor;
}

std::string FakeScope::url(std::string_view route, const UrlValues& values) const {
    return address_of(route, values);
}

std::string FakeLocale::t(std::string_view message) const { return std::string(message); }
std::string FakeLocale::n(std::string_view one, std::string_view many, long long count) const {
    return fill(count == 1 ? one : many, {{"n", number(count)}});
}
std::string FakeLocale::number(long long value) const { return std::to_string(value); }
std::string FakeLocale::decimal(double value, int digits) const {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}
std::string FakeLocale::day(Day day) const { return plenaria::to_text(day); }
std::string FakeLocale::instant(Instant instant, std::string_view zone) const {
    const auto local = to_local(instant, zone);
    return plenaria::to_text(local.day) + ", " + time_of_day(instant, zone) + " (" + std::string(zone) +
           " time)";
}
std::string FakeLocale::time_of_day(Instant instant, std::string_view zone) const {
    const auto minutes = to_local(instant, zone).time_of_day.count() / 60;
    char text[32];
    std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(minutes / 60),
                  static_cast<int>(minutes % 60));
    return text;
}
std::string FakeLocale::country(std::string_view iso2) const { return std::string(iso2); }
std::string FakeLocale::language_name(std::string_view code) const { return std::string(code); }
std::string FakeLocale::sort_key(std::string_view text) const { return fold(text); }

const Locale& FakeLocales::get(std::string_view language, std::string_view) const {
    return language == "es" ? spanish_ : language == "fr" ? french_ : english_;
}

std::string to_text(const Model& model) {
    std::string text;
    append(text, model, "");
    return text;
}

std::string FakeRenderer::render(std::string_view name, const Model& model, std::string_view language) const {
    return std::string(name) + " [" + std::string(language) + "]" + to_text(model);
}
Mail FakeRenderer::mail(std::string_view name, const Model& model, std::string_view language) const {
    return {.to_address = {},
            .language = std::string(language),
            .subject = std::string(name),
            .text = render(name, model, language)};
}

Result<std::string> FakeDocuments::convert(DocumentFormat to, std::string_view html) {
    const char* mark = to == DocumentFormat::pdf ? "pdf:" : to == DocumentFormat::docx ? "docx:" : "odt:";
    return mark + std::string(html);
}
Result<std::string> FakeDocuments::xlsx(const std::vector<Table>& sheets) {
    std::string text = "xlsx:";
    for (const auto& sheet : sheets) text += table_text(sheet);
    return text;
}
std::string FakeDocuments::csv(const Table& table) { return "csv:" + table_text(table); }
std::string FakeDocuments::calendar(const std::vector<CalendarEntry>& entries, std::string_view name) {
    std::string text = "calendar:" + std::string(name) + "\n";
    for (const auto& entry : entries)
        text += entry.uid + "|" + std::to_string(entry.sequence) + "|" + plenaria::to_text(entry.starts_at) +
                "|" + plenaria::to_text(entry.ends_at) + "|" + entry.summary +
                (entry.cancelled ? "|cancelled\n" : "\n");
    return text;
}

Attachment FakeDocuments::calendar_mail(const CalendarEntry& entry) {
    return {
        .name = "entry.ics", .content_type = std::string(calendar_type), .bytes = calendar({entry}, "mail")};
}
Result<std::string> FakeDocuments::join_pdf(const std::vector<std::string>& parts) {
    std::string whole;
    for (const auto& part : parts) whole += part;
    return whole;
}

Result<std::string> FakePress::print(const Sheets& sheets) {
    ++prints;
    struct Lines {
        std::string all;
        void operator()(const SheetFill&) {}
        void operator()(const SheetText& text) { all += text.text + '\n'; }
        void operator()(const SheetRow& row) { all += row.heading + ": " + row.text + '\n'; }
        void operator()(const SheetCode& code) { all += "code:" + code.content + '\n'; }
        void operator()(const SheetPicture& picture) { all += "picture:" + picture.bytes + '\n'; }
    } lines{"print:" + sheets.title + " [" + sheets.language + (sheets.tagged ? ", tagged]\n" : "]\n")};
    for (const auto& page : sheets.pages) {
        for (const auto& item : page.items) std::visit(lines, item);
        lines.all += "--\n";
    }
    return lines.all;
}
Result<std::string> FakePress::join(const NextPart& next) {
    std::string whole;
    while (const auto part = next()) whole += *part;
    return whole;
}
Result<std::string> FakePress::logo(std::string_view bytes) {
    if (!bytes.starts_with("\xFF\xD8") && !bytes.starts_with("\x89PNG"))
        return Error{ErrorCode::invalid_input, "This is no picture that can be read."};
    return "logo:" + std::string(bytes.substr(2));
}

Result<std::string> FakePress::picture(const Sheets& sheets) {
    auto printed = print(sheets);
    if (!printed) return printed;
    return "picture:" + *printed;
}

Result<std::string> FakePress::photo(std::string_view bytes) {
    if (!bytes.starts_with("\xFF\xD8"))
        return Error{ErrorCode::invalid_input,
                     "This is no photograph that can be read. Choose a JPEG or PNG file."};
    return "photo:" + std::string(bytes.substr(2));
}

std::string FakeAddresses::path(std::string_view route,
                                const std::vector<std::pair<std::string, std::string>>& values) const {
    return address_of(route, std::map<std::string, std::string>(values.begin(), values.end()));
}
std::string FakeAddresses::absolute(std::string_view path) const {
    return "https://plenaria.example" + std::string(path);
}

std::string FakeSettings::text(std::string_view key) const {
    const auto found = values_.find(key);
    if (found == values_.end()) throw std::logic_error("no setting " + std::string(key));
    return found->second;
}
long long FakeSettings::number(std::string_view key) const { return std::stoll(text(key)); }
bool FakeSettings::truth(std::string_view key) const {
    const auto value = text(key);
    return value == "1" || value == "true";
}

void FakeLog::add(std::string_view level, std::string_view what, const Fields& fields) {
    auto line = std::string(level) + " " + std::string(what);
    for (const auto& [key, value] : fields) line += " " + std::string(key) + "=" + std::string(value);
    const std::scoped_lock lock(mutex_);
    lines_.push_back(std::move(line));
}
std::vector<std::string> FakeLog::lines() const {
    const std::scoped_lock lock(mutex_);
    return lines_;
}

FakeContext::FakeContext(Database& db) : db_(db) {
    offer<Renderer>(renderer);
    offer<Documents>(documents);
    offer<Addresses>(addresses);
    offer<Locales>(locales);
    offer<DocumentOrders>(orders);
}

void* FakeContext::service_raw(std::string_view name, bool required) {
    const auto found = services_.find(name);
    if (found != services_.end()) return found->second.back();
    if (required) throw std::logic_error("no service " + std::string(name));
    return nullptr;
}

std::vector<std::shared_ptr<void>> FakeContext::services_raw(std::string_view name) {
    std::vector<std::shared_ptr<void>> all;
    if (const auto found = services_.find(name); found != services_.end())
        for (auto* service : found->second) all.emplace_back(std::shared_ptr<void>(), service);  // not owned
    return all;
}

}  // namespace plenaria::test
