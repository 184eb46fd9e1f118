// SPDX-License-Identifier: EUPL-1.2
#include "app/data_folder.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

Error of_folder(const char* message, const std::string& why) {
    return {.code = ErrorCode::unavailable, .message = message, .values = {{"why", why}}};
}

}  // namespace

Result<void> make_data_folder(const Config& config) {
    std::error_code failure;
    // One that is there stays as it is: a service manager may have made it for a group.
    if (fs::create_directories(config.data_dir, failure))
        fs::permissions(config.data_dir, fs::perms::owner_all, failure);
    if (!failure) fs::create_directories(config.web.upload_dir, failure);
    if (failure) return of_folder("The data folder cannot be made: {why}", failure.message());
    return {};
}

Result<bool> take_data_folder(const Config& config, std::optional<FileLock>& lock) {
    if (lock) return true;
    if (auto made = make_data_folder(config); !made) return made.error();
    const auto address = database_address(config);
    if (!address) return address.error();
    if (address->engine != Engine::sqlite) return true;
    try {
        if (auto taken = FileLock::take(config.data_dir / "plenaria.lock")) lock.emplace(*std::move(taken));
    } catch (const std::exception& e) {
        return of_folder("The data folder cannot be used: {why}", e.what());
    }
    return lock.has_value();
}

Error data_folder_is_held(const Config& config) {
    return {.code = ErrorCode::conflict,
            .message = "Another Plenaria uses {folder} already. Stop it, or name another folder.",
            .values = {{"folder", config.data_dir.string()}}};
}

}  // namespace plenaria::host
