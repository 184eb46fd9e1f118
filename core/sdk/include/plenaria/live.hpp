// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/live.hpp
/// Pages that notice a change within a second. A route answers with listen_to() and keeps the browser's
/// connection; whoever changes what the page shows calls tell() in the same transaction. What travels is a
/// number and nothing else: a page that hears one it does not know fetches its part anew, by its own route.

#include <string>
#include <string_view>

#include <plenaria/abi.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

class UnitOfWork;

/// What a handler of a GET route answers once it knows that the caller may see what `topic` is about. The
/// connection stays open and holds no thread; it ends when the caller's account signs out or loses rights,
/// when the plugin stops, and after some minutes, so that access is asked again.
/// @param topic begins with the id of the plugin, at most 100 bytes: "events.floor/ID".
[[nodiscard]] PLENARIA_API Reply listen_to(std::string_view topic);

/// Tells every page that listens to `topic`, at all hosts on this database, after the commit.
PLENARIA_API void tell(UnitOfWork& uow, std::string_view topic);

/// How the topic is called among the tags of UnitOfWork::invalidate(). Topics are counted there, and no
/// page in the cache depends on them.
inline constexpr std::string_view live_tag_prefix = "live/";

/// The content type by which the host knows an answer of listen_to().
inline constexpr std::string_view live_content_type = "text/event-stream";

}  // namespace plenaria
