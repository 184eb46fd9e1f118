// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/long_text_pages.hpp
/// A text that is too long for one page: the paragraphs that are shown, a list of contents, and a field that
/// finds a paragraph by its number or by its words, since the search of the browser sees one part only.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/http.hpp>
#include <plenaria/view.hpp>

#include "paragraph.hpp"
#include "part_pages.hpp"

namespace plenaria::statements {

class LongText {
public:
    /// The part is the one with the paragraph that ?answer= or ?at= names (its id or anchor), else ?page=.
    /// @param route of the page itself. @param parts how `paragraphs` are cut. All must outlive this.
    LongText(const Request& request, const RequestScope& scope, std::string_view route,
             std::span<const Paragraph> paragraphs, std::string_view language, Parts parts);

    [[nodiscard]] const Part& part() const { return part_; }
    /// Where ?find= leads when it names one paragraph: "OP17", "17".
    [[nodiscard]] std::optional<std::string> found_url() const;

    /// The members of partials/parts and partials/pagination.
    void add_to(Model& page) const;

private:
    [[nodiscard]] std::string place_url(std::size_t index) const;
    [[nodiscard]] Model::List contents() const;
    [[nodiscard]] std::string status() const;
    void add_hits(Model& page) const;

    const RequestScope& scope_;
    ListAddress list_;
    std::span<const Paragraph> paragraphs_;
    std::string language_;
    std::string wanted_;
    Parts parts_;
    Part part_;
};

}  // namespace plenaria::statements
