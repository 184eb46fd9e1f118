// SPDX-License-Identifier: EUPL-1.2
#include "invoice.hpp"

#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "money.hpp"

namespace plenaria::events_durban {

namespace {

constexpr double invoice_left = 25, invoice_width = 160;

SheetText invoice_paragraph(double gap, std::string text, double size = 11) {
    return {.box = {invoice_left, gap, invoice_width, 0},
            .text = std::move(text),
            .sizes = {size},
            .serif = true,
            .spacing = 1.1,
            .below = true};
}

/// Lines of one table.
class Lines {
public:
    explicit Lines(Sheet& sheet) : sheet_(sheet) {}
    void add(std::string heading, std::string text) {
        sheet_.items.emplace_back(SheetRow{.box = {invoice_left, std::exchange(gap_, 1.5), invoice_width, 0},
                                           .label = 95,
                                           .heading = std::move(heading),
                                           .text = std::move(text),
                                           .serif = true});
    }

private:
    Sheet& sheet_;
    double gap_ = 6;
};

}  // namespace

bool asks_the_same(const Invoice& one, const Invoice& other) {
    const auto asked = [](const Invoice& each) {
        return std::tie(each.language, each.party_name, each.kind_name, each.currency, each.fee,
                        each.early_fee, each.regular, each.early, each.waived, each.owed, each.paid,
                        each.pay_to);
    };
    return asked(one) == asked(other);
}

std::string shown_number(int number, const events::Dates& dates) {
    return fmt::format("{}-{:04}", static_cast<int>(std::chrono::year_month_day(dates.start).year()), number);
}

Sheet invoice_sheet(const Invoice& invoice, const InvoiceWords& words, const Locale& locale) {
    Sheet sheet;
    auto& items = sheet.items;
    const auto money = [&](long long minor) { return amount_words(minor, invoice.currency, locale); };
    const auto day = to_local(invoice.issued_at, words.dates.zone).day;
    auto head = invoice_paragraph(30, locale.day(day), 9.5);
    head.colour = "#555555";
    items.emplace_back(std::move(head));
    auto title = invoice_paragraph(
        8, locale.t("Invoice {number}", {{"number", shown_number(invoice.number, words.dates)}}), 16);
    title.tag = SheetTag::heading;
    title.bold = true;
    items.emplace_back(std::move(title));
    if (!words.replaces.empty())
        items.emplace_back(invoice_paragraph(
            2, locale.t("It replaces the invoice {number}.", {{"number", words.replaces}})));
    Lines about(sheet);
    about.add(locale.t("To"), invoice.party_name);
    about.add(locale.t("Event"), words.event);
    about.add(locale.t("Dates"), locale.t("{from} to {until}", {{"from", locale.day(words.dates.start)},
                                                                {"until", locale.day(words.dates.end)}}));
    about.add(locale.t("Takes part as"), invoice.kind_name);
    items.emplace_back(invoice_paragraph(8, locale.t("Registration"), 13));
    Lines lines(sheet);
    const auto line = [&](std::string people, int count, long long each) {
        if (count > 0) lines.add(std::move(people) + ", " + money(each), money(count * each));
    };
    line(locale.n("{n} person at the early fee", "{n} people at the early fee", invoice.early), invoice.early,
         invoice.early_fee);
    line(locale.n("{n} person", "{n} people", invoice.regular), invoice.regular, invoice.fee);
    line(locale.n("{n} person, fee waived", "{n} people, fee waived", invoice.waived), invoice.waived, 0);
    lines.add(locale.t("Total"), money(invoice.owed));
    lines.add(locale.t("Paid so far"), money(invoice.paid));
    lines.add(locale.t("Still to be paid"), money(invoice.owed - invoice.paid));
    if (invoice.early > 0 && words.early_until)
        items.emplace_back(invoice_paragraph(4, locale.t("The early fee holds for what is paid by {day}.",
                                                         {{"day", locale.day(*words.early_until)}})));
    if (!invoice.pay_to.empty()) {
        items.emplace_back(invoice_paragraph(8, locale.t("Where to pay"), 13));
        items.emplace_back(invoice_paragraph(2, invoice.pay_to));
        items.emplace_back(invoice_paragraph(4, locale.t("Please name the number of the invoice.")));
    }
    return sheet;
}

}  // namespace plenaria::events_durban
