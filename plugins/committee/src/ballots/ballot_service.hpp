// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_service.hpp
/// The life of a ballot, each function one step of the caller's transaction: staff, officers, voters.

#include "draft_service.hpp"
#include "officer_service.hpp"
#include "paper_service.hpp"
#include "roll_call_service.hpp"
#include "roll_service.hpp"
#include "vote_service.hpp"
