// SPDX-License-Identifier: EUPL-1.2
#include <view/overrides.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

namespace plenaria::host::view {

namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What "{{! of DIGEST }}" in the first line names; empty without.
std::string declared(const std::string& text) {
    constexpr std::string_view begin = "{{! of ";
    const auto line = text.substr(0, text.find('\n'));
    const auto at = line.find(begin);
    if (at == std::string::npos) return {};
    const auto from = at + begin.size();
    const auto end = line.find("}}", from);
    return end == std::string::npos ? std::string() : trim(line.substr(from, end - from));
}

}  // namespace

std::vector<Override> overrides(const fs::path& site, const std::map<std::string, fs::path>& rooms) {
    std::vector<Override> all;
    std::error_code missing;
    for (fs::recursive_directory_iterator at(site, missing), end; !missing && at != end;
         at.increment(missing)) {
        if (at->path().extension() != ".mustache") continue;
        Override one{.file = at->path().lexically_relative(site).generic_string(),
                     .state = Override::State::orphan};
        const auto slash = one.file.find('/');
        const auto room = rooms.find(one.file.substr(0, slash));
        const auto shipped = room == rooms.end() ? fs::path() : room->second / one.file.substr(slash + 1);
        if (!shipped.empty() && fs::exists(shipped)) {
            one.digest = sha256_hex(read(shipped)).substr(0, 12);
            const auto copied = declared(read(at->path()));
            one.state = copied.empty()         ? Override::State::undeclared
                        : copied == one.digest ? Override::State::current
                                               : Override::State::stale;
        }
        all.push_back(std::move(one));
    }
    std::sort(all.begin(), all.end(), [](const Override& a, const Override& b) { return a.file < b.file; });
    return all;
}

}  // namespace plenaria::host::view
