#include "core/encoder/encoder_prover.h"

#include <array>

extern "C" {
#include <libavcodec/avcodec.h>
}
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/encoder/ffmpeg_encoder_plan.h"
#include "core/encoder/video_encoder_kind.h"

namespace sigma::encoder {
namespace {

constexpr std::array kHardware = {VideoEncoderKind::kNvenc,        VideoEncoderKind::kQsv,
                                  VideoEncoderKind::kVaapi,        VideoEncoderKind::kV4l2M2m,
                                  VideoEncoderKind::kVideoToolbox, VideoEncoderKind::kAmf};

/// Without it there is nothing to prove.
bool isBuiltIn(VideoEncoderKind kind) {
    VideoEncoderSettings settings;
    settings.kind = kind;
    const auto plan = planFor(settings);
    return plan.has_value() && avcodec_find_encoder_by_name(plan->codec.c_str()) != nullptr;
}

/// 0 where it did not start.
pid_t start(const std::string& program, std::array<std::string, 4> words) {
    std::array<char*, 5> arguments = {words[0].data(), words[1].data(), words[2].data(),
                                      words[3].data(), nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    // Drivers are talkative.
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // Of the server's sockets above all: they would stay open for as long as a driver hangs.
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    pid_t child = 0;
    const int error =
        ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? child : 0;
}

/// Waits for the child's end and brings it about where patience ends first.
bool endsWell(pid_t child, std::chrono::milliseconds patience) {
    const auto descriptor = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
    bool hasEnded = false;
    if (descriptor >= 0) {
        pollfd end{descriptor, POLLIN, 0};
        const auto seconds = std::chrono::floor<std::chrono::seconds>(patience);
        const std::chrono::nanoseconds rest = patience - seconds;
        const timespec limit{seconds.count(), rest.count()};
        // A signal that the program gets meanwhile must not end the waiting.
        sigset_t allSignals;
        ::sigfillset(&allSignals);
        hasEnded = ::ppoll(&end, 1, &limit, &allSignals) == 1;
        ::close(descriptor);
    }
    if (!hasEnded) {
        ::kill(child, SIGKILL);
    }
    int outcome = 0;
    return ::waitpid(child, &outcome, 0) == child && hasEnded && WIFEXITED(outcome) &&
           WEXITSTATUS(outcome) == 0;
}

}  // namespace

std::vector<VideoEncoderKind> EncoderProver::working(std::uint32_t width, std::uint32_t height,
                                                     const std::stop_token& stop) {
    if (const auto known = m_working.find({width, height}); known != m_working.end()) {
        return known->second;
    }
    std::vector<VideoEncoderKind> working{VideoEncoderKind::kX264};
    for (const VideoEncoderKind kind : kHardware) {
        if (stop.stop_requested()) {
            return working;
        }
        if (isBuiltIn(kind) && isProved(kind, width, height)) {
            working.push_back(kind);
        }
    }
    m_working[{width, height}] = working;
    return working;
}

bool EncoderProver::isProved(VideoEncoderKind kind, std::uint32_t width,
                             std::uint32_t height) const {
    const pid_t child = start(m_program, {m_program, "--prove-encoder", std::string(toString(kind)),
                                          std::to_string(width) + "x" + std::to_string(height)});
    return child != 0 && endsWell(child, m_patience);
}

}  // namespace sigma::encoder
