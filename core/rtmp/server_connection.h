#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/rtmp/chunk_reader.h"
#include "core/rtmp/handshake.h"
#include "core/rtmp/server_calls.h"
#include "core/rtmp/server_event.h"
#include "core/rtmp/server_output.h"

namespace sigma::rtmp {

/// The server's side of one RTMP connection, without the socket (RTMP 1.0).
///
/// Its owner passes in the bytes that arrive, then handles takeEvents() and sends takeOutput().
/// What the owner says about a stream that has ended meanwhile has no effect. Output is not
/// bounded here: the owner watches pendingOutputBytes() and stops sending media to a player that
/// does not keep up.
/// Thread: one at a time, the owner's.
class ServerConnection {
public:
    explicit ServerConnection(const ChunkLimits& limits = {});
    ServerConnection(const ServerConnection&) = delete;
    ServerConnection& operator=(const ServerConnection&) = delete;

    /// Takes all bytes. Events and output that came before an error are still there to be taken.
    ///
    /// Errors: whatever the peer broke; the connection is to be closed then, and every further
    /// call fails alike.
    Result<void> receive(ByteSpan bytes);

    std::vector<ServerEvent> takeEvents() { return std::exchange(m_events, {}); }
    std::vector<SharedBuffer> takeOutput() { return m_output.queue().take(); }
    std::size_t pendingOutputBytes() const { return m_output.queue().pendingBytes(); }

    void acceptPublish(std::uint32_t streamId);
    /// Before acceptPublish(); `code` is one of the field's, as NetStream.Publish.BadName.
    void rejectPublish(std::uint32_t streamId, std::string_view code, std::string_view description);
    /// After acceptPublish(): what arrives further for that stream is ignored.
    void failPublish(std::uint32_t streamId, std::string_view code, std::string_view description);

    void acceptPlay(std::uint32_t streamId);
    /// Before acceptPlay(); `code` is one of the field's, as NetStream.Play.StreamNotFound.
    void rejectPlay(std::uint32_t streamId, std::string_view code, std::string_view description);
    /// Tells a player that the stream is over.
    void endPlay(std::uint32_t streamId);

    /// Sends an FLV tag body made of both parts to a player; large payloads are shared, not
    /// copied. `timestamp` is in milliseconds.
    void sendAudio(std::uint32_t streamId, std::uint32_t timestamp, ByteSpan prefix,
                   const SharedBuffer& payload);
    void sendVideo(std::uint32_t streamId, std::uint32_t timestamp, ByteSpan prefix,
                   const SharedBuffer& payload);
    /// `payload` is AMF0: a name such as onMetaData, and values.
    void sendData(std::uint32_t streamId, std::uint32_t timestamp, const SharedBuffer& payload);

    /// Asks for an answer; `milliseconds` comes back with it. Its use is the traffic it causes.
    void ping(std::uint32_t milliseconds);

    std::uint64_t bytesReceived() const { return m_bytesReceived; }
    /// Messages that had no place: media of a stream that does not publish, unknown types, data
    /// that can't be read.
    std::uint64_t ignoredMessages() const { return m_ignoredMessages; }

private:
    Result<void> process(ByteSpan bytes);
    Result<void> handleMessage(const Message& message);
    Result<void> handleCommand(const Message& message);
    Result<void> handleAggregate(const Message& message);
    void handleUserControl(const Message& message);
    void handleWindow(const Message& message);
    void handleMedia(MediaKind kind, const Message& message);
    void handleData(const Message& message);
    void acknowledge();

    bool isPublishing(std::uint32_t streamId);
    MessageStream* findIn(StreamState state, std::uint32_t streamId);
    void refuse(StreamState expected, std::uint32_t streamId, std::string_view code,
                std::string_view description);
    void sendMedia(MessageType type, std::uint32_t chunkStreamId, std::uint32_t streamId,
                   std::uint32_t timestamp, ByteSpan prefix, const SharedBuffer& payload);

    std::optional<ServerHandshake> m_handshake;  ///< until it is done
    ChunkLimits m_limits;
    ChunkReader m_reader;
    ServerOutput m_output;
    ServerCalls m_calls;
    std::vector<Message> m_messages;  ///< of the receive() that is running
    std::vector<ServerEvent> m_events;
    std::optional<Error> m_failure;
    std::uint64_t m_bytesReceived = 0;
    std::uint64_t m_bytesAcknowledged = 0;
    std::uint64_t m_ignoredMessages = 0;
    std::uint32_t m_window;  ///< after how many bytes the peer wants an acknowledgement
};

}  // namespace sigma::rtmp
