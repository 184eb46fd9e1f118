// SPDX-License-Identifier: EUPL-1.2
#include "session_match.hpp"

#include <set>
#include <unordered_map>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../programme/schedule_xml.hpp"

namespace plenaria::events {

std::string stored_key(KeyFamily family, std::string_view key) {
    if (key.empty()) return {};
    return sha256_hex(std::to_string(static_cast<int>(family)) + ':' + std::string(key));
}

namespace {

/// Under which our own files name it (decision 0060).
std::string own_key(KeyFamily family, const std::string& id) {
    switch (family) {
        case KeyFamily::schedule:
            return schedule_guid(id);
        case KeyFamily::calendar:
            return "session-" + id + "@plenaria";
        case KeyFamily::table:
            break;
    }
    return id;
}

class SessionMatcher {
public:
    SessionMatcher(const std::vector<ForeignSession>& sessions, const ProgrammePlanContext& context)
        : sessions_(sessions), context_(context), found_(sessions.size(), nullptr) {}

    std::vector<const Session*> run() {
        by_key();
        for (const auto& each : context_.programme.sessions)
            for (const auto& [language, title] : each.titles.texts) titled_[fold(title)].push_back(&each);
        for (const auto& each : sessions_) ++times_[folded_title(each)];
        for (std::size_t i = 0; i < sessions_.size(); ++i) by_title(i, true);
        for (std::size_t i = 0; i < sessions_.size(); ++i) by_title(i, false);
        return std::move(found_);
    }

private:
    static std::string folded_title(const ForeignSession& session) {
        return session.titles.texts.empty() ? std::string() : fold(session.titles.texts.begin()->second);
    }
    void take(std::size_t row, const Session* session) {
        if (session != nullptr && taken_.insert(session).second) found_[row] = session;
    }
    void by_key() {
        std::unordered_map<std::string, const Session*> ours;
        std::unordered_map<std::string_view, const Session*> by_id;
        for (const auto& each : context_.programme.sessions) {
            by_id.emplace(each.id, &each);
            ours.emplace(own_key(context_.family, each.id), &each);
        }
        for (std::size_t i = 0; i < sessions_.size(); ++i) {
            const auto& key = sessions_[i].key;
            if (key.empty()) continue;
            if (const auto known = context_.keys.find(stored_key(context_.family, key));
                known != context_.keys.end()) {
                const auto session = by_id.find(known->second);
                take(i, session == by_id.end() ? nullptr : session->second);
            } else if (const auto own = ours.find(key); own != ours.end()) {
                take(i, own->second);
            }
        }
    }
    void by_title(std::size_t row, bool with_beginning) {
        const auto title = folded_title(sessions_[row]);
        const auto candidates = titled_.find(title);
        if (found_[row] != nullptr || candidates == titled_.end()) return;
        if (with_beginning) {
            for (const auto* each : candidates->second)
                if (each->starts == sessions_[row].starts && found_[row] == nullptr) take(row, each);
            return;
        }
        std::set<const Session*> different(candidates->second.begin(), candidates->second.end());
        if (different.size() == 1 && times_.at(title) == 1) take(row, *different.begin());
    }

    const std::vector<ForeignSession>& sessions_;
    const ProgrammePlanContext& context_;
    std::vector<const Session*> found_;
    std::set<const Session*> taken_;
    std::unordered_map<std::string, std::vector<const Session*>> titled_;
    std::unordered_map<std::string, int> times_;
};

}  // namespace

std::vector<const Session*> match_sessions(const std::vector<ForeignSession>& sessions,
                                           const ProgrammePlanContext& context) {
    return SessionMatcher(sessions, context).run();
}

}  // namespace plenaria::events
