#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <string>

#include "core/capture/capture_backend.h"
#include "core/capture/media_file_reader.h"
#include "core/capture/picture_converter.h"
#include "core/capture/source_settings.h"

namespace sigma::capture {

/// Plays a media file by the clock; with a loop the beginning follows the end without a gap.
///
/// Decodes a quarter of a second ahead, at most 24 pictures. Thread: the source's.
class MediaFileBackend final : public CaptureBackend {
public:
    MediaFileBackend(MediaFileSettings settings, std::shared_ptr<const Clock> clock);
    ~MediaFileBackend() override;

    Result<void> open(BackendOutput& output, std::stop_token stop) override;
    Result<std::optional<SteadyTime>> work() override;
    void close() override;

private:
    Result<void> readAhead(SteadyTime now);
    bool isFarEnough(SteadyTime now) const;
    Result<void> beginAgain();
    Result<void> giveDue(SteadyTime now);
    Result<void> give(const FileItem& item);
    SteadyTime timeOf(const FileItem& item) const;

    MediaFileSettings m_settings;
    std::shared_ptr<const Clock> m_clock;
    BackendOutput* m_output = nullptr;
    std::unique_ptr<MediaFileReader> m_reader;
    PictureConverter m_converter;
    std::deque<FileItem> m_items;  ///< decoded, by time; times go on from loop to loop
    std::size_t m_pictures = 0;    ///< among the items
    SteadyTime m_begin;
    std::chrono::microseconds m_loopBegin{0};
    std::chrono::microseconds m_end{0};  ///< of what has been decoded
    bool m_isRead = false;               ///< to the end, and it has no loop
};

}  // namespace sigma::capture
