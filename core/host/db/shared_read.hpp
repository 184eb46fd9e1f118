// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/shared_read.hpp
/// One snapshot for who asks and for what they ask for: two transactions would cost a server of its own four
/// round trips more a page.

#include <memory>

namespace plenaria::host {

/// While one lives, the reads of its thread run in one transaction, which the first of them begins. A write
/// ends that transaction first, so that what is read after a write sees it. A read inside of a read has its
/// own, as ever.
class SharedRead {
public:
    SharedRead();
    SharedRead(const SharedRead&) = delete;
    SharedRead& operator=(const SharedRead&) = delete;
    ~SharedRead();

    /// The next read ends the transaction when it returns, and those after it have their own: what a page
    /// does after its reading (a PDF, say) must not keep a session from others.
    void one_more();

    // For the database only.
    struct Held;
    /// Marks the time of one read; ends the transaction after a failure.
    class Use;
    /// Null: there is none, it takes no more reads, or one of them is running.
    static SharedRead* of_this_thread();
    [[nodiscard]] std::unique_ptr<Held>& held() { return held_; }
    void end();

private:
    enum class Phase { sharing = 1, last, over };
    std::unique_ptr<Held> held_;
    Phase phase_ = Phase::sharing;
    bool reading_ = false;
    SharedRead* around_;
};

class SharedRead::Use {
public:
    explicit Use(SharedRead& shared) : shared_(shared) { shared_.reading_ = true; }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    ~Use();
    void succeeded() { succeeded_ = true; }

private:
    SharedRead& shared_;
    bool succeeded_ = false;
};

}  // namespace plenaria::host
