// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/process/program.hpp
/// Starts a program without a shell, and ends it. Of the host it gets nothing but what is named here.

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace plenaria::host {

struct ProgramStart {
    std::vector<std::string> command = {};  ///< its whole path first
    std::filesystem::path dir = "/";
    std::vector<std::string> environment = {};   ///< "NAME=value"
    int input = -1;                              ///< becomes its descriptor 0; -1: input is empty
    std::filesystem::path errors = "/dev/null";  ///< a file that takes what it prints as errors
};

/// In a process group of its own, so that all that it starts can be killed, with no signal blocked. What it
/// prints is thrown away, errors that no file takes too.
/// @return its id; when it does not start, the negative of errno.
pid_t start_program(ProgramStart start);

/// Kills it, if it still runs, with all that it started, and waits for its end. @return as of waitpid().
int end_program(pid_t pid);

}  // namespace plenaria::host
