// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/events/format.hpp
/// What a kind of gathering adds to an edition: offered by plugins of their own, ours and strangers'. What
/// `events` knows of a format is what stands here.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/events/distance.hpp>
#include <plenaria/result.hpp>

namespace plenaria::events {

// All texts of a format are keys in the catalog of the plugin that offers it, in plain English. A key
// ("spotlight_proposals") is lower case with underscores; once published it keeps its meaning, for editions
// refer to it.

/// Something that every edition of this format has to do, by when.
struct FormatMilestone {
    std::string key;
    std::string title;
    Distance distance;
    std::string note = {};
    std::vector<std::string> checks = {};  ///< lines of its checklist
};

/// A strand of the programme.
struct FormatTrack {
    std::string key;
    std::string title;
};

struct FormatSessionKind {
    std::string key;
    std::string title;
    bool official = false;      ///< of the gathering itself; rules may keep others clear of it
    bool members_only = false;  ///< entry is for those whom the format's rules name
};

/// A page of the plugin about one edition, linked from the edition.
struct FormatPage {
    std::string title;
    std::string path;        ///< "/events/editions/{edition}/grf/pledges": of one of the plugin's routes
    std::string permission;  ///< the link is shown to those who hold it
};

struct FormatOption {
    std::string key;  ///< what answers hold; at most 26 characters
    std::string title;
};

/// A question of the registration form with which an edition of this format may begin.
struct FormatQuestion {
    std::string key;
    std::string label;
    std::string purpose;          ///< what the answer is needed for, as the office reads it
    std::string answer = "text";  ///< or "long_text", "one", "many", "yes_no", "day", "number", "country"
    std::vector<FormatOption> options = {};  ///< of "one" and "many"
    std::string help = {};
    bool of_delegation = false;  ///< once; otherwise of each of its people
    bool follow_up = false;      ///< only once the registration was approved
    bool required = false;
    std::string when_question = {};  ///< key of a question before it, after whose answer it is shown
    std::string when_value = {};     ///< "yes", "no", key of an option; empty: whatever was answered
    int erase_days = 30;             ///< after the last day; then answers are erased
};

/// One session as the rules of a format see it.
struct FormatSlot {
    std::string id;
    std::string kind;  ///< key of a FormatSessionKind
    std::string track = {};
    std::string room = {};
    std::string organiser = {};  ///< "organisation/ID"; empty: the gathering itself
    Instant start = {};
    Instant end = {};  ///< exclusive
};

struct FormatProgramme {
    Dates dates;
    std::vector<FormatSlot> slots;
};

/// A rule that is broken, in words for who plans.
struct FormatBreach {
    std::string message;
    MessageValues values = {};
    std::string other = {};  ///< the id of the slot it collides with; empty: with none in particular
};

/// Looked up by its key. Holds no state of a request and may be called from any thread. While its plugin is
/// switched off, editions of this format stay as they are and are read without it.
class Format {
public:
    static constexpr std::string_view service_name = "events.format/2";
    static constexpr bool many = true;
    virtual ~Format() = default;

    [[nodiscard]] virtual std::string_view key() const = 0;     ///< "grf"; at most 40 characters
    [[nodiscard]] virtual std::string_view plugin() const = 0;  ///< whose catalog has its texts: "events-grf"
    [[nodiscard]] virtual std::string_view name() const = 0;    ///< "Global Refugee Forum"
    [[nodiscard]] virtual std::string_view about() const = 0;   ///< one or two sentences for who chooses it

    /// In the order in which they are due.
    [[nodiscard]] virtual std::vector<FormatMilestone> calendar() const = 0;
    [[nodiscard]] virtual std::vector<FormatTrack> tracks() const { return {}; }
    [[nodiscard]] virtual std::vector<FormatSessionKind> session_kinds() const = 0;
    [[nodiscard]] virtual std::vector<FormatPage> pages() const { return {}; }

    /// What stands against adding `slot` to `programme`, beyond the rules of every event (a room holds one
    /// session at a time, nobody is in two places). `programme` may hold an earlier form of `slot`, with its
    /// id.
    [[nodiscard]] virtual std::vector<FormatBreach> check(const FormatSlot& slot,
                                                          const FormatProgramme& programme) const {
        static_cast<void>(slot);
        static_cast<void>(programme);
        return {};
    }

    [[nodiscard]] virtual std::vector<FormatQuestion> questions() const { return {}; }
};

/// Whether two slots share a moment.
[[nodiscard]] inline bool overlap(const FormatSlot& one, const FormatSlot& other) {
    return one.start < other.end && other.start < one.end;
}

}  // namespace plenaria::events
