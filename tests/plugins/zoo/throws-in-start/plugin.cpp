// SPDX-License-Identifier: EUPL-1.2
// Its start throws an exception of a type of its own.
#include <exception>
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

/// A type that only this library knows: whoever catches it must not need its code later.
struct NoServer final : std::exception {
    const char* what() const noexcept override { return "setting smtp_host is missing"; }
};

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.route(page("throws-in-start", "/throws-in-start"));
    }
    void start(Context&) override { throw NoServer(); }
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
