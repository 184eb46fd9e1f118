// SPDX-License-Identifier: EUPL-1.2
// Never comes back from start().
#include <plenaria/export.hpp>

#include <condition_variable>
#include <mutex>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.route(page("blocks-in-start", "/blocks-in-start"));
    }
    void start(Context&) override {
        std::unique_lock lock(mutex_);
        never_.wait(lock, [] { return false; });
    }

private:
    std::mutex mutex_;
    std::condition_variable never_;
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
