#include "core/publish/publish_group.h"

#include <algorithm>
#include <csignal>
#include <numeric>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_future.hpp>

#include "core/base/published.h"
#include "core/net/io_pool.h"
#include "core/publish/bitrate_controller.h"
#include "core/publish/output_status.h"
#include "core/publish/split_bitrate.h"

namespace sigma::publish {
namespace {

namespace asio = boost::asio;

/// librtmp writes without MSG_NOSIGNAL.
void blockBrokenPipeSignal() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

Result<RtmpAddress> addressOf(PublishTarget target, const RenditionTarget& rendition) {
    if (!rendition.name.empty()) {
        target.key += target.key.find('?') == std::string::npos ? '?' : '&';
        target.key += "rendition=" + rendition.name;
    }
    return RtmpAddress::parse(target);
}

}  // namespace

struct PublishGroup::State {
    using Statuses = std::vector<OutputStatus>;

    State(PublishGroupSettings groupSettings, const Clock& groupClock, const Logger& logger)
        : settings(std::move(groupSettings)),
          clock(groupClock),
          log(logger),
          pool(1 + settings.renditions.size(), logger),
          ticks(pool.context(0)),
          controller(groupRange(), settings.audioBitrate * renditionCount()) {}

    Result<void> makePublishers();
    void tick();
    void control();
    void publishStatus();
    std::int64_t renditionCount() const {
        return static_cast<std::int64_t>(settings.renditions.size());
    }
    std::vector<std::int64_t> maxima() const;
    BitrateRange groupRange() const;
    asio::io_context& io() { return pool.context(0); }

    PublishGroupSettings settings;
    const Clock& clock;
    Logger log;
    Published<Statuses> statuses;
    net::IoPool pool;
    std::vector<std::shared_ptr<RtmpPublisher>> publishers;
    asio::steady_timer ticks;
    BitrateController controller;
    std::size_t shed = 0;
    bool wasLive = false;
};

/// As far as the range lets the largest go, and the others in proportion.
std::vector<std::int64_t> PublishGroup::State::maxima() const {
    std::vector<std::int64_t> bitrates;
    const std::int64_t largest =
        std::max<std::int64_t>(1, settings.renditions.front().maximumBitrate);
    for (const RenditionTarget& rendition : settings.renditions) {
        bitrates.push_back(settings.range.maximum * rendition.maximumBitrate / largest);
    }
    return bitrates;
}

BitrateRange PublishGroup::State::groupRange() const {
    BitrateRange range = settings.range;
    const auto all = maxima();
    range.maximum = std::accumulate(all.begin(), all.end(), std::int64_t{0});
    return range;
}

void PublishGroup::State::control() {
    const SteadyTime now = clock.steadyNow();
    LinkSample total;
    bool isLive = false;
    for (const auto& publisher : publishers) {
        const auto sample = publisher->measure(now);
        if (sample) {
            isLive = true;
            total = total + *sample;
        }
    }
    if (!std::exchange(wasLive, isLive)) {
        controller.restart();
    }
    if (!isLive) {
        return;
    }
    const BitrateDecision decision = controller.update(now, total);
    const auto most = maxima();
    const auto shares = splitBitrate(decision.videoBitrate, most, shed);
    shed = shedCount(shares);
    for (std::size_t index = 0; index != publishers.size(); ++index) {
        publishers[index]->apply(shares[index], most[index], decision.drop);
    }
}

Result<void> PublishGroup::State::makePublishers() {
    for (std::size_t index = 0; index != settings.renditions.size(); ++index) {
        const RenditionTarget& rendition = settings.renditions[index];
        SIGMA_TRY_ASSIGN(RtmpAddress address, addressOf(settings.target, rendition));
        asio::io_context& blocking = pool.context(1 + index);
        asio::post(blocking, blockBrokenPipeSignal);
        const RtmpPublisherSettings each{
            .name = settings.target.name + (rendition.name.empty() ? "" : " " + rendition.name),
            .address = std::move(address),
            .verifiesCertificates = settings.target.verifiesCertificates,
            .videoBitrate = rendition.maximumBitrate,
            .audioBitrate = settings.audioBitrate,
            .timeouts = settings.timeouts,
            .noProgress = settings.noProgress};
        publishers.push_back(std::make_shared<RtmpPublisher>(
            RtmpConnection::Executors{io().get_executor(), blocking.get_executor()}, each, clock,
            log));
    }
    return {};
}

void PublishGroup::State::tick() {
    control();
    publishStatus();
    ticks.expires_after(BitrateController::kInterval);
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

void PublishGroup::setBitrateRange(const BitrateRange& range) {
    State& state = *m_state;
    asio::post(state.io(), [&state, range] {
        state.settings.range = range;
        state.controller.setRange(state.groupRange());
    });
}

void PublishGroup::setTarget(const PublishTarget& target) {
    for (std::size_t index = 0; index != m_state->publishers.size(); ++index) {
        Result<RtmpAddress> address = addressOf(target, m_state->settings.renditions[index]);
        if (address.has_value()) {
            asio::post(m_state->io(),
                       [publisher = m_state->publishers[index], address = *std::move(address),
                        verifies = target.verifiesCertificates]() mutable {
                           publisher->setAddress(std::move(address), verifies);
                       });
        }
    }
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
