// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/events/editions.hpp
/// Editions as other plugins see them: those that bring a format, and those that count from its dates.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/db.hpp>
#include <plenaria/events/distance.hpp>
#include <plenaria/time.hpp>

namespace plenaria::events {

struct EditionCard {
    std::string id;
    std::string title;      ///< in the language asked for
    std::string format;     ///< key of its format; empty: none
    std::string city_ref;   ///< "city/ID" of its host; empty: not in the directory
    std::string city_name;  ///< of its host, as the directory called it when it was chosen
    Dates dates;
    std::string path;        ///< of its page
    bool cancelled = false;  ///< it will not take place
    bool postponed = false;  ///< its dates do not hold, and it has no others yet
};

struct SessionCard {
    std::string id;
    std::string edition;          ///< id
    std::string title;            ///< in the language asked for
    std::string kind;             ///< key of a FormatSessionKind, or of those that every event has
    std::string path;             ///< of its page
    std::string starts = {};      ///< "2019-11-14T09:00", as the clocks of the venue show it
    std::string decision = {};    ///< what it decided
    std::string version_id = {};  ///< of the statement that it discusses (statements.versions/1); empty: none
    bool cancelled = false;       ///< it is in the programme, and will not take place
};

/// All functions run inside the caller's transaction. Thread-safe.
class Editions {
public:
    static constexpr std::string_view service_name = "events.editions/1";
    virtual ~Editions() = default;

    [[nodiscard]] virtual std::optional<EditionCard> edition(UnitOfWork& uow, std::string_view id,
                                                             std::string_view language) = 0;
    /// All that have this format, the latest first.
    [[nodiscard]] virtual std::vector<EditionCard> of_format(UnitOfWork& uow, std::string_view format,
                                                             std::string_view language) = 0;
    /// @return nothing when there is none, or it was removed.
    [[nodiscard]] virtual std::optional<SessionCard> session(UnitOfWork&, std::string_view /*id*/,
                                                             std::string_view /*language*/) {
        return std::nullopt;
    }
    /// The latest first, without their formats; at most 200.
    [[nodiscard]] virtual std::vector<EditionCard> latest(UnitOfWork&, std::string_view /*language*/) {
        return {};
    }
    /// Of its programme, in order of their beginning.
    [[nodiscard]] virtual std::vector<SessionCard> sessions(UnitOfWork&, std::string_view /*edition*/,
                                                            std::string_view /*language*/) {
        return {};
    }
    /// Sessions that begin on `from` or later, as clocks of the venue show it, in that order; none that was
    /// cancelled, or of an event that was. At most `most`.
    [[nodiscard]] virtual std::vector<SessionCard> sessions_from(UnitOfWork&, Day /*from*/,
                                                                 std::size_t /*most*/,
                                                                 std::string_view /*language*/) {
        return {};
    }
};

}  // namespace plenaria::events
