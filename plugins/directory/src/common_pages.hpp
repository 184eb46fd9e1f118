// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/common_pages.hpp
/// What the pages of this room share: the tabs, pages of lists, forms with what was typed and what is wrong.

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/http.hpp>
#include <plenaria/paging.hpp>
#include <plenaria/services.hpp>

#include "history.hpp"
#include "lists/list_repository.hpp"
#include "postal_repository.hpp"

namespace plenaria::directory {

Day today(const RequestScope& scope);
/// The tabs above every list: Cities, Organisations, People, Lists, Import.
Model::List tabs(RequestScope& scope, std::string_view current);

inline constexpr int page_size = 50;
/// @param page from 1, as page_number() has it.
Paging paging(int page);

/// Filters of a list as the address says; what is not offered is left out.
ListFilter read_filter(const Request& request, const RequestScope& scope);

struct FormPage {
    std::string title;
    std::string caption;
    std::string action;
    std::string submit;
    std::string cancel;
    Model::List items;  ///< made by the functions below
    std::vector<std::pair<std::string, std::string>> hidden = {};
    int version = 0;  ///< of the record that is changed; 0 in a form that makes one
    const Error* error = nullptr;
    /// When somebody else saved first: what is stored now where it differs from what was typed.
    Fields stored = {};
};
Model input_item(const Field& field);
Model textarea_item(const Field& field);
Model select_item(const Field& field, const std::vector<Choice>& choices);
Model radios_item(const Field& field, const std::vector<Choice>& choices);
Model checkboxes_item(const Field& field, const std::vector<Choice>& choices);
/// Types `label` and hint of a party that is searched for as one types; the answer is a ref.
Model party_item(const Field& field, std::string_view shown, const std::string& suggest_url,
                 const Locale& locale);

/// The fields of a postal address at the end of the form.
void add_post_items(FormPage& page, const PostalAddress& post, const Locale& locale);
PostalAddress read_post(const Request& request);
/// A postal address as its country writes it, with the country; empty when none is known.
std::string post_in_words(const PostalAddress& post, const Locale& locale);

/// Columns of a postal address at the end of a table that is exported, as an import recognises them.
void add_post_columns(Table& table, const Locale& locale);
/// Those cells of the last row.
void add_post_cells(Table& table, const PostById& posts, const std::string& id);

View form_view(RequestScope& scope, const FormPage& page);
/// The version of the record that the form showed; notes a problem when there is none.
int read_version(Form& form);

/// Prints the form that page makes, with what was typed in it.
using PrintForm = std::function<View(FormPage page)>;
/// The form once more, naming what is wrong in it. What whoever types cannot mend is answered as the error it
/// is.
Result<Reply> form_again(const Error& error, FormPage page, const PrintForm& print);
/// Likewise where a record is changed; `page` is the form of what is stored now. After a conflict it shows
/// `differing`, and carries the version that is stored: saving again is then a decision.
Result<Reply> form_again(const Error& error, FormPage page, int typed_version, Fields differing,
                         const PrintForm& print);
/// The fields of `stored` that differ from `typed`.
Fields differing(const Fields& stored, const Fields& typed);

/// The choices of a select; the current value is selected.
std::vector<Choice> country_choices(const Locale& locale, std::string_view current, bool may_be_empty);
std::vector<Choice> language_choices(const Locale& locale, std::string_view current);

/// Lines of a text area, trimmed, without empty ones.
std::vector<std::string> read_lines(std::string_view text);
std::string join_lines(const std::vector<std::string>& lines);
/// A decimal number with point or comma; notes a problem under `field` when it is none.
double read_decimal(Form& form, std::string_view field, std::string_view text);
/// `first` with the fields of `second` that it does not name yet.
Error joined(Error first, const Error& second);

}  // namespace plenaria::directory
