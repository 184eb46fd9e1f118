// SPDX-License-Identifier: EUPL-1.2
#include "app/json_log.hpp"

#include <fcntl.h>
#include <stdio_ext.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>

#include <plenaria/time.hpp>

namespace plenaria::host {

namespace {

int keep_open(std::FILE*) { return 0; }

void append_quoted(std::string& line, std::string_view text) {
    constexpr char digits[] = "0123456789abcdef";
    line += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (byte < ' ' || byte == 0x7f) {
            line += "\\u00";
            line += digits[byte >> 4U];
            line += digits[byte & 15U];
        } else {
            line += c;
        }
    }
    line += '"';
}

}  // namespace

JsonLog::JsonLog(const std::string& file) : path_(file), file_(stderr, keep_open) {
    if (file.empty()) return;
    auto* opened = std::fopen(file.c_str(), "ae");
    if (opened == nullptr) throw std::system_error(errno, std::generic_category(), file);
    file_ = {opened, std::fclose};
}

void JsonLog::write(std::string_view level, std::string_view what, const Fields& fields) {
    std::string line = R"({"at":")";
    line += to_text(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    line += R"(","level":")";
    line += level;
    line += R"(","what":)";
    append_quoted(line, what);
    for (const auto& [name, value] : fields) {
        line += ',';
        append_quoted(line, name);
        line += ':';
        append_quoted(line, value);
    }
    line += "}\n";
    const std::lock_guard lock(mutex_);
    // What is written is whole lines: the last line of a crash goes into the file past the buffer.
    if (::__fpending(file_.get()) + line.size() > ::__fbufsize(file_.get())) std::fflush(file_.get());
    std::fwrite(line.data(), 1, line.size(), file_.get());
    // Every second line about a request may wait in the buffer; what went wrong may not.
    if (level != "info") std::fflush(file_.get());
}

std::string JsonLog::reopen() {
    if (path_.empty()) return {};
    const int fresh = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (fresh < 0) return std::strerror(errno);
    {
        const std::lock_guard lock(mutex_);
        std::fflush(file_.get());
        // Into the place of the old one: whoever writes a last line in a crash holds its number.
        ::dup3(fresh, ::fileno(file_.get()), O_CLOEXEC);
    }
    ::close(fresh);
    return {};
}

void JsonLog::flush() {
    const std::lock_guard lock(mutex_);
    std::fflush(file_.get());
}

}  // namespace plenaria::host
