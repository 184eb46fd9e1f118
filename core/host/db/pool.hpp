// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/pool.hpp
/// Sessions that are lent to one thread at a time. SOCI's own pool hands out dead sessions for ever, and
/// sessions with an open transaction to the next borrower.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <soci/session.h>

namespace plenaria::host {

/// Thread-safe. Sessions are opened when first borrowed; the most recently used is lent first.
class Pool {
public:
    using Open = std::function<void(soci::session&)>;

    /// One borrowed session; gives it back at its end. Whoever leaves a session in an unknown state closes
    /// it.
    class Lease {
    public:
        Lease(Pool& pool, std::unique_ptr<soci::session> session);
        Lease(Lease&&) = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease();
        /// Open; opened anew when it was closed. @throws soci::soci_error.
        [[nodiscard]] soci::session& session();
        void close() noexcept;

    private:
        Pool* pool_;
        std::unique_ptr<soci::session> session_;
    };

    Pool(std::size_t size, Open open);

    /// @return nothing when no session was given back within `wait`.
    [[nodiscard]] std::optional<Lease> lease(std::chrono::milliseconds wait);

private:
    Open open_;
    std::mutex mutex_;
    std::condition_variable given_back_;
    std::vector<std::unique_ptr<soci::session>> free_;
};

}  // namespace plenaria::host
