#include <gtest/gtest.h>

#include "core/studio/program.h"
#include "tests/core/studio/flat_pictures.h"
#include "tests/support/wait_until.h"

namespace sigma::studio {
namespace {

using namespace std::chrono_literals;

constexpr capture::PictureSize kSize = {64, 36};
constexpr encoder::FrameRate kRate = {100, 1};

/// Notes the numbers of what it gets.
class NotingSink final : public ProgramSink {
public:
    void onPicture(std::uint64_t number, const FramePtr& picture) override {
        if (number - m_first.value_or(number) == m_stallsAt) {
            const SteadyTime begin = std::chrono::steady_clock::now();
            test::waitUntil([&] { return std::chrono::steady_clock::now() > begin + 60ms; });
        }
        const std::lock_guard lock(m_mutex);
        m_first = m_first.value_or(number);
        m_arePicturesInOrder = m_arePicturesInOrder && number == *m_first + m_pictures;
        ++m_pictures;
        m_last = picture;
    }
    void onSound(std::uint64_t number, std::span<const float> samples) override {
        const std::lock_guard lock(m_mutex);
        m_firstBlock = m_firstBlock.value_or(number);
        m_isSoundInOrder = m_isSoundInOrder && number == *m_firstBlock + m_blocks;
        m_isSoundWhole = m_isSoundWhole && samples.size() == 2'048;
        ++m_blocks;
    }
    bool poll(SteadyTime) override { return !m_isDone; }

    void stallAt(std::uint64_t picture) { m_stallsAt = picture; }
    void finish() { m_isDone = true; }
    void waitForPictures(std::uint64_t count) const {
        test::waitUntil([&] {
            const std::lock_guard lock(m_mutex);
            return m_pictures >= count;
        });
    }
    FramePtr last() const {
        const std::lock_guard lock(m_mutex);
        return m_last;
    }
    void expectInOrder() const {
        const std::lock_guard lock(m_mutex);
        EXPECT_TRUE(m_arePicturesInOrder);
        EXPECT_TRUE(m_isSoundInOrder);
        EXPECT_TRUE(m_isSoundWhole);
        EXPECT_NEAR(double(m_blocks) * 1'024 / 48'000, double(m_pictures) / 100, 0.05);
    }

private:
    mutable std::mutex m_mutex;
    std::optional<std::uint64_t> m_first;
    std::optional<std::uint64_t> m_firstBlock;
    std::uint64_t m_pictures = 0;
    std::uint64_t m_blocks = 0;
    std::uint64_t m_stallsAt = ~0ULL;
    bool m_arePicturesInOrder = true;
    bool m_isSoundInOrder = true;
    bool m_isSoundWhole = true;
    FramePtr m_last;
    std::atomic<bool> m_isDone{false};
};

class ProgramTest : public testing::Test {
protected:
    std::shared_ptr<AudioMixer> m_mixer = std::make_shared<AudioMixer>();
    Program m_program{kSize, kRate, m_mixer, std::make_shared<SystemClock>()};
    std::shared_ptr<NotingSink> m_sink = std::make_shared<NotingSink>();
};

TEST_F(ProgramTest, GivesPicturesAndSoundInStep) {
    m_program.addSink(m_sink);
    m_sink->waitForPictures(50);
    m_sink->finish();
    EXPECT_TRUE(m_program.waitUntilNoSink(10s));
    m_sink->expectInOrder();
}

TEST_F(ProgramTest, RestsOnceNobodyWantsAnything) {
    m_program.addSink(m_sink);
    m_sink->waitForPictures(5);
    m_sink->finish();
    ASSERT_TRUE(m_program.waitUntilNoSink(10s));
    test::waitUntil([this] { return m_program.figures().frameRate == 0; });
    const auto composed = m_program.figures().framesComposed;
    EXPECT_GT(composed, 0U);
    EXPECT_EQ(m_program.figures().framesComposed, composed);
}

TEST_F(ProgramTest, RepeatsPicturesRatherThanDrifting) {
    m_sink->stallAt(5);
    m_program.addSink(m_sink);
    m_sink->waitForPictures(30);
    m_sink->finish();
    EXPECT_TRUE(m_program.waitUntilNoSink(10s));
    m_sink->expectInOrder();
    EXPECT_GE(m_program.figures().framesLate, 4U);
}

TEST_F(ProgramTest, ShowsANewArrangementWithTheNextPicture) {
    const auto source = std::make_shared<SourceIntake>();
    const FramePtr picture = flatI420(64, 36, {80, 128, 128});
    source->onVideo(picture);
    m_program.setPreviewWanted(true);
    test::waitUntil([this] { return m_program.preview() != nullptr; });
    EXPECT_EQ(pixelOf(*m_program.preview(), 10, 10).y, 16);
    m_program.arrange({Layout::kFull, {source, nullptr}});
    test::waitUntil([&] { return m_program.preview() == picture; });
    source->onStatus({capture::SourceState::kFailed, "unplugged"});
    test::waitUntil([&] { return m_program.preview() != picture; });
    m_program.setPreviewWanted(false);
}

TEST_F(ProgramTest, ServesSeveralSinks) {
    const auto other = std::make_shared<NotingSink>();
    m_program.addSink(m_sink);
    m_program.addSink(other);
    other->waitForPictures(5);
    other->finish();
    EXPECT_FALSE(m_program.waitUntilNoSink(0ms));
    m_sink->waitForPictures(20);
    m_sink->finish();
    EXPECT_TRUE(m_program.waitUntilNoSink(10s));
    m_sink->expectInOrder();
}

}  // namespace
}  // namespace sigma::studio
