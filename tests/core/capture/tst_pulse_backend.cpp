#include <algorithm>
#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "core/capture/pulse_backend.h"
#include "tests/support/backend_run.h"
#include "tests/support/private_sound_server.h"

namespace sigma::capture {
namespace {

class PulseBackendTest : public testing::Test {
protected:
    void SetUp() override {
        if (!test::isInstalled("pulseaudio")) {
            GTEST_SKIP() << "needs pulseaudio: installer/packages/test.txt";
        }
        m_server = std::make_unique<test::PrivateSoundServer>();
    }
    void open(const std::string& source) {
        m_run.open(std::make_unique<PulseBackend>(PulseSettings{source, m_server->address()},
                                                  m_run.clock()));
    }
    std::size_t samples() const {
        std::size_t count = 0;
        for (const auto& block : m_run.blocks()) {
            count += block->samples.size() / 2;
        }
        return count;
    }
    float peak() const {
        float highest = 0;
        for (const auto& block : m_run.blocks()) {
            for (const float sample : block->samples) {
                highest = std::max(highest, std::abs(sample));
            }
        }
        return highest;
    }
    void recordUntil(const std::function<bool()>& isSo) {
        test::waitUntil([&] {
            m_run.workOnce();
            return m_run.error().has_value() || isSo();
        });
    }

    std::unique_ptr<test::PrivateSoundServer> m_server;
    test::BackendRun m_run;
};

TEST_F(PulseBackendTest, RecordsTheDefaultMicrophone) {
    open("");
    recordUntil([&] { return samples() >= 4'800 && peak() > 0.1F; });
    EXPECT_FALSE(m_run.error());
    for (const auto& block : m_run.blocks()) {
        EXPECT_EQ(block->sampleRate, 48'000U);
        EXPECT_EQ(block->channels, 2U);
    }
}

TEST_F(PulseBackendTest, RecordsWhatTheDefaultOutputPlays) {
    open(kDefaultMonitor);
    recordUntil([&] { return peak() > 0.1F; });
    EXPECT_FALSE(m_run.error());
}

TEST_F(PulseBackendTest, RecordsSilenceOfAnOutputThatPlaysNothing) {
    open("quiet.monitor");
    recordUntil([&] { return samples() >= 4'800; });
    EXPECT_EQ(peak(), 0.0F);
}

TEST_F(PulseBackendTest, SaysThatADeviceIsNotThere) {
    open("a microphone that nobody has");
    recordUntil([] { return false; });
    EXPECT_EQ(m_run.error()->code, ErrorCode::kNotFound);
}

TEST_F(PulseBackendTest, FailsWhenItsMicrophoneGoesAndTakesNoOther) {
    open("mic");
    recordUntil([&] { return samples() > 0; });
    m_server->unplugMicrophone();
    recordUntil([] { return false; });
    EXPECT_EQ(m_run.error()->code, ErrorCode::kNotFound);
}

TEST_F(PulseBackendTest, GoesOnWithAnotherWhereNoneWasChosen) {
    open("");
    recordUntil([&] { return samples() > 0; });
    m_server->unplugMicrophone();
    const std::size_t before = samples();
    recordUntil([&] { return samples() >= before + 48'000; });
    EXPECT_FALSE(m_run.error());
}

TEST_F(PulseBackendTest, NoticesThatTheServerWent) {
    open("");
    recordUntil([&] { return samples() > 0; });
    m_server->stop();
    recordUntil([] { return false; });
    EXPECT_EQ(m_run.error()->code, ErrorCode::kUnavailable);
}

TEST(PulseBackendOpening, SaysThatThereIsNoSoundServer) {
    test::BackendRun run;
    run.open(
        std::make_unique<PulseBackend>(PulseSettings{{}, "unix:/nowhere/socket"}, run.clock()));
    EXPECT_EQ(run.error()->code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace sigma::capture
