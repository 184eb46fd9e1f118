// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_room_pages.hpp
/// What approval by a group, the silence procedure and certificates announce, and keep while the plugin is
/// started.

#include <memory>

#include <plenaria/plugin.hpp>

#include "../validation/validation_service.hpp"

namespace plenaria::statements {

struct DocumentTools;

class Procedures {
public:
    Procedures();
    ~Procedures();
    /// @param documents and `validation` are read when a page is asked for; they must live as long as the
    /// plugin.
    void describe(Registrar& registrar, const DocumentTools& documents, const ValidationTools& validation);
    void start(Context& context);
    /// Who validates among those who do, for ValidationTools::offered.
    [[nodiscard]] std::shared_ptr<Validation> validation() const;
    /// The third part of the demonstration: a statement under silence, and one that a group has approved.
    Result<void> load_demo();

private:
    struct Parts;
    std::shared_ptr<Parts> parts_;
};

}  // namespace plenaria::statements
