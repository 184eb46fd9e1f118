// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/blt_text.hpp
/// The characters of a ballot file, cut into words and quoted texts, with the line of each.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/result.hpp>

namespace plenaria::committee {

/// The bytes of a file as UTF-8 without a mark at its front; what is no UTF-8 is taken for Windows-1252.
/// @return invalid_input for UTF-16 and for a byte of zero, with its line.
Result<std::string> blt_characters(std::string_view bytes);

/// Walks through a file once. Comments ("# to the end of the line", and "/* to here, nested */") are between
/// words only.
class BltText {
public:
    /// `text` must outlive it.
    explicit BltText(std::string_view text) : text_(text) {}

    /// Line of the word that was read last, from one.
    [[nodiscard]] long long line() const { return line_of_word_; }

    /// The next word of the part with numbers: up to white space, or all of "(an identifier)". "[" and "]"
    /// are words of their own. Empty at the end of the file.
    /// @return invalid_input for what is opened and not closed.
    Result<std::string_view> word();

    /// The next name or title: in quotation marks, where \" and "" stand for one of them, or a whole line
    /// without any, also behind "# ALTERNATIVE NAME 3: ". Nothing at the end of the file.
    /// @return invalid_input for a quotation mark that is not closed on its line, or stands in a bare line.
    Result<std::optional<std::string>> name();

    /// Whether name() would read one in quotation marks. @return invalid_input like word().
    Result<bool> quoted_follows();

private:
    Result<void> skip_space();
    Result<std::string> quoted();
    Result<std::string> bare_line();
    void advance();
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] bool follows(std::string_view what) const { return text_.substr(at_).starts_with(what); }

    std::string_view text_;
    std::size_t at_ = 0;
    long long line_ = 1;
    long long line_of_word_ = 1;
    bool among_names_ = false;
    bool line_is_fresh_ = true;  ///< nothing but white space and comments stood in this line before
};

/// `word` as a sentence may show it: short, and without what a terminal would obey.
std::string shown(std::string_view word);

/// invalid_input: `message` is a catalog key with {line}.
Error at_line(long long line, std::string_view message, MessageValues values = {});

}  // namespace plenaria::committee
