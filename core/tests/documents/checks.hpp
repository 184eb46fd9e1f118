// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// The products are judged by other programs: poppler, Python's zipfile, openpyxl, python-docx, icalendar.

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace plenaria::host::test {

/// A folder for one test.
class Folder {
public:
    Folder() {
        static int count = 0;
        path = std::filesystem::temp_directory_path() /
               ("plenaria-documents-" + std::to_string(::getpid()) + '-' + std::to_string(count++));
        std::filesystem::create_directories(path);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path); }
    std::string keep(const std::string& name, const std::string& bytes) const {
        std::ofstream(path / name, std::ios::binary) << bytes;
        return (path / name).string();
    }
    std::filesystem::path path;
};

/// What `command` prints. A command of the test's own making: no input of anybody else gets here.
inline std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
    std::string out;
    char buffer[4096];
    for (auto got = std::fread(buffer, 1, sizeof buffer, pipe.get()); got > 0;
         got = std::fread(buffer, 1, sizeof buffer, pipe.get()))
        out.append(buffer, got);
    return out;
}

/// What a Python program prints that finds the file name in sys.argv[1].
inline std::string python(const Folder& folder, const std::string& program, const std::string& file) {
    const auto script = folder.keep("check.py", program);
    return output_of("/usr/bin/python3 " + script + ' ' + file + " 2>&1");
}

inline std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Words separated by one blank.
inline std::string words(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

inline std::string without_blanks(const std::string& text) {
    auto out = words(text);
    std::erase(out, ' ');
    return out;
}

}  // namespace plenaria::host::test
