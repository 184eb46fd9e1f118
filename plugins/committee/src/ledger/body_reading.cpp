// SPDX-License-Identifier: EUPL-1.2
#include "body_reading.hpp"

#include <plenaria/directory/lookup.hpp>
#include <plenaria/labelled.hpp>

#include "offices.hpp"
#include "question_repository.hpp"
#include "seats_service.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

Model sitting_tag(const Sitting& sitting, const BodyView& view, const Locale& locale) {
    if (sitting.acting != nullptr) return tag_model("violet", locale.t("Acting"));
    if (sitting.term == nullptr) return tag_model("terra", locale.t("Vacant"));
    if (sitting.is_envoy(view.day)) return tag_model("amber", locale.t("Envoy"));
    if (view.day == view.today)
        if (const auto warning = warning_on(sitting.term->end(), view.today))
            return tag_model(
                *warning == warning_days.back() ? "solid" : "amber",
                locale.n("Ends in {n} day", "Ends in {n} days", (sitting.term->end() - view.today).count()));
    return tag_model("green", sitting.seat->facts.office ? locale.t("In office") : locale.t("Sits"));
}

Model seat_row(const Sitting& sitting, const BodyView& view, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& seat = *sitting.seat;
    const auto* city = sitting.city();
    const auto* person = sitting.person();
    std::string dates, note;
    if (sitting.term != nullptr)
        dates = days_in_words(sitting.term->facts.first, sitting.term->end(), locale);
    if (sitting.acting != nullptr && sitting.term != nullptr)
        note = locale.t("for {person}", {{"person", sitting.term->facts.person.name}});
    else if (sitting.term != nullptr && !sitting.term->facts.alternate.name.empty())
        note = locale.t("Alternate: {person}", {{"person", sitting.term->facts.alternate.name}});
    return {{"seat", seat_in_words(seat.facts.number, seat.facts.office, locale)},
            {"url", scope.url("committee.seat", {{"seat", seat.id}})},
            {"constituency", region_in_words(seat.facts.region, locale)},
            {"person", person == nullptr ? std::string() : person->name},
            {"is_vacant", person == nullptr},
            {"fill_url",
             person == nullptr && view.may_edit ? scope.url("committee.term_new", {{"seat", seat.id}}) : ""},
            {"may_fill", person == nullptr && view.may_edit},
            {"city", city == nullptr ? std::string() : city->name},
            {"dates", dates},
            {"has_note", !note.empty()},
            {"note", note},
            {"state", sitting_tag(sitting, view, locale)}};
}

Model stagger_model(const std::vector<Stagger>& groups, const Locale& locale) {
    Model::List rows;
    for (const auto& group : groups) {
        std::string ends;
        for (const auto& end : group.ends) ends += (ends.empty() ? "" : "; ") + locale.day(end);
        rows.push_back({{"group", group.group.empty() ? locale.t("Without a group") : group.group},
                        {"seats", locale.n("{n} seat", "{n} seats", group.seats)},
                        {"ends", ends},
                        {"is_apart", group.is_apart()}});
    }
    return rows;
}

TimelineWords words_of(const Ledger& ledger, const Locale& locale) {
    TimelineWords words;
    for (const auto& seat : ledger.seats)
        words.seats.push_back(seat.facts.region.empty() || seat.facts.office
                                  ? seat_in_words(seat.facts.number, seat.facts.office, locale)
                                  : locale.t("Seat {number}, {region}",
                                             {{"number", locale.number(seat.facts.number)},
                                              {"region", region_in_words(seat.facts.region, locale)}}));
    for (const auto& term : ledger.terms) words.terms.push_back(term_in_words(term, locale));
    for (const auto& acting : ledger.actings)
        words.actings.push_back(locale.t(
            "{person} acting, {days}",
            {{"person", acting.facts.person.name},
             {"days", acting.facts.last ? days_in_words(acting.facts.first, *acting.facts.last, locale)
                                        : locale.day(acting.facts.first) + " –"}}));
    return words;
}

std::string text_of(int number) { return std::to_string(number); }

