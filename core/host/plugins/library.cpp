// SPDX-License-Identifier: EUPL-1.2
#include "plugins/library.hpp"

#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include <boost/dll/shared_library.hpp>

#include <plenaria/abi.hpp>

namespace plenaria::host {

namespace {

namespace dll = boost::dll;
namespace fs = std::filesystem;

/// Reachable and never destroyed, on purpose: see Factory.
dll::shared_library& keep(dll::shared_library library) {
    static auto& kept = *new std::vector<std::unique_ptr<dll::shared_library>>;
    return *kept.emplace_back(std::make_unique<dll::shared_library>(std::move(library)));
}

/// Whoever may write here may run code as the host.
void refuse_foreign_hands(const fs::path& file) {
    for (const auto& path : {file, file.parent_path()}) {
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0)
            throw std::runtime_error(path.filename().string() + " is missing");
        if ((status.st_mode & S_IWOTH) != 0)
            throw std::runtime_error(path.filename().string() +
                                     " may be changed by every user of this machine");
        if (status.st_uid != 0 && status.st_uid != ::geteuid())
            throw std::runtime_error(path.filename().string() +
                                     " belongs neither to root nor to the user of the host");
    }
}

/// Loads `file`. @return the words of the dynamic linker, without the folder; empty when all is well.
/// What an initialiser of the library throws may not be caught: it would leave the linker locked for every
/// other thread. It ends the process, like any crash of a plugin.
std::string load(dll::shared_library& library, const fs::path& file) noexcept {
    std::error_code failure;
    library.load(file, failure, dll::load_mode::rtld_now | dll::load_mode::rtld_local);
    if (!failure) return {};
    const char* words = ::dlerror();
    std::string said = words != nullptr ? words : failure.message();
    if (said.starts_with(file.string() + ": ")) said.erase(0, file.string().size() + 2);
    return said;
}

dll::shared_library& map(const fs::path& file) {
    dll::shared_library library;
    if (const auto failure = load(library, file); !failure.empty()) throw std::runtime_error(failure);
    return keep(std::move(library));
}

}  // namespace

Factory open_library(const fs::path& file) {
    refuse_foreign_hands(file);
    auto& library = map(file);
    if (!library.has("plenaria_abi") || !library.has("plenaria_create"))
        throw std::runtime_error("is no plugin of Plenaria: PLENARIA_PLUGIN is missing");
    // get_alias, not import_alias: what import_alias returns keeps a library handle of its own.
    const auto& abi = library.get_alias<const char*()>("plenaria_abi");
    if (std::strcmp(abi(), abi_tag) != 0)
        throw std::runtime_error(std::string("built for another host: plugin ") + abi() + ", host " +
                                 abi_tag);
    auto* create = &library.get_alias<std::unique_ptr<Plugin>()>("plenaria_create");
    return [create] { return create(); };
}

}  // namespace plenaria::host
