#include "tests/house/room_declarations.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <string_view>

#include "tests/house/cpp_text.h"

namespace sigma::house {
namespace {

/// The words between the brackets of the first call of a CMake function, comments left out.
std::vector<std::string> argumentsOf(std::string_view text, std::string_view function) {
    std::string code;
    for (const std::string& line : linesOf(text)) {
        code += line.substr(0, line.find('#')) + '\n';
    }
    const auto call = code.find(std::string(function) + "(");
    if (call == std::string::npos) {
        return {};
    }
    const auto begin = call + function.size() + 1;
    std::istringstream words(code.substr(begin, code.find(')', begin) - begin));
    std::vector<std::string> arguments;
    for (std::string word; words >> word;) {
        arguments.push_back(word);
    }
    return arguments;
}

std::string targetOf(std::string room) {
    std::ranges::replace(room, '/', '_');
    return room;
}

/// Rooms of app are programs, and ui's are not built with sigma_add_room alone.
bool isDeclaredRoom(std::string_view room) {
    return room.starts_with("core/") || room.starts_with("server/");
}

void checkSource(const SourceFile& file, const RoomDeclaration& declared, Violations& violations) {
    const std::string room = roomOf(file.path);
    const std::string inRoom = file.path.substr(room.size() + 1);
    if (!isHeader(file.path) && !declared.sources.contains(inRoom)) {
        violations.push_back({file.path, 0, "room-sources",
                              "is compiled by nobody: add " + inRoom + " to SOURCES in " + room +
                                  "/CMakeLists.txt"});
    }
}

/// `asked` holds what was asked for before: once is enough for each missing dependency.
void checkDeps(const SourceFile& file, const RoomDeclaration& declared,
               std::set<std::string>& asked, Violations& violations) {
    for (const Include& include : includesOf(file)) {
        const std::string target = targetOf(roomOf(include.target));
        if (target.empty() || target == declared.name || declared.deps.contains(target) ||
            (!isHeader(file.path) && declared.privateDeps.contains(target))) {
            continue;
        }
        std::string remedy = "add " + target;
        remedy += isHeader(file.path) ? " to DEPS in " : " to DEPS or PRIVATE_DEPS in ";
        remedy += roomOf(file.path);
        remedy += "/CMakeLists.txt";
        if (asked.insert(remedy).second) {
            violations.push_back({file.path, include.line, "room-deps",
                                  "includes " + include.target + ": " + remedy});
        }
    }
}

std::map<std::string, RoomDeclaration> declarationsOf(const SourceFiles& files) {
    std::map<std::string, RoomDeclaration> declarations;
    for (const SourceFile& file : files) {
        const std::string room = roomOf(file.path);
        if (!room.empty() && file.path == room + "/CMakeLists.txt") {
            if (auto declared = roomDeclarationOf(file)) {
                declarations[room] = std::move(*declared);
            }
        }
    }
    return declarations;
}

}  // namespace

std::optional<RoomDeclaration> roomDeclarationOf(const SourceFile& cmakeFile) {
    const std::vector<std::string> arguments = argumentsOf(cmakeFile.text, "sigma_add_room");
    if (arguments.empty()) {
        return std::nullopt;
    }
    RoomDeclaration room;
    room.name = arguments.front();
    std::set<std::string>* list = nullptr;
    for (const std::string& word : arguments) {
        if (word == "SOURCES") {
            list = &room.sources;
        } else if (word == "DEPS") {
            list = &room.deps;
        } else if (word == "PRIVATE_DEPS") {
            list = &room.privateDeps;
        } else if (list != nullptr) {
            list->insert(word);
        }
    }
    return room;
}

Violations checkRoomDeclarations(const SourceFiles& files) {
    const auto declarations = declarationsOf(files);
    Violations violations;
    std::set<std::string> undeclared;
    std::set<std::string> asked;
    for (const SourceFile& file : files) {
        const std::string room = roomOf(file.path);
        if (!isDeclaredRoom(room) || !isCpp(file.path)) {
            continue;
        }
        const auto declared = declarations.find(room);
        if (declared != declarations.end()) {
            checkSource(file, declared->second, violations);
            checkDeps(file, declared->second, asked, violations);
        } else if (undeclared.insert(room).second) {
            violations.push_back(
                {room + "/CMakeLists.txt", 0, "room-declared",
                 "declare the room with sigma_add_room(" + targetOf(room) + " …)"});
        }
    }
    return violations;
}

Violations checkTestRegistration(const SourceFiles& files) {
    std::map<std::string, std::string_view> cmakeFiles;
    for (const SourceFile& file : files) {
        cmakeFiles[file.path] = file.text;
    }
    Violations violations;
    for (const SourceFile& file : files) {
        const std::string name = fileNameOf(file.path);
        if (!file.path.starts_with("tests/") || !name.starts_with("tst_") ||
            !name.ends_with(".cpp")) {
            continue;
        }
        const std::string cmakeFile = folderOf(file.path) + "/CMakeLists.txt";
        if (findWord(cmakeFiles[cmakeFile], name) == std::string_view::npos) {
            violations.push_back({file.path, 0, "test-registered",
                                  "never runs: add it to a sigma_add_test() in " + cmakeFile});
        }
    }
    return violations;
}

}  // namespace sigma::house
