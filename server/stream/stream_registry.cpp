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
                               const Clock& clock, const Logger& logger)
    : m_pool(pool),
      m_limits(limits),
      m_makeOutput(std::move(makeOutput)),
      m_clock(clock),
      m_logger(logger) {
    for (std::size_t index = 0; index != m_pool.size(); ++index) {
        m_shelves.push_back(std::make_shared<Shelf>(m_pool.context(index)));
        boost::asio::post(m_pool.context(index), [shelf = m_shelves.back()] {
            shelf->scheduleTick(std::make_shared<boost::asio::steady_timer>(shelf->context));
        });
    }
}

StreamRegistry::~StreamRegistry() = default;

StreamHandle StreamRegistry::open(const std::shared_ptr<const domain::Channel>& channel) {
    const std::string& id = channel->id.value();
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_streams.find(id); found != m_streams.end()) {
        return found->second;
    }
    const auto& shelf = m_shelves[std::hash<std::string>{}(id) % m_shelves.size()];
    auto stream = std::make_shared<LiveStream>(
        channel, m_limits,
        [makeOutput = m_makeOutput, &owner = shelf->context](const SessionContext& session) {
            return makeOutput(session, owner);
        },
        m_clock, m_logger, countersLocked(id));
    boost::asio::post(shelf->context, [shelf, stream] { shelf->streams.push_back(stream); });
    return m_streams.emplace(id, StreamHandle(shelf->context, std::move(stream))).first->second;
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
                answer->set_value(stream.end(reason));
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
