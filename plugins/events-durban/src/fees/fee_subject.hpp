// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/fee_subject.hpp
/// Of what history speaks when it speaks of fees, and how use cases of fees refuse.

#include <string>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::events_durban {

std::string fee_subject(const std::string& edition);
std::string due_subject(const std::string& delegation);

Error refuse(std::vector<FieldError> problems);
Error changed_meanwhile(const std::string& subject);
Error delegation_unknown(const std::string& id);

}  // namespace plenaria::events_durban
