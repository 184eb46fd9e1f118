// SPDX-License-Identifier: EUPL-1.2
// Uses a service when it is there.
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override { registrar.provide<Diary>(diary_); }
    void start(Context& context) override {
        const auto* seats = context.find<Seats>();
        diary_->write(seats == nullptr ? "no seats" : std::to_string(seats->count()) + " seats");
    }

private:
    std::shared_ptr<WrittenDiary> diary_ = std::make_shared<WrittenDiary>();
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
