// SPDX-License-Identifier: EUPL-1.2
#include "db/shared_read.hpp"

#include <utility>

#include "db/shared_read_held.hpp"

namespace plenaria::host {

namespace {

thread_local SharedRead* innermost = nullptr;

}  // namespace

SharedRead::SharedRead() : around_(std::exchange(innermost, this)) {}

SharedRead::~SharedRead() { innermost = around_; }

SharedRead* SharedRead::of_this_thread() {
    if (innermost == nullptr || innermost->reading_ || innermost->phase_ == Phase::over) return nullptr;
    return innermost;
}

void SharedRead::one_more() {
    if (phase_ == Phase::sharing) phase_ = Phase::last;
}

void SharedRead::end() { held_.reset(); }

SharedRead::Use::~Use() {
    shared_.reading_ = false;
    const bool was_last = shared_.phase_ == Phase::last;
    if (was_last) shared_.phase_ = Phase::over;
    if (was_last || !succeeded_) shared_.end();
}

}  // namespace plenaria::host
