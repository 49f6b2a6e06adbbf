#pragma once

#include <string>
#include <string_view>

namespace sigma::stream {

/// Who publishes. What comes from outside is bounded and free of control characters.
struct PublisherInfo {
    std::string remote;   ///< its address
    std::string encoder;  ///< as it names itself; may be empty, may lie
    /// Which of the programme's pictures it sends, by name; empty for a programme that has one.
    std::string rendition;
};

/// A connected publisher, as the stream sees it. Thread: any.
class Publisher {
public:
    virtual ~Publisher() = default;
    virtual const PublisherInfo& info() const = 0;
    /// Somebody else with the same credentials has taken the channel over, or it was closed.
    virtual void disconnect(std::string_view reason) = 0;
};

}  // namespace sigma::stream
