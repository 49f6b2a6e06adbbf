#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "core/media/media_event.h"

namespace sigma::bench {

/// One way of sending a programme through a network that changes.
class Upload {
public:
    struct Advice {
        std::int64_t videoBitrate = 0;  ///< bits a second
        std::uint32_t frameRateDivisor = 1;
        std::uint64_t keyFrameRequests = 0;
        std::chrono::milliseconds queueDelay{0};  ///< as the sender sees it, where it does
        std::chrono::milliseconds roundTrip{0};
    };
    struct Settings {
        std::string host;
        std::uint16_t port = 0;
        std::int64_t videoBitrate = 0;  ///< at most
        std::int64_t audioBitrate = 0;
    };

    virtual ~Upload() = default;
    /// Nothing that is sent before is asked for.
    virtual bool isLive() const = 0;
    virtual void send(const media::MediaEvent& event) = 0;
    virtual Advice advice() const = 0;
    virtual std::uint64_t droppedFrames() const = 0;
    virtual std::uint32_t reconnects() const = 0;
};

/// The publisher of core/publish, as the studio uses it.
std::unique_ptr<Upload> makeOurUpload(const Upload::Settings& settings);
/// A thread that blocks in send() over a socket with the kernel's own buffers, and a queue without
/// end before it whose span test::ObsBitrate watches. Throws when there is no server.
std::unique_ptr<Upload> makeObsUpload(const Upload::Settings& settings);

}  // namespace sigma::bench
