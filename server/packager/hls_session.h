#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/published.h"
#include "server/packager/ll_hls_window.h"
#include "server/stream/stream_output.h"

namespace sigma::packager {

/// All that a session serves at one moment. Immutable.
struct HlsSnapshot {
    std::vector<std::shared_ptr<const LlHlsWindow>> renditions;
    /// Null until every rendition has something to play.
    std::shared_ptr<const LazyText> multivariant;
    bool isInterrupted = false;
    bool isEnded = false;

    std::shared_ptr<const LlHlsWindow> rendition(std::string_view name) const;
};

/// Where a packager publishes and viewers read, each on their own threads.
///
/// Thread: publish() on the owning context's; the rest on any.
class HlsSession : public std::enable_shared_from_this<HlsSession> {
public:
    HlsSession(domain::SessionId id, std::shared_ptr<const domain::Channel> channel,
               boost::asio::io_context& owner)
        : m_id(std::move(id)), m_channel(std::move(channel)), m_owner(owner) {}

    const domain::SessionId& id() const { return m_id; }
    const domain::Channel& channel() const { return *m_channel; }
    std::shared_ptr<const HlsSnapshot> snapshot() const { return m_snapshot.load(); }

    void publish(std::shared_ptr<const HlsSnapshot> snapshot);

    /// Completes when the rendition has reached the part, when the session has ended, or at the
    /// deadline: look at a new snapshot to know which. Everyone who waits for the same part is
    /// woken in one batch a context, without a lock.
    boost::asio::awaitable<void> waitFor(std::string rendition, PartPosition position,
                                         SteadyTime deadline);

private:
    struct Waiter {
        std::string rendition;
        PartPosition position;
        /// Owned by who waits, since it must not outlive the context that it belongs to.
        std::weak_ptr<boost::asio::steady_timer> timer;
    };

    void addWaiter(Waiter waiter);
    void wakeWaiters(const HlsSnapshot& snapshot);

    domain::SessionId m_id;
    std::shared_ptr<const domain::Channel> m_channel;
    boost::asio::io_context& m_owner;
    Published<HlsSnapshot> m_snapshot{std::make_shared<const HlsSnapshot>()};
    std::vector<Waiter> m_waiters;  ///< the owner's
};

}  // namespace sigma::packager
