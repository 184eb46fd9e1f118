// SPDX-License-Identifier: EUPL-1.2
#include <i18n/language.hpp>

#include <array>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

#include <unicode/coll.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/locdspnm.h>
#include <unicode/numberformatter.h>

#include <i18n/zone_city.hpp>

namespace plenaria::host::i18n {

namespace {

using Names = std::map<std::string, std::string, std::less<>>;

void check(UErrorCode code, const char* what) {
    if (U_FAILURE(code)) throw std::runtime_error(fmt::format("ICU, {}: {}", what, u_errorName(code)));
}

std::string utf8(const icu::UnicodeString& text) {
    std::string bytes;
    return text.toUTF8String(bytes);
}

icu::Locale locale_of(std::string_view code) {
    // British English: 17 December 2019, not December 17, 2019; as the UN writes.
    return code == "en" ? icu::Locale("en", "GB") : icu::Locale(std::string(code).c_str());
}

/// "d 'de' MMMM 'de' y" cut into its fields, so that a date costs no more than putting texts together.
struct DayPattern {
    struct Piece {
        char field;  ///< 'd', 'M', 'y', or 0 for `text`
        std::string text;
    };
    std::vector<Piece> pieces;
    std::array<std::string, 12> months;
    std::string first_day;  ///< of a month: "1er" in French
};

DayPattern day_pattern(const icu::Locale& locale) {
    UErrorCode code = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(
        icu::DateTimePatternGenerator::createInstance(locale, code));
    check(code, "date patterns");
    const auto pattern = utf8(generator->getBestPattern("yMMMMd", code));
    const icu::DateFormatSymbols symbols(locale, code);
    check(code, "names of months");

    DayPattern result;
    std::int32_t count = 0;
    const auto* months =
        symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    for (std::size_t i = 0; i < 12; ++i) result.months[i] = utf8(months[i]);
    // Agreed orthography; ICU's pattern has no place for it.
    result.first_day = std::string_view(locale.getLanguage()) == "fr" ? "1er" : "1";

    bool quoted = false;
    for (const char c : pattern) {
        auto& pieces = result.pieces;
        if (c == '\'') {
            quoted = !quoted;
        } else if (!quoted && (c == 'd' || c == 'M' || c == 'L' || c == 'y')) {
            const char field = c == 'L' ? 'M' : c;
            if (pieces.empty() || pieces.back().field != field) pieces.push_back({field, {}});
        } else {
            if (pieces.empty() || pieces.back().field != 0) pieces.push_back({0, {}});
            pieces.back().text += c;
        }
    }
    return result;
}

Names names_of_countries(const icu::LocaleDisplayNames& names) {
    Names result;
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        icu::UnicodeString name;
        result.emplace(*code, utf8(names.regionDisplayName(*code, name)));
    }
    return result;
}

/// @return nothing for what is no code of a language
std::optional<std::string> name_of_language(std::string_view code, const icu::Locale& locale) {
    const auto* const* known = icu::Locale::getISOLanguages();
    while (*known != nullptr && code != *known) ++known;
    if (*known == nullptr) return std::nullopt;
    const std::unique_ptr<icu::LocaleDisplayNames> names(icu::LocaleDisplayNames::createInstance(locale));
    icu::UnicodeString name;
    return utf8(names->languageDisplayName(*known, name));
}

/// Names that ICU is asked for once: of hundreds that exist, pages show a few. Thread-safe.
class KeptNames {
public:
    /// @param make gives the name, or nothing where there is none: what does not exist must not fill the
    /// memory
    template <class Make>
    std::optional<std::string> get(std::string_view key, const Make& make) {
        {
            const std::shared_lock lock(mutex_);
            if (const auto found = names_.find(key); found != names_.end()) return found->second;
        }
        std::optional<std::string> name = make();
        if (!name) return name;
        const std::unique_lock lock(mutex_);
        names_.emplace(key, *name);
        return name;
    }

private:
    std::shared_mutex mutex_;
    Names names_;
};

/// How a language writes whole numbers, learned from ICU: a list has a hundred of them, and ICU takes two
/// microseconds for each.
struct Grouping {
    std::string separator;
    std::size_t from_digits = 4;  ///< Spanish writes 1234, but 12.345
    std::string minus;
};

Grouping grouping_of(const icu::number::LocalizedNumberFormatter& whole) {
    UErrorCode status = U_ZERO_ERROR;
    const auto written = [&](std::int64_t value) {
        return utf8(whole.formatInt(value, status).toString(status));
    };
    const auto five = written(12345);
    Grouping grouping{.separator = five.substr(2, five.size() - 5),
                      .from_digits = written(1234).size() > 4 ? 4U : 5U,
                      .minus = written(-1)};
    grouping.minus.pop_back();
    check(status, "numbers");
    return grouping;
}

}  // namespace

struct Language::Parts {
    static constexpr std::size_t most_digits = 6;

