# SPDX-License-Identifier: EUPL-1.2
# plenaria_host_part(<name> SOURCES <file>... [LINK <target>...] [TESTS <file>...])
#
# One folder of the host as a static library `host-<name>`, included as "<name>/file.hpp", and its tests
# (core/tests/<name>/) as one program `host-<name>-tests`.
include_guard(GLOBAL)
include(GoogleTest)

# plenaria_tests(<name> SOURCES <file>... [LINK <target>...]): one GoogleTest program <name>-tests.
function(plenaria_tests name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
  find_package(GTest REQUIRED)
  add_executable(${name}-tests ${arg_SOURCES})
  target_link_libraries(${name}-tests PRIVATE ${arg_LINK} GTest::gmock GTest::gtest_main)
  add_test(NAME ${name} COMMAND ${name}-tests)
endfunction()

function(plenaria_host_part name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK;TESTS")
  add_library(host-${name} STATIC ${arg_SOURCES})
  target_include_directories(host-${name} PUBLIC ${PROJECT_SOURCE_DIR}/core/host)
  target_link_libraries(host-${name} PUBLIC Plenaria::sdk ${arg_LINK})
  if(arg_TESTS AND BUILD_TESTING)
    list(TRANSFORM arg_TESTS PREPEND ${PROJECT_SOURCE_DIR}/core/tests/${name}/)
    plenaria_tests(host-${name} SOURCES ${arg_TESTS} LINK host-${name} Plenaria::testing)
    target_compile_definitions(host-${name}-tests PRIVATE
      PLENARIA_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  endif()
endfunction()
