#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "core/net/io_pool.h"
#include "server/stream/live_stream.h"

namespace sigma::stream {

/// A live stream and the context that it lives on. Thread: any.
class StreamHandle {
public:
    StreamHandle(boost::asio::io_context& context, std::shared_ptr<LiveStream> stream)
        : m_context(&context), m_stream(std::move(stream)) {}

    /// The stream's session as it is now; null while there is none.
    std::shared_ptr<const domain::Session> report() const { return m_stream->report(); }

    bool livesOnThisThread() const { return m_context->get_executor().running_in_this_thread(); }

    /// Runs `work(LiveStream&)` at once where the stream lives on this thread, else as post() does.
    template <class Work>
    void dispatch(Work work) const {
        if (livesOnThisThread()) {
            work(*m_stream);
        } else {
            post(std::move(work));
        }
    }

    /// Runs `work(LiveStream&)` on the stream's thread, after what was posted before.
    template <class Work>
    void post(Work work) const {
        boost::asio::post(*m_context,
                          [stream = m_stream, work = std::move(work)]() mutable { work(*stream); });
    }

private:
    boost::asio::io_context* m_context;
    std::shared_ptr<LiveStream> m_stream;
};

/// The live streams of all channels, each on one context of the pool, ticked ten times a second.
///
/// May be destroyed before the pool or after it; the clock, the logger and what the factory refers
/// to outlive both. Thread: any, and endAll() none of the pool's.
class StreamRegistry {
public:
    using OutputFactory = std::function<std::unique_ptr<StreamOutput>(
        const SessionContext& session, boost::asio::io_context& owner)>;
    using CountersByChannel =
        std::vector<std::pair<std::string, std::shared_ptr<const ChannelCounters>>>;

    StreamRegistry(net::IoPool& pool, LiveStreamLimits limits, OutputFactory makeOutput,
                   const Clock& clock, const Logger& logger,
                   std::shared_ptr<SessionObserver> observer = nullptr);
    ~StreamRegistry();

    /// The channel's stream, made when it is first asked for and kept from then on. Of a channel
    /// that was closed it is one that takes no publisher.
    StreamHandle open(const std::shared_ptr<const domain::Channel>& channel);

    /// The channel is new, or its settings have changed; see LiveStream::update(). This and close()
    /// are to be called in the order of the changes.
    void update(const std::shared_ptr<const domain::Channel>& channel);
    /// Ends the channel's session, if it has one, and disconnects its publisher. One that comes
    /// back by itself begins the next session, unless the channel was stopped.
    void end(const domain::ChannelId& channel, domain::EndedReason reason, std::string_view words);
    /// The channel is gone: ends its session and forgets it, counters and players included.
    void close(const domain::ChannelId& channel);
    /// The channel's session as it is now, at most a second old; null while there is none.
    std::shared_ptr<const domain::Session> report(const domain::ChannelId& channel) const;

    /// For sessions to come and for those under way.
    void setLimits(const LiveStreamLimits& limits);

    std::shared_ptr<ChannelCounters> counters(const domain::ChannelId& channel);
    CountersByChannel allCounters() const;

    /// Ends every session as stopped by the operator, and returns when all have ended or the time
    /// is over: how many did.
    std::size_t endAll(std::string_view reason, std::chrono::milliseconds patience);

private:
    /// The streams of one context, touched on its thread only, and the timer that ticks them.
    struct Shelf;

    StreamHandle openLocked(const std::shared_ptr<const domain::Channel>& channel);
    std::shared_ptr<LiveStream> makeStream(const std::shared_ptr<const domain::Channel>& channel,
                                           boost::asio::io_context& owner,
                                           std::shared_ptr<ChannelCounters> counters);
    const StreamHandle* findLocked(const domain::ChannelId& channel) const;
    std::shared_ptr<Shelf> shelfOf(const std::string& channel) const;
    std::shared_ptr<ChannelCounters> countersLocked(const std::string& channel);

    net::IoPool& m_pool;
    LiveStreamLimits m_limits;
    OutputFactory m_makeOutput;
    const Clock& m_clock;
    const Logger& m_logger;
    std::shared_ptr<SessionObserver> m_observer;
    std::vector<std::shared_ptr<Shelf>> m_shelves;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, StreamHandle> m_streams;
    std::unordered_map<std::string, std::shared_ptr<ChannelCounters>> m_counters;
    /// For who was let in just before; an id is not given away again for long.
    std::unordered_set<std::string> m_closed;
};

}  // namespace sigma::stream
