# cmake -DCLANG_FORMAT=… -DROOT=… -P check_format.cmake: every C++ file is as .clang-format says.
set(files)
foreach(folder IN ITEMS app core server ui tests)
  file(GLOB_RECURSE found "${ROOT}/${folder}/*.h" "${ROOT}/${folder}/*.cpp")
  list(APPEND files ${found})
endforeach()
list(FILTER files EXCLUDE REGEX "/node_modules/")
execute_process(
  COMMAND "${CLANG_FORMAT}" --style=file --dry-run --Werror ${files}
  WORKING_DIRECTORY "${ROOT}"
  RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "run clang-format -i on the files named above")
endif()
