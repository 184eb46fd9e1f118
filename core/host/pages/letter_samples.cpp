// SPDX-License-Identifier: EUPL-1.2
// Models of the host's own mails, so that they can be changed and seen before they are sent.
#include "pages/letter_samples.hpp"

#include "auth/account_repository.hpp"
#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

class HostSamples final : public LetterSamples {
public:
    explicit HostSamples(const PageNeeds& needs) : needs_(needs) {}
    [[nodiscard]] std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const override {
        const auto accounts = all_accounts(uow);
        if (accounts.empty()) return std::nullopt;
        const auto& name = accounts.front().name;
        if (letter == "core/mail/test")
            return Model{{"name", name}, {"organisation", needs_.config.organisation}};
        if (letter == "core/mail/password_reset")
            return Model{{"name", name}, {"reset_url", needs_.addresses.absolute("/one-time/…")}};
        if (letter != "core/mail/digest") return std::nullopt;
        const auto& locale = needs_.locales.get(language, "core");
        return Model{{"name", name},
                     {"count", locale.n("{n} piece of news", "{n} pieces of news", 1)},
                     {"items", Model::List{{{"text", locale.t("A test message is on its way to you.")},
                                            {"item_url", needs_.addresses.absolute("/")}}}},
                     {"account_url", needs_.addresses.absolute("/account")},
                     {"pause_url", needs_.addresses.absolute("/notifications/pause/…")}};
    }

private:
    PageNeeds needs_;
};

}  // namespace

std::shared_ptr<LetterSamples> host_letter_samples(const PageNeeds& needs) {
    return std::make_shared<HostSamples>(needs);
}

}  // namespace plenaria::host
