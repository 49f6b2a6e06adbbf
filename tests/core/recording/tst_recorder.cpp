#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>

#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/recording/recorder.h"
#include "tests/core/recording/recorded_file.h"
#include "tests/core/recording/recorded_programme.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wait_until.h"

namespace sigma::recording {
namespace {

using namespace std::chrono_literals;
using media::TrackKind;

constexpr std::uint32_t kPictures = 90;

const std::vector<media::MediaEvent>& programme() {
    static const std::vector<media::MediaEvent> events = test::encodeProgramme(kPictures);
    return events;
}

bool isVideoAt(const media::MediaEvent& event, std::int64_t number) {
    const auto* sample = std::get_if<std::shared_ptr<const media::MediaSample>>(&event);
    return sample != nullptr && (*sample)->track == TrackKind::kVideo &&
           (*sample)->dts == 3000 * number;
}

/// Gives the recorder the programme; `before` is called ahead of each event.
void feed(Recorder& recorder, const std::function<void(const media::MediaEvent&)>& before = {}) {
    for (const media::MediaEvent& event : programme()) {
        if (before) {
            before(event);
        }
        recorder.consume(event);
    }
}

RecorderStatus endAndWait(Recorder& recorder) {
    recorder.end();
    test::waitUntil([&] {
        const RecorderState state = recorder.status().state;
        return state == RecorderState::kEnded || state == RecorderState::kFailed;
    });
    return recorder.status();
}

class RecorderTest : public testing::Test {
protected:
    std::unique_ptr<Recorder> open(const std::string& folder) {
        auto recorder = Recorder::create(folder, m_clock);
        EXPECT_TRUE(recorder.has_value()) << recorder.error().context;
        return std::move(recorder).value();
    }
    std::unique_ptr<Recorder> open() { return open(m_folder.path()); }

    test::TemporaryFolder m_folder;
    SystemClock m_clock;
};

TEST_F(RecorderTest, RecordsAProgrammeThatPlays) {
    const auto recorder = open();
    feed(*recorder);
    const RecorderStatus status = endAndWait(*recorder);
    EXPECT_EQ(status.state, RecorderState::kEnded);
    EXPECT_EQ(status.reason, "");
    EXPECT_EQ(status.samplesDropped, 0U);
    EXPECT_EQ(status.bytes, std::filesystem::file_size(status.path));
    EXPECT_GE(status.length, 2990ms);
    const auto file = test::readRecording(status.path);
    EXPECT_EQ(file.decodedPictures().size(), kPictures);
    EXPECT_GE(file.lastPts(TrackKind::kAudio), 2900);
}

TEST_F(RecorderTest, EndsTheFileWhenItGoes) {
    auto recorder = open();
    feed(*recorder);
    const std::string path = recorder->status().path;
    recorder.reset();
    EXPECT_EQ(test::readRecording(path).decodedPictures().size(), kPictures);
}

TEST_F(RecorderTest, LeavesNoGapWhereItWasPaused) {
    const auto recorder = open();
    feed(*recorder, [&](const media::MediaEvent& event) {
        if (isVideoAt(event, 20)) {
            recorder->setPaused(true);
        } else if (isVideoAt(event, 55)) {
            recorder->setPaused(false);
        }
    });
    const RecorderStatus status = endAndWait(*recorder);
    const auto file = test::readRecording(status.path);
    const auto times = file.decodedPictures();
    ASSERT_EQ(times.size(), 20U + 30U);
    for (std::size_t i = 1; i != times.size(); ++i) {
        EXPECT_NEAR(static_cast<double>(times[i] - times[i - 1]), 33, 25) << i;
    }
    EXPECT_TRUE(file.of(TrackKind::kVideo)[20].isKey);
}

TEST_F(RecorderTest, TellsThatItIsPaused) {
    const auto recorder = open();
    feed(*recorder);
    recorder->setPaused(true);
    test::waitUntil([&] { return recorder->status().state == RecorderState::kPaused; });
    recorder->setPaused(false);
    test::waitUntil([&] { return recorder->status().state == RecorderState::kRecording; });
    EXPECT_EQ(endAndWait(*recorder).state, RecorderState::kEnded);
}

TEST_F(RecorderTest, RecordsNothingWhereItWasPausedFromTheBeginning) {
    const auto recorder = open();
    recorder->setPaused(true);
    test::waitUntil([&] { return recorder->status().state == RecorderState::kPaused; });
    feed(*recorder);
    const RecorderStatus status = endAndWait(*recorder);
    EXPECT_EQ(status.state, RecorderState::kEnded);
    EXPECT_EQ(status.length, 0ms);
    EXPECT_TRUE(test::readRecording(status.path).samples.empty());
}

TEST_F(RecorderTest, NeverWritesOverAnotherRecording) {
    const auto first = open();
    const auto second = open();
    EXPECT_NE(first->status().path, second->status().path);
}

TEST_F(RecorderTest, EndsInWordsWhereATrackChanges) {
    const auto recorder = open();
    feed(*recorder);
    auto other = std::make_shared<media::TrackInfo>(
        *std::get<std::shared_ptr<const media::TrackInfo>>(programme()[0]));
    other->codecConfig = SharedBuffer::take(Bytes(10));
    recorder->consume(std::shared_ptr<const media::TrackInfo>(other));
    const RecorderStatus status = endAndWait(*recorder);
    EXPECT_EQ(status.state, RecorderState::kFailed);
    EXPECT_EQ(status.reason,
              "the video has changed, and a file holds one kind only: begin a new recording");
    EXPECT_EQ(test::readRecording(status.path).decodedPictures().size(), kPictures);
}

TEST_F(RecorderTest, EndsTheFileWithoutAnythingRecorded) {
    const auto recorder = open();
    EXPECT_EQ(endAndWait(*recorder).state, RecorderState::kEnded);
}

/// A disk of 96 kB in memory; only the superuser can make one.
class SmallDisk {
public:
    explicit SmallDisk(std::string path) : m_path(std::move(path)) {
        std::filesystem::create_directory(m_path);
        m_isThere = ::mount("tmpfs", m_path.c_str(), "tmpfs", 0, "size=96k") == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        if (m_isThere) {
            ::umount2(m_path.c_str(), MNT_DETACH);
        }
    }