Model picture_model(const TimelinePicture& picture, const char* kind) {
    Model::List years, seats, bars;
    for (const auto& each : picture.years)
        years.push_back({{"x", text_of(each.x)}, {"has_label", !each.label.empty()}, {"label", each.label}});
    for (const auto& each : picture.seats) seats.push_back({{"y", text_of(each.y)}, {"label", each.label}});
    for (const auto& bar : picture.bars) {
        using enum TimelineBar::Kind;
        bars.push_back({{"x", text_of(bar.x)},
                        {"y", text_of(bar.y)},
                        {"width", text_of(bar.width)},
                        {"is_seat", bar.kind == seat},
                        {"is_envoy", bar.kind == envoy},
                        {"is_held", bar.kind == held},
                        {"is_acting", bar.kind == acting},
                        {"has_label", !bar.label.empty()},
                        {"label", bar.label},
                        {"label_x", text_of(bar.x + 4)},
                        {"label_y", text_of(bar.y + picture.bar_height - 7)},
                        {"title", bar.title}});
    }
    return {{"kind", kind},
            {"width", text_of(picture.width)},
            {"height", text_of(picture.height)},
            {"bottom", text_of(picture.height - 4)},
            {"left", text_of(picture.left)},
            {"bar_height", text_of(picture.bar_height)},
            {"has_today", picture.has_today},
            {"today_x", text_of(picture.today_x)},
            {"years", std::move(years)},
            {"seats", std::move(seats)},
            {"bars", std::move(bars)}};
}

/// All terms on the page as a table: the picture in words.
Model term_rows_model(const Ledger& ledger, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& seat : ledger.seats)
        for (const auto& term : ledger.terms)
            if (term.seat_id == seat.id)
                rows.push_back({{"seat", seat_in_words(seat.facts.number, seat.facts.office, locale)},
                                {"person", term.facts.person.name},
                                {"city", term.facts.city.name},
                                {"dates", days_in_words(term.facts.first, term.end(), locale)},
                                {"fate", fate_in_words(term, locale)}});
    return rows;
}

std::vector<PlacedTerm> ending_in_body(UnitOfWork& uow, const std::string& body_id, Day today) {
    auto all = terms_ending(uow, today, today + std::chrono::days(warning_days.front()));
    std::erase_if(all, [&](const PlacedTerm& each) { return each.body_id != body_id; });
    return all;
}

Model::List ending_rows(const std::vector<PlacedTerm>& ending, Day today, const RequestScope& scope) {
    constexpr std::size_t most_shown = 10;
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& each : ending) {
        if (rows.size() == most_shown) break;
        const auto left = (each.term.end() - today).count();
        rows.push_back({{"person", each.term.facts.person.name},
                        {"seat", seat_in_words(each.number, each.office, locale)},
                        {"url", scope.url("committee.seat", {{"seat", each.term.seat_id}})},
                        {"day", locale.day(each.term.end())},
                        {"left", locale.n("Ends in {n} day", "Ends in {n} days", left)},
                        {"is_soon", left <= warning_days.back()}});
    }
    return rows;
}

/// The figures of the day, and what waits: as members of `part`.
void set_figures(Model& part, const SeatCount& count, int questions, const RequestScope& scope) {
    const auto& locale = scope.locale();
    part.set("has_seats", count.seats > 0);
    part.set("seats", locale.number(count.seats));
    part.set("held", locale.number(count.held));
    part.set("vacant", locale.number(count.seats - count.held));
    part.set("has_vacant", count.held < count.seats);
    part.set("acting", locale.number(count.acting));
    part.set("has_questions", questions > 0);
    part.set("questions", locale.number(questions));
    part.set("questions_url", scope.url("committee.questions"));
}

void set_ending(Model& part, const std::vector<PlacedTerm>& ending, Day today, const RequestScope& scope) {
    part.set("has_ending", !ending.empty());
    part.set("ending", ending_rows(ending, today, scope));
    part.set("ending_count",
             scope.locale().n("{n} term ends within 180 days", "{n} terms end within 180 days",
                              static_cast<long long>(ending.size())));
    part.set("ends_url", scope.url("committee.ends"));
}

