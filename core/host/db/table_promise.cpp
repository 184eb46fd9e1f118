// SPDX-License-Identifier: EUPL-1.2
#include "db/table_promise.hpp"

#include <algorithm>
#include <cctype>

namespace plenaria::host {

namespace {

/// The words of a statement: names in their case without quotes, punctuation one by one, literals left out.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '\'') {
            const auto end = text.find('\'', at + 1);
            at = end == std::string_view::npos ? text.size() : end + 1;
        } else if (c == '`' || c == '"') {
            const auto end = std::min(text.find(c, at + 1), text.size());
            words.emplace_back(text.substr(at + 1, end - at - 1));
            at = end + 1;
        } else if (std::isalnum(static_cast<unsigned char>(c)) || c == '_') {
            auto end = at;
            while (end < text.size() &&
                   (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_'))
                ++end;
            words.emplace_back(text.substr(at, end - at));
            at = end;
        } else {
            if (!std::isspace(static_cast<unsigned char>(c))) words.emplace_back(1, c);
            ++at;
        }
    }
    return words;
}

bool same(std::string_view word, std::string_view keyword) {
    return std::equal(word.begin(), word.end(), keyword.begin(), keyword.end(),
                      [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; });
}

Error refused(std::string_view what) {
    return {ErrorCode::invalid_input,
            "{what} is not part of what this plugin may change in the database.",
            {},
            {},
            {{"what", std::string(what)}}};
}

/// Reads a statement from left to right.
class Reader {
public:
    explicit Reader(std::string_view statement) : words_(words_of(statement)) {}
    bool take(std::string_view keyword) {
        if (at_ >= words_.size() || !same(words_[at_], keyword)) return false;
        ++at_;
        return true;
    }
    std::string name() { return at_ < words_.size() ? words_[at_++] : std::string{}; }
    bool skip_to(std::string_view keyword) {
        while (at_ < words_.size())
            if (take(keyword))
                return true;
            else
                ++at_;
        return false;
    }

private:
    std::vector<std::string> words_;
    std::size_t at_ = 0;
};

/// The tables (or, for an index that is dropped, the index) that the statement changes; none: not understood.
std::vector<std::string> changed_by(std::string_view statement) {
    Reader reader(statement);
    if (reader.take("CREATE")) {
        reader.take("UNIQUE");
        if (reader.take("INDEX")) {
            reader.skip_to("ON");
            return {reader.name()};
        }
        if (!reader.take("TABLE")) return {};
        if (reader.take("IF")) reader.skip_to("EXISTS");
        return {reader.name()};
    }
    if (reader.take("ALTER")) {
        if (!reader.take("TABLE")) return {};
        std::vector<std::string> names{reader.name()};
        while (reader.skip_to("RENAME"))
            if (reader.take("TO") || reader.take("AS")) names.push_back(reader.name());
        return names;
    }
    if (reader.take("DROP")) {
        const bool index = reader.take("INDEX");
        if (!index && !reader.take("TABLE")) return {};
        if (reader.take("IF")) reader.skip_to("EXISTS");
        std::vector<std::string> names{reader.name()};
        if (index && reader.take("ON")) names = {reader.name()};
        while (reader.take(",")) names.push_back(reader.name());
        return names;
    }
    if (reader.take("INSERT"))
        return reader.take("INTO") ? std::vector{reader.name()} : std::vector<std::string>{};
    if (reader.take("DELETE"))
        return reader.take("FROM") ? std::vector{reader.name()} : std::vector<std::string>{};
    if (reader.take("UPDATE")) return {reader.name()};
    return {};
}

}  // namespace

Result<void> check_promise(std::string_view statement, const TablePromise& promise) {
    const auto changed = changed_by(statement);
    if (changed.empty()) return refused(statement.substr(0, 40));
    for (const auto& table : changed)
        if (!table.starts_with(promise.prefix)) return refused("the table " + table);

    Reader reader(statement);
    while (reader.skip_to("REFERENCES")) {
        const auto table = reader.name();
        const bool allowed = table.starts_with(promise.prefix) ||
                             std::any_of(promise.may_refer_to.begin(), promise.may_refer_to.end(),
                                         [&](const auto& prefix) { return table.starts_with(prefix); });
        if (!allowed) return refused("a foreign key to " + table);
    }
    return {};
}

}  // namespace plenaria::host
