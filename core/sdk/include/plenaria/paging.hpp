// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/paging.hpp
/// A list that is too long for one page: which page is asked for, which rows stand on it, and the links to
/// its neighbours. All functions may be called by several threads at once, except two on the same Model.

#include <initializer_list>
#include <string>
#include <string_view>

#include <plenaria/abi.hpp>
#include <plenaria/http.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

/// Behind the end of every list, and small enough that the rows before it are counted in an int for pages of
/// up to 20,000 rows.
inline constexpr int highest_page = 100'000;

/// The page that ?page= asks for, from 1 to highest_page. What is absent, below 1, no number or larger than a
/// long long is page 1; another number above highest_page is that.
PLENARIA_API int page_number(const Request& request);

/// What one page shows of a list.
struct PageRange {
    int number = 1;       ///< of the page, from 1
    int pages = 1;        ///< at least 1; `number` may be behind it
    long long first = 0;  ///< row, from 1; 0 when the page shows none
    long long last = 0;   ///< row, inclusive; 0 when the page shows none
    long long total = 0;  ///< rows of all pages
};

/// Where all pages but the last have `size` rows.
/// @param page from 1; behind the last page it shows no rows. @param size at least 1. @param total from 0.
PLENARIA_API PageRange page_range(int page, int size, long long total);

/// Where a list is found with all that it is asked for, except the place in it. Holds a reference to the
/// scope, so it lives no longer than the request.
class PLENARIA_API ListAddress {
public:
    /// @param query what the list is filtered and sorted by. @param placeholders of the route.
    ListAddress(const RequestScope& scope, std::string_view route, UrlValues query = {},
                UrlValues placeholders = {});
    /// With the query and the placeholders of `request`; the first value where a name comes twice.
    /// @param places names in the query that say where in the list the reader is, and are left out as "page"
    ///        and "lang" are.
    ListAddress(const RequestScope& scope, std::string_view route, const Request& request,
                std::initializer_list<std::string_view> places = {});

    /// Of the list itself, that is of its first page. @throws std::logic_error for an unknown route or a
    /// missing placeholder, as all members do.
    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::string page(int number) const;
    /// With `name`=`value` instead of a page.
    [[nodiscard]] std::string with(std::string_view name, std::string_view value) const;
    /// Members of a GET form that asks the list for something else: form_url, and form_hidden of {name,
    /// value}.
    void set_form(Model& model) const;

private:
    [[nodiscard]] UrlValues values() const;

    const RequestScope& scope_;
    std::string route_;
    UrlValues query_;
    UrlValues placeholders_;
};

/// Adds the members of partials/pagination to `model`: has_pages, page_status, has_previous, previous_url,
/// has_next, next_url. A page behind the end says how many there are, and its previous page is the last of
/// them.
/// @param status in the reader's language; empty: "21–40 of 143".
/// @throws std::bad_variant_access when `model` is no object.
PLENARIA_API void set_pages(Model& model, const PageRange& shown, const ListAddress& list,
                            const Locale& locale, std::string status = {});

}  // namespace plenaria
