#include <algorithm>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "core/playback/sound_gain.h"

namespace sigma::playback {
namespace {

class SoundGainTest : public testing::Test {
protected:
    std::vector<float> block() {
        std::vector<float> block(960, 0.5F);
        m_gain.apply(block);
        return block;
    }

    SoundGain m_gain;
};

TEST_F(SoundGainTest, LeavesSoundAsItIsAtFullVolume) {
    EXPECT_EQ(block(), std::vector<float>(960, 0.5F));
}

TEST_F(SoundGainTest, GoesToAnotherVolumeWithinABlock) {
    m_gain.setVolume(0.5);
    const std::vector<float> fading = block();
    EXPECT_TRUE(std::ranges::is_sorted(fading, std::greater()));
    EXPECT_NEAR(fading.front(), 0.5F, 0.001F);
    EXPECT_EQ(fading[0], fading[1]);
    EXPECT_EQ(block(), std::vector<float>(960, 0.25F));
}

TEST_F(SoundGainTest, ComesBackToItsVolumeAfterItWasMuted) {
    m_gain.setVolume(0.5);
    m_gain.setMuted(true);
    block();
    EXPECT_EQ(block(), std::vector<float>(960, 0.0F));
    m_gain.setMuted(false);
    block();
    EXPECT_EQ(block(), std::vector<float>(960, 0.25F));
}

TEST_F(SoundGainTest, TakesNoVolumeBeyondItsEnds) {
    m_gain.setVolume(7);
    EXPECT_EQ(block(), std::vector<float>(960, 0.5F));
    m_gain.setVolume(-1);
    block();
    EXPECT_EQ(block(), std::vector<float>(960, 0.0F));
}

}  // namespace
}  // namespace sigma::playback
