# What every test includes, compiled once. The preset dev does without, so that it finds out which
# includes a test forgot.
function(sigma_add_precompiled_test_headers)
  add_library(sigma_test_headers OBJECT "${PROJECT_SOURCE_DIR}/tests/support/headers.cpp")
  target_link_libraries(sigma_test_headers PRIVATE sigma_compile_options GTest::gmock_main)
  sigma_relax_test_build(sigma_test_headers)
  sigma_match_precompiled_headers(sigma_test_headers)
  target_precompile_headers(sigma_test_headers PRIVATE <gmock/gmock.h> <gtest/gtest.h>)
endfunction()

# Optimising the instrumented assertions would take longer than all the rest of the build.
function(sigma_relax_test_build target)
  if(SIGMA_SANITIZE)
    target_compile_options(${target} PRIVATE -O0)
  endif()
endfunction()

# What links Qt is position-independent; the precompiled header serves all tests or none.
function(sigma_match_precompiled_headers target)
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
  sigma_match_precompiled_headers(${target})
  target_precompile_headers(${target} REUSE_FROM sigma_test_headers)
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
    target_sources(${name} PRIVATE replay_main.cpp)
    add_test(NAME ${name} COMMAND ${name} "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${corpus}")
    set_tests_properties(${name} PROPERTIES LABELS "fuzz" TIMEOUT 60)
  endif()
endfunction()
