# SPDX-License-Identifier: EUPL-1.2
# What every target of this tree is compiled with.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-Os -g1 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")

# Paths of this machine are in no object file, so that builds are alike and working copies share one ccache.
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

# Not missing-field-initializers: designated initialisers leave out what keeps its default, on purpose.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-missing-field-initializers)
# A warning is an error where we work. It is none where people build what we released, with a compiler we have not
# seen; and of two kinds, GCC 12 sees some in optimised code that are not there (its bugs 105651 and 105562).
add_compile_options("$<IF:$<CONFIG:Release>,-Wno-restrict;-Wno-maybe-uninitialized,-Werror>")
option(PLENARIA_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
if(PLENARIA_SANITIZE)
  # vptr off: with it, templates of SOCI miss type information and fail to link.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined -fno-sanitize=vptr)
endif()
option(PLENARIA_FUZZ "The programs of tests/fuzz for libFuzzer, with sanitizers; needs clang++" OFF)
