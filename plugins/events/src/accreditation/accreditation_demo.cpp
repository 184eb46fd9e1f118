// SPDX-License-Identifier: EUPL-1.2
#include "accreditation_demo.hpp"

#include <fstream>
#include <iterator>
#include <vector>

#include "../delegations/photo_repository.hpp"
#include "badge_service.hpp"

namespace plenaria::events {

namespace {

Result<std::string> read_picture(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), {});
    if (!file || bytes.empty())
        return Error{ErrorCode::invalid_input,
                     /*t*/ "{file} cannot be read.",
                     "demo",
                     {},
                     {{"file", path.filename().string()}}};
    return bytes;
}

}  // namespace

Result<void> load_demo_accreditation(UnitOfWork& uow, const Actor& actor, const std::string& edition,
                                     const std::filesystem::path& photos, int count) {
    std::vector<std::string> pictures;
    for (int number = 1; number <= count; ++number) {
        auto picture = read_picture(photos / (std::to_string(number) + ".jpg"));
        if (!picture) return std::move(picture).error();
        pictures.push_back(*std::move(picture));
    }
    const auto reading = read_accreditation(uow, edition);
    if (!reading) return reading.error();
    for (std::size_t i = 0; i < reading->holders.size() && !pictures.empty(); ++i)
        if (i % 5 != 4)
            store_photo(uow, edition, reading->holders[i].delegate.id, pictures[i % pictures.size()],
                        actor.name);
    if (auto issued = issue_badges(uow, actor, edition); !issued) return std::move(issued).error();
    return {};
}

}  // namespace plenaria::events
