#include <gtest/gtest.h>

#include "core/studio/rendition_encoder.h"
#include "tests/core/studio/capturing_output.h"
#include "tests/core/studio/fake_encoders.h"
#include "tests/core/studio/flat_pictures.h"
#include "tests/support/stepped_clock.h"
#include "tests/support/wait_until.h"

namespace sigma::studio {
namespace {

class RenditionEncoderTest : public testing::Test {
protected:
    std::unique_ptr<RenditionEncoder> make() {
        encoder::VideoEncoderSettings settings;
        settings.width = 64;
        settings.height = 36;
        settings.bitrate = 1'000'000;
        auto made = RenditionEncoder::create(
            settings,
            [control = m_control](const auto& wanted) { return openFake(wanted, control); },
            std::make_shared<test::SteppedClock>(),
            [output = m_output](const media::MediaEvent& event) { output->consume(event); });
        EXPECT_FALSE(made.has_error());
        return std::move(*made);
    }

    static EncodeJob job(std::int64_t number, bool isKey = false) {
        return {flatI420(64, 36, {}), number * 3'000, isKey};
    }

    std::vector<std::int64_t> times() const {
        std::vector<std::int64_t> times;
        for (const auto& sample : m_output->video()) {
            times.push_back(sample->dts / 3'000);
        }
        return times;
    }

    std::shared_ptr<EncoderControl> m_control = std::make_shared<EncoderControl>();
    std::shared_ptr<CapturingOutput> m_output = std::make_shared<CapturingOutput>();
};

using Times = std::vector<std::int64_t>;

TEST_F(RenditionEncoderTest, EncodesInOrderAndGivesAllBeforeItFinishes) {
    const auto encoder = make();
    for (std::int64_t number = 0; number != 4; ++number) {
        encoder->offer(job(number, number == 0));
    }
    encoder->finish();
    test::waitUntil([&] { return encoder->isFinished(); });
    EXPECT_EQ(times(), (Times{0, 1, 2, 3}));
    EXPECT_TRUE(m_output->video().front()->isKey);
    EXPECT_FALSE(m_output->video().back()->isKey);
    const auto figures = encoder->figures();
    EXPECT_EQ(figures.offered, 4U);
    EXPECT_EQ(figures.encoded, 4U);
    EXPECT_EQ(figures.skipped, 0U);
    EXPECT_EQ(figures.bitrate, 4 * 10 * 8);
}

TEST_F(RenditionEncoderTest, SaysWhatItsTrackIs) {
    const auto encoder = make();
    EXPECT_EQ(encoder->track()->video.width, 64U);
    EXPECT_TRUE(m_output->tracks().empty()) << "the owner hands out the first";
}

TEST_F(RenditionEncoderTest, FailsWhereTheEncoderDoesNotOpen) {
    m_control->refuseToOpen(true);
    const auto made = RenditionEncoder::create(
        {}, [this](const auto& settings) { return openFake(settings, m_control); },
        std::make_shared<test::SteppedClock>(), [](const media::MediaEvent&) {});
    ASSERT_TRUE(made.has_error());
    EXPECT_EQ(made.error().code, ErrorCode::kUnsupported);
}

TEST_F(RenditionEncoderTest, SkipsTheNewestWhileTheEncoderIsSlow) {
    const auto encoder = make();
    m_control->hold();
    encoder->offer(job(0, true));
    m_control->waitUntilBusy();
    for (std::int64_t number = 1; number != 8; ++number) {
        encoder->offer(job(number, number == 6));
    }
    EXPECT_EQ(encoder->figures().skipped, 3U);
    m_control->release();
    m_output->waitForVideo(5);
    EXPECT_EQ(times(), (Times{0, 1, 2, 3, 6})) << "the IDR has kept its number";
    EXPECT_TRUE(m_output->video().back()->isKey);
}

TEST_F(RenditionEncoderTest, ScalesToItsSize) {
    const auto encoder = make();
    encoder->offer({flatI420(128, 72, {}), 0, true});
    m_output->waitForVideo(1);
    EXPECT_EQ(m_control->lastSize(), (std::pair<std::uint32_t, std::uint32_t>{64, 36}));
}

TEST_F(RenditionEncoderTest, FollowsTheBitrateWithTheNextPicture) {
    const auto encoder = make();
    encoder->setBitrate(700'000);
    EXPECT_EQ(m_control->bitrate(), 1'000'000);
    encoder->offer(job(0, true));
    m_output->waitForVideo(1);
    EXPECT_EQ(m_control->bitrate(), 700'000);
}

TEST_F(RenditionEncoderTest, OpensABrokenEncoderAgainWithTheNextIdr) {
    const auto encoder = make();
    encoder->offer(job(0, true));
    m_output->waitForVideo(1);
    m_control->failNext();
    encoder->offer(job(1));
    encoder->offer(job(2));
    encoder->setBitrate(500'000);
    encoder->offer(job(3, true));
    m_output->waitForVideo(2);
    EXPECT_EQ(times(), (Times{0, 3}));
    EXPECT_EQ(m_control->openings(), 2U);
    EXPECT_EQ(m_control->bitrate(), 500'000);
    EXPECT_EQ(m_output->tracks().size(), 1U) << "the new encoder's";
    EXPECT_EQ(encoder->figures().skipped, 2U);
}

TEST_F(RenditionEncoderTest, TriesAgainWithEveryIdrWhileTheEncoderDoesNotOpen) {
    const auto encoder = make();
    m_control->failNext();
    m_control->refuseToOpen(true);
    encoder->offer(job(0, true));
    encoder->offer(job(1, true));
    test::waitUntil([&] { return encoder->figures().skipped == 2; });
    m_control->refuseToOpen(false);
    encoder->offer(job(2, true));
    m_output->waitForVideo(1);
    EXPECT_EQ(times(), (Times{2}));
}

TEST_F(RenditionEncoderTest, LeavesAnEncoderThatHangsToItself) {
    auto encoder = make();
    m_control->hold();
    encoder->offer(job(0, true));
    m_control->waitUntilBusy();
    encoder->abandon();
    EXPECT_FALSE(encoder->isFinished());
    encoder.reset();
    m_control->release();
    test::waitUntil([this] { return m_control.use_count() == 1; });
    EXPECT_TRUE(m_output->video().empty()) << "nothing is handed out any more";
}

}  // namespace
}  // namespace sigma::studio