    const std::string& path() const { return m_path; }
    bool isThere() const { return m_isThere; }

private:
    std::string m_path;
    bool m_isThere = false;
};

TEST_F(RecorderTest, KeepsWhatFitsOnAFullDisk) {
    const SmallDisk disk(m_folder.path() + "/disk");
    if (!disk.isThere()) {
        GTEST_SKIP() << "no small disk can be made here";
    }
    const auto recorder = open(disk.path());
    feed(*recorder);
    const RecorderStatus status = endAndWait(*recorder);
    EXPECT_EQ(status.state, RecorderState::kFailed);
    EXPECT_EQ(status.reason, "the disk is full");
    const auto times = test::readRecording(status.path).decodedPictures();
    EXPECT_GT(times.size(), 30U);
    EXPECT_LT(times.size(), std::size_t{kPictures});
}

TEST_F(RecorderTest, KeepsWhatFitsUnderTheLimitOfAFile) {
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{96 << 10, before.rlim_max};
    const auto recorder = open();
    ::setrlimit(RLIMIT_FSIZE, &small);
    feed(*recorder);
    const RecorderStatus status = endAndWait(*recorder);
    ::setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_EQ(status.state, RecorderState::kFailed);
    EXPECT_EQ(status.reason, "the disk takes no larger file");
    EXPECT_GT(test::readRecording(status.path).decodedPictures().size(), 30U);
}

/// Records the whole programme, says so through the pipe, and waits to be killed.
[[noreturn]] void recordUntilKilled(const std::string& folder, int pipe) {
    const SystemClock clock;
    const auto recorder = Recorder::create(folder, clock).value();
    feed(*recorder);
    test::waitUntil([&] { return recorder->status().length >= 2990ms; });
    if (::write(pipe, "!", 1) != 1) {
        std::_Exit(1);
    }
    while (true) {
        ::pause();
    }
}

TEST_F(RecorderTest, LosesASecondAtMostWhenTheProgramIsKilled) {
    ASSERT_FALSE(programme().empty());
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        recordUntilKilled(m_folder.path(), pipe[1]);
    }
    char word = 0;
    ASSERT_EQ(::read(pipe[0], &word, 1), 1);
    ::kill(child, SIGKILL);
    int outcome = 0;
    ASSERT_EQ(::waitpid(child, &outcome, 0), child);
    ::close(pipe[0]);
    ::close(pipe[1]);
    const auto path = std::filesystem::directory_iterator(m_folder.path())->path().string();
    const auto file = test::readRecording(path);
    const auto times = file.decodedPictures();
    ASSERT_FALSE(times.empty());
    EXPECT_GE(times.back(), 2000);
    EXPECT_GE(file.lastPts(TrackKind::kAudio), 1900);
    for (std::size_t i = 1; i != times.size(); ++i) {
        EXPECT_NEAR(static_cast<double>(times[i] - times[i - 1]), 33, 2) << i;
    }
}

}  // namespace
}  // namespace sigma::recording
