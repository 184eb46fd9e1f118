// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/letters/letter_store.hpp
/// The texts of mails that the organisation changed: kept in the database, used by the renderer.

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/time.hpp>

#include "view/template_renderer.hpp"

namespace plenaria::host {

struct StoredLetter {
    std::string name;  ///< "statements/mail/round_invitation"
    std::string language;
    std::string source = {};   ///< its first line is "Subject: …"
    std::string shipped = {};  ///< what it replaced
    bool in_use = true;
    int version = 0;  ///< raised with each change
    Instant changed_at = {};
    std::string changed_by = {};
};

std::vector<StoredLetter> all_letters(UnitOfWork& uow);
std::optional<StoredLetter> find_letter(UnitOfWork& uow, const std::string& name,
                                        const std::string& language);

/// Longest text of a letter, in bytes.
inline constexpr std::size_t longest_letter = 20'000;

/// Thread-safe. References outlive it.
class LetterStore {
public:
    /// Another host looks at this tag to learn of changes.
    static constexpr std::string_view cache_tag = "core.letters";

    LetterStore(Database& db, view::TemplateRenderer& renderer) : db_(db), renderer_(renderer) {}

    /// Gives the renderer what is stored. After a change, and when another host may have changed something.
    Result<void> reload();
    /// @param members of a model that was made for a preview: names that may be used besides the shipped
    /// ones.
    /// @param seen the version that was on the page, 0 for the shipped text.
    /// @return invalid_input with problems of the field "text", conflict when somebody else was faster.
    Result<void> change(const Actor& who, const std::string& name, const std::string& language,
                        const std::string& source, const std::vector<std::string>& members, int seen);
    /// Back to the shipped text, or (`in_use`) to the organisation's again. @return not_found when it has
    /// none.
    Result<void> use_own(const Actor& who, const std::string& name, const std::string& language, bool in_use);
    /// What is wrong with `source`, one entry a mistake, for the field "text".
    [[nodiscard]] std::vector<FieldError> mistakes(const std::string& name, const std::string& language,
                                                   const std::string& source,
                                                   const std::vector<std::string>& members) const;
    [[nodiscard]] const view::TemplateRenderer& renderer() const { return renderer_; }

private:
    Database& db_;
    view::TemplateRenderer& renderer_;
    std::mutex reloading_;
};

}  // namespace plenaria::host
