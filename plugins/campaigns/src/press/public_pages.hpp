// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/press/public_pages.hpp
/// What the public sees. Each page asks is_public() at its own instant, so that it is neither early nor late;
/// before, it answers as an address that does not exist. docs/decisions/0084 says what is kept of it.

#include "../clearance/released_text.hpp"
#include "../common_pages.hpp"
#include "../face/embed.hpp"

namespace plenaria::campaigns {

Result<Reply> press_room(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_campaign(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_text(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_text_file(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> press_feed(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> press_sitemap(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> press_data(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> campaign_data(const CampaignTools& tools, const Request& request, RequestScope& scope);
/// For the press, by their link, while it is under embargo.
Result<Reply> early_page(const CampaignTools& tools, const Request& request, RequestScope& scope);

/// What the host says of an address that it does not know; the two must not differ in a word.
Error no_such_page(const std::string& detail);
/// @return no_such_page() unless it is public at this instant.
Result<Campaign> find_public(UnitOfWork& uow, const std::string& id);
struct PublicText {
    Campaign campaign;
    ReleasedText text;
};
/// The {text} of the {campaign} in the address, likewise.
Result<PublicText> find_public_text(UnitOfWork& uow, const Request& request);
/// A page of what is public, the newest first.
struct PublicPage {
    std::vector<Campaign> campaigns;
    PageRange shown;
    bool has_more = false;
};
/// One campaign more than are shown says whether a page follows. How many there are in all is counted for
/// whoever asks behind the last page alone.
PublicPage public_page(UnitOfWork& uow, int number, int size);
/// A page that is kept for all sets no cookie: the language that its reader has chosen goes along with its
/// links.
std::string in_chosen_language(std::string url, const Request& request);
/// title, url, published, aim and note of templates/press.
Model campaign_model(const Campaign& campaign, const RequestScope& scope);

/// Where a page of the feed stands among the others; empty: there is none.
struct FeedLinks {
    std::string self = {};
    std::string previous = {};  ///< newer ones
    std::string next = {};      ///< older ones
};
/// Atom, RFC 4287; of many campaigns, a page of it (RFC 5005, section 3).
std::string atom_feed(const std::vector<Campaign>& campaigns, const Addresses& addresses,
                      const Locale& locale, Instant now, const FeedLinks& links);

}  // namespace plenaria::campaigns
