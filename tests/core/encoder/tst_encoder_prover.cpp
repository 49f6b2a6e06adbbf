#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "core/encoder/encoder_prover.h"
#include "tests/support/temporary_folder.h"

namespace sigma::encoder {
namespace {

using namespace std::chrono_literals;
using Kinds = std::vector<VideoEncoderKind>;

class Prover : public testing::Test {
protected:
    void SetUp() override {
        ::setenv("SIGMA_PROOF_LOG", log().c_str(), 1);
        ::unsetenv("SIGMA_PROOF_HANGS");
        ::unsetenv("SIGMA_PROOF_INHERITS");
        ::unsetenv("SIGMA_PROOF_SIGNALS");
    }

    std::string log() const { return m_folder.path() + "/log"; }
    std::string asked() const {
        std::ifstream file(log());
        return {std::istreambuf_iterator<char>(file), {}};
    }

    test::TemporaryFolder m_folder;
};

TEST_F(Prover, OffersX264AndWhatWorksAndNotWhatFailsOrCrashes) {
    EncoderProver prover(SIGMA_PROOF_CHILD);
    EXPECT_EQ(prover.working(1280, 720),
              (Kinds{VideoEncoderKind::kX264, VideoEncoderKind::kNvenc}));
    EXPECT_EQ(asked(), "nvenc 1280x720\nqsv 1280x720\nvaapi 1280x720\nv4l2m2m 1280x720\n");
}

TEST_F(Prover, EndsWhatHangsAndGoesOnWithTheNext) {
    ::setenv("SIGMA_PROOF_HANGS", "nvenc", 1);
    EncoderProver prover(SIGMA_PROOF_CHILD, 2s);
    EXPECT_EQ(prover.working(1280, 720), (Kinds{VideoEncoderKind::kX264}));
    EXPECT_TRUE(asked().ends_with("v4l2m2m 1280x720\n")) << asked();
}

TEST_F(Prover, WaitsForTheEndAmongSignals) {
    static volatile std::sig_atomic_t heard = 0;
    const auto before = std::signal(SIGUSR1, [](int) { heard = 1; });
    ::setenv("SIGMA_PROOF_SIGNALS", "1", 1);
    EncoderProver prover(SIGMA_PROOF_CHILD);
    EXPECT_EQ(prover.working(1280, 720),
              (Kinds{VideoEncoderKind::kX264, VideoEncoderKind::kNvenc}));
    std::signal(SIGUSR1, before);
    EXPECT_EQ(heard, 1);
}

TEST_F(Prover, LeavesItsOpenFilesToNoChild) {
    const int file = ::open("/dev/null", O_RDONLY);  // one that children would inherit
    ASSERT_GT(file, 2);
    ::setenv("SIGMA_PROOF_INHERITS", std::to_string(file).c_str(), 1);
    EncoderProver prover(SIGMA_PROOF_CHILD);
    EXPECT_EQ(prover.working(1280, 720),
              (Kinds{VideoEncoderKind::kX264, VideoEncoderKind::kNvenc}));
    ::close(file);
}

TEST_F(Prover, AsksOnceForEachSize) {
    EncoderProver prover(SIGMA_PROOF_CHILD);
    prover.working(1280, 720);
    const std::string once = asked();
    prover.working(1280, 720);
    EXPECT_EQ(asked(), once);
    prover.working(1920, 800);
    EXPECT_EQ(asked(), once + "nvenc 1920x800\nqsv 1920x800\nvaapi 1920x800\nv4l2m2m 1920x800\n");
}

TEST_F(Prover, TriesNothingMoreOnceItIsStoppedAndKeepsNothingOfThat) {
    EncoderProver prover(SIGMA_PROOF_CHILD);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(prover.working(1280, 720, stop.get_token()), (Kinds{VideoEncoderKind::kX264}));
    EXPECT_EQ(asked(), "");
    EXPECT_EQ(prover.working(1280, 720),
              (Kinds{VideoEncoderKind::kX264, VideoEncoderKind::kNvenc}));
}

TEST_F(Prover, OffersX264WhereTheProgramIsGone) {
    EncoderProver prover(m_folder.path() + "/no-such-program");
    EXPECT_EQ(prover.working(1280, 720), (Kinds{VideoEncoderKind::kX264}));
}

}  // namespace
}  // namespace sigma::encoder
