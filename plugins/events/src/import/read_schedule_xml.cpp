// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/text.hpp>
#include <plenaria/xml_reader.hpp>

#include "foreign_event.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_event_text = 20'000;

Error damaged_schedule() {
    return {ErrorCode::invalid_input,
            /*t*/ "This is no sound schedule XML. Export it once more where it comes from."};
}

/// Follows the elements of one schedule: schedule > day > room > event > (its texts).
class ScheduleReader {
public:
    explicit ScheduleReader(const ReadingContext& context) : context_(context) {}

    ForeignSessions read(std::string_view bytes) {
        XmlReader reader(
            damaged_schedule(),
            [&](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); },
            [&](std::string_view name) { end(name); }, [&](std::string_view text) { add(text); });
        reader_ = &reader;
        if (auto read = reader.run(bytes); !read) return std::move(read).error();
        if (!is_schedule_) return damaged_schedule();
        return std::move(sessions_);
    }

private:
    /// Within an event, elements of others are only passed over, whatever stands in them.
    void start(std::string_view name, const XmlAttributes& attributes) {
        ++depth_;
        text_.clear();
        if (in_event()) {
            if (depth_ == event_depth_ + 1) group_ = name;
            return;
        }
        if (name == "schedule") is_schedule_ = true;
        if (name == "day") day_ = attributes.at("date");
        if (name == "room") room_ = attributes.at("name");
        if (name != "event") return;
        if (sessions_.size() >= most_foreign_sessions) return reader_->refuse(too_many_sessions());
        event_depth_ = depth_;
        event_ = {.texts = {{"guid", attributes.at("guid")}, {"id", attributes.at("id")}},
                  .day = day_,
                  .room = room_,
                  .zone = zone_,
                  .day_change = day_change_,
                  .line = static_cast<int>(sessions_.size()) + 1};
    }
    void end(std::string_view name) {
        if (depth_ == event_depth_) {
            event_depth_ = 0;
            sessions_.push_back(session_of(event_, context_));
        } else if (in_event()) {
            if (depth_ == event_depth_ + 1) {
                event_.texts.try_emplace(std::string(name), text_);
            } else if (depth_ == event_depth_ + 2 && group_ == "persons" && name == "person" &&
                       event_.people.size() < 100) {
                event_.people.push_back(text_);
            }
        } else {
            if (name == "time_zone_name") zone_ = trim(text_);
            if (name == "day_change") day_change_ = trim(text_).substr(0, 5);
            // An event beside the rooms is in none of them.
            if (name == "room") room_.clear();
            if (name == "day") day_.clear();
        }
        --depth_;
        text_.clear();
    }
    [[nodiscard]] bool in_event() const { return event_depth_ > 0; }
    void add(std::string_view text) {
        if (text_.size() + text.size() <= longest_event_text) text_ += text;
    }

    const ReadingContext& context_;
    XmlReader* reader_ = nullptr;
    bool is_schedule_ = false;
    int depth_ = 0, event_depth_ = 0;  ///< of the event that is being read; 0: none
    std::string group_;                ///< of this event: its element that is open
    std::string text_, day_, room_, zone_, day_change_;
    ForeignEvent event_;
    std::vector<ForeignSession> sessions_;
};

}  // namespace

ForeignSessions read_schedule_xml(std::string_view bytes, const ReadingContext& context) {
    return ScheduleReader(context).read(bytes);
}

}  // namespace plenaria::events
