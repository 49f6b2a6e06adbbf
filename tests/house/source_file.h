#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sigma::house {

/// One file of the repository, as the rules see it.
struct SourceFile {
    std::string path;  ///< from the repository's root, with slashes
    std::string text;
};

using SourceFiles = std::vector<SourceFile>;

/// One `#include` of a C++ file.
struct Include {
    std::size_t line = 0;
    std::string target;
    bool isQuoted = false;
};

std::vector<Include> includesOf(const SourceFile& file);

/// "core/base" for "core/base/error.h"; empty for files that are in no room.
std::string roomOf(std::string_view path);

/// "error" for "core/base/error.h".
std::string stemOf(std::string_view path);
std::string fileNameOf(std::string_view path);
std::string folderOf(std::string_view path);

bool isCpp(std::string_view path);
bool isHeader(std::string_view path);

/// False for the bytes of a fuzzer's corpus and for pictures.
bool isText(const SourceFile& file);

std::vector<std::string> linesOf(std::string_view text);

}  // namespace sigma::house
