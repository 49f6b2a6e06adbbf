#include "tests/bench/load/picture_dump.h"

#include <condition_variable>
#include <fstream>
#include <memory>
#include <mutex>

#include "core/capture/make_source.h"

namespace sigma::bench {
namespace {

class Y4mSink final : public capture::CaptureSink {
public:
    Y4mSink(const capture::TestPictureSettings& settings, const std::string& path,
            std::size_t pictures)
        : m_file(path, std::ios::binary), m_left(pictures) {
        m_file << "YUV4MPEG2 W" << settings.size.width << " H" << settings.size.height
               << " F30:1 Ip A1:1 C420\n";
    }

    void onVideo(std::shared_ptr<const media::VideoFrame> frame) override {
        const std::lock_guard lock(m_mutex);
        if (m_left == 0) {
            return;
        }
        m_file << "FRAME\n";
        for (std::size_t plane = 0; plane != 3; ++plane) {
            write(frame->planes[plane], plane == 0 ? frame->width : frame->width / 2,
                  plane == 0 ? frame->height : frame->height / 2);
        }
        --m_left;
        m_changed.notify_all();
    }
    void onAudio(std::shared_ptr<const media::AudioBlock>) override {}
    void onStatus(const capture::SourceStatus&) override {}

    Result<void> waitUntilDone() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_left == 0 || !m_file; });
        m_file.flush();
        if (!m_file) {
            return Error{ErrorCode::kIo, "the pictures could not be written"};
        }
        return {};
    }

private:
    void write(const media::FramePlane& plane, std::uint32_t width, std::uint32_t height) {
        for (std::uint32_t row = 0; row != height; ++row) {
            m_file.write(reinterpret_cast<const char*>(plane.data + row * plane.stride), width);
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::ofstream m_file;
    std::size_t m_left;
};

}  // namespace

Result<void> dumpTestPicture(const capture::TestPictureSettings& settings, const std::string& path,
                             std::size_t pictures) {
    SIGMA_TRY_ASSIGN(auto source, capture::makeSource(settings, std::make_shared<SystemClock>(),
                                                      Logger::toStandardError(LogLevel::kWarning)));
    const auto sink = std::make_shared<Y4mSink>(settings, path, pictures);
    source->start(sink);
    auto result = sink->waitUntilDone();
    source->stop();
    return result;
}

}  // namespace sigma::bench
