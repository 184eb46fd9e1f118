// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/face/kit_archive.hpp
/// A ZIP that is made while it is sent: one file after another, none of them held longer than it takes.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::campaigns {

struct KitFile {
    std::string name;  ///< of ASCII letters, with folders, and no other's: "pictures/athens-en-wide.png"
    std::function<Result<std::string>()> make;
};

/// The letters of a name that every system can store: "Montréal, QC" is "montreal-qc".
std::string file_word(std::string_view name);

/// Not thread-safe; a copy goes on where the other is.
class KitArchive {
public:
    /// @param readme the words of README.txt, which comes last and says what could not be made
    KitArchive(std::vector<KitFile> files,
               std::function<std::string(const std::vector<std::string>&)> readme);
    /// Appends the next file to `piece`. @return whether there may be more.
    bool next(std::string& piece);

private:
    struct Work;
    std::shared_ptr<Work> work_;
};

}  // namespace plenaria::campaigns
