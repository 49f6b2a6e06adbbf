#include <atomic>
#include <cmath>
#include <memory>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "core/capture/pulse_backend.h"
#include "core/playback/pulse_sound_output.h"
#include "tests/support/backend_run.h"
#include "tests/support/private_sound_server.h"
#include "tests/support/temporary_folder.h"

namespace sigma::playback {
namespace {

/// A square wave, and what is told of its time.
struct LoudFeed final : SoundFeed {
    void fill(std::span<float> out, SteadyTime heardAt) override {
        for (float& sample : out) {
            sample = samples++ / 100 % 2 == 0 ? 0.4F : -0.4F;
        }
        frames += out.size() / kSoundChannels;
        latency = std::chrono::duration_cast<std::chrono::milliseconds>(
                      heardAt - std::chrono::steady_clock::now())
                      .count();
    }
    std::uint64_t samples = 0;
    std::atomic<std::size_t> frames{0};
    std::atomic<std::int64_t> latency{-1};
};

class PulseSoundOutputTest : public testing::Test {
protected:
    void SetUp() override {
        if (!test::isInstalled("pulseaudio")) {
            GTEST_SKIP() << "needs pulseaudio: installer/packages/test.txt";
        }
        m_server = std::make_unique<test::PrivateSoundServer>();
    }

    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::unique_ptr<test::PrivateSoundServer> m_server;
    LoudFeed m_feed;
};

TEST_F(PulseSoundOutputTest, IsHeardAndKnowsWhen) {
    PulseSoundOutput output(m_clock, m_server->address());
    output.start(m_feed);
    test::BackendRun monitor;
    monitor.open(std::make_unique<capture::PulseBackend>(
        capture::PulseSettings{capture::kDefaultMonitor, m_server->address()}, monitor.clock()));
    float peak = 0;
    test::waitUntil([&] {
        monitor.workOnce();
        for (const auto& block : monitor.blocks()) {
            for (const float sample : block->samples) {
                peak = std::max(peak, std::abs(sample));
            }
        }
        // The server's own tone alone is quieter than both together.
        return monitor.error().has_value() || (peak > 0.35F && m_feed.frames > 48'000);
    });
    EXPECT_FALSE(monitor.error());
    EXPECT_GE(m_feed.latency, 0);
    EXPECT_LT(m_feed.latency, 3'000);
    EXPECT_EQ(output.problem(), "");
    output.stop();
    const std::size_t frames = m_feed.frames;
    EXPECT_EQ(m_feed.frames, frames);
}

TEST_F(PulseSoundOutputTest, GoesOnInSilenceWhenTheServerGoes) {
    PulseSoundOutput output(m_clock, m_server->address());
    output.start(m_feed);
    test::waitUntil([&] { return m_feed.frames > 9'600; });
    m_server->stop();
    test::waitUntil([&] { return !output.problem().empty(); });
    const std::size_t frames = m_feed.frames;
    test::waitUntil([&] { return m_feed.frames > frames + 9'600; });
}

/// Takes connections, and says nothing.
class MuteServer {
public:
    MuteServer() {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path().copy(address.sun_path, sizeof(address.sun_path) - 1);
        if (::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 ||
            ::listen(m_socket, 8) != 0) {
            throw std::system_error(errno, std::system_category(), path());
        }
    }
    MuteServer(const MuteServer&) = delete;
    MuteServer& operator=(const MuteServer&) = delete;
    ~MuteServer() { ::close(m_socket); }

    std::string path() const { return m_folder.path() + "/socket"; }

private:
    test::TemporaryFolder m_folder;
    int m_socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
};

TEST(PulseSoundOutputAlone, GoesOnInSilenceWhileTheServerSaysNothing) {
    const MuteServer server;
    LoudFeed feed;
    PulseSoundOutput output(std::make_shared<SystemClock>(), "unix:" + server.path());
    output.start(feed);
    test::waitUntil([&] { return feed.frames > 0; });
    EXPECT_EQ(output.problem(), "");
    test::waitUntil([&] { return !output.problem().empty(); });
    EXPECT_GT(feed.frames, 9'600U);
}

TEST(PulseSoundOutputAlone, PlaysSilenceAndSaysWhy) {
    LoudFeed feed;
    PulseSoundOutput output(std::make_shared<SystemClock>(), "unix:/nowhere/socket");
    output.start(feed);
    test::waitUntil([&] { return feed.frames > 9'600; });
    EXPECT_NE(output.problem().find("the sound server does not answer"), std::string::npos);
    EXPECT_NE(output.problem().find("playing goes on without sound"), std::string::npos);
}

}  // namespace
}  // namespace sigma::playback
