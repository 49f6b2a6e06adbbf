# Soci::sqlite3 and Soci::postgresql: Debian's package comes without a file for CMake.
find_path(SOCI_INCLUDE_DIR soci/soci.h REQUIRED)
pkg_check_modules(SQLITE3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(LIBPQ REQUIRED IMPORTED_TARGET libpq)

function(sigma_add_soci_library name)
  find_library(SOCI_${name}_LIBRARY soci_${name} REQUIRED)
  add_library(Soci::${name} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(Soci::${name} PROPERTIES IMPORTED_LOCATION "${SOCI_${name}_LIBRARY}"
                                                 INTERFACE_INCLUDE_DIRECTORIES "${SOCI_INCLUDE_DIR}")
  target_link_libraries(Soci::${name} INTERFACE ${ARGN})
endfunction()

sigma_add_soci_library(core)
sigma_add_soci_library(sqlite3 Soci::core PkgConfig::SQLITE3)
sigma_add_soci_library(postgresql Soci::core PkgConfig::LIBPQ)
