#include "tests/house/file_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "tests/house/cpp_text.h"

namespace sigma::house {
namespace {

constexpr std::size_t kMostLinesOfSource = 500;
constexpr std::size_t kMostLinesOfATest = 1'000;

constexpr std::array<std::string_view, 6> kSourceEndings = {".h",  ".cpp", ".cmake",
                                                            ".sh", ".js",  ".mjs"};
constexpr std::array<std::string_view, 7> kEmptyNames = {"util",    "utils", "common", "helper",
                                                         "helpers", "misc",  "manager"};

/// Files of core and server that have no tst_ file of their own, and why.
const std::map<std::string, std::string_view, std::less<>>& filesWithoutTest() {
    static const std::map<std::string, std::string_view, std::less<>> list = {
        {"asio_impl.cpp", "compiles Boost.Asio; holds no code of ours"},
        {"asio_ssl_impl.cpp", "compiles Boost.Asio's TLS; holds no code of ours"},
        {"beast_impl.cpp", "compiles Boost.Beast; holds no code of ours"},
        {"live_streams.cpp", "forwards the API to the streams; e2e control_plane drives it"},
        {"webhook_desk.cpp", "forwards the API to the dispatcher; e2e control_plane drives it"},
    };
    return list;
}

bool isSource(std::string_view path) {
    return fileNameOf(path) == "CMakeLists.txt" ||
           std::ranges::any_of(kSourceEndings,
                               [&](std::string_view e) { return path.ends_with(e); });
}

bool isSnakeCase(std::string_view name) {
    return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
                                std::string_view::npos;
}

/// The parts of "core/rtmp/chunk_reader": core, rtmp, chunk_reader.
std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

bool isEmptyName(const std::string& name) {
    // "manager" alone says nothing; qualified by a noun of the field it may pass.
    const std::vector<std::string> words = split(name, '_');
    return std::ranges::any_of(words, [&](const std::string& word) {
        return std::ranges::find(kEmptyNames, word) != kEmptyNames.end() &&
               (word != "manager" || words.size() == 1);
    });
}

std::string_view textOf(const SourceFiles& files, std::string_view path) {
    const auto found = std::ranges::find(files, path, &SourceFile::path);
    return found == files.end() ? std::string_view() : std::string_view(found->text);
}

void checkFuzzer(const SourceFiles& files, const SourceFile& fuzzer,
                 const std::set<std::string>& seeded, Violations& violations) {
    const std::string name = stemOf(fuzzer.path);
    const std::string corpus = name.substr(std::string_view("fuzz_").size());
    if (textOf(files, "tests/fuzz/CMakeLists.txt").find("sigma_add_fuzzer(" + name + " ") ==
        std::string_view::npos) {
        violations.push_back(
            {fuzzer.path, 0, "fuzzers",
             "never runs: add sigma_add_fuzzer(" + name + " DEPS …) to tests/fuzz/CMakeLists.txt"});
    }
    if (!seeded.contains(corpus)) {
        violations.push_back(
            {fuzzer.path, 0, "fuzzers",
             "has no seed: put a small real input into tests/fuzz/corpus/" + corpus + "/"});
    }
}

}  // namespace

Violations checkSizes(const SourceFiles& files) {
    Violations violations;
    for (const SourceFile& file : files) {
        if (!isSource(file.path)) {
            continue;
        }
        const bool isTest = file.path.starts_with("tests/");
        const std::size_t limit = isTest ? kMostLinesOfATest : kMostLinesOfSource;
        const auto lines = static_cast<std::size_t>(std::ranges::count(file.text, '\n'));
        if (lines > limit) {
            violations.push_back({file.path, limit + 1, "size",
                                  "has " + std::to_string(lines) + " lines, the limit is " +
                                      std::to_string(limit) +
                                      ": one main type a file; move the others out"});
        }
    }
    return violations;
}

Violations checkNames(const SourceFiles& files) {
    Violations violations;
    for (const SourceFile& file : files) {
        if (!isSource(file.path)) {
            continue;
        }
        const std::string folder = folderOf(file.path);
        std::vector<std::string> names = split(folder, '/');
        const std::string fileName = fileNameOf(file.path);
        if (fileName != "CMakeLists.txt") {
            names.push_back(fileName.substr(0, fileName.rfind('.')));
        }
        for (const std::string& name : names) {
            if (name.empty()) {
                continue;
            }
            if (!isSnakeCase(name)) {
                violations.push_back({file.path, 0, "names", "\"" + name + "\" is not snake_case"});
            } else if (isEmptyName(name)) {
                violations.push_back({file.path, 0, "names",
                                      "\"" + name + "\" says nothing: name it after what it does"});
            }
        }
    }
    return violations;
}

Violations checkReadmes(const SourceFiles& files) {
    std::set<std::string> rooms;
    for (const SourceFile& file : files) {
        if (isCpp(file.path)) {
            rooms.insert(roomOf(file.path));
        }
    }
    rooms.erase("");
    Violations violations;
    for (const std::string& room : rooms) {
        if (textOf(files, room + "/README.md").empty()) {
            violations.push_back({room + "/README.md", 0, "readme",
                                  "is missing: about ten lines on the room's purpose, its main "
                                  "types, what flows in and out"});
        }
    }
    return violations;
}

Violations checkPragmaOnce(const SourceFiles& files) {
    Violations violations;
    for (const SourceFile& file : files) {
        if (!isHeader(file.path)) {
            continue;
        }
        if (codeOnly(file.text).find("#pragma once\n") == std::string::npos) {
            violations.push_back({file.path, 1, "pragma-once", "begin it with #pragma once"});
        }
    }
    return violations;
}

Violations checkTestsExist(const SourceFiles& files) {
    std::set<std::string> tested;
    for (const SourceFile& file : files) {
        const std::string name = fileNameOf(file.path);
        if (file.path.starts_with("tests/") && name.starts_with("tst_")) {
            tested.insert(name.substr(std::string_view("tst_").size()));
        }
    }
    Violations violations;
    for (const SourceFile& file : files) {
        const bool isCovered = file.path.starts_with("core/") || file.path.starts_with("server/");
        const std::string name = fileNameOf(file.path);
        if (!isCovered || !name.ends_with(".cpp") || tested.contains(name) ||
            filesWithoutTest().contains(name)) {
            continue;
        }
        violations.push_back({file.path, 0, "tested",
                              "has no test: write tests/" + roomOf(file.path) + "/tst_" + name +
                                  ", or list it with a reason in tests/house/file_rules.cpp"});
    }
    return violations;
}

Violations checkFuzzers(const SourceFiles& files) {
    constexpr std::string_view kCorpus = "tests/fuzz/corpus/";
    std::set<std::string> seeded;
    std::set<std::string> fuzzed;
    for (const SourceFile& file : files) {
        if (file.path.starts_with(kCorpus)) {
            const std::string rest = file.path.substr(kCorpus.size());
            if (rest.find('/') != std::string::npos && !file.text.empty()) {
                seeded.insert(rest.substr(0, rest.find('/')));
            }
        }
    }
    Violations violations;
    for (const SourceFile& file : files) {
        const std::string name = stemOf(file.path);
        if (folderOf(file.path) == "tests/fuzz" && name.starts_with("fuzz_")) {
            fuzzed.insert(name.substr(std::string_view("fuzz_").size()));
            checkFuzzer(files, file, seeded, violations);
        }
    }
    for (const std::string& corpus : seeded) {
        if (!fuzzed.contains(corpus)) {
            violations.push_back({std::string(kCorpus) + corpus, 0, "fuzzers",
                                  "feeds nobody: there is no tests/fuzz/fuzz_" + corpus + ".cpp"});
        }
    }
    return violations;
}

}  // namespace sigma::house
