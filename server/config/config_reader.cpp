#include "server/config/config_reader.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <tuple>

#include <toml++/toml.h>

#include "server/config/closest_name.h"
#include "server/config/config_keys.h"
#include "server/config/config_rules.h"
#include "server/config/enum_names.h"
#include "server/config/key_places.h"
#include "server/config/seconds.h"

namespace sigma::config {
namespace {

constexpr std::size_t kMostBytes = 1U << 20U;
constexpr std::size_t kMostChannels = 10'000;

KeyPlace placeOf(const toml::source_region& source) {
    return {source.begin.line, source.begin.column};
}

std::string typeName(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "a list";
        case toml::node_type::string:
            return "a text";
        case toml::node_type::integer:
            return "a whole number";
        case toml::node_type::floating_point:
            return "a number";
        case toml::node_type::boolean:
            return "true or false";
        default:
            return "a date or time";
    }
}

/// What reading a file brings together.
struct Reading {
    std::vector<ConfigProblem> problems;
    KeyPlaces places;

    void report(std::string key, KeyPlace place, std::string message) {
        problems.push_back({place.line, place.column, std::move(key), std::move(message)});
    }
};

/// Reads one table along the list of its keys; finish() reports the keys that nobody asked for.
class TableReader {
public:
    TableReader(const toml::table& table, std::string path, Reading& reading)
        : m_table(table), m_path(std::move(path)), m_reading(reading) {}

    void operator()(std::string_view name, std::string& field, std::string_view /*meaning*/) {
        readAs<std::string>(name, "a text in quotes", [&](const std::string& value) {
            field = value;
            return std::string();
        });
    }

    void operator()(std::string_view name, bool& field, std::string_view /*meaning*/) {
        readAs<bool>(name, "true or false", [&](bool value) {
            field = value;
            return std::string();
        });
    }

    template <NamedEnum Enum>
    void operator()(std::string_view name, Enum& field, std::string_view /*meaning*/) {
        readAs<std::string>(name, listOfNames<Enum>(), [&](const std::string& text) {
            const auto value = valueOf<Enum>(text);
            if (value) {
                field = *value;
            }
            return value ? std::string() : "expected " + listOfNames<Enum>();
        });
    }

    void operator()(std::string_view name, std::uint32_t& field, const CountLimits& limits,
                    std::string_view /*meaning*/) {
        const std::string expected = "a whole number from " + std::to_string(limits.least) +
                                     " to " + std::to_string(limits.most);
        readAs<std::int64_t>(name, expected, [&](std::int64_t value) {
            if (value < limits.least || value > limits.most) {
                return "is " + std::to_string(value) + ": expected " + expected;
            }
            field = static_cast<std::uint32_t>(value);
            return std::string();
        });
    }

    void operator()(std::string_view name, Milliseconds& field, const TimeLimits& limits,
                    std::string_view /*meaning*/) {
        const std::string expected =
            "seconds from " + secondsText(limits.least) + " to " + secondsText(limits.most);
        readAs<double>(name, expected, [&](double seconds) {
            const auto value = secondsOf(seconds);
            if (!value || *value < limits.least || *value > limits.most) {
                return "expected " + expected;
            }
            field = *value;
            return std::string();
        });
    }

    /// A table within the table.
    template <class Section>
    void operator()(std::string_view name, Section& section, std::string_view /*meaning*/) {
        const toml::node* node = find(name);
        if (node == nullptr) {
            return;
        }
        if (const toml::table* table = node->as_table()) {
            TableReader reader(*table, pathOf(name), m_reading);
            if constexpr (requires { visitSections(section, reader); }) {
                visitSections(section, reader);
            } else {
                visitKeys(section, reader);
            }
            reader.finish();
        } else {
            mismatch(name, *node, "a table, [" + pathOf(name) + "]");
        }
    }

