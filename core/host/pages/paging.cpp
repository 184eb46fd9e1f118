// SPDX-License-Identifier: EUPL-1.2
#include <charconv>

#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

std::string same_page(const Request& request, int page) {
    std::string url = request.path;
    char separator = '?';
    for (const auto& [name, value] : request.query) {
        if (name == "page" || name == "lang") continue;
        url += separator + percent_encode(name) + '=' + percent_encode(value);
        separator = '&';
    }
    return url + separator + "page=" + std::to_string(page);
}

}  // namespace

int page_number(const Request& request) {
    const auto& text = request.query_value("page");
    int page = 1;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), page);
    if (failure != std::errc() || rest != text.data() + text.size() || page < 1 || page > 1000000) return 1;
    return page;
}

Model pagination(const Request& request, const Locale& locale, int page, int page_size, int total) {
    const int pages = std::max(1, (total + page_size - 1) / page_size);
    Model model;
    model.set("has_pages", pages > 1)
        .set("page_status", locale.t("Page {page} of {pages}",
                                     {{"page", locale.number(page)}, {"pages", locale.number(pages)}}))
        .set("has_previous", page > 1)
        .set("previous_url", same_page(request, page - 1))
        .set("has_next", page < pages)
        .set("next_url", same_page(request, page + 1));
    return model;
}

}  // namespace plenaria::host
