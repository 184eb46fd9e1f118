// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consultation_pages.hpp
/// The addresses of everything about rounds: an office's review, the secretariat's rounds, consolidation,
/// compilation.

#include <memory>

#include <plenaria/plugin.hpp>

#include "consultation_demo.hpp"

namespace plenaria::statements {

struct DocumentTools;
struct ValidationTools;

/// What consultation and signature announce and keep while the plugin is started.
class Consultations {
public:
    Consultations();
    ~Consultations();
    /// @param documents and `validation` are read when a page is asked for; they must live as long as the
    /// plugin.
    void describe(Registrar& registrar, const DocumentTools& documents, const ValidationTools& validation);
    void start(Context& context);
    /// The second part of the demonstration: rounds in every state, a wall. @return links to try it with.
    Result<DemoLinks> load_demo(const DemoTexts& texts);

private:
    struct Parts;
    std::shared_ptr<Parts> parts_;
};

}  // namespace plenaria::statements
