// SPDX-License-Identifier: EUPL-1.2
// Uses a service that it needs.
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override { registrar.provide<Diary>(diary_); }
    void start(Context& context) override {
        diary_->write(std::to_string(context.require<Seats>().count()) + " seats");
    }

private:
    std::shared_ptr<WrittenDiary> diary_ = std::make_shared<WrittenDiary>();
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
