#include "tests/house/layer_rules.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>

namespace sigma::house {
namespace {

using Rooms = std::vector<std::string_view>;

Rooms operator+(Rooms rooms, const Rooms& more) {
    rooms.insert(rooms.end(), more.begin(), more.end());
    return rooms;
}

struct Story {
    Rooms rooms;
    Rooms mayInclude;
};

/// Who may include whom, from the ground up. Rooms of one story do not know each other.
std::vector<Story> makeStories() {
    const Rooms base = {"core/base"};
    const Rooms ground = base + Rooms{"core/crypto", "core/media"};
    const Rooms engines =
        ground + Rooms{"core/codec", "core/container", "core/rtmp", "core/hls", "core/net"};
    const Rooms watching = {"core/httpclient", "core/lint"};
    const Rooms ffmpeg = {"core/ffmpeg", "core/pulse"};
    const Rooms coders = {"core/encoder", "core/decoder"};
    const Rooms stages = {"core/capture", "core/publish", "core/recording"};
    const Rooms desktop =
        coders + stages + Rooms{"core/studio",    "core/player",     "core/playback",
                                "core/viewer",    "core/thumbnails", "core/apiclient",
                                "core/httpclient"};
    const Rooms domain = engines + Rooms{"server/domain"};
    const Rooms live = domain + Rooms{"server/stream", "server/store"};
    const Rooms services = live + Rooms{"server/http", "server/packager", "server/events"};
    const Rooms control = {"server/identity", "server/lifecycle"};
    const Rooms config = services + Rooms{"server/config"};
    const Rooms doors =
        config + Rooms{"server/api", "server/origin", "server/ingest", "server/monitor"};
    const Rooms host = doors + control + Rooms{"server/host"};
    const Rooms widgets = {"ui/widgets"};
    const Rooms windows = widgets + Rooms{"ui/words", "ui/player"};
    const Rooms ui = windows + Rooms{"ui/studio", "ui/console"};
    return {
        {{"core/base"}, {}},
        {{"core/crypto"}, base},
        {{"core/media"}, base + Rooms{"core/crypto"}},
        {{"core/codec", "core/rtmp", "core/hls", "core/net"}, ground},
        {{"core/container"}, ground + Rooms{"core/codec"}},
        {{"core/httpclient"}, ground + Rooms{"core/net"}},
        {{"core/lint"}, engines + Rooms{"core/httpclient"}},
        {ffmpeg, ground},
        {coders, engines + ffmpeg},
        {{"core/capture", "core/recording"}, engines + coders + ffmpeg},
        {{"core/publish"}, engines},
        {{"core/studio"}, engines + coders + ffmpeg + stages},
        {{"core/player"}, engines + Rooms{"core/httpclient"}},
        {{"core/playback"}, engines + coders + ffmpeg + Rooms{"core/player"}},
        {{"core/viewer"}, engines + Rooms{"core/httpclient", "core/player", "core/playback"}},
        {{"core/thumbnails"},
         engines + coders + ffmpeg + Rooms{"core/httpclient", "core/player", "core/playback"}},
        {{"core/apiclient"}, engines + Rooms{"core/httpclient"}},
        {{"server/domain"}, engines},
        {{"server/stream", "server/store"}, domain},
        {{"server/http"}, engines},
        {{"server/packager"}, live},
        {{"server/events"}, live + Rooms{"core/httpclient"}},
        {control, live},
        {{"server/config"}, services},
        {{"server/origin", "server/ingest", "server/monitor"}, config},
        {{"server/api"}, config + control + Rooms{"core/httpclient"}},
        {{"server/host"}, doors + control},
        {{"ui/widgets", "ui/words"}, engines + desktop},
        {{"ui/player"}, engines + desktop + widgets + Rooms{"ui/words"}},
        {{"ui/studio", "ui/console"}, engines + desktop + windows},
        {{"app/serving"}, host},
        {{"app/server"}, host + Rooms{"app/serving"}},
        {{"app/probe"}, engines + watching + desktop},
        {{"app/studio"}, host + desktop + ui + Rooms{"app/serving"}},
    };
}

std::map<std::string, std::set<std::string>, std::less<>> makeTable() {
    std::map<std::string, std::set<std::string>, std::less<>> table;
    for (const Story& story : makeStories()) {
        for (const std::string_view room : story.rooms) {
            std::set<std::string>& allowed = table[std::string(room)];
            allowed.insert(story.mayInclude.begin(), story.mayInclude.end());
            allowed.emplace(room);
        }
    }
    return table;
}

using Graph = std::map<std::string, std::vector<Include>>;

Graph graphOf(const SourceFiles& files) {
    Graph graph;
    for (const SourceFile& file : files) {
        if (isCpp(file.path)) {
            graph[file.path] = includesOf(file);
        }
    }
    return graph;
}

/// Depth-first walk along the includes; a file met again on its own path closes a circle.
class CycleSearch {
public:
    explicit CycleSearch(const Graph& graph) : m_graph(graph) {}

