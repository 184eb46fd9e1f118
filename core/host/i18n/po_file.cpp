// SPDX-License-Identifier: EUPL-1.2
#include <i18n/po_file.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

namespace plenaria::host::i18n {

namespace {

/// Reads one entry after the other; `pending_` is what the lines since the last one have built.
class PoReader {
public:
    explicit PoReader(std::string_view name) : name_(name) {}

    void line(std::string_view text) {
        ++number_;
        if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
        while (!text.empty() && (text.back() == '\r' || text.back() == ' ' || text.back() == '\t'))
            text.remove_suffix(1);
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
        if (text.empty()) return;
        if (text.front() == '#') return comment(text);
        if (text.front() == '"') return append(text);
        if (take(text, "msgid_plural")) return into(pending_.plural_id, text);
        if (take(text, "msgid")) {
            finish();
            has_id_ = true;
            return into(pending_.id, text);
        }
        if (text.starts_with("msgstr[")) {
            std::size_t form = 0;
            const auto [rest, failure] = std::from_chars(text.data() + 7, text.data() + text.size(), form);
            if (failure != std::errc() || rest == text.data() + text.size() || *rest != ']' ||
                form != pending_.text.size())
                fail("the plural forms are not numbered 0, 1, …");
            text.remove_prefix(static_cast<std::size_t>(rest - text.data()) + 1);
            skip_blank(text);
            return into(pending_.text.emplace_back(), text);
        }
        if (take(text, "msgstr")) {
            if (!pending_.text.empty()) fail("a second msgstr");
            return into(pending_.text.emplace_back(), text);
        }
        fail("neither a comment nor msgid, msgid_plural or msgstr (msgctxt is not used here)");
    }

    std::vector<PoEntry> finished() {
        finish();
        return std::move(entries_);
    }

private:
    [[noreturn]] void fail(std::string_view what) const {
        throw std::runtime_error(fmt::format("{}:{}: {}", name_, number_, what));
    }

    static void skip_blank(std::string_view& text) {
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    }
    static bool take(std::string_view& text, std::string_view word) {
        if (!text.starts_with(word) || text.size() == word.size()) return false;
        const char next = text[word.size()];
        if (next != ' ' && next != '\t' && next != '"') return false;
        text.remove_prefix(word.size());
        skip_blank(text);
        return true;
    }

    void comment(std::string_view text) {
        if (has_id_ && !pending_.text.empty()) finish();
        if (text.starts_with("#,") && text.find("fuzzy") != std::string_view::npos) fuzzy_ = true;
    }
    void into(std::string& target, std::string_view text) {
        if (!has_id_) fail("a translation without msgid");
        target_ = &target;
        append(text);
    }
    void append(std::string_view text) {
        if (target_ == nullptr) fail("a quoted text without msgid or msgstr");
        if (text.size() < 2 || text.front() != '"' || text.back() != '"') fail("a text without its quotes");
        for (std::size_t i = 1; i + 1 < text.size(); ++i) {
            if (text[i] == '"') fail("a quote inside a text needs a backslash");
            if (text[i] != '\\') {
                *target_ += text[i];
                continue;
            }
            if (++i + 1 >= text.size()) fail("a backslash at the end of a text");
            switch (text[i]) {
                case 'n':
                    *target_ += '\n';
                    break;
                case 't':
                    *target_ += '\t';
                    break;
                case '"':
                case '\\':
                    *target_ += text[i];
                    break;
                default:
                    fail("only \\n, \\t, \\\" and \\\\ are known after a backslash");
            }
        }
    }

    void finish() {
        if (has_id_) {
            if (pending_.text.empty()) fail("a msgid without msgstr");
            const bool translated = std::none_of(pending_.text.begin(), pending_.text.end(),
                                                 [](const std::string& text) { return text.empty(); });
            // A fuzzy header is what msginit leaves behind, and still holds the plural rule.
            if (translated && (!fuzzy_ || pending_.id.empty())) entries_.push_back(std::move(pending_));
            fuzzy_ = false;
        }
        pending_ = {};
        target_ = nullptr;
        has_id_ = false;
    }

    std::string name_;
    std::size_t number_ = 0;
    std::vector<PoEntry> entries_;
    PoEntry pending_ = {};
    std::string* target_ = nullptr;
    bool has_id_ = false;
    bool fuzzy_ = false;
};

/// The hash that gettext and Boost.Locale use (P. J. Weinberger's).
std::uint32_t pjw(std::string_view text) {
    std::uint32_t hash = 0;
    for (const char c : text) {
        hash = (hash << 4) + static_cast<unsigned char>(c);
        if (const auto high = hash & 0xf0000000U; high != 0) hash = (hash ^ (high >> 24)) ^ high;
    }
    return hash;
}

std::uint32_t prime_from(std::uint32_t at_least) {
    const auto is_prime = [](std::uint32_t n) {
        for (std::uint32_t d = 2; d * d <= n; ++d)
            if (n % d == 0) return false;
        return true;
    };
    while (!is_prime(at_least)) ++at_least;
    return at_least;
}

std::uint32_t size32(std::size_t size) { return static_cast<std::uint32_t>(size); }

}  // namespace

std::vector<PoEntry> parse_po(std::string_view text, std::string_view name) {
    PoReader reader(name);
    while (!text.empty()) {
        const auto end = text.find('\n');
        reader.line(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return reader.finished();
}

std::vector<char> make_mo(std::vector<PoEntry> entries) {
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    const auto count = size32(entries.size());
    const auto hash_size = prime_from(std::max<std::uint32_t>(3, count * 4 / 3 + 1));

    constexpr std::uint32_t header_words = 7;
    const auto ids_at = header_words * 4;
    const auto texts_at = ids_at + count * 8;
    const auto hash_at = texts_at + count * 8;
    std::vector<std::uint32_t> words{0x950412de, 0, count, ids_at, texts_at, hash_size, hash_at};
    words.resize(hash_at / 4 + hash_size, 0);

    std::string strings;
    const auto add = [&](std::uint32_t table, std::uint32_t index, const std::string& text) {
        words[table / 4 + index * 2] = size32(text.size());
        words[table / 4 + index * 2 + 1] = size32(words.size() * 4 + strings.size());
        strings += text;
        strings += '\0';
    };
    for (std::uint32_t i = 0; i < count; ++i) {
        auto id = entries[i].id;
        if (!entries[i].plural_id.empty()) id += '\0' + entries[i].plural_id;
        add(ids_at, i, id);

        const auto hash = pjw(entries[i].id);
        const auto step = 1 + hash % (hash_size - 2);
        auto slot = hash % hash_size;
        while (words[hash_at / 4 + slot] != 0) slot = (slot + step) % hash_size;
        words[hash_at / 4 + slot] = i + 1;
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        std::string text = entries[i].text.front();
        for (std::size_t form = 1; form < entries[i].text.size(); ++form)
            text += '\0' + entries[i].text[form];
        add(texts_at, i, text);
    }

    std::vector<char> bytes(words.size() * 4 + strings.size());
    std::memcpy(bytes.data(), words.data(), words.size() * 4);
    if (!strings.empty()) std::memcpy(bytes.data() + words.size() * 4, strings.data(), strings.size());
    return bytes;
}

std::vector<char> read_po_as_mo(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return {};
    std::ostringstream text;
    text << stream.rdbuf();
    auto entries = parse_po(text.str(), file.string());
    if (entries.empty() || !entries.front().id.empty())
        throw std::runtime_error(
            file.string() + ": the header (an empty msgid with Content-Type and Plural-Forms) is missing");
    return make_mo(std::move(entries));
}

}  // namespace plenaria::host::i18n
