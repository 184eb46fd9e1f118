// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/report/report.hpp
/// A campaign in figures: page, PDF, XLSX.

#include <functional>
#include <string>
#include <vector>

#include <plenaria/locale.hpp>
#include <plenaria/services.hpp>
#include <plenaria/view.hpp>

#include "../tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::campaigns {

/// Bars in parts, in the table of their numbers. Labels are in the reader's language.
struct Figure {
    std::string id = {};
    std::string title = {};
    std::string head = {};                ///< of the first column
    std::string note = {};                ///< how it was counted; empty: says itself
    std::vector<std::string> parts = {};  ///< one without a name: the total alone
    struct Row {
        std::string label = {};
        std::vector<long long> counts = {};  ///< one a part
    };
    std::vector<Row> rows = {};
    bool is_running = false;  ///< each row holds those before it: the rows are not added up
    long long goal = 0;       ///< of a running one; 0: none

    /// To the row of that label, which is made where there is none yet.
    void add(const std::string& label, std::size_t part, long long count);
    [[nodiscard]] long long total() const;
};

/// As partials/figure shows it.
Model figure_model(const Figure& figure, const Locale& locale);
/// With a chart of its rows.
Table figure_table(const Figure& figure, const Locale& locale);

/// Counted anew each time, with a fixed number of statements.
Result<std::vector<Figure>> report_figures(UnitOfWork& uow, const CampaignTools& tools,
                                           const std::string& campaign_id, const Locale& locale);

/// The page with its documents, and the operation. @param write_counts before figures are read
void announce_report(Registrar& registrar, const CampaignTools& tools,
                     std::function<void(Database&)> write_counts);

}  // namespace plenaria::campaigns
