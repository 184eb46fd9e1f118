// SPDX-License-Identifier: EUPL-1.2
#include <i18n/room_locale.hpp>

namespace plenaria::host::i18n {

const char* RoomLocale::find(std::string_view message) const {
    if (const auto* text = own_->find(message)) return text;
    return core_ ? core_->find(message) : nullptr;
}

std::string RoomLocale::t(std::string_view message) const {
    const auto* text = find(message);
    return text == nullptr ? std::string(message) : std::string(text);
}

std::string RoomLocale::n(std::string_view one, std::string_view many, long long count) const {
    const auto* found = own_->find(one, count);
    if (found == nullptr && core_) found = core_->find(one, count);
    const std::string_view message = found != nullptr ? found : count == 1 ? one : many;
    return fill(message, {{"n", number(count)}});
}

std::string RoomLocale::instant(Instant instant, std::string_view zone) const {
    const auto local = to_local(instant, zone);
    const auto city = language_.zone_city(zone);
    auto text = language_.day(local.day);
    text += ", ";
    text += clock_text(local);
    text += " (";
    text += city.empty() ? offset_text(instant, local) : t(/*t*/ "{city} time", {{"city", city}});
    text += ')';
    return text;
}

std::string RoomLocale::time_of_day(Instant instant, std::string_view zone) const {
    return clock_text(to_local(instant, zone));
}

}  // namespace plenaria::host::i18n
