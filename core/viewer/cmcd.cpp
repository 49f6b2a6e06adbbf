#include "core/viewer/cmcd.h"

#include <cmath>
#include <string_view>

namespace sigma::viewer {
namespace {

using player::FetchKind;
using player::FetchRequest;

/// The keys of one header, in alphabetical order as they are added.
class KeyList {
public:
    void add(std::string_view key) {
        m_text += m_text.empty() ? "" : ",";
        m_text += key;
    }
    void add(std::string_view key, std::string_view value) {
        add(key);
        m_text += '=';
        m_text += value;
    }
    void add(std::string_view key, std::int64_t value) { add(key, std::to_string(value)); }
    void addQuoted(std::string_view key, std::string_view value) {
        add(key, "\"");
        for (const char letter : value) {
            if (letter == '"' || letter == '\\') {
                m_text += '\\';
            }
            // A header's value holds neither line breaks nor other controls.
            m_text += letter < ' ' || letter > '~' ? '?' : letter;
        }
        m_text += '"';
    }
    void moveTo(std::vector<httpclient::HttpHeader>& headers, const char* name) {
        if (!m_text.empty()) {
            headers.emplace_back(name, std::move(m_text));
        }
    }

private:
    std::string m_text;
};

std::int64_t toHundreds(double value) {
    return static_cast<std::int64_t>(std::llround(value / 100)) * 100;
}

std::int64_t kilobits(double bitsPerSecond) {
    return static_cast<std::int64_t>(std::llround(bitsPerSecond / 1000));
}

std::int64_t milliseconds(player::Duration duration) {
    return std::chrono::round<std::chrono::milliseconds>(duration).count();
}

bool isMedia(FetchKind kind) {
    return kind == FetchKind::kMedia || kind == FetchKind::kProbe;
}

std::string_view objectType(const CmcdState& state, const FetchRequest& request) {
    if (request.kind == FetchKind::kPlaylist) {
        return "m";
    }
    if (request.kind == FetchKind::kInit) {
        return "i";
    }
    if (request.lane == player::Lane::kAudio) {
        return "a";
    }
    return state.hasAudioLane ? "v" : "av";
}

KeyList objectKeys(const CmcdState& state, const FetchRequest& request) {
    KeyList keys;
    if (isMedia(request.kind) && request.bitsPerSecond > 0) {
        keys.add("br", kilobits(request.bitsPerSecond));
    }
    if (isMedia(request.kind) && request.mediaDuration.count() > 0) {
        keys.add("d", milliseconds(request.mediaDuration));
    }
    keys.add("ot", objectType(state, request));
    if (isMedia(request.kind) && state.highestBitrate) {
        keys.add("tb", kilobits(*state.highestBitrate));
    }
    return keys;
}

KeyList requestKeys(const CmcdState& state, const FetchRequest& request) {
    KeyList keys;
    if (isMedia(request.kind)) {
        keys.add("bl", toHundreds(static_cast<double>(milliseconds(state.buffer))));
        // What is left of the buffer by the time that its end would be heard.
        keys.add("dl", toHundreds(static_cast<double>(milliseconds(state.buffer)) / state.speed));
    }
    if (state.bandwidth) {
        keys.add("mtp", toHundreds(*state.bandwidth / 1000));
    }
    if (request.isStartOrStall) {
        keys.add("su");
    }
    return keys;
}

KeyList sessionKeys(const CmcdState& state) {
    KeyList keys;
    if (!state.contentId.empty()) {
        keys.addQuoted("cid", std::string_view(state.contentId).substr(0, 64));
    }
    if (state.speed != 1) {
        const auto hundredths = std::llround(state.speed * 100);
        const auto rest = hundredths % 100;
        keys.add("pr", std::to_string(hundredths / 100) + (rest < 10 ? ".0" : ".") +
                           std::to_string(rest));
    }
    keys.add("sf", "h");
    keys.addQuoted("sid", state.sessionId);
    keys.add("st", state.isLive ? "l" : "v");
    return keys;
}

}  // namespace

std::vector<httpclient::HttpHeader> cmcdHeaders(const CmcdState& state,
                                                const FetchRequest& request) {
    std::vector<httpclient::HttpHeader> headers;
    if (request.kind == FetchKind::kClock) {
        return headers;
    }
    headers.reserve(4);
    objectKeys(state, request).moveTo(headers, "CMCD-Object");
    requestKeys(state, request).moveTo(headers, "CMCD-Request");
    sessionKeys(state).moveTo(headers, "CMCD-Session");
    if (state.wasStarved) {
        headers.emplace_back("CMCD-Status", "bs");
    }
    return headers;
}

}  // namespace sigma::viewer
