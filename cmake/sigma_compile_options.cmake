# The one interface target that every room and test of the house compiles with.
add_library(sigma_compile_options INTERFACE)
target_compile_features(sigma_compile_options INTERFACE cxx_std_20)
target_include_directories(sigma_compile_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(
  sigma_compile_options
  INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
            $<$<BOOL:${SIGMA_WARNINGS_AS_ERRORS}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 takes "literal" + string for an overlapping copy once it inlines (GCC bug 105651).
  target_compile_options(sigma_compile_options INTERFACE -Wno-restrict)
endif()

if(SIGMA_SANITIZE)
  add_compile_options(-fsanitize=${SIGMA_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${SIGMA_SANITIZE})
  add_library(sigma_known_leaks OBJECT "${PROJECT_SOURCE_DIR}/tests/support/known_leaks.cpp")
  if(SIGMA_SANITIZE MATCHES "undefined")
    # Its check of vptrs looks at objects through a pipe, and takes each for broken where no file
    # descriptor is left, as in the tests of that.
    add_compile_options(-fno-sanitize-recover=undefined -fno-sanitize=vptr)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # What Clang 14 writes in front of a function for this check, a coroutine cannot have.
    add_compile_options(-fno-sanitize=function)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 reports uninitialised and dangling values inside the standard library
    # once sanitizer instrumentation is in the way.
    add_compile_options(-Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-tsan)
  endif()
endif()

# What GCC and Clang check at each use of a pointer. AddressSanitizer finds most of it too, and it is
# a quarter of the time that large files take to compile.
set(SIGMA_NO_POINTER_CHECKS "-fno-sanitize=null,alignment,object-size")

# sigma_compile_library_code(asio_impl.cpp…): files that mostly compile a library's templates. With
# sanitizers they are not optimised, and pointers in them are left to AddressSanitizer.
function(sigma_compile_library_code)
  if(SIGMA_SANITIZE)
    set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS "-O0;${SIGMA_NO_POINTER_CHECKS}"
                                                   SKIP_PRECOMPILE_HEADERS ON)
  endif()
endfunction()
