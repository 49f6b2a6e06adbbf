#include "core/studio/rendition_encoder.h"

#include <condition_variable>
#include <mutex>
#include <optional>

#include "core/studio/picture_painter.h"
#include "core/studio/picture_pool.h"
#include "core/studio/rate_meter.h"

namespace sigma::studio {
namespace {

constexpr auto kPatience = std::chrono::milliseconds(500);

}  // namespace

/// What the thread works on; it lives as long as the thread does.
class RenditionEncoder::Worker {
public:
    Worker(const encoder::VideoEncoderSettings& settings, Factory factory,
           std::shared_ptr<const Clock> clock, Sink sink,
           std::unique_ptr<encoder::VideoEncoder> encoder)
        : m_settings(settings),
          m_factory(std::move(factory)),
          m_clock(std::move(clock)),
          m_sink(std::move(sink)),
          m_encoder(std::move(encoder)),
          m_pool({settings.width, settings.height}),
          m_wantedBitrate(settings.bitrate) {}

    void run() {
        while (const auto job = waitForJob()) {
            encode(*job);
        }
        encoder::VideoEncoder::Samples samples;
        if (m_encoder && !m_encoder->flush(samples).has_error()) {
            handOut(samples);
        }
        const std::lock_guard lock(m_mutex);
        m_isFinished = true;
        m_finished.notify_all();
    }

    void offer(EncodeJob job) {
        job.madeAt = m_clock->wallNow();
        const std::lock_guard lock(m_mutex);
        ++m_figures.offered;
        if (!m_queue.push(std::move(job))) {
            ++m_figures.skipped;
        }
        m_work.notify_one();
    }

    void setBitrate(std::int64_t bitsPerSecond) {
        const std::lock_guard lock(m_mutex);
        m_wantedBitrate = bitsPerSecond;
    }

    void finish() {
        const std::lock_guard lock(m_mutex);
        m_isFinishing = true;
        m_work.notify_one();
    }

    bool isFinished() const {
        const std::lock_guard lock(m_mutex);
        return m_isFinished;
    }

    /// False when it has not ended by then; nothing is handed out from then on.
    bool waitUntilFinished(std::chrono::milliseconds patience) {
        std::unique_lock lock(m_mutex);
        m_isAbandoned = !m_finished.wait_for(lock, patience, [this] { return m_isFinished; });
        return m_isFinished;
    }

    Figures figures() const {
        const std::lock_guard lock(m_mutex);
        Figures figures = m_figures;
        figures.bitrate = static_cast<std::int64_t>(m_bytes.perSecond(m_clock->steadyNow())) * 8;
        return figures;
    }

private:
    std::optional<EncodeJob> waitForJob() {
        std::unique_lock lock(m_mutex);
        m_work.wait(lock, [this] { return !m_queue.empty() || m_isFinishing; });
        return m_queue.empty() || m_isAbandoned ? std::nullopt : std::optional(m_queue.pop());
    }

    void encode(const EncodeJob& job) {
        if (!m_encoder && job.isKey) {
            openAgain();
        }
        if (!m_encoder) {
            countSkipped();
            return;
        }
        applyBitrate();
        encoder::VideoEncoder::Samples samples;
        media::VideoFrame picture = *fitting(job.picture);
        picture.madeAt = job.madeAt;
        if (m_encoder->encode(picture, job.time, job.isKey, samples).has_error()) {
            m_encoder.reset();
            countSkipped();
            return;
        }
        handOut(samples);
    }

    void openAgain() {
        auto made = m_factory(m_settings);
        if (made.has_error()) {
            return;
        }
        m_encoder = std::move(*made);
        m_bitrate = m_settings.bitrate;
        handOut(media::MediaEvent(m_encoder->track()));
    }

