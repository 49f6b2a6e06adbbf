# sigma_add_precompiled_headers(name <header>…)
#
# Large headers compiled once, for targets that take them with REUSE_FROM. The preset dev does without,
# so that it finds out which includes a file forgot.
function(sigma_add_precompiled_headers target)
  add_library(${target} OBJECT "${PROJECT_SOURCE_DIR}/cmake/precompiled_headers.cpp")
  target_link_libraries(${target} PRIVATE sigma_compile_options)
  target_precompile_headers(${target} PRIVATE ${ARGN})
endfunction()

# Once all rooms are there: the standard library for each of them, Asio for those with connections, Qt
# for those of the window.
function(sigma_precompile_rooms)
  set(standard <algorithm> <chrono> <functional> <memory> <optional> <string> <vector>)
  sigma_add_precompiled_headers(sigma_room_headers ${standard})
  sigma_add_precompiled_headers(
    sigma_room_net_headers
    ${standard}
    <boost/asio/as_tuple.hpp>
    <boost/asio/awaitable.hpp>
    <boost/asio/ip/tcp.hpp>
    <boost/asio/post.hpp>
    <boost/asio/steady_timer.hpp>
    <boost/asio/use_awaitable.hpp>)
  target_link_libraries(sigma_room_net_headers PRIVATE sigma_asio)
  if(SIGMA_STUDIO)
    sigma_add_precompiled_headers(sigma_room_qt_headers ${standard} <QtWidgets>)
    # Without the definitions of Widgets, which not every room of Qt has.
    target_link_libraries(sigma_room_qt_headers PRIVATE Qt6::Core)
    target_include_directories(
      sigma_room_qt_headers SYSTEM
      PRIVATE $<TARGET_PROPERTY:Qt6::Gui,INTERFACE_INCLUDE_DIRECTORIES>
              $<TARGET_PROPERTY:Qt6::Widgets,INTERFACE_INCLUDE_DIRECTORIES>)
    target_compile_definitions(sigma_room_qt_headers PRIVATE ${SIGMA_QT_DEFINITIONS})
  endif()
  get_property(rooms GLOBAL PROPERTY SIGMA_ROOMS)
  foreach(room IN LISTS rooms)
    get_target_property(libraries ${room} LINK_LIBRARIES)
    sigma_links(has_qt "^Qt6::" ${libraries})
    sigma_links(has_asio "^sigma_asio$" ${libraries})
    if(has_qt)
      target_precompile_headers(${room} REUSE_FROM sigma_room_qt_headers)
    elseif(has_asio)
      target_precompile_headers(${room} REUSE_FROM sigma_room_net_headers)
    else()
      target_precompile_headers(${room} REUSE_FROM sigma_room_headers)
    endif()
  endforeach()
endfunction()

# Whether one of the targets is what the pattern says, or brings its headers with it.
function(sigma_links out pattern)
  set(${out} FALSE PARENT_SCOPE)
  foreach(target IN LISTS ARGN)
    if(target MATCHES "${pattern}")
      set(${out} TRUE PARENT_SCOPE)
      return()
    endif()
    if(NOT target MATCHES "^sigma_" OR NOT TARGET ${target})
      continue()
    endif()
    get_target_property(below ${target} INTERFACE_LINK_LIBRARIES)
    sigma_links(is_below "${pattern}" ${below})
    if(is_below)
      set(${out} TRUE PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()
