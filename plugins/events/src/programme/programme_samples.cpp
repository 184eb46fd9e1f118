// SPDX-License-Identifier: EUPL-1.2
#include "programme_samples.hpp"

#include <plenaria/field.hpp>
#include <plenaria/model_catcher.hpp>

#include "../common_pages.hpp"
#include "tell_service.hpp"

namespace plenaria::events {

std::optional<Model> ProgrammeSamples::sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const {
    if (letter != "events/mail/programme_changed" || tools_.locales == nullptr) return std::nullopt;
    const ModelCatcher catcher;
    if (!sample_to_tell(uow, {*tools_.lookup, catcher, *tools_.locales, *tools_.addresses, tools_.formats},
                        language))
        return std::nullopt;
    return catcher.take();
}

}  // namespace plenaria::events
