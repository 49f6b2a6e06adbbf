#include "tests/house/floor_rules.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace sigma::house {
namespace {

struct Floor {
    std::string_view name;
    std::vector<std::string_view> mayInclude;
};

/// How a room that is divided is built.
struct Building {
    std::vector<Floor> floors;
    std::vector<std::string_view> roof;  ///< files of the face that include any floor, by stem
};

const std::map<std::string, Building, std::less<>>& buildings() {
    static const std::map<std::string, Building, std::less<>> table = {
        {"core/player",
         {{{"network", {}},
           {"timing", {"network"}},
           {"stream", {"network"}},
           {"adaptation", {}},
           {"loading", {"network", "stream", "adaptation"}},
           {"playing", {"network", "timing", "stream", "adaptation", "loading"}}},
          {"player_engine"}}},
    };
    return table;
}

/// "loading" for "core/player/loading/media_feed.h"; empty for a file of the face.
std::string floorOf(std::string_view path) {
    const std::string room = roomOf(path);
    const std::string folder = folderOf(path);
    return folder.size() > room.size() ? folder.substr(room.size() + 1) : std::string();
}

bool mayInclude(const Building& building, const SourceFile& file, const std::string& target) {
    const std::string floor = floorOf(file.path);
    if (target.empty() || target == floor) {
        return true;
    }
    if (floor.empty()) {
        return std::ranges::count(building.roof, stemOf(file.path)) != 0;
    }
    const auto own = std::ranges::find(building.floors, floor, &Floor::name);
    return own != building.floors.end() && std::ranges::count(own->mayInclude, target) != 0;
}

bool hasFloor(const Building& building, const std::string& floor) {
    return floor.empty() || std::ranges::count(building.floors, floor, &Floor::name) != 0;
}

void check(const SourceFile& file, const std::string& room, Violations& violations) {
    const std::string floor = floorOf(file.path);
    const auto building = buildings().find(room);
    if (building == buildings().end() ? !floor.empty() : !hasFloor(building->second, floor)) {
        violations.push_back({file.path, 0, "floors",
                              room + " has no floor " + floor +
                                  ": add it to the table in tests/house/floor_rules.cpp"});
        return;
    }
    for (const Include& include : includesOf(file)) {
        if (roomOf(include.target) == room && building != buildings().end() &&
            !mayInclude(building->second, file, floorOf(include.target))) {
            violations.push_back({file.path, include.line, "floors",
                                  "may not include " + include.target +
                                      ": includes go downward only; let a floor above join the "
                                      "two, or move the type down"});
        }
    }
}

}  // namespace

Violations checkFloors(const SourceFiles& files) {
    Violations violations;
    for (const SourceFile& file : files) {
        if (const std::string room = roomOf(file.path); !room.empty() && isCpp(file.path)) {
            check(file, room, violations);
        }
    }
    return violations;
}

}  // namespace sigma::house
