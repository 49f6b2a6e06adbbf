#pragma once

#include <functional>
#include <utility>

namespace sigma::httpclient {

/// Ends the request that it was given to, at any moment of it. Thread: the client's.
class Cancellation {
public:
    void cancel() {
        m_isCancelled = true;
        if (const auto stop = std::exchange(m_stop, {})) {
            stop();
        }
    }
    bool isCancelled() const { return m_isCancelled; }

    /// How to end what the request is at now; nothing while it waits for nobody.
    void setStop(std::function<void()> stop) { m_stop = std::move(stop); }

private:
    bool m_isCancelled = false;
    std::function<void()> m_stop;
};

}  // namespace sigma::httpclient
