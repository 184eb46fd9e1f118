// SPDX-License-Identifier: EUPL-1.2
// Notes when it is stopped: never while a call runs.
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.route(page("slow-stop", "/slow-stop"));
        registrar.provide<Diary>(diary_);
    }
    void start(Context&) override { diary_->write("started"); }
    void stop() noexcept override { diary_->write("stopped"); }

private:
    std::shared_ptr<WrittenDiary> diary_ = std::make_shared<WrittenDiary>();
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
