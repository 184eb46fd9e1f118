# SPDX-License-Identifier: EUPL-1.2
# SOCI::core, which plenaria/sql.hpp needs. Debian's SOCI brings neither a CMake package nor a .pc file.
include_guard(DIRECTORY)
find_path(SOCI_INCLUDE_DIR soci/soci.h REQUIRED)
find_library(SOCI_core_LIBRARY soci_core REQUIRED)
if(NOT TARGET SOCI::core)
  add_library(SOCI::core UNKNOWN IMPORTED)
  set_target_properties(SOCI::core PROPERTIES IMPORTED_LOCATION ${SOCI_core_LIBRARY}
                        INTERFACE_INCLUDE_DIRECTORIES ${SOCI_INCLUDE_DIR})
endif()
