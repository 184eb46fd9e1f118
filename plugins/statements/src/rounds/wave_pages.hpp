// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/wave_pages.hpp
/// What a wave of mails would send: how many, to whom, and the text as the first recipient of each language
/// gets it.

#include <string>
#include <vector>

#include <plenaria/http.hpp>

#include "round.hpp"

namespace plenaria::statements {

struct WaveMail {
    const Office* office = nullptr;
    std::string subject = {};
    std::string text = {};
};

struct WavePreview {
    std::string title = {};
    std::string about = {};  ///< of which object, with its page: where "Not now" leads
    std::string about_url = {};
    std::string action_url = {};
    std::vector<WaveMail> mails = {};
    std::vector<std::string> missing = {};   ///< offices that get nothing, since they have no address
    std::vector<std::string> warnings = {};  ///< in the reader's language
    std::string offices_url = {};            ///< where addresses are entered; read while something is missing
};

View wave_view(const WavePreview& wave, const Locale& locale);

/// After a wave was sent: says how many messages are on their way, and leads to `url`.
Result<Reply> after_wave(const Result<int>& sent, const std::string& url, RequestScope& scope);

/// How many messages the preview showed to who sends them now.
int expected_count(const Request& request);

}  // namespace plenaria::statements