    /// One that can't follow keeps its bitrate.
    void applyBitrate() {
        std::int64_t wanted = 0;
        {
            const std::lock_guard lock(m_mutex);
            wanted = m_wantedBitrate;
        }
        if (wanted != m_bitrate) {
            m_bitrate = wanted;
            static_cast<void>(m_encoder->setBitrate(wanted));
        }
    }

    std::shared_ptr<const media::VideoFrame> fitting(
        const std::shared_ptr<const media::VideoFrame>& picture) {
        if (picture->width == m_settings.width && picture->height == m_settings.height) {
            return picture;
        }
        const WritablePicture scaled = m_pool.take();
        m_painter.draw(*picture, {0, 0, picture->width, picture->height}, scaled,
                       {0, 0, m_settings.width, m_settings.height});
        return scaled.share(picture->capturedAt);
    }

    void handOut(const encoder::VideoEncoder::Samples& samples) {
        for (const auto& sample : samples) {
            {
                const std::lock_guard lock(m_mutex);
                ++m_figures.encoded;
                m_bytes.add(m_clock->steadyNow(), sample->payload.size());
            }
            handOut(media::MediaEvent(sample));
        }
    }

    void handOut(const media::MediaEvent& event) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_isAbandoned) {
                return;
            }
        }
        m_sink(event);
    }

    void countSkipped() {
        const std::lock_guard lock(m_mutex);
        ++m_figures.skipped;
    }

    // The thread's.
    const encoder::VideoEncoderSettings m_settings;
    const Factory m_factory;
    const std::shared_ptr<const Clock> m_clock;
    const Sink m_sink;
    std::unique_ptr<encoder::VideoEncoder> m_encoder;
    std::int64_t m_bitrate = m_settings.bitrate;
    PicturePainter m_painter;
    PicturePool m_pool;

    mutable std::mutex m_mutex;
    std::condition_variable m_work;
    std::condition_variable m_finished;
    EncodeQueue m_queue;
    std::int64_t m_wantedBitrate;
    Figures m_figures;
    mutable RateMeter m_bytes;
    bool m_isFinishing = false;
    bool m_isFinished = false;
    bool m_isAbandoned = false;
};

Result<std::unique_ptr<RenditionEncoder>> RenditionEncoder::create(
    const encoder::VideoEncoderSettings& settings, Factory factory,
    std::shared_ptr<const Clock> clock, Sink sink) {
    SIGMA_TRY_ASSIGN(auto encoder, factory(settings));
    auto track = encoder->track();
    auto worker = std::make_shared<Worker>(settings, std::move(factory), std::move(clock),
                                           std::move(sink), std::move(encoder));
    return std::unique_ptr<RenditionEncoder>(
        new RenditionEncoder(std::move(worker), std::move(track)));
}

RenditionEncoder::RenditionEncoder(std::shared_ptr<Worker> worker,
                                   std::shared_ptr<const media::TrackInfo> track)
    : m_worker(std::move(worker)),
      m_track(std::move(track)),
      m_thread([owned = m_worker] { owned->run(); }) {}

RenditionEncoder::~RenditionEncoder() {
    finish();
    letGoWithin(kPatience);
}

void RenditionEncoder::abandon() {
    finish();
    letGoWithin(std::chrono::milliseconds(0));
}

void RenditionEncoder::letGoWithin(std::chrono::milliseconds patience) {
    if (!m_thread.joinable()) {
        return;
    }
    if (m_worker->waitUntilFinished(patience)) {
        m_thread.join();
    } else {
        m_thread.detach();
    }
}

void RenditionEncoder::offer(EncodeJob job) {
    m_worker->offer(std::move(job));
}

void RenditionEncoder::setBitrate(std::int64_t bitsPerSecond) {
    m_worker->setBitrate(bitsPerSecond);
}

void RenditionEncoder::finish() {
    m_worker->finish();
}

bool RenditionEncoder::isFinished() const {
    return m_worker->isFinished();
}

RenditionEncoder::Figures RenditionEncoder::figures() const {
    return m_worker->figures();
}

}  // namespace sigma::studio
