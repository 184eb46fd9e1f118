// SPDX-License-Identifier: EUPL-1.2
// Asks for all who offer its service, whenever somebody reads its diary; and has a command.
#include <ostream>

#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.provide<Diary>(diary_);
        registrar.command({.name = "say", .usage = "WORD…", .run = [](CommandRun& run) {
                               if (run.arguments().empty()) {
                                   run.complaints() << "Say what?\n";
                                   return 2;
                               }
                               for (const auto& word : run.arguments()) run.out() << word << '\n';
                               return 0;
                           }});
    }
    void start(Context& context) override { diary_->context = &context; }

private:
    class PartsDiary final : public Diary {
    public:
        std::string text() const override {
            std::string names;
            for (const auto& part : context->all<Part>()) names += (names.empty() ? "" : ", ") + part->name();
            return names;
        }
        void write(const std::string&) override {
            for (const auto& diary : context->all<Diary>()) diary->text();
        }
        Context* context = nullptr;
    };
    std::shared_ptr<PartsDiary> diary_ = std::make_shared<PartsDiary>();
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
