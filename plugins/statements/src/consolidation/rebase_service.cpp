// SPDX-License-Identifier: EUPL-1.2
#include "rebase_service.hpp"

#include <algorithm>
#include <optional>

#include "../review/point_repository.hpp"
#include "../versions/version.hpp"
#include "../versions/version_repository.hpp"

namespace plenaria::statements {

namespace {

/// The paragraph's text in the new version; nothing when it is not there, or not in that language.
std::optional<std::string_view> text_now(const std::vector<Paragraph>& paragraphs, const Point& point) {
    for (const auto& paragraph : paragraphs)
        if (paragraph.id == point.paragraph_id) {
            const auto& text = paragraph.in(point.language);
            if (text.state == TextState::missing) return std::nullopt;
            return text.text;
        }
    return std::nullopt;
}

void move_to(Point& point, const Version& version, std::optional<std::string_view> now) {
    if (point.kind == PointKind::suggestion) {
        auto moved = rebase(point.base, point.wording, now);
        point.fit = moved.fit;
        point.fit_reason = std::move(moved.reason);
        point.fit_values = std::move(moved.values);
        if (point.fit == Fit::conflict) return;  // stays on the text it was made on
        point.wording = std::move(moved.wording);
    } else {
        auto moved = reanchor(point.anchor, now);
        point.fit = moved.found ? Fit::applies : Fit::conflict;
        point.fit_reason = std::move(moved.reason);
        point.fit_values = std::move(moved.values);
        point.anchor = std::move(moved.anchor);
        if (!now) return;
    }
    point.version_id = version.id;
    point.base = std::string(*now);
}

}  // namespace

RebaseCount rebase_points(UnitOfWork& uow, const Version& version) {
    const auto paragraphs = paragraphs_of(uow, version.id, version.languages);
    RebaseCount count;
    for (auto& point : unsettled_points(uow, version.statement_id)) {
        if (is_decided(point.state) || point.kind == PointKind::agreement) continue;
        if (point.version_id != version.id) {
            move_to(point, version, text_now(paragraphs, point));
            set_base(uow, point);
        }
        if (point.fit == Fit::applies) ++count.applies;
        if (point.fit == Fit::contained) ++count.contained;
        if (point.fit == Fit::conflict) ++count.conflicts;
    }
    return count;
}

RebaseCount settle_and_rebase(UnitOfWork& uow, std::string_view statement_id, std::string_view version_id) {
    settle(uow, statement_id, version_id);
    return rebase_points(uow, *find_version(uow, version_id));
}

}  // namespace plenaria::statements
