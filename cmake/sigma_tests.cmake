# What tests include and what is large, compiled once: GoogleTest for all, Asio and JSON too for those
# of rooms with connections, Qt for those of the window. The preset dev does without, so that it finds
# out which includes a test forgot.
function(sigma_add_precompiled_test_headers)
  sigma_add_precompiled_headers(sigma_test_headers <gmock/gmock.h> <gtest/gtest.h>)
  sigma_add_precompiled_headers(
    sigma_test_net_headers
    <boost/asio/as_tuple.hpp>
    <boost/asio/co_spawn.hpp>
    <boost/asio/io_context.hpp>
    <boost/asio/ip/tcp.hpp>
    <boost/asio/steady_timer.hpp>
    <boost/asio/use_awaitable.hpp>
    <boost/json.hpp>
    <gmock/gmock.h>
    <gtest/gtest.h>)
  target_link_libraries(sigma_test_net_headers PRIVATE sigma_asio Boost::json)
  set(kinds sigma_test_headers sigma_test_net_headers)
  if(SIGMA_STUDIO)
    sigma_add_precompiled_headers(sigma_test_qt_headers <QtWidgets> <gmock/gmock.h> <gtest/gtest.h>)
    target_link_libraries(sigma_test_qt_headers PRIVATE Qt6::Widgets)
    list(APPEND kinds sigma_test_qt_headers)
  endif()
  foreach(headers IN LISTS kinds)
    target_link_libraries(${headers} PRIVATE GTest::gmock_main)
    sigma_relax_test_build(${headers})
    sigma_match_position(${headers})
  endforeach()
endfunction()

# The precompiled headers serve all tests of their kind or none: the macros of the libraries in them
# are to be the same.
function(sigma_use_precompiled_test_headers target)
  sigma_links(has_asio "^sigma_asio$" ${ARGN})
  set(headers sigma_test_headers)
  if(has_asio)
    set(headers sigma_test_net_headers)
    target_link_libraries(${target} PRIVATE Boost::json)
  endif()
  sigma_match_position(${target})
  target_precompile_headers(${target} REUSE_FROM ${headers})
endfunction()

# Optimising the instrumented assertions would take longer than all the rest of the build; rooms keep
# every check, tests leave their own pointers to AddressSanitizer.
function(sigma_relax_test_build target)
  if(SIGMA_SANITIZE)
    target_compile_options(${target} PRIVATE -O0 ${SIGMA_NO_POINTER_CHECKS})
  endif()
endfunction()

# What links Qt is position-independent, and so is then whatever shares its precompiled headers.
function(sigma_match_position target)
  if(SIGMA_STUDIO AND NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
    target_compile_options(${target} PRIVATE -fPIC)
  endif()
endfunction()

# sigma_add_test(core_rtmp_unit LABEL unit SOURCES tst_chunk_reader.cpp… DEPS core_rtmp…)
#
# One GoogleTest program per room and label, one CTest entry.
function(sigma_add_test name)
  cmake_parse_arguments(TEST "" "LABEL;TIMEOUT" "SOURCES;DEPS" ${ARGN})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 60)
  endif()
  set(target test_${name})
  add_executable(${target} ${TEST_SOURCES})
  sigma_room_targets(deps ${TEST_DEPS})
  target_link_libraries(${target} PRIVATE sigma_compile_options ${deps} GTest::gmock_main
                                          $<TARGET_NAME_IF_EXISTS:sigma_known_leaks>)
  target_compile_definitions(${target} PRIVATE SIGMA_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  sigma_relax_test_build(${target})
  sigma_use_precompiled_test_headers(${target} ${deps})
  add_test(NAME ${name} COMMAND ${target})
  set_tests_properties(${name} PROPERTIES LABELS "${TEST_LABEL}" TIMEOUT ${TEST_TIMEOUT})
endfunction()

# sigma_add_fuzzer(fuzz_amf0 DEPS core_rtmp)
#
# tests/fuzz/fuzz_amf0.cpp defines LLVMFuzzerTestOneInput; tests/fuzz/corpus/amf0/ holds its seeds
# and every input that once failed. In the fuzz preset it is a libFuzzer program; elsewhere it
# replays its corpus, and mutations of it from a fixed seed, as a test.
function(sigma_add_fuzzer name)
  cmake_parse_arguments(FUZZ "" "" "DEPS" ${ARGN})
  string(REGEX REPLACE "^fuzz_" "" corpus ${name})
  sigma_room_targets(deps ${FUZZ_DEPS})
  add_executable(${name} ${name}.cpp)
  target_link_libraries(${name} PRIVATE sigma_compile_options ${deps})
  if(SIGMA_FUZZ)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_link_libraries(${name} PRIVATE sigma_fuzz_replay)
    sigma_relax_test_build(${name})
    add_test(NAME ${name} COMMAND ${name} "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${corpus}")
    set_tests_properties(${name} PROPERTIES LABELS "fuzz" TIMEOUT 60)
  endif()
endfunction()
