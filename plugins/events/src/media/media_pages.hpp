// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/media/media_pages.hpp
/// Accredited media: the list with its files, one journalist, and the public form.

#include <plenaria/http.hpp>
#include <plenaria/press.hpp>

#include "../common_pages.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

/// What handlers use beside the request; set once the room has started.
struct MediaTools {
    const RoomTools* room = nullptr;
    Press* press = nullptr;
};

/// GET /events/editions/{edition}/media, with ?format=xlsx, csv or pdf the list as a file; POST …/rules;
/// POST …/media: the secretariat enters somebody
Result<Reply> media_page(const MediaTools& tools, const Request& request, RequestScope& scope);
Result<Reply> media_rules_post(const MediaTools& tools, const Request& request, RequestScope& scope);
Result<Reply> enter_media_post(const MediaTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /events/media/{media}; POST …/decide; POST …/reprint; GET …/badge;
/// GET and POST …/photo
Result<Reply> one_media_page(const MediaTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_media_post(const MediaTools& tools, const Request& request, RequestScope& scope);
Result<Reply> decide_media_post(const MediaTools& tools, const Request& request, RequestScope& scope);
Result<Reply> reprint_media_post(const MediaTools& tools, const Request& request, RequestScope& scope);
Result<Reply> media_photo_file(const MediaTools& tools, const Request& request, RequestScope& scope);
Result<Reply> media_photo_post(const MediaTools& tools, const Request& request, RequestScope& scope);
Result<Reply> media_badge(const MediaTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /press/{edition}; GET …/sent
Result<Reply> public_media_form(const MediaTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_media_post(const MediaTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_media_sent(const MediaTools& tools, const Request& request, RequestScope& scope);

/// Pages, operations, and the job that erases names.
void announce_media(Registrar& registrar, const MediaTools& tools, Database* const& db);
void announce_media_api(Registrar& registrar, const MediaTools& tools);

}  // namespace plenaria::events
