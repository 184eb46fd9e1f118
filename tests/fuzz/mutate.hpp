// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file tests/fuzz/mutate.hpp
/// Damage to sound inputs, the same on every machine.

#include <random>
#include <string>
#include <vector>

namespace plenaria::fuzz {

/// `seed` with one to four wounds: pieces put in, cut out, doubled, exchanged or brought over from another
/// seed.
std::string mutate(std::string seed, const std::vector<std::string>& seeds, std::mt19937& random);

}  // namespace plenaria::fuzz
