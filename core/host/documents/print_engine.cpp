// SPDX-License-Identifier: EUPL-1.2
// What the engine has plenaria-press do.
#include <system_error>

#include "documents/document_engine.hpp"
#include "documents/scripts.hpp"
#include "documents/work_folder.hpp"
#include "sheets/sheet_words.hpp"

namespace plenaria::host {

namespace {

Error not_made(std::string detail) {
    return {ErrorCode::unavailable, "The document could not be made.", std::move(detail)};
}

/// What plenaria-press draws from.
bool write_drawing(const WorkFolder& folder, const Sheets& sheets) {
    std::vector<std::string> pictures;
    bool written = folder.write("sheets.json", write_sheets(sheets, pictures));
    for (std::size_t i = 0; i < pictures.size(); ++i)
        written = written && folder.write("picture" + std::to_string(i) + ".jpg", pictures[i]);
    return written;
}

}  // namespace

Result<std::string> DocumentEngine::print(const Sheets& sheets) {
    try {
        const WorkFolder folder(options_.work_dir);
        if (!write_drawing(folder, sheets) || !folder.write("tag_pdf.py", tag_pdf_script))
            return not_made("work folder");
        const std::vector<std::string> draw{options_.press.string(), "sheets"};
        if (!sheets.tagged) return run(folder, {draw}, "drawn.pdf");
        return run(folder, {draw, {"/usr/bin/python3", "-I", "tag_pdf.py"}}, "output.pdf");
    } catch (const std::system_error& problem) {
        return not_made(problem.code().message());
    }
}

Result<std::string> DocumentEngine::join(const NextPart& next) {
    try {
        const WorkFolder folder(options_.work_dir);
        // Of poppler: of all that join, the one that needs a tenth of the memory.
        std::vector<std::string> command{"/usr/bin/pdfunite"};
        while (const auto part = next()) {
            command.push_back("part" + std::to_string(command.size()) + ".pdf");
            if (!folder.write(command.back(), *part)) return not_made("work folder");
        }
        if (command.size() == 1) return not_made("no parts");
        if (command.size() == 2) return folder.read(command.back()).value();
        command.push_back("output.pdf");
        return run(folder, {command}, "output.pdf");
    } catch (const std::system_error& problem) {
        return not_made(problem.code().message());
    }
}

Result<std::string> DocumentEngine::picture(const Sheets& sheets) {
    const Error refused{ErrorCode::invalid_input, "This text does not fit into the picture. Make it shorter.",
                        "picture"};
    try {
        const WorkFolder folder(options_.work_dir);
        if (sheets.pages.empty() || !write_drawing(folder, sheets)) return not_made("work folder");
        return run(folder, {{options_.press.string(), "picture"}}, "drawn.png", &refused);
    } catch (const std::system_error& problem) {
        return not_made(problem.code().message());
    }
}

Result<std::string> DocumentEngine::photo(std::string_view bytes) {
    return cleaned(bytes, "photo", "output.jpg",
                   {ErrorCode::invalid_input,
                    "This is no photograph that can be read. Choose a JPEG or PNG file.", "photo"});
}

Result<std::string> DocumentEngine::logo(std::string_view bytes) {
    return cleaned(bytes, "logo", "output.png",
                   {ErrorCode::invalid_input,
                    "This is no picture that can be read: choose a PNG or JPEG file of at most 50 million "
                    "pixels.",
                    "logo"});
}

Result<std::string> DocumentEngine::cleaned(std::string_view bytes, const char* wish,
                                            const std::string& output, const Error& refused) {
    try {
        const WorkFolder folder(options_.work_dir);
        if (bytes.empty()) return refused;
        if (!folder.write("input.bin", bytes)) return not_made("work folder");
        return run(folder, {{options_.press.string(), wish}}, output, &refused);
    } catch (const std::system_error& problem) {
        return not_made(problem.code().message());
    }
}

}  // namespace plenaria::host
