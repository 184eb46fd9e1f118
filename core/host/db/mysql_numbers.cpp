// SPDX-License-Identifier: EUPL-1.2
#include "db/mysql_numbers.hpp"

#include <charconv>
#include <cstddef>
#include <system_error>

#include <soci/mysql/soci-mysql.h>
#include <soci/soci.h>

namespace plenaria::host {

namespace {

class QuickInto final : public soci::mysql_standard_into_type_backend {
public:
    using mysql_standard_into_type_backend::mysql_standard_into_type_backend;

    void post_fetch(bool got_data, bool called_from_fetch, soci::indicator* indicator) override {
        if (!got_data || !read_number(indicator))
            mysql_standard_into_type_backend::post_fetch(got_data, called_from_fetch, indicator);
    }

private:
    /// @return false for what SOCI is to read, or to refuse.
    bool read_number(soci::indicator* indicator) {
        switch (type_) {
            case soci::details::x_integer:
                return read_as<int>(indicator);
            case soci::details::x_long_long:
                return read_as<long long>(indicator);
            default:
                return false;
        }
    }

    template <class Number>
    bool read_as(soci::indicator* indicator) {
        const auto current = static_cast<std::size_t>(statement_.currentRow_);
        mysql_row_seek(statement_.result_, statement_.resultRowOffsets_[current]);
        const char* text = mysql_fetch_row(statement_.result_)[position_ - 1];
        if (text == nullptr) return false;
        const char* end = text + mysql_fetch_lengths(statement_.result_)[position_ - 1];
        Number number{};
        const auto [stopped, error] = std::from_chars(text, end, number);
        if (error != std::errc{} || stopped != end) return false;
        *static_cast<Number*>(data_) = number;
        if (indicator != nullptr) *indicator = soci::i_ok;
        return true;
    }
};

class QuickStatement final : public soci::mysql_statement_backend {
public:
    using mysql_statement_backend::mysql_statement_backend;

    soci::mysql_standard_into_type_backend* make_into_type_backend() override { return new QuickInto(*this); }
};

class QuickSession final : public soci::mysql_session_backend {
public:
    using mysql_session_backend::mysql_session_backend;

    soci::mysql_statement_backend* make_statement_backend() override { return new QuickStatement(*this); }
};

class QuickFactory final : public soci::backend_factory {
public:
    soci::details::session_backend* make_session(
        soci::connection_parameters const& parameters) const override {
        return new QuickSession(parameters);
    }
};

}  // namespace

const soci::backend_factory& mysql_with_quick_numbers() {
    static const QuickFactory factory;
    return factory;
}

}  // namespace plenaria::host
