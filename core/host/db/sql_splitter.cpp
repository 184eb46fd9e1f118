// SPDX-License-Identifier: EUPL-1.2
#include "db/sql_splitter.hpp"

namespace plenaria::host {

namespace {

class Splitter {
public:
    explicit Splitter(std::string_view text) : text_(text) {}

    std::vector<std::string> run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\'' || c == '"' || c == '`')
                copy_quoted(c);
            else if (starts("--") || c == '#')
                skip_to("\n");
            else if (starts("/*"))
                skip_to("*/");
            else if (c == ';')
                end_statement();
            else
                copy();
        }
        end_statement();
        return std::move(statements_);
    }

private:
    [[nodiscard]] bool starts(std::string_view mark) const { return text_.substr(at_).starts_with(mark); }

    void copy() { statement_ += text_[at_++]; }

    void copy_quoted(char quote) {
        copy();
        while (at_ < text_.size()) {
            const bool ends = text_[at_] == quote;
            copy();
            if (ends) return;  // a doubled quote simply begins the next quoted text
        }
    }

    void skip_to(std::string_view end) {
        const auto found = text_.find(end, at_);
        at_ = found == std::string_view::npos ? text_.size() : found + end.size();
        statement_ += ' ';  // a comment separates words
    }

    void end_statement() {
        ++at_;
        constexpr std::string_view space = " \t\r\n";
        const auto first = statement_.find_first_not_of(space);
        if (first != std::string::npos)
            statements_.push_back(statement_.substr(first, statement_.find_last_not_of(space) - first + 1));
        statement_.clear();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string statement_;
    std::vector<std::string> statements_;
};

}  // namespace

std::vector<std::string> split_sql(std::string_view text) { return Splitter(text).run(); }

}  // namespace plenaria::host
