#include "tests/house/source_file.h"

#include <algorithm>
#include <array>

#include "tests/house/cpp_text.h"

namespace sigma::house {
namespace {

constexpr std::array<std::string_view, 4> kFoldersOfRooms = {"app", "core", "server", "ui"};

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

}  // namespace

std::vector<Include> includesOf(const SourceFile& file) {
    std::vector<Include> includes;
    std::size_t number = 0;
    for (const std::string& line : linesOf(withoutComments(file.text))) {
        ++number;
        std::string_view rest = trimmed(line);
        if (!rest.starts_with('#')) {
            continue;
        }
        rest = trimmed(rest.substr(1));
        if (!rest.starts_with("include")) {
            continue;
        }
        rest = trimmed(rest.substr(std::string_view("include").size()));
        if (rest.empty() || (rest.front() != '"' && rest.front() != '<')) {
            continue;
        }
        const bool isQuoted = rest.front() == '"';
        const auto end = rest.find(isQuoted ? '"' : '>', 1);
        if (end != std::string_view::npos) {
            includes.push_back({number, std::string(rest.substr(1, end - 1)), isQuoted});
        }
    }
    return includes;
}

std::string roomOf(std::string_view path) {
    const auto first = path.find('/');
    if (first == std::string_view::npos ||
        std::ranges::find(kFoldersOfRooms, path.substr(0, first)) == kFoldersOfRooms.end()) {
        return {};
    }
    const auto second = path.find('/', first + 1);
    return second == std::string_view::npos ? std::string() : std::string(path.substr(0, second));
}

std::string fileNameOf(std::string_view path) {
    return std::string(path.substr(path.rfind('/') + 1));
}

std::string folderOf(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

std::string stemOf(std::string_view path) {
    const std::string name = fileNameOf(path);
    return name.substr(0, name.find('.'));
}

bool isHeader(std::string_view path) {
    return path.ends_with(".h");
}

bool isCpp(std::string_view path) {
    return isHeader(path) || path.ends_with(".cpp");
}

bool isText(const SourceFile& file) {
    return !file.path.starts_with("tests/fuzz/corpus/") &&
           file.text.find('\0') == std::string::npos;
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace sigma::house
