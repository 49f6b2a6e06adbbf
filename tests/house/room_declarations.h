#pragma once

#include <optional>
#include <set>
#include <string>

#include "tests/house/source_file.h"
#include "tests/house/violation.h"

namespace sigma::house {

/// What a CMakeLists.txt says in sigma_add_room().
struct RoomDeclaration {
    std::string name;  ///< "core_base"
    std::set<std::string> sources;
    std::set<std::string> deps;
    std::set<std::string> privateDeps;
};

/// The first sigma_add_room() of a CMake file.
std::optional<RoomDeclaration> roomDeclarationOf(const SourceFile& cmakeFile);

/// Rooms of core and server name their .cpp files, and every room they include: in DEPS where a
/// header includes it, in DEPS or PRIVATE_DEPS where only a .cpp does.
Violations checkRoomDeclarations(const SourceFiles& files);

/// Every tst_*.cpp is named in the CMakeLists.txt beside it; it would never run otherwise.
Violations checkTestRegistration(const SourceFiles& files);

}  // namespace sigma::house
