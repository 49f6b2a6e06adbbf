#include "tests/house/source_tree.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace sigma::house {
namespace {

namespace fs = std::filesystem;

bool isOutside(const std::string& folder) {
    return folder == ".git" || folder == "node_modules" || folder == "build" ||
           folder.starts_with("build-");
}

std::string readFile(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

SourceFiles readSourceTree(const fs::path& root) {
    SourceFiles files;
    for (auto entry = fs::recursive_directory_iterator(root);
         entry != fs::recursive_directory_iterator(); ++entry) {
        const std::string name = entry->path().filename().string();
        // In a linked working tree, .git is a file.
        if (isOutside(name)) {
            entry.disable_recursion_pending();
        } else if (entry->is_regular_file()) {
            files.push_back(
                {entry->path().lexically_relative(root).generic_string(), readFile(entry->path())});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

}  // namespace sigma::house
