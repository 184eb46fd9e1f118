// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/json_log.hpp
/// The log as one JSON object a line, to a file or to standard error.

#include <cstdio>
#include <memory>
#include <mutex>
#include <string>

#include <plenaria/log.hpp>

namespace plenaria::host {

class JsonLog final : public Log {
public:
    /// @param file empty: standard error. @throws std::system_error when it cannot be opened.
    explicit JsonLog(const std::string& file);

    void info(std::string_view what, const Fields& fields) override { write("info", what, fields); }
    void warning(std::string_view what, const Fields& fields) override { write("warning", what, fields); }
    void error(std::string_view what, const Fields& fields) override { write("error", what, fields); }
    void flush();
    /// Goes on in a new file of the same name, after the old one was moved away; the descriptor keeps its
    /// number.
    /// @return the reason why not; what is said goes on into the old file then.
    std::string reopen();
    /// For a last line that is written by a signal handler.
    [[nodiscard]] int descriptor() const { return ::fileno(file_.get()); }

private:
    void write(std::string_view level, std::string_view what, const Fields& fields);

    std::string path_;
    std::mutex mutex_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

}  // namespace plenaria::host
