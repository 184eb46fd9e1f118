// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_papers.hpp
/// The agenda and the minutes as documents, in any of the three languages, made from what is stored.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/campaigns/drafts.hpp>

#include "agenda.hpp"
#include "attendance_repository.hpp"
#include "meeting_tools.hpp"

namespace plenaria::committee::meetings {

/// All that happened in a meeting.
struct MeetingRecord {
    HeldMeeting held;
    std::vector<AgendaItem> items;
    std::vector<TakenDecision> decisions;
    std::vector<Invitee> invitees;
    std::vector<Presence> presences;
    std::vector<MinutesSignature> signatures;
    /// Item → page of the version before it; of those that the reader may read, where a page asks for them.
    std::map<std::string, std::string> paper_paths = {};
    /// Item → campaigns that came of what it is about, where they were looked for.
    std::map<std::string, std::vector<campaigns::AboutCampaign>> campaigns = {};
    [[nodiscard]] const TakenDecision* decision_on(const std::string& item_id) const;
    [[nodiscard]] const Invitee* chair() const;
    /// At a moment, by the rules of the body.
    [[nodiscard]] Quorum quorum(Instant at) const;
};
Result<MeetingRecord> read_record(UnitOfWork& uow, const std::string& meeting_id);
/// Campaigns about the vacancy or the version of an item, or about the item itself.
void find_campaigns(UnitOfWork& uow, const MeetingTools& tools, MeetingRecord& record,
                    std::string_view language);
void find_papers(UnitOfWork& uow, const MeetingTools& tools, const Actor& reader, MeetingRecord& record);

/// "Marvin Rees, Bristol: 10:00–11:30, 11:40–12:00", of each seat; "apologies" of those who gave them.
std::string attendance_of(const MeetingRecord& record, const Invitee& invitee, const Locale& locale);

/// A complete HTML document.
std::string agenda_document(const MeetingTools& tools, const MeetingRecord& record,
                            std::string_view language);
std::string minutes_document(const MeetingTools& tools, const MeetingRecord& record,
                             std::string_view language);
/// Approved minutes with who has signed them; what was approved is not made anew.
std::string with_signatures(const MeetingTools& tools, const MeetingRecord& record, std::string document,
                            std::string_view language);

}  // namespace plenaria::committee::meetings
