// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_samples.hpp
/// What each mail of a procedure would say of what is in the database now, for people who change its text.

#include <plenaria/letters.hpp>
#include <plenaria/services.hpp>

namespace plenaria::statements {

/// Filled when the plugin starts; samples are asked for later.
struct ProcedureSampleTools {
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
};

/// Each from the newest procedure.
class ProcedureSamples final : public LetterSamples {
public:
    explicit ProcedureSamples(const ProcedureSampleTools& tools) : tools_(tools) {}
    [[nodiscard]] std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const override;

private:
    const ProcedureSampleTools& tools_;
};

}  // namespace plenaria::statements
