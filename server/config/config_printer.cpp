#include "server/config/config_printer.h"

#include <string_view>
#include <vector>

#include "server/config/config_keys.h"
#include "server/config/enum_names.h"
#include "server/config/seconds.h"

namespace sigma::config {
namespace {

/// A TOML basic string (TOML 1.0, "String").
std::string quoted(std::string_view text) {
    constexpr std::string_view kHexDigits = "0123456789ABCDEF";
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            result += "\\u00";
            result += kHexDigits[byte >> 4U];
            result += kHexDigits[byte & 0xFU];
        } else {
            result += c;
        }
    }
    return result + '"';
}

/// One line of the file: a section's head, or a key.
struct Line {
    std::string head;  ///< "[http]" or "[[channel]]"; empty for a key
    std::string key;
    std::string value;
    std::string meaning;
};

/// Writes down the keys it is led along.
class LineCollector {
public:
    void operator()(std::string_view name, const std::string& field, std::string_view meaning) {
        add(name, quoted(field), std::string(meaning));
    }

    void operator()(std::string_view name, const bool& field, std::string_view meaning) {
        add(name, field ? "true" : "false", std::string(meaning));
    }

    template <NamedEnum Enum>
    void operator()(std::string_view name, const Enum& field, std::string_view meaning) {
        std::string text = listOfNames<Enum>();
        // Not with "+": GCC 12 warns of an overrun that is none, where it instruments for threads.
        text.insert(0, ": ").insert(0, meaning);
        add(name, quoted(nameOf(field)), std::move(text));
    }

    void operator()(std::string_view name, const std::uint32_t& field, const CountLimits& limits,
                    std::string_view meaning) {
        add(name, std::to_string(field),
            std::string(meaning) + " (" + std::to_string(limits.least) + " to " +
                std::to_string(limits.most) + ")");
    }

    void operator()(std::string_view name, const Milliseconds& field, const TimeLimits& limits,
                    std::string_view meaning) {
        add(name, secondsText(field),
            std::string(meaning) + " (" + secondsText(limits.least) + " to " +
                secondsText(limits.most) + ")");
    }

    template <class Section>
    void operator()(std::string_view name, const Section& section, std::string_view meaning) {
        if constexpr (requires { visitSections(section, *this); }) {
            m_prefix = std::string(name) + ".";
            visitSections(section, *this);
            m_prefix.clear();
        } else {
            m_lines.push_back(
                {"[" + m_prefix + std::string(name) + "]", "", "", std::string(meaning)});
            visitKeys(section, *this);
        }
    }

    void channel(const ChannelConfig& channel) {
        m_lines.push_back({"[[channel]]", "", "", "One stream that viewers can watch."});
        visitKeys(channel, *this);
    }

    std::vector<Line> take() { return std::move(m_lines); }

private:
    void add(std::string_view name, std::string value, std::string meaning) {
        m_lines.push_back({"", std::string(name), std::move(value), std::move(meaning)});
    }

    std::string m_prefix;
    std::vector<Line> m_lines;
};

std::vector<Line> linesOf(const ServerConfig& config, const std::vector<ChannelConfig>& channels) {
    LineCollector collector;
    visitSections(config, collector);
    for (const ChannelConfig& channel : channels) {
        collector.channel(channel);
    }
    return collector.take();
}

bool isRequired(std::string_view key) {
    return key == "name" || key == "stream_key";
}

}  // namespace

std::string printConfig(const ServerConfig& config) {
    const std::vector<Line> lines = linesOf(config, config.channels);
    // The same walk over untouched values: line by line, the defaults.
    const std::vector<Line> defaults =
        linesOf(ServerConfig{}, std::vector<ChannelConfig>(config.channels.size()));
    std::string text = "# Configuration of sigma-server. Durations are seconds.\n";
    for (std::size_t index = 0; index != lines.size(); ++index) {
        const Line& line = lines[index];
        if (!line.head.empty()) {
            text += "\n# " + line.meaning + "\n" + line.head + "\n";
            continue;
        }
        text += "# " + line.meaning + "; " +
                (isRequired(line.key) ? "required" : "default " + defaults[index].value) + "\n" +
                line.key + " = " + line.value + "\n";
    }
    return text;
}

}  // namespace sigma::config
