# cmake -DSHELLCHECK=… -DROOT=… -P check_shell.cmake: shellcheck finds nothing in our scripts.
file(GLOB_RECURSE files "${ROOT}/installer/*.sh")
execute_process(
  COMMAND "${SHELLCHECK}" --external-sources ${files} "${ROOT}/.ci/run"
  WORKING_DIRECTORY "${ROOT}/installer"
  RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "shellcheck finds the faults named above")
endif()
