#include "server/config/config_rules.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>

#include "core/net/endpoint.h"
#include "server/config/seconds.h"
#include "server/config/word_list.h"

namespace sigma::config {
namespace {

constexpr std::string_view kLowerCase = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kUpperCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kDigitsAndDashes = "0123456789-_";

bool consistsOf(std::string_view text, std::initializer_list<std::string_view> alphabets) {
    return std::ranges::all_of(text, [&](char c) {
        return std::ranges::any_of(alphabets, [c](std::string_view alphabet) {
            return alphabet.find(c) != std::string_view::npos;
        });
    });
}

bool hasControlCharacter(std::string_view text) {
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool isEveryAddress(const net::Endpoint& endpoint) {
    return endpoint.host == "::" || endpoint.host == "0.0.0.0";
}

class RuleCheck {
public:
    RuleCheck(const KeyPlaces& places, const std::vector<ConfigProblem>& known) : m_places(places) {
        for (const ConfigProblem& problem : known) {
            m_unsound.insert(problem.key);
        }
    }

    /// Reports a problem of the first key, unless one of the keys has a problem already.
    void report(std::initializer_list<std::string> keys, std::string message) {
        if (std::ranges::any_of(keys, [&](const auto& key) { return m_unsound.contains(key); })) {
            return;
        }
        const KeyPlace place = m_places.nearest(*keys.begin());
        m_problems.push_back({place.line, place.column, *keys.begin(), std::move(message)});
    }

    /// "(line 12)", or "(default)" for a key that the file does not hold.
    std::string where(std::string_view key) const {
        return m_places.contains(key) ? "(line " + std::to_string(m_places.nearest(key).line) + ")"
                                      : "(default)";
    }

    bool isInFile(std::string_view key) const { return m_places.contains(key); }

    std::vector<ConfigProblem> take() { return std::move(m_problems); }

private:
    const KeyPlaces& m_places;
    std::set<std::string> m_unsound;
    std::vector<ConfigProblem> m_problems;
};

void checkAddresses(const ServerConfig& config, RuleCheck& check) {
    const auto http = net::parseEndpoint(config.http.listen);
    const auto rtmp = net::parseEndpoint(config.rtmp.listen);
    const std::string expected =
        " is no address and port: expected one such as \"[::]:8080\" or \"127.0.0.1:8080\"";
    if (http.has_error()) {
        check.report({"http.listen"}, "\"" + config.http.listen + "\"" + expected);
    }
    if (rtmp.has_error()) {
        check.report({"rtmp.listen"}, "\"" + config.rtmp.listen + "\"" + expected);
    }
    if (http.has_error() || rtmp.has_error() || http->port != rtmp->port || http->port == 0) {
        return;
    }
    if (http->host == rtmp->host || isEveryAddress(*http) || isEveryAddress(*rtmp)) {
        check.report({"rtmp.listen", "http.listen"},
                     "port " + std::to_string(rtmp->port) + " " + check.where("rtmp.listen") +
                         " is also that of http.listen " + check.where("http.listen") +
                         ": each needs its own");
    }
}

void checkParts(const std::string& section, const LatencySettings& profile, RuleCheck& check) {
    constexpr Milliseconds kLeastPart{100};
    const std::string partKey = section + ".part_duration";
    const std::string segmentKey = section + ".segment_duration";
    if (profile.hasParts() && profile.partDuration < kLeastPart) {
        check.report({partKey}, secondsText(profile.partDuration) +
                                    " s is too short: expected 0 for no parts, or 0.1 s and more");
    }
    if (2 * profile.partDuration > profile.segmentDuration) {
        check.report({partKey, segmentKey},
                     secondsText(profile.partDuration) + " s " + check.where(partKey) +
                         " is more than half of segment_duration, " +
                         secondsText(profile.segmentDuration) + " s " + check.where(segmentKey));
    }
}

void checkProfile(const std::string& section, const LatencySettings& profile, RuleCheck& check) {
    checkParts(section, profile, check);
    const std::string unitKey =
        section + (profile.hasParts() ? ".part_duration" : ".segment_duration");
    const std::string holdKey = section + ".hold_back";
    if (profile.resolvedHoldBack() < profile.leastHoldBack()) {
        check.report({holdKey, unitKey},
                     secondsText(profile.holdBack) + " s " + check.where(holdKey) +
                         " is under three times " +
                         (profile.hasParts() ? "part_duration, " : "segment_duration, ") +
                         secondsText(profile.leastHoldBack()) + " s " + check.where(unitKey) +
                         ": HLS players refuse that; 0 takes the least");
    }
    const std::string windowKey = section + ".playlist_window";
    if (profile.playlistWindow < profile.leastPlaylistWindow()) {
        check.report({windowKey, section + ".segment_duration", holdKey, unitKey},
                     secondsText(profile.playlistWindow) + " s " + check.where(windowKey) +
                         " is under " + secondsText(profile.leastPlaylistWindow()) +
                         " s, three times segment_duration " +
                         check.where(section + ".segment_duration") + " and the hold back " +
                         check.where(holdKey));
    }
}

void checkStore(const StoreSection& store, RuleCheck& check) {
    const std::string_view url = store.database;
    const bool isKnown = url.empty() || url.starts_with("sqlite:") ||
                         url.starts_with("postgresql://") || url.starts_with("postgres://");
    if (!isKnown) {
        check.report({"store.database"},
                     "is no database: expected \"sqlite:FILE\" or \"postgresql://USER@HOST/NAME\"");
    }
}

void checkNode(const NodeSection& node, RuleCheck& check) {
    constexpr std::size_t kLongestId = 64;
    if (node.id.size() > kLongestId ||
        !consistsOf(node.id, {kLowerCase, kUpperCase, kDigitsAndDashes, "."})) {
        check.report({"node.id"}, "expected at most 64 of a-z, A-Z, 0-9, -, _ and .");
    }
    for (const std::string& url : wordsOf(node.ingestUrls)) {
        if (!url.starts_with("rtmp://") && !url.starts_with("rtmps://")) {
            check.report({"node.ingest_urls"}, "\"" + url +
                                                   "\" is no ingest URL: expected one such as "
                                                   "\"rtmp://live.example.com/live\"");
        }
    }
}

std::string channelKey(std::size_t index, std::string_view key) {
    return "channel[" + std::to_string(index + 1) + "]." + std::string(key);
}

void checkChannel(std::size_t index, const ChannelConfig& channel, RuleCheck& check) {
    constexpr std::size_t kLongestName = 64;
    constexpr std::size_t kLongestTitle = 200;
    constexpr std::size_t kShortestKey = 16;
    constexpr std::size_t kLongestKey = 128;
    const std::string name = channelKey(index, "name");
    const std::string streamKey = channelKey(index, "stream_key");
    const bool hasName = check.isInFile(name);
    if (!hasName) {
        check.report({name}, "is missing: expected 1 to 64 of a-z, 0-9, - and _");
    } else if (channel.name.empty() || channel.name.size() > kLongestName ||
               !consistsOf(channel.name, {kLowerCase, kDigitsAndDashes})) {
        check.report({name}, "\"" + channel.name.substr(0, kLongestName) +
                                 "\" is no channel name: expected 1 to 64 of a-z, 0-9, - and _");
    }
    if (channel.title.size() > kLongestTitle || hasControlCharacter(channel.title)) {
        check.report({channelKey(index, "title")},
                     "expected at most 200 bytes of text in one line");
    }
    if (!check.isInFile(streamKey)) {
        check.report({streamKey}, "is missing: expected 16 to 128 of a-z, A-Z, 0-9, - and _");
    } else if (channel.streamKey.size() < kShortestKey || channel.streamKey.size() > kLongestKey ||
               !consistsOf(channel.streamKey, {kLowerCase, kUpperCase, kDigitsAndDashes})) {
        check.report({streamKey}, "expected 16 to 128 of a-z, A-Z, 0-9, - and _");
    } else if (channel.streamKey == channel.name) {
        check.report({streamKey, name}, "is the channel's name " + check.where(name) +
                                            ", which every viewer knows: choose a secret");
    }
}

void checkUnique(const ServerConfig& config, RuleCheck& check) {
    std::map<std::string_view, std::size_t> names;
    std::map<std::string_view, std::size_t> streamKeys;
    for (std::size_t index = 0; index != config.channels.size(); ++index) {
        const ChannelConfig& channel = config.channels[index];
        const auto [sameName, isNewName] = names.emplace(channel.name, index);
        if (!isNewName && !channel.name.empty()) {
            const std::string key = channelKey(index, "name");
            const std::string first = channelKey(sameName->second, "name");
            check.report({key, first}, "\"" + channel.name + "\" " + check.where(key) +
                                           " is also the name of channel[" +
                                           std::to_string(sameName->second + 1) + "] " +
                                           check.where(first));
        }
        const auto [sameKey, isNewKey] = streamKeys.emplace(channel.streamKey, index);
        if (!isNewKey && !channel.streamKey.empty()) {
            const std::string key = channelKey(index, "stream_key");
            const std::string first = channelKey(sameKey->second, "stream_key");
            check.report({key, first}, "is also that of channel[" +
                                           std::to_string(sameKey->second + 1) + "] " +
                                           check.where(first) + ": each channel needs its own");
        }
    }
}

}  // namespace

std::vector<ConfigProblem> checkRules(const ServerConfig& config, const KeyPlaces& places,
                                      const std::vector<ConfigProblem>& known) {
    RuleCheck check(places, known);
    checkAddresses(config, check);
    checkProfile("latency.ultra", config.latency.ultra, check);
    checkProfile("latency.low", config.latency.low, check);
    checkProfile("latency.normal", config.latency.normal, check);
    checkStore(config.store, check);
    checkNode(config.node, check);
    for (std::size_t index = 0; index != config.channels.size(); ++index) {
        checkChannel(index, config.channels[index], check);
    }
    checkUnique(config, check);
    return check.take();
}

}  // namespace sigma::config
