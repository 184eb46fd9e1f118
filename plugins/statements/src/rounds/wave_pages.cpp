// SPDX-License-Identifier: EUPL-1.2
#include "wave_pages.hpp"

#include <algorithm>
#include <charconv>

namespace plenaria::statements {

View wave_view(const WavePreview& wave, const Locale& locale) {
    Model::List mails, recipients, missing, warnings;
    std::vector<std::string> languages;
    for (const auto& each : wave.mails) {
        const auto& language = each.office->language;
        recipients.push_back({{"name", each.office->party_name},
                              {"address", each.office->address},
                              {"language", locale.language_name(language)}});
        if (std::find(languages.begin(), languages.end(), language) != languages.end()) continue;
        languages.push_back(language);
        mails.push_back({{"language_name", locale.language_name(language)},
                         {"mail_language", language},
                         {"to", each.office->address},
                         {"subject", each.subject},
                         {"text", each.text}});
    }
    for (const auto& name : wave.missing) missing.push_back({{"name", name}});
    for (const auto& text : wave.warnings) warnings.push_back({{"text", text}});
    const auto count = static_cast<long long>(wave.mails.size());
    return {.name = "statements/round/preview",
            .model = {{"title", wave.title},
                      {"about", wave.about},
                      {"about_url", wave.about_url},
                      {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", count)},
                      {"button", locale.n("Send {n} message", "Send {n} messages", count)},
                      {"count", std::to_string(count)},
                      {"has_wave", count > 0},
                      {"mails", std::move(mails)},
                      {"recipients", std::move(recipients)},
                      {"has_warnings", !wave.warnings.empty()},
                      {"warnings", std::move(warnings)},
                      {"has_missing", !wave.missing.empty()},
                      {"missing", std::move(missing)},
                      {"offices_url", wave.offices_url},
                      {"action_url", wave.action_url}},
            .title = wave.title + " – " + wave.about};
}

Result<Reply> after_wave(const Result<int>& sent, const std::string& url, RequestScope& scope) {
    if (!sent) return sent.error();
    scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{url};
}

int expected_count(const Request& request) {
    int count = 0;
    const auto& text = request.form_value("count");
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

}  // namespace plenaria::statements
