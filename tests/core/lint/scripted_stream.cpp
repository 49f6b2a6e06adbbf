#include "tests/core/lint/scripted_stream.h"

#include <optional>

#include "core/base/gzip.h"
#include "core/hls/date_time.h"
#include "tests/core/lint/made_media.h"

namespace sigma::lint::test {
namespace {

using Reply = ScriptedStream::Reply;

constexpr std::uint64_t kListedSegments = 8;
constexpr std::uint64_t kSkippedSegments = 1;
/// Less than a part: the stream is never late.
constexpr std::chrono::milliseconds kStep{200};

std::optional<std::uint64_t> directive(const std::string& query, const std::string& name) {
    const std::size_t at = ("&" + query).find("&" + name + "=");
    if (at == std::string::npos) {
        return std::nullopt;
    }
    return std::stoull(query.substr(at + name.size() + 1));
}

Reply refusal(int status) {
    return {.status = status,
            .body = "no",
            .headers = {{"Access-Control-Allow-Origin", "*"}, {"Cache-Control", "max-age=8"}}};
}

Reply served(const std::string& type, const std::string& body, int maxAge) {
    return {.status = 200,
            .body = body,
            .headers = {{"Access-Control-Allow-Origin", "*"},
                        {"Content-Type", type},
                        {"Cache-Control", "max-age=" + std::to_string(maxAge)}}};
}

Reply servedPlaylist(const std::string& text, int maxAge) {
    Reply reply = served("application/vnd.apple.mpegurl", std::string(gzip(text).text()), maxAge);
    reply.headers["Content-Encoding"] = "gzip";
    return reply;
}

std::string segmentLines(std::uint64_t msn, std::uint64_t parts, bool isFinished) {
    const std::string name = std::to_string(msn);
    std::string text = "#EXT-X-PROGRAM-DATE-TIME:";
    hls::appendDateTime(text, hls::DateTime(std::chrono::seconds(1'000'000 + 2 * msn)));
    text += "\n";
    for (std::uint64_t part = 0; part != parts; ++part) {
        text += "#EXT-X-PART:DURATION=0.5,URI=\"" + name + "." + std::to_string(part) + ".m4s\"";
        text += part == 0 ? ",INDEPENDENT=YES\n" : "\n";
    }
    return isFinished ? text + "#EXTINF:2.0,\n" + name + ".m4s\n" : text;
}

}  // namespace

Reply ScriptedStream::answer(const Request& request) {
    Reply reply = honestAnswer(request);
    m_spoil(request, reply);
    return reply;
}

Reply ScriptedStream::honestAnswer(const Request& request) {
    if (request.path == "/index.m3u8") {
        return servedPlaylist(
            "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=800000,"
            "CODECS=\"avc1.64001f\",RESOLUTION=320x180,FRAME-RATE=20.000\nv/media.m3u8\n",
            1);
    }
    if (request.path == "/v/media.m3u8") {
        return playlistAnswer(request);
    }
    return request.path.starts_with("/v/") ? mediaAnswer(request.path.substr(3)) : refusal(404);
}

Reply ScriptedStream::playlistAnswer(const Request& request) {
    const auto msn = directive(request.query, "_HLS_msn");
    const auto part = directive(request.query, "_HLS_part");
    if ((part && !msn) || (msn && *msn > m_next.msn + 2)) {
        return refusal(400);
    }
    if (msn) {
        advanceTo(part ? Position{*msn, *part} : Position{*msn + 1, 0});
    }
    const bool isDelta = request.query.find("_HLS_skip=YES") != std::string::npos;
    return servedPlaylist(playlist(isDelta), msn ? 12 : 1);
}

Reply ScriptedStream::mediaAnswer(const std::string& name) const {
    if (name == "init.mp4") {
        return served("video/mp4", std::string(initBytes().text()), 60);
    }
    if (name.find_first_of("0123456789") != 0) {
        return refusal(404);
    }
    const std::uint64_t msn = std::stoull(name);
    const std::string rest = name.substr(std::to_string(msn).size());
    const SharedBuffer bytes =
        rest == ".m4s" ? segmentBytes(msn) : partBytes(msn, std::stoull(rest.substr(1)));
    return served("video/mp4", std::string(bytes.text()), 60);
}

void ScriptedStream::advanceTo(Position position) {
    // A part past the last one of a segment is the first of the next.
    position = position.part < kPartsASegment ? position : Position{position.msn + 1, 0};
    while (!m_hasEnded && m_next <= position) {
        m_next = m_next.part + 1 == kPartsASegment ? Position{m_next.msn + 1, 0}
                                                   : Position{m_next.msn, m_next.part + 1};
        m_clock.advance(kStep);
    }
}

std::string ScriptedStream::playlist(bool isDelta) const {
    // A finished segment is listed with the first part of the next.
    const bool waitsForFirst = m_next.part == 0 && !m_hasEnded;
    const std::uint64_t open = waitsForFirst ? m_next.msn - 1 : m_next.msn;
    const std::uint64_t first = open - kListedSegments;
    std::string text =
        "#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-TARGETDURATION:2\n#EXT-X-SERVER-CONTROL:"
        "CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=12.0,HOLD-BACK=6.0,PART-HOLD-BACK=1.5\n"
        "#EXT-X-PART-INF:PART-TARGET=0.5\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MEDIA-SEQUENCE:" +
        std::to_string(first) + "\n";
    if (isDelta) {
        text += "#EXT-X-SKIP:SKIPPED-SEGMENTS=" + std::to_string(kSkippedSegments) + "\n";
    }
    text += "#EXT-X-MAP:URI=\"init.mp4\"\n";
    for (std::uint64_t msn = first + (isDelta ? kSkippedSegments : 0); msn != open; ++msn) {
        text += segmentLines(msn, msn + 3 >= open ? kPartsASegment : 0, true);
    }
    const std::uint64_t parts = waitsForFirst ? kPartsASegment : m_next.part;
    text += segmentLines(open, parts, false);
    if (m_hasEnded) {
        return text + "#EXT-X-ENDLIST\n";
    }
    return text + "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"" + std::to_string(m_next.msn) + "." +
           std::to_string(m_next.part) + ".m4s\"\n";
}

}  // namespace sigma::lint::test
