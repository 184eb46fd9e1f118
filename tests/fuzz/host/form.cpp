// SPDX-License-Identifier: EUPL-1.2
// An urlencoded form: what is taken is text, within its limits, and is read the same when it is written
// again.
#include <filesystem>

#include <plenaria/form.hpp>
#include <plenaria/text.hpp>

#include "../fuzz.hpp"
#include "http/target.hpp"
#include "web/router.hpp"

namespace plenaria::fuzz::form {

using namespace host;

/// Every typed reader over every field: none throws, each refusal leaves an empty value and a problem.
void read_typed(const Fields& fields) {
    Request request;
    for (const auto& [name, value] : fields) request.form.emplace(name, value);
    for (const auto& [name, value] : fields) {
        Form form(request);
        const auto text = form.text(name, {.required = true, .max_length = 50});
        require(!form.ok() || (length(text) <= 50 && !text.empty()), "a text keeps its rule");
        const auto number = form.number(name, 1, 500, false);
        require(!number || (*number >= 1 && *number <= 500), "a number lies between its bounds");
        Form mails(request);
        const auto mail = mails.email(name, false);
        require(!mails.ok() || mail.find_first_of("\r\n<>,") == std::string::npos,
                "an address of mail is one address");
        if (const auto day = form.day(name, false))
            require(parse_day(to_text(*day)) == day, "a day is read as it is written");
        const auto word = form.one_of(name, {"en", "es"}, false);
        require(word.empty() || word == "en" || word == "es", "a choice is one of its words");
        static_cast<void>(form.local_time(name, name, false));
        if (!form.ok()) require(!form.error().fields.empty(), "a refusal says of which field");
    }
}

const Target target("form", [](std::string_view bytes) {
    constexpr std::size_t most = 40;
    Fields fields;
    if (!decode_fields(bytes, most, fields)) return false;
    require(fields.size() <= most, "no more fields than allowed");
    std::string again;
    for (const auto& [name, value] : fields) {
        require(is_utf8(name) && is_utf8(value), "fields are text");
        again += percent_encode(name) + '=' + percent_encode(value) + '&';
    }
    Fields second;
    require(decode_fields(again, most, second) && second == fields, "written again it is the same");
    read_typed(fields);
    return !fields.empty();
});

}  // namespace plenaria::fuzz::form
