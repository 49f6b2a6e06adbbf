#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/rtmp/chunk_reader.h"
#include "core/rtmp/chunk_writer.h"
#include "core/rtmp/command.h"

namespace sigma::test {

/// An RTMP client without the socket: a test passes in what the server sends, and delivers
/// takeOutput() to it.
///
/// Does the simple handshake, connects, and publishes or plays one stream as ffmpeg does.
class RtmpClient {
public:
    enum class Role { kPublish, kPlay };
    struct Options {
        Role role = Role::kPublish;
        std::string app = "live";
        std::string tcUrl = "rtmp://127.0.0.1/live";
        std::string name = "key";
        std::uint32_t chunkSize = 4096;
    };

    explicit RtmpClient(Options options);

    Result<void> receive(ByteSpan bytes);
    Bytes takeOutput();

    /// The server said Publish.Start or Play.Start.
    bool isStarted() const { return m_isStarted; }
    /// The codes of all onStatus and connect answers so far, in order.
    const std::vector<std::string>& statusCodes() const { return m_statusCodes; }
    /// Commands and control messages from the server so far, in order.
    const std::vector<rtmp::Message>& messages() const { return m_messages; }
    /// Audio, video and data messages since the last call.
    std::vector<rtmp::Message> takeMedia() { return std::exchange(m_media, {}); }
    std::uint32_t streamId() const { return m_streamId; }

    void sendVideo(std::uint32_t timestamp, ByteSpan body);
    void sendAudio(std::uint32_t timestamp, ByteSpan body);
    void sendMetadata(const rtmp::AmfObject& metadata);
    /// FCUnpublish and deleteStream.
    void unpublish();

    void send(const rtmp::Message& message);
    void call(std::string name, double transactionId, rtmp::AmfValue object,
              std::vector<rtmp::AmfValue> arguments, std::uint32_t streamId);

private:
    void handle(const rtmp::Message& message);
    void handleCommand(const rtmp::Command& command);
    void connect();
    void createStream();
    void start();
    void sendMedia(rtmp::MessageType type, std::uint32_t timestamp, ByteSpan body);

    Options m_options;
    std::size_t m_handshakeLeft;
    Bytes m_s1;
    rtmp::ChunkReader m_reader;
    rtmp::ChunkWriter m_writer;
    rtmp::OutputQueue m_output;
    bool m_isStarted = false;
    std::uint32_t m_streamId = 0;
    std::vector<std::string> m_statusCodes;
    std::vector<rtmp::Message> m_messages;
    std::vector<rtmp::Message> m_media;
};

}  // namespace sigma::test
