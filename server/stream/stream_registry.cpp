#include "server/stream/stream_registry.h"

#include <future>

#include <boost/asio/steady_timer.hpp>

namespace sigma::stream {
namespace {

constexpr auto kTickInterval = std::chrono::milliseconds(100);

}  // namespace

struct StreamRegistry::Shelf : std::enable_shared_from_this<Shelf> {
    explicit Shelf(boost::asio::io_context& shelfContext) : context(shelfContext) {}

    /// The timer belongs to its own handler, and so goes with the context if not before.
    void scheduleTick(std::shared_ptr<boost::asio::steady_timer> timer) {
        boost::asio::steady_timer& waiting = *timer;
        waiting.expires_after(kTickInterval);
        waiting.async_wait([self = shared_from_this(),
                            timer = std::move(timer)](const boost::system::error_code& error) {
            if (error) {
                return;
            }
            for (const auto& stream : self->streams) {
                stream->tick();
            }
            self->scheduleTick(timer);
        });
    }

    boost::asio::io_context& context;
    std::vector<std::shared_ptr<LiveStream>> streams;
};

StreamRegistry::StreamRegistry(net::IoPool& pool, LiveStreamLimits limits, OutputFactory makeOutput,
                               const Clock& clock, const Logger& logger,
                               std::shared_ptr<SessionObserver> observer)
    : m_pool(pool),
      m_limits(limits),
      m_makeOutput(std::move(makeOutput)),
      m_clock(clock),
      m_logger(logger),
      m_observer(std::move(observer)) {
    for (std::size_t index = 0; index != m_pool.size(); ++index) {
        m_shelves.push_back(std::make_shared<Shelf>(m_pool.context(index)));
        boost::asio::post(m_pool.context(index), [shelf = m_shelves.back()] {
            shelf->scheduleTick(std::make_shared<boost::asio::steady_timer>(shelf->context));
        });
    }
}

StreamRegistry::~StreamRegistry() = default;

StreamHandle StreamRegistry::open(const std::shared_ptr<const domain::Channel>& channel) {
    const std::lock_guard lock(m_mutex);
    return openLocked(channel);
}

StreamHandle StreamRegistry::openLocked(const std::shared_ptr<const domain::Channel>& channel) {
    const std::string& id = channel->id.value();
    if (const auto* const found = findLocked(channel->id)) {
        return *found;
    }
    const auto shelf = shelfOf(id);
    if (m_closed.contains(id)) {
        auto closed = makeStream(channel, shelf->context, std::make_shared<ChannelCounters>());
        closed->close();
        return {shelf->context, std::move(closed)};
    }
    auto stream = makeStream(channel, shelf->context, countersLocked(id));
    boost::asio::post(shelf->context, [shelf, stream] { shelf->streams.push_back(stream); });
    return m_streams.emplace(id, StreamHandle(shelf->context, std::move(stream))).first->second;
}

std::shared_ptr<LiveStream> StreamRegistry::makeStream(
    const std::shared_ptr<const domain::Channel>& channel, boost::asio::io_context& owner,
    std::shared_ptr<ChannelCounters> counters) {
    return std::make_shared<LiveStream>(
        channel, m_limits,
        [makeOutput = m_makeOutput, &owner](const SessionContext& session) {
            return makeOutput(session, owner);
        },
        m_clock, m_logger, std::move(counters), m_observer);
}

const StreamHandle* StreamRegistry::findLocked(const domain::ChannelId& channel) const {
    const auto found = m_streams.find(channel.value());
    return found == m_streams.end() ? nullptr : &found->second;
}

std::shared_ptr<StreamRegistry::Shelf> StreamRegistry::shelfOf(const std::string& channel) const {
    return m_shelves[std::hash<std::string>{}(channel) % m_shelves.size()];
}

void StreamRegistry::update(const std::shared_ptr<const domain::Channel>& channel) {
    const std::lock_guard lock(m_mutex);
    m_closed.erase(channel->id.value());
    // Who was let in just before the channel was stopped is to find a stream that knows.
    const bool isStopped = channel->state == domain::ChannelState::kStopped;
    if (isStopped || findLocked(channel->id)) {
        openLocked(channel).post([channel](LiveStream& stream) { stream.update(channel); });
    }
}

void StreamRegistry::end(const domain::ChannelId& channel, domain::EndedReason reason,
                         std::string_view words) {
    const std::lock_guard lock(m_mutex);
    if (const auto* const stream = findLocked(channel)) {
        stream->post(
            [reason, words = std::string(words)](LiveStream& live) { live.end(reason, words); });
    }
}

void StreamRegistry::close(const domain::ChannelId& channel) {
    const std::lock_guard lock(m_mutex);
    m_closed.insert(channel.value());
    const auto found = m_streams.find(channel.value());
    if (found == m_streams.end()) {
        return;
    }
    found->second.post([shelf = shelfOf(channel.value())](LiveStream& live) {
        live.close();
        std::erase_if(shelf->streams, [&live](const auto& each) { return each.get() == &live; });
    });
    m_streams.erase(found);
    m_counters.erase(channel.value());
}

std::shared_ptr<const domain::Session> StreamRegistry::report(
    const domain::ChannelId& channel) const {
    const std::lock_guard lock(m_mutex);
    const auto* const stream = findLocked(channel);
    return stream ? stream->report() : nullptr;
}

void StreamRegistry::setLimits(const LiveStreamLimits& limits) {
    const std::lock_guard lock(m_mutex);
    m_limits = limits;
    for (const auto& [id, handle] : m_streams) {
        handle.post([limits](LiveStream& stream) { stream.setLimits(limits); });
    }
}

std::shared_ptr<ChannelCounters> StreamRegistry::counters(const domain::ChannelId& channel) {
    const std::lock_guard lock(m_mutex);
    return countersLocked(channel.value());
}

std::shared_ptr<ChannelCounters> StreamRegistry::countersLocked(const std::string& channel) {
    auto& counters = m_counters[channel];
    if (!counters) {
        counters = std::make_shared<ChannelCounters>();
    }
    return counters;
}

StreamRegistry::CountersByChannel StreamRegistry::allCounters() const {
    const std::lock_guard lock(m_mutex);
    return {m_counters.begin(), m_counters.end()};
}

std::size_t StreamRegistry::endAll(std::string_view reason, std::chrono::milliseconds patience) {
    std::vector<std::future<bool>> answers;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [id, handle] : m_streams) {
            auto answer = std::make_shared<std::promise<bool>>();
            answers.push_back(answer->get_future());
            handle.post([answer, reason = std::string(reason)](LiveStream& stream) {
                answer->set_value(stream.end(domain::EndedReason::kOperatorStop, reason));
            });
        }
    }
    const auto deadline = std::chrono::steady_clock::now() + patience;
    std::size_t ended = 0;
    for (auto& answer : answers) {
        if (answer.wait_until(deadline) == std::future_status::ready && answer.get()) {
            ++ended;
        }
    }
    return ended;
}

}  // namespace sigma::stream
