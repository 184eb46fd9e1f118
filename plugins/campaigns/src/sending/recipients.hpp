// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/sending/recipients.hpp
/// Who gets a letter of a sending, how, and why somebody cannot; and the letter of each.

#include <map>
#include <string>
#include <vector>

#include <plenaria/bulk_mail.hpp>
#include <plenaria/directory/holders.hpp>
#include <plenaria/locale.hpp>

#include "../tools.hpp"
#include "letter_text.hpp"
#include "sending.hpp"

namespace plenaria::campaigns {

enum class Trouble : std::uint8_t {
    none = 0,
    no_language,  ///< there is no text in their language
    no_address,   ///< neither mail nor post reaches them
    missing,      ///< there is nothing for a variable
    recursive,    ///< what stands for a variable holds another one
    suppressed,   ///< they want none, or nothing reaches them; they get none
    left_out,     ///< by staff
};
std::string_view to_text(Trouble trouble);

struct Recipient {
    std::string person;  ///< "person/ID" or "contact/ID"
    std::string name;
    std::string role;
    std::string place;  ///< name of the city in the reader's language
    std::string country;
    std::string address;
    std::string post;  ///< lines with the country; empty: none is known
    std::string language;
    Way way = Way::mail;
    Trouble trouble = Trouble::none;
    std::string why;     ///< names of variables, or the reason of a suppression
    std::string holder;  ///< as the directory writes them; empty: an office that names nobody
    std::string mayor;   ///< of the place, that day
    std::string mayor_gender;
};

/// What is the same for all readers of one language.
struct SharedValues {
    const Locale* locale = nullptr;
    std::string title, address, embargo;
    std::string text;                    ///< subject and letter; empty: there is none in that language
    std::vector<std::string> variables;  ///< that the text names
};

/// Writes the letters of a sending. What stands for the variables is put together for a letter that is read,
/// not for each of thirty thousand people that are counted.
class LetterWriter {
public:
    LetterWriter(const CampaignTools& tools, const Campaign& campaign, const Sending& sending)
        : tools_(tools), campaign_(campaign), sending_(sending) {}

    const SharedValues& shared_in(const std::string& language);
    [[nodiscard]] LetterValues values_for(const Recipient& to);
    /// As the reader gets it. @param unsubscribe where mails of this kind are ended; not used on paper.
    Letter letter_to(const Recipient& to, const std::string& unsubscribe);

private:
    const CampaignTools& tools_;
    const Campaign& campaign_;
    const Sending& sending_;
    std::map<std::string, SharedValues> shared_;
};

/// All who hold a role, in order; somebody with two roles, or whose address is shared, stands here once.
std::vector<Recipient> recipients_of(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign,
                                     const Sending& sending);
/// The same, of whom nothing is known yet but what staff has said: for a page that shows few of them.
std::vector<Recipient> unjudged_recipients_of(UnitOfWork& uow, const CampaignTools& tools,
                                              const Campaign& campaign, const Sending& sending);
/// Finds what is wrong with each of these.
void judge(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign, const Sending& sending,
           std::vector<Recipient>& recipients);
/// Whether they get a letter.
bool gets_letter(const Recipient& recipient);
/// Whether somebody has to decide before anybody gets a letter.
bool holds_up(const Recipient& recipient);

/// The day of which the holders of roles are: of the start, else of now, in the zone of the sending.
Day day_of(const Sending& sending, Instant now);

}  // namespace plenaria::campaigns
