// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/letter_samples.hpp

#include <memory>

#include <plenaria/letters.hpp>

namespace plenaria::host {

struct PageNeeds;

/// Of the host's own mails, with the name of an account of this organisation.
std::shared_ptr<LetterSamples> host_letter_samples(const PageNeeds& needs);

}  // namespace plenaria::host
