// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/room_samples.hpp
/// The samples of all mails of this room: a plugin offers the service once.

#include <memory>
#include <utility>
#include <vector>

#include <plenaria/letters.hpp>

namespace plenaria::events {

class RoomSamples final : public LetterSamples {
public:
    explicit RoomSamples(std::vector<std::shared_ptr<const LetterSamples>> parts)
        : parts_(std::move(parts)) {}
    /// Of the first part that knows the letter.
    [[nodiscard]] std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const override {
        for (const auto& part : parts_)
            if (auto found = part->sample(uow, letter, language)) return found;
        return std::nullopt;
    }

private:
    std::vector<std::shared_ptr<const LetterSamples>> parts_;
};

}  // namespace plenaria::events