    void channels(std::vector<ChannelConfig>& channels) {
        const toml::node* node = find("channel");
        if (node == nullptr) {
            return;
        }
        const toml::array* array = node->as_array();
        if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
            mismatch("channel", *node, "tables, each under its own [[channel]]");
            return;
        }
        if (array->size() > kMostChannels) {
            m_reading.report("channel", placeOf(node->source()),
                             "expected at most " + std::to_string(kMostChannels) + " channels");
            return;
        }
        for (const toml::node& element : *array) {
            channels.emplace_back();
            const std::string path = "channel[" + std::to_string(channels.size()) + "]";
            m_reading.places.add(path, placeOf(element.source()));
            TableReader reader(*element.as_table(), path, m_reading);
            visitKeys(channels.back(), reader);
            reader.finish();
        }
    }

    void finish() {
        for (const auto& [key, node] : m_table) {
            if (std::ranges::find(m_known, key.str()) != m_known.end()) {
                continue;
            }
            const std::string_view closest = closestName(key.str(), m_known);
            m_reading.report(pathOf(key.str()), placeOf(key.source()),
                             "is unknown" + (closest.empty() ? std::string()
                                                             : ": did you mean \"" +
                                                                   std::string(closest) + "\"?"));
        }
    }

private:
    std::string pathOf(std::string_view name) const {
        return (m_path.empty() ? "" : m_path + ".") + std::string(name);
    }

    const toml::node* find(std::string_view name) {
        m_known.push_back(name);
        const toml::node* node = m_table.get(name);
        if (node != nullptr) {
            m_reading.places.add(pathOf(name), placeOf(node->source()));
        }
        return node;
    }

    void mismatch(std::string_view name, const toml::node& node, const std::string& expected) {
        m_reading.report(pathOf(name), placeOf(node.source()),
                         "is " + typeName(node) + ": expected " + expected);
    }

    /// `accept` takes the value, or says in words what is wrong with it.
    template <class Value, class Accept>
    void readAs(std::string_view name, const std::string& expected, Accept accept) {
        const toml::node* node = find(name);
        if (node == nullptr) {
            return;
        }
        // A whole number serves as seconds; no other conversion is made.
        const bool isExact =
            node->is<Value>() || (std::is_same_v<Value, double> && node->is_integer());
        const auto value = isExact ? node->value<Value>() : std::nullopt;
        if (!value) {
            mismatch(name, *node, expected);
            return;
        }
        if (std::string message = accept(*value); !message.empty()) {
            m_reading.report(pathOf(name), placeOf(node->source()), std::move(message));
        }
    }

    const toml::table& m_table;
    std::string m_path;
    Reading& m_reading;
    std::vector<std::string_view> m_known;
};

ConfigResult readDocument(const toml::table& document) {
    ServerConfig config;
    Reading reading;
    TableReader reader(document, "", reading);
    visitSections(config, reader);
    reader.channels(config.channels);
    reader.finish();
    std::vector<ConfigProblem> broken = checkRules(config, reading.places, reading.problems);
    reading.problems.insert(reading.problems.end(), broken.begin(), broken.end());
    if (reading.problems.empty()) {
        return config;
    }
    std::ranges::stable_sort(reading.problems, {}, [](const ConfigProblem& problem) {
        return std::tuple(problem.line, problem.column);
    });
    return ConfigProblems{std::move(reading.problems)};
}

ConfigProblems problemOfFile(std::string message) {
    return ConfigProblems{{ConfigProblem{0, 0, "", std::move(message)}}};
}

}  // namespace

ConfigResult parseConfig(std::string_view text) {
    if (text.size() > kMostBytes) {
        return problemOfFile("has " + std::to_string(text.size()) + " bytes: expected at most " +
                             std::to_string(kMostBytes));
    }
    try {
        return readDocument(toml::parse(text));
    } catch (const toml::parse_error& error) {
        const KeyPlace place = placeOf(error.source());
        return ConfigProblems{
            {ConfigProblem{place.line, place.column, "", std::string(error.description())}}};
    }
}

ConfigResult loadConfig(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(kMostBytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad() || (!file.is_open() || (file.fail() && !file.eof()))) {
        return problemOfFile("cannot be read: expected a text file");
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    return parseConfig(text);
}

}  // namespace sigma::config