    explicit Parts(std::string_view language)
        : code(language),
          locale(locale_of(language)),
          pattern(day_pattern(locale)),
          whole(icu::number::NumberFormatter::withLocale(locale)) {
        UErrorCode status = U_ZERO_ERROR;
        for (std::size_t digits = 0; digits <= most_digits; ++digits)
            decimals[digits] =
                whole.precision(icu::number::Precision::fixedFraction(static_cast<int>(digits)));
        // ICU compiles a formatter at its third use, behind atomics that thread sanitizers cannot see into.
        for (int use = 0; use < 4; ++use) {
            (void)whole.formatInt(use, status);
            for (const auto& formatter : decimals) (void)formatter.formatDouble(use, status);
        }
        check(status, "numbers");
        grouping = grouping_of(whole);
        collator.reset(icu::Collator::createInstance(locale, status));
        check(status, "collation");
        const std::unique_ptr<icu::LocaleDisplayNames> names(icu::LocaleDisplayNames::createInstance(locale));
        countries = names_of_countries(*names);
    }

    std::string code;
    icu::Locale locale;
    DayPattern pattern;
    icu::number::LocalizedNumberFormatter whole;  // immutable and thread-safe, by its documentation
    std::array<icu::number::LocalizedNumberFormatter, most_digits + 1> decimals;
    Grouping grouping;
    std::unique_ptr<icu::Collator> collator;
    Names countries;

    mutable KeptNames languages;
    mutable KeptNames zones;
};

Language::Language(std::string_view code) : parts_(std::make_unique<Parts>(code)) {}
Language::~Language() = default;

std::string_view Language::code() const { return parts_->code; }

std::string Language::number(long long value) const {
    const fmt::format_int digits(value);
    std::string_view rest(digits.data(), digits.size());
    std::string text;
    if (rest.front() == '-') {
        text = parts_->grouping.minus;
        rest.remove_prefix(1);
    }
    if (rest.size() < parts_->grouping.from_digits) return text.append(rest);
    for (auto group = (rest.size() - 1) % 3 + 1; !rest.empty(); group = 3) {
        text += rest.substr(0, group);
        rest.remove_prefix(group);
        if (!rest.empty()) text += parts_->grouping.separator;
    }
    return text;
}

std::string Language::decimal(double value, int digits) const {
    const auto bounded = std::min(static_cast<std::size_t>(std::max(digits, 0)), Parts::most_digits);
    UErrorCode status = U_ZERO_ERROR;
    const auto text = parts_->decimals[bounded].formatDouble(value, status).toString(status);
    check(status, "decimal number");
    return utf8(text);
}

std::string Language::day(Day day) const {
    const std::chrono::year_month_day date(day);
    const auto number = static_cast<unsigned>(date.day());
    std::string text;
    text.reserve(32);
    for (const auto& piece : parts_->pattern.pieces) {
        switch (piece.field) {
            case 'd':
                text += number == 1 ? parts_->pattern.first_day : fmt::format_int(number).str();
                break;
            case 'M':
                text += parts_->pattern.months[static_cast<unsigned>(date.month()) - 1];
                break;
            case 'y':
                text += fmt::format_int(static_cast<int>(date.year())).str();
                break;
            default:
                text += piece.text;
        }
    }
    return text;
}

std::string Language::zone_city(std::string_view zone) const {
    const auto city = parts_->zones.get(zone, [&]() -> std::optional<std::string> {
        if (!is_zone(zone)) return std::nullopt;
        return city_of_zone(zone, parts_->locale);
    });
    return city.value_or(std::string());
}

std::string Language::country(std::string_view iso2) const {
    const auto found = parts_->countries.find(iso2);
    return found == parts_->countries.end() ? std::string(iso2) : found->second;
}

std::string Language::language_name(std::string_view code) const {
    const auto name = parts_->languages.get(code, [&] { return name_of_language(code, parts_->locale); });
    return name.value_or(std::string(code));
}

std::string Language::sort_key(std::string_view text) const {
    const auto unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    std::string key(text.size() * 3 + 16, '\0');
    const auto fill = [&] {
        return parts_->collator->getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()),
                                            static_cast<std::int32_t>(key.size()));
    };
    auto size = static_cast<std::size_t>(fill());
    if (size > key.size()) {
        key.resize(size);
        size = static_cast<std::size_t>(fill());
    }
    key.resize(size == 0 ? 0 : size - 1);  // without the NUL at its end
    return key;
}

std::string clock_text(const LocalTime& local) {
    const std::chrono::hh_mm_ss time(local.time_of_day);
    const auto hours = static_cast<unsigned>(time.hours().count());
    const auto minutes = static_cast<unsigned>(time.minutes().count());
    std::string text = "00:00";
    text[0] = static_cast<char>('0' + hours / 10);
    text[1] = static_cast<char>('0' + hours % 10);
    text[3] = static_cast<char>('0' + minutes / 10);
    text[4] = static_cast<char>('0' + minutes % 10);
    return text;
}

std::string offset_text(Instant instant, const LocalTime& local) {
    const auto shown = Instant(local.day) + local.time_of_day;
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(shown - instant).count();
    if (minutes == 0) return "UTC";
    const auto size = minutes < 0 ? -minutes : minutes;
    return fmt::format("UTC{}{:02}:{:02}", minutes < 0 ? "−" : "+", size / 60, size % 60);
}

}  // namespace plenaria::host::i18n
