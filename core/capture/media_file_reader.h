#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"

struct AVFrame;

namespace sigma::capture {

/// Sound of a file, 48 kHz stereo, interleaved.
struct FileSound {
    std::vector<float> samples;
};

/// What a file holds at one time.
struct FileItem {
    std::chrono::microseconds time{0};      ///< since the file's beginning
    std::chrono::microseconds duration{0};  ///< as far as the file says
    std::variant<std::shared_ptr<const AVFrame>, FileSound> content;
};

/// Reads and decodes a media file: any container and codec that FFmpeg knows.
///
/// Only files of this machine are opened, also where a file names others. Thread: one at a time.
class MediaFileReader {
public:
    /// Errors, in words that name the file: kNotFound, kInvalidData, kUnsupported where nothing
    /// in it can be played.
    static Result<std::unique_ptr<MediaFileReader>> open(const std::string& path,
                                                         std::stop_token stop);
    MediaFileReader(const MediaFileReader&) = delete;
    MediaFileReader& operator=(const MediaFileReader&) = delete;
    ~MediaFileReader();

    bool hasVideo() const;
    bool hasAudio() const;
    /// The next in the order of the file; nothing at its end. Damaged parts are passed over.
    /// Errors: kInvalidData where nothing but damage follows, kIo.
    Result<std::optional<FileItem>> next();
    /// Back to the beginning. Errors: kIo.
    Result<void> rewind();

private:
    struct State;
    explicit MediaFileReader(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

}  // namespace sigma::capture
