// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/testing/page_printer.hpp
/// A room's pages as readers get them: printed with its real templates and catalogs.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <plenaria/view.hpp>

namespace plenaria {
class Renderer;
}

namespace plenaria::test {

/// Strict: a name that a template uses and the model lacks is an error.
class PagePrinter {
public:
    /// @param source_dir of the whole tree, for the host's own templates and catalogs: PLENARIA_SOURCE_DIR.
    explicit PagePrinter(const std::filesystem::path& source_dir);
    PagePrinter(const PagePrinter&) = delete;
    PagePrinter& operator=(const PagePrinter&) = delete;
    ~PagePrinter();

    /// @param folder of the room, with templates/ and perhaps lang/: PLENARIA_ROOM_DIR.
    void add_room(const std::string& id, const std::filesystem::path& folder);

    /// The page without the frame around it. @throws std::runtime_error for a mistake in a template.
    [[nodiscard]] std::string print(const View& view, std::string_view language = "en") const;
    /// The page that was answered; fails, and is empty, when there is none.
    [[nodiscard]] std::string html(const Result<Reply>& reply, std::string_view language = "en") const;
    /// For what a room renders itself: documents, mails.
    [[nodiscard]] const Renderer& renderer() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace plenaria::test
