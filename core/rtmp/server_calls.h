#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/rtmp/command.h"
#include "core/rtmp/connect_parameters.h"
#include "core/rtmp/message_streams.h"
#include "core/rtmp/server_event.h"
#include "core/rtmp/server_output.h"

namespace sigma::rtmp {

/// Answers a client's calls, and reports those that its owner has to decide about.
///
/// Keeps what the calls establish: who is connected, and its message streams. Calls that are not
/// known are ignored; encoders send many of their own.
class ServerCalls {
public:
    explicit ServerCalls(ServerOutput& output) : m_output(output) {}

    /// Errors: kInvalidData for a call that makes no sense where it comes, such as publish before
    /// connect.
    Result<void> handle(const Command& command, std::uint32_t streamId,
                        std::vector<ServerEvent>& events);

    MessageStreams& streams() { return m_streams; }

private:
    struct Call {
        const Command& command;
        std::uint32_t streamId;
        std::vector<ServerEvent>& events;
    };
    using Handler = Result<void> (ServerCalls::*)(const Call&);

    static Handler findHandler(std::string_view name);

    Result<void> connect(const Call& call);
    Result<void> createStream(const Call& call);
    Result<void> publish(const Call& call);
    Result<void> play(const Call& call);
    Result<void> pause(const Call& call);
    Result<void> seek(const Call& call);
    Result<void> closeStream(const Call& call);
    Result<void> deleteStream(const Call& call);
    Result<void> fcPublish(const Call& call);
    Result<void> fcUnpublish(const Call& call);
    Result<void> getStreamLength(const Call& call);
    Result<void> confirm(const Call& call);

    Result<MessageStream*> streamOf(const Call& call);
    StreamRequest makeRequest(const MessageStream& stream) const;
    static void end(MessageStream& stream, std::vector<ServerEvent>& events);

    ServerOutput& m_output;
    MessageStreams m_streams;
    std::shared_ptr<const ConnectParameters> m_connect;  ///< null until connect
};

}  // namespace sigma::rtmp
