# Writes OUTPUT, a C++ file with the bytes of FILES and of HLS_JS (as hls.mjs).
# Usage: cmake -DFILES=a;b -DHLS_JS=c -DOUTPUT=d -P embed_web_assets.cmake
set(declarations "")
set(table "")
set(index 0)
foreach(file IN LISTS FILES HLS_JS)
  get_filename_component(name "${file}" NAME)
  if(file STREQUAL HLS_JS)
    set(name "hls.mjs")
  endif()
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND declarations "constexpr unsigned char kData${index}[] = {${bytes}};\n")
  string(APPEND table "    {\"${name}\", kData${index}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(
  WRITE "${OUTPUT}"
  "#include \"resources/web/embedded_files.h\"\n\nnamespace sigma::resources {\nnamespace {\n\n"
  "${declarations}\nconstexpr EmbeddedFile kFiles[] = {\n${table}};\n\n}  // namespace\n\n"
  "std::span<const EmbeddedFile> embeddedFiles() { return kFiles; }\n\n}  // namespace sigma::resources\n"
)
