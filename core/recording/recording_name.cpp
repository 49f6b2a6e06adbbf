#include "core/recording/recording_name.h"

#include <ctime>
#include <filesystem>
#include <system_error>
#include <utility>

namespace sigma::recording {
namespace {

constexpr int kMostOfOneSecond = 1000;
constexpr const char* kEnding = ".mkv";

std::string timeText(WallTime now) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    char text[sizeof "2026-01-01 13-05-09" + 8];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H-%M-%S", &parts)};
}

}  // namespace

std::string recordingName(WallTime now) {
    return timeText(now) + kEnding;
}

Result<NamedFile> createRecording(const std::string& folder, WallTime now) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        return Error{ErrorCode::kIo,
                     "the folder " + folder + " cannot be made: " + error.message()};
    }
    const std::filesystem::path place(folder);
    for (int number = 1; number != kMostOfOneSecond; ++number) {
        const std::string name =
            number == 1 ? recordingName(now)
                        : timeText(now) + " (" + std::to_string(number) + ")" + kEnding;
        std::string path = (place / name).string();
        auto file = AppendFile::create(path);
        if (file.has_value()) {
            return NamedFile{std::move(path), std::move(*file)};
        }
        if (file.error().code != ErrorCode::kAlreadyExists) {
            return std::move(file).error();
        }
    }
    return Error{ErrorCode::kIo, "the folder " + folder + " is full of recordings of this second"};
}

}  // namespace sigma::recording
