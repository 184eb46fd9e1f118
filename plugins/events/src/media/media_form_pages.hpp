// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/media/media_form_pages.hpp
/// The fields of a journalist: the public form and those of the secretariat share them.

#include <plenaria/http.hpp>

#include "media.hpp"

namespace plenaria::events {

MediaFacts read_media_form(const Request& request);
/// Adds outlet, kind, country, name, post, mail, phone, card, language, note. @param error nullptr when the
/// form is shown for the first time.
void set_media_fields(Model& page, const MediaFacts& facts, const Error* error, const Locale& locale);
/// Of a state, in its colour.
Model media_tag(MediaState state, const Locale& locale);

}  // namespace plenaria::events
