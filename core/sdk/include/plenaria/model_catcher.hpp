// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/model_catcher.hpp
/// For LetterSamples: samples are made by the code that makes the mails.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <plenaria/effects.hpp>
#include <plenaria/services.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

/// Prints nothing, and takes what a mail would have been printed from. Not for several threads at once.
class ModelCatcher final : public Renderer {
public:
    [[nodiscard]] std::string render(std::string_view, const Model&, std::string_view) const override {
        return {};
    }
    [[nodiscard]] Mail mail(std::string_view, const Model& model, std::string_view) const override {
        caught_ = model;
        return {};
    }
    /// Of the last mail; nothing when there was none.
    [[nodiscard]] std::optional<Model> take() const { return std::exchange(caught_, std::nullopt); }

private:
    mutable std::optional<Model> caught_;
};

}  // namespace plenaria