    Violations run() {
        for (const auto& [file, includes] : m_graph) {
            visit(file);
        }
        return std::move(m_violations);
    }

private:
    void visit(const std::string& file) {
        if (!m_visited.insert(file).second) {
            return;
        }
        m_path.push_back(file);
        for (const Include& include : m_graph.at(file)) {
            const auto onPath = std::ranges::find(m_path, include.target);
            if (onPath != m_path.end()) {
                report(file, include, {onPath, m_path.end()});
            } else if (m_graph.contains(include.target)) {
                visit(include.target);
            }
        }
        m_path.pop_back();
    }

    void report(const std::string& file, const Include& include,
                const std::vector<std::string>& circle) {
        std::string names;
        for (const std::string& member : circle) {
            names += member;
            names += " -> ";
        }
        m_violations.push_back({file, include.line, "include-circle",
                                names + include.target +
                                    " is a circle: declare one of the types forward, or move "
                                    "what both need into a file of its own"});
    }

    const Graph& m_graph;
    std::set<std::string> m_visited;
    std::vector<std::string> m_path;
    Violations m_violations;
};

/// What to do about a room that includes a room it may not.
std::string adviceFor(const std::string& room, const std::string& target) {
    std::string advice = room;
    advice += " may not include ";
    advice += target;
    advice += ": includes go downward only; let the room above join the two, or move the type down";
    return advice;
}

}  // namespace

Violations checkLayers(const SourceFiles& files) {
    const auto table = makeTable();
    std::set<std::string> unknown;
    Violations violations;
    for (const SourceFile& file : files) {
        const std::string room = roomOf(file.path);
        if (room.empty() || !isCpp(file.path)) {
            continue;
        }
        const auto allowed = table.find(room);
        if (allowed == table.end()) {
            if (unknown.insert(room).second) {
                violations.push_back({file.path, 0, "layers",
                                      room + " stands in no story: add it to the table in "
                                             "tests/house/layer_rules.cpp"});
            }
            continue;
        }
        for (const Include& include : includesOf(file)) {
            const std::string target = roomOf(include.target);
            if (!target.empty() && !allowed->second.contains(target)) {
                violations.push_back({file.path, include.line, "layers", adviceFor(room, target)});
            }
        }
    }
    return violations;
}

Violations checkIncludePaths(const SourceFiles& files) {
    std::set<std::string> paths;
    for (const SourceFile& file : files) {
        paths.insert(file.path);
    }
    Violations violations;
    for (const SourceFile& file : files) {
        if (!isCpp(file.path)) {
            continue;
        }
        for (const Include& include : includesOf(file)) {
            if (include.isQuoted && !paths.contains(include.target)) {
                violations.push_back({file.path, include.line, "include-path",
                                      "\"" + include.target +
                                          "\" is no file of the repository: write its path from "
                                          "the root, and <...> for libraries"});
            }
        }
    }
    return violations;
}

Violations checkIncludeCycles(const SourceFiles& files) {
    const Graph graph = graphOf(files);
    return CycleSearch(graph).run();
}

}  // namespace sigma::house
