#include "core/publish/publish_group.h"

#include <csignal>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_future.hpp>

#include "core/base/published.h"
#include "core/net/io_pool.h"
#include "core/publish/output_status.h"

namespace sigma::publish {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::milliseconds kTick{100};

/// librtmp writes without MSG_NOSIGNAL.
void blockBrokenPipeSignal() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

PublishTarget targetOf(PublishTarget target, const RenditionTarget& rendition) {
    if (!rendition.name.empty()) {
        target.key += target.key.find('?') == std::string::npos ? '?' : '&';
        target.key += "rendition=" + rendition.name;
    }
    return target;
}

}  // namespace

struct PublishGroup::State {
    using Statuses = std::vector<OutputStatus>;

    State(PublishGroupSettings groupSettings, const Clock& groupClock, const Logger& logger)
        : settings(std::move(groupSettings)),
          clock(groupClock),
          log(logger),
          pool(1 + settings.renditions.size(), logger),
          ticks(pool.context(0)) {}

    Result<void> makePublishers();
    void tick();
    void publishStatus();
    asio::io_context& io() { return pool.context(0); }

    PublishGroupSettings settings;
    const Clock& clock;
    Logger log;
    Published<Statuses> statuses;
    std::vector<std::shared_ptr<RtmpPublisher>> publishers;
    net::IoPool pool;
    asio::steady_timer ticks;
};

Result<void> PublishGroup::State::makePublishers() {
    for (std::size_t index = 0; index != settings.renditions.size(); ++index) {
        const RenditionTarget& rendition = settings.renditions[index];
        SIGMA_TRY_ASSIGN(RtmpAddress address,
                         RtmpAddress::parse(targetOf(settings.target, rendition)));
        asio::io_context& blocking = pool.context(1 + index);
        asio::post(blocking, blockBrokenPipeSignal);
        const RtmpPublisherSettings each{
            .name = settings.target.name + (rendition.name.empty() ? "" : " " + rendition.name),
            .address = std::move(address),
            .verifiesCertificates = settings.target.verifiesCertificates,
            .videoBitrate = rendition.maximumBitrate,
            .audioBitrate = settings.audioBitrate,
            .timeouts = settings.timeouts};
        publishers.push_back(std::make_shared<RtmpPublisher>(
            RtmpConnection::Executors{io().get_executor(), blocking.get_executor()}, each, clock,
            log));
    }
    return {};
}

void PublishGroup::State::tick() {
    publishStatus();
    ticks.expires_after(kTick);
    ticks.async_wait([this](const boost::system::error_code& error) {
        if (!error) {
            tick();
        }
    });
}

void PublishGroup::State::publishStatus() {
    Statuses now;
    for (const auto& publisher : publishers) {
        now.push_back(publisher->status());
    }
    statuses.store(std::make_shared<const Statuses>(std::move(now)));
}

PublishGroup::PublishGroup(PublishGroupSettings settings, const Clock& clock, Logger logger)
    : m_state(std::make_unique<State>(std::move(settings), clock, logger)) {
    State& state = *m_state;
    const Result<void> made = state.makePublishers();
    if (made.has_error()) {
        state.publishers.clear();
        OutputStatus refused;
        refused.state = OutputState::kRefused;
        refused.reason = made.error().context;
        state.statuses.store(
            std::make_shared<const State::Statuses>(state.settings.renditions.size(), refused));
        return;
    }
    state.publishStatus();
    for (const auto& publisher : state.publishers) {
        publisher->start();
    }
    asio::post(state.io(), [&state] { state.tick(); });
    state.pool.start();
}

PublishGroup::~PublishGroup() {
    State& state = *m_state;
    if (!state.publishers.empty()) {
        // A thread that librtmp blocks could not be joined.
        asio::post(state.io(), asio::use_future([&state] {
                       state.ticks.cancel();
                       for (const auto& publisher : state.publishers) {
                           publisher->stop();
                       }
                   }))
            .wait();
    }
    state.pool.stop();
    state.pool.join();
}

void PublishGroup::consume(std::size_t rendition, const media::MediaEvent& event) {
    if (!m_state->publishers.empty()) {
        asio::post(m_state->io(), [publisher = m_state->publishers[rendition], event] {
            publisher->consume(event);
        });
    }
}

OutputStatus PublishGroup::status(std::size_t rendition) const {
    return (*m_state->statuses.load())[rendition];
}

OutputStatus PublishGroup::status() const {
    return totalOf(*m_state->statuses.load());
}

void PublishGroup::end(std::chrono::milliseconds patience) {
    State& state = *m_state;
    asio::post(state.io(), [&state, patience] {
        for (const auto& publisher : state.publishers) {
            publisher->end(patience);
        }
        state.publishStatus();
    });
}

}  // namespace sigma::publish
