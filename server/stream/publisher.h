#pragma once

#include <string_view>

namespace sigma::stream {

/// A connected publisher, as the stream sees it. Thread: any.
class Publisher {
public:
    virtual ~Publisher() = default;
    /// Somebody else with the same credentials has taken the channel over, or it was closed.
    virtual void disconnect(std::string_view reason) = 0;
};

}  // namespace sigma::stream