Model part_model(UnitOfWork& uow, const LedgerTools& tools, const BodyView& view, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto language = locale.language();
    auto on_day = ledger_on(uow, view.body.id, view.day, (view.page - 1) * page_size, page_size);
    name_cities(uow, tools, on_day, language);
    Model::List rows;
    for (const auto& sitting : sitting_on(on_day, view.day)) rows.push_back(seat_row(sitting, view, scope));

    auto offices = offices_in(uow, view.body.id);
    name_cities(uow, tools, offices, language);
    Model::List presiding;
    for (const auto& sitting : sitting_on(offices, view.day))
        presiding.push_back(seat_row(sitting, view, scope));
    Ledger history{.seats = on_day.seats, .terms = {}, .actings = {}};
    if (!history.seats.empty()) {
        const SeatRange range{history.seats.front().facts.number, history.seats.back().facts.number};
        history.terms = terms_of_body(uow, view.body.id, range);
        history.actings = actings_of_body(uow, view.body.id, range);
        name_cities(uow, tools, history, language);
    }
    // Offices stand above the seats, on the first page of them.
    if (view.page == 1) {
        history.seats.insert(history.seats.begin(), offices.seats.begin(), offices.seats.end());
        history.terms.insert(history.terms.end(), offices.terms.begin(), offices.terms.end());
        history.actings.insert(history.actings.end(), offices.actings.begin(), offices.actings.end());
    }
    const auto words = words_of(history, locale);
    Model::List pictures;
    pictures.push_back(picture_model(draw_ledger(history, words, Width::wide, view.today), "wide"));
    pictures.push_back(picture_model(draw_ledger(history, words, Width::narrow, view.today), "narrow"));
    const auto at = [&](const char* format) {
        return scope.url("committee.body_export", {{"body", view.body.id}, {"format", format}});
    };
    return {{"body", view.body.facts.names.in(language)},
            {"may_edit", view.may_edit},
            {"seat_url", scope.url("committee.seat_new", {{"body", view.body.id}})},
            {"csv_url", at("csv")},
            {"xlsx_url", at("xlsx")},
            {"has_rows", !rows.empty()},
            {"day", locale.day(view.day)},
            {"rows", std::move(rows)},
            {"has_offices", !presiding.empty()},
            {"offices", std::move(presiding)},
            {"office_url", scope.url("committee.seat_new", {{"body", view.body.id}, {"kind", "office"}})},
            {"has_terms", !history.terms.empty()},
            {"pictures", std::move(pictures)},
            {"terms", term_rows_model(history, scope)},
            {"stagger", stagger_model(stagger_on(ledger_on(uow, view.body.id, view.day), view.day), locale)}};
}

}  // namespace

void name_cities(UnitOfWork& uow, const LedgerTools& tools, Ledger& ledger, std::string_view language) {
    std::vector<std::string> refs;
    for (const auto& term : ledger.terms) refs.push_back(term.facts.city.ref);
    for (const auto& acting : ledger.actings)
        if (!acting.facts.city.ref.empty()) refs.push_back(acting.facts.city.ref);
    std::sort(refs.begin(), refs.end());
    refs.erase(std::unique(refs.begin(), refs.end()), refs.end());
    const auto names = tools.lookup->names(uow, refs, language);
    const auto name = [&](Called& city) {
        if (const auto found = names.find(city.ref); found != names.end()) city.name = found->second;
    };
    for (auto& term : ledger.terms) name(term.facts.city);
    for (auto& acting : ledger.actings) name(acting.facts.city);
}

std::string term_in_words(const Term& term, const Locale& locale) {
    return labelled(locale, term.facts.person.name + ", " + term.facts.city.name,
                    days_in_words(term.facts.first, term.end(), locale));
}

std::string fate_in_words(const Term& term, const Locale& locale) {
    std::string words;
    if (term.envoy_since) words = locale.t("Envoy since {day}", {{"day", locale.day(*term.envoy_since)}});
    if (term.left_on) {
        if (!words.empty()) words += "; ";
        words += term.reason ? locale.t(name_of(*term.reason)) : locale.t("Left before the end");
    }
    return words;
}

std::shared_ptr<const KeptPart> body_part(UnitOfWork& uow, const LedgerTools& tools, const BodyView& view,
                                          const RequestScope& scope) {
    const std::string language(scope.locale().language());
    const auto key = view.body.id + '/' + std::to_string(view.body.stamp) + '/' + to_text(view.day) + '/' +
                     to_text(view.today) + '/' + std::to_string(view.page) + '/' + language +
                     (view.may_edit ? "/edit" : "/view");
    if (auto kept = tools.kept->find(key)) return kept;
    const auto count = count_seats_on(uow, view.body.id, view.day);
    auto model = part_model(uow, tools, view, scope);
    set_figures(model, count, count_open_questions(uow, view.body.id), scope);
    // Of another day nobody asks what is due today.
    set_ending(
        model,
        view.day == view.today ? ending_in_body(uow, view.body.id, view.today) : std::vector<PlacedTerm>(),
        view.today, scope);
    return tools.kept->keep(
        key, {tools.renderer->render("committee/ledger/sitting", model, language), count.seats});
}

}  // namespace plenaria::committee::ledger
