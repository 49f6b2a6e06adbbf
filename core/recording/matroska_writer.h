#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/media/media_sample.h"
#include "core/media/track_info.h"
#include "core/recording/append_file.h"

struct AVFormatContext;

namespace sigma::recording {

/// Writes a Matroska file front to back, by FFmpeg: what is once on the disk is never touched
/// again, so that a program that dies leaves a file that plays.
///
/// Media is written in clusters of at most half a second. Thread: one at a time. Errors: kIo, in
/// the file's words; nothing can be written after one, and what was written before stays.
class MatroskaWriter {
public:
    using Time = std::chrono::nanoseconds;

    /// Writes the header. `tracks` are of different kinds, at least one.
    static Result<std::unique_ptr<MatroskaWriter>> create(
        AppendFile file, const std::vector<std::shared_ptr<const media::TrackInfo>>& tracks);
    MatroskaWriter(const MatroskaWriter&) = delete;
    MatroskaWriter& operator=(const MatroskaWriter&) = delete;
    ~MatroskaWriter() = default;

    /// `dts` from the beginning of the file, in decoding order of each track.
    Result<void> write(const media::MediaSample& sample, Time dts);
    /// Ends the cluster and hands everything to the operating system.
    Result<void> flush();
    /// flush(), and waits for the disk.
    Result<void> sync();
    /// Ends the file, and waits for the disk. Without it the file plays all the same.
    Result<void> close();
    std::uint64_t size() const { return m_file.size(); }

private:
    struct Closer {
        void operator()(AVFormatContext* context) const;
    };
    using Context = std::unique_ptr<AVFormatContext, Closer>;

    explicit MatroskaWriter(AppendFile file) : m_file(std::move(file)) {}

    Result<void> open(const std::vector<std::shared_ptr<const media::TrackInfo>>& tracks);
    Result<void> addTrack(const media::TrackInfo& track);
    Error failure(const char* what, int error) const;
    static int appendCallback(void* writer, std::uint8_t* bytes, int size);

    AppendFile m_file;
    Result<void> m_written;  ///< why the file took no more
    std::vector<std::shared_ptr<const media::TrackInfo>> m_tracks;
    Context m_context;
};

}  // namespace sigma::recording
