#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/clock.h"
#include "core/codec/aac_config.h"
#include "core/codec/av1_config.h"
#include "core/codec/h264_config.h"
#include "core/codec/hevc_config.h"
#include "core/container/flv_muxer.h"
#include "core/container/fmp4_fragment_reader.h"
#include "core/container/fmp4_init_reader.h"
#include "tests/support/rtmp_client.h"

namespace sigma::test {
namespace {

using container::Fmp4Track;
using media::TrackInfo;
using media::TrackKind;

struct Options {
    std::uint16_t port = 0;
    std::string key;
    std::string file;
    unsigned speed = 1;
};

/// What one RTMP message carries.
struct Tag {
    TrackKind kind = TrackKind::kVideo;
    std::int64_t time = 0;  ///< milliseconds
    container::FlvTagBody body;
};

Error systemError(std::string_view what) {
    return {ErrorCode::kIo, std::string(what) + ": " + std::strerror(errno)};
}

/// A socket to the loopback that keeps an RtmpClient supplied.
class Connection {
public:
    Connection(std::string key) : m_client(optionsFor(std::move(key))) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { ::close(m_socket); }

    /// Returns when the server has agreed to the publication.
    Result<void> open(std::uint16_t port);
    Result<void> send(const Tag& tag);
    Result<void> end();
    /// Takes what the server says until then.
    Result<void> listenUntil(std::chrono::steady_clock::time_point deadline);

private:
    static RtmpClient::Options optionsFor(std::string key) {
        RtmpClient::Options options;
        options.name = std::move(key);
        return options;
    }

    Result<void> receive();
    Result<void> flush();

    RtmpClient m_client;
    int m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
};

Result<void> Connection::open(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return systemError("port " + std::to_string(port));
    }
    SIGMA_TRY(flush());
    while (!m_client.isStarted()) {
        SIGMA_TRY(receive());
    }
    return {};
}

Result<void> Connection::send(const Tag& tag) {
    Bytes body = tag.body.header;
    body.insert(body.end(), tag.body.payload.view().begin(), tag.body.payload.view().end());
    const auto time = static_cast<std::uint32_t>(tag.time);
    if (tag.kind == TrackKind::kVideo) {
        m_client.sendVideo(time, body);
    } else {
        m_client.sendAudio(time, body);
    }
    return flush();
}

Result<void> Connection::end() {
    m_client.unpublish();
    return flush();
}

Result<void> Connection::listenUntil(std::chrono::steady_clock::time_point deadline) {
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        pollfd waiting{m_socket, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(std::max<long>(left.count(), 0)));
        if (ready < 0) {
            return systemError("poll");
        }
        if (ready == 0) {
            return {};
        }
        SIGMA_TRY(receive());
    }
}

Result<void> Connection::receive() {
    Bytes bytes(std::size_t{16} * 1024);
    const ssize_t size = ::recv(m_socket, bytes.data(), bytes.size(), 0);
    if (size < 0) {
        return systemError("recv");
    }
    if (size == 0) {
        const auto& codes = m_client.statusCodes();
        return Error{ErrorCode::kIo, "the server closed the connection; its last status is " +
                                         (codes.empty() ? "none" : codes.back())};
    }
    SIGMA_TRY(m_client.receive(ByteSpan(bytes.data(), static_cast<std::size_t>(size))));
    return flush();
}

Result<void> Connection::flush() {
    const Bytes bytes = m_client.takeOutput();
    for (std::size_t sent = 0; sent != bytes.size();) {
        const ssize_t size =
            ::send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (size < 0) {
            return systemError("send");
        }
        sent += static_cast<std::size_t>(size);
    }
    return {};
}

Result<TrackInfo> describe(const Fmp4Track& track) {
    switch (track.codec) {
        case media::Codec::kH264:
            return codec::describeH264(track.codecConfig);
        case media::Codec::kHevc:
            return codec::describeHevc(track.codecConfig);
        case media::Codec::kAv1:
            return codec::describeAv1(track.codecConfig);
        case media::Codec::kAac:
            return codec::describeAac(track.codecConfig);
    }
    return Error{ErrorCode::kUnsupported, "a codec without a name"};
}

/// All tags of the file in the order of their time, each track's sequence header first.
Result<std::vector<Tag>> readTags(const SharedBuffer& file) {
    SIGMA_TRY_ASSIGN(const auto tracks, container::readInitSegment(file));
    SIGMA_TRY_ASSIGN(const auto fragments, container::readFragments(file, tracks));
    std::vector<Tag> tags;
    for (const Fmp4Track& track : tracks) {
        SIGMA_TRY_ASSIGN(TrackInfo info, describe(track));
        info.timescale = track.timescale;
        tags.push_back({info.kind, 0, container::flvSequenceHeader(info)});
        for (const container::Fmp4Fragment& fragment : fragments) {
            if (fragment.trackId != track.trackId) {
                continue;
            }
            for (const media::MediaSample& sample : fragment.samples) {
                tags.push_back({info.kind, container::flvTimestamp(info, sample),
                                container::flvFrame(info, sample)});
            }
        }
    }
    std::ranges::stable_sort(tags, {}, &Tag::time);
    return tags;
}

Result<SharedBuffer> readFile(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return systemError(path);
    }
    return SharedBuffer::take(Bytes(std::istreambuf_iterator<char>(stream), {}));
}

Result<void> publish(const Options& options) {
    SIGMA_TRY_ASSIGN(const SharedBuffer file, readFile(options.file));
    SIGMA_TRY_ASSIGN(const std::vector<Tag> tags, readTags(file));
    Connection connection(options.key);
    SIGMA_TRY(connection.open(options.port));
    const auto begin = std::chrono::steady_clock::now();
    for (const Tag& tag : tags) {
        SIGMA_TRY(
            connection.listenUntil(begin + std::chrono::milliseconds(tag.time) / options.speed));
        SIGMA_TRY(connection.send(tag));
    }
    return connection.end();
}

template <class Number>
bool parseNumber(std::string_view text, Number& number) {
    const char* const end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, number);
    return stop == end && problem == std::errc() && number != 0;
}

std::optional<Options> parseOptions(const std::vector<std::string>& arguments) {
    const bool hasSpeed = arguments.size() == 5 && arguments[3] == "--speed";
    if (arguments.size() != 3 && !hasSpeed) {
        return std::nullopt;
    }
    Options options;
    options.key = arguments[1];
    options.file = arguments[2];
    const bool isGood = parseNumber(arguments[0], options.port) &&
                        (!hasSpeed || parseNumber(arguments[4], options.speed));
    return isGood ? std::optional(options) : std::nullopt;
}

}  // namespace
}  // namespace sigma::test

/// Publishes a fragmented MP4 file in the time that it plays; HEVC and AV1 by Enhanced RTMP, which
/// FFmpeg cannot do before its version 6.1.
int main(int argc, char** argv) {
    const auto options = sigma::test::parseOptions({argv + 1, argv + argc});
    if (!options) {
        std::cerr << "usage: sigma-test-publish PORT KEY FILE [--speed N]\n"
                     "Publishes a fragmented MP4 file to 127.0.0.1:PORT, N times as fast as it "
                     "plays.\n";
        return 2;
    }
    const auto published = sigma::test::publish(*options);
    if (published.has_error()) {
        std::cerr << "sigma-test-publish: " << published.error().context << '\n';
        return 1;
    }
    return 0;
}
