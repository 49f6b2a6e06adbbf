#include <ranges>
#include <vector>

#include <gtest/gtest.h>
#include <malloc.h>

#include "server/packager/hls_packager.h"
#include "server/stream/live_stream.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_channel.h"
#include "tests/support/sample_factory.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

constexpr auto kFrame = 40ms;
constexpr std::size_t kFrameBytes = 20'000;

/// Bytes that this process has allocated and not freed; none known under a sanitizer.
double allocatedMegabytes() {
    const auto info = ::mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) / (1 << 20);
}

class Encoder final : public stream::Publisher {
public:
    const stream::PublisherInfo& info() const override { return m_info; }
    void disconnect(std::string_view) override {}

private:
    stream::PublisherInfo m_info;
};

/// One channel with publishers that come and go, and the hours that pass.
class Channel {
public:
    /// A publisher comes, sends for `time`, and goes.
    void broadcast(std::chrono::seconds time, bool saysGoodbye) {
        const auto encoder = std::make_shared<Encoder>();
        m_stream.publish(encoder, m_channel);
        m_stream.consume(*encoder, {m_video, m_audio});
        for (std::int64_t frame = 0; frame != time / kFrame; ++frame) {
            const std::int64_t ticks = frame * m_video->timescale / 25;
            m_stream.consume(*encoder, {test::videoSample(ticks, frame % 50 == 0, kFrameBytes),
                                        test::audioSample(2 * frame * 960, 400),
                                        test::audioSample((2 * frame + 1) * 960, 400)});
            pass();
        }
        m_stream.unpublish(*encoder, saysGoodbye);
    }

    void rest(std::chrono::seconds time) {
        for (std::int64_t frame = 0; frame != time / kFrame; ++frame) {
            pass();
        }
    }

    auto age() const { return m_clock.steadyNow() - m_born; }
    std::uint64_t sessions() const { return m_counters->sessions; }

private:
    void pass() {
        m_clock.advance(kFrame);
        m_stream.tick();
        m_context.poll();
        m_directory.purge(m_clock.steadyNow());
    }

    test::FakeClock m_clock;
    SteadyTime m_born = m_clock.steadyNow();
    Logger m_logger = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
    std::shared_ptr<const media::TrackInfo> m_video = test::h264Track();
    std::shared_ptr<const media::TrackInfo> m_audio = test::aacTrack();
    std::shared_ptr<const domain::Channel> m_channel =
        std::make_shared<const domain::Channel>(test::sampleChannel("music", "Music", "music-key"));
    std::shared_ptr<stream::ChannelCounters> m_counters =
        std::make_shared<stream::ChannelCounters>();
    boost::asio::io_context m_context;
    HlsDirectory m_directory{60s};
    stream::LiveStream m_stream{m_channel,
                                {.unpublishWindow = 10s},
                                [this](const stream::SessionContext& session) {
                                    return std::make_unique<HlsPackager>(
                                        session, domain::LatencyProfile{2s, 500ms, 0s, 0s, 30s},
                                        MediaTime(1s), m_directory, m_context, m_clock, m_logger);
                                },
                                m_clock,
                                m_logger,
                                m_counters};
};

TEST(MemorySoak, IsFlatOverAnHourOfPublishersThatComeAndGo) {
    if (allocatedMegabytes() == 0) {
        GTEST_SKIP() << "the allocator does not say how much is in use";
    }
    Channel channel;
    std::vector<double> megabytes;
    while (channel.age() < 1h) {
        channel.broadcast(50s, false);
        channel.rest(5s);  // shorter than the reconnect window: the session goes on
        channel.broadcast(60s, true);
        megabytes.push_back(allocatedMegabytes());
        channel.rest(15s);
    }
    ASSERT_GE(channel.sessions(), 25U);
    const double settled = megabytes.at(2);
    RecordProperty("megabytes", std::to_string(settled));
    for (const double each : megabytes | std::views::drop(3)) {
        EXPECT_NEAR(each, settled, 0.05 * settled);
    }
}

}  // namespace
}  // namespace sigma::packager
