# sigma_add_room(core_rtmp SOURCES a.cpp… [DEPS core_base…] [PRIVATE_DEPS OpenSSL::Crypto…])
#
# A room is one folder, one namespace and one static library: core/rtmp is sigma_core_rtmp,
# alias sigma::core_rtmp. DEPS are rooms or libraries whose headers show in the room's own
# headers; PRIVATE_DEPS are adapted in its .cpp files only.
function(sigma_add_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;DEPS;PRIVATE_DEPS" ${ARGN})
  set(target sigma_${name})
  add_library(${target} STATIC ${ROOM_SOURCES})
  add_library(sigma::${name} ALIAS ${target})
  sigma_room_targets(deps ${ROOM_DEPS})
  sigma_room_targets(private_deps ${ROOM_PRIVATE_DEPS})
  target_link_libraries(${target} PUBLIC sigma_compile_options ${deps} PRIVATE ${private_deps})
  set_property(GLOBAL APPEND PROPERTY SIGMA_ROOMS ${target})
endfunction()

# Names of rooms become their targets; everything else is passed on as it is.
function(sigma_room_targets out)
  set(targets)
  foreach(dep IN LISTS ARGN)
    if(dep MATCHES "^(app|core|server|ui|resources)_")
      list(APPEND targets sigma_${dep})
    else()
      list(APPEND targets ${dep})
    endif()
  endforeach()
  set(${out} ${targets} PARENT_SCOPE)
endfunction()

set(SIGMA_QT_DEFINITIONS QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII)

# What a room of Qt needs on top of sigma_add_room().
function(sigma_use_qt target)
  set_target_properties(${target} PROPERTIES AUTOMOC ON AUTORCC ON)
  target_compile_definitions(${target} PRIVATE ${SIGMA_QT_DEFINITIONS})
endfunction()
