// SPDX-License-Identifier: EUPL-1.2
#include "pages/role_words.hpp"

namespace plenaria::host {

std::string role_name(std::string_view role, const Locale& l) {
    if (role == "administrator") return l.t("Administrator");
    if (role == "secretariat") return l.t("Secretariat");
    if (role == "drafter") return l.t("Drafter");
    if (role == "reviewer") return l.t("Reviewer");
    if (role == "board_member") return l.t("Board member");
    if (role == "partner") return l.t("Partner");
    if (role == "press") return l.t("Press");
    return l.t("Public");
}

}  // namespace plenaria::host
