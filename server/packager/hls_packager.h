#pragma once

#include <memory>
#include <optional>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "server/packager/aligned_renditions.h"
#include "server/packager/audio_hold.h"
#include "server/packager/hls_directory.h"
#include "server/packager/picture_alignment.h"
#include "server/packager/silence_watch.h"
#include "server/packager/stream_probe.h"
#include "server/stream/stream_output.h"

namespace sigma::packager {

/// Packs one session's media as HLS: a rendition for each track and each of the programme's
/// pictures, cut at the same places.
///
/// Thread: the stream's.
class HlsPackager final : public stream::StreamOutput {
public:
    /// `owner` is the context that everything here is called on; `trackWait` is how long the
    /// first track waits for the other before the session begins without it.
    HlsPackager(const stream::SessionContext& context, const domain::LatencyProfile& profile,
                MediaTime trackWait, HlsDirectory& directory, boost::asio::io_context& owner,
                const Clock& clock, Logger logger);

    /// Errors: kTimestampRegressed for video that has no place in the playlist: it waits for a
    /// key frame, or is older than what is listed already.
    Result<void> consume(const media::MediaEvent& event) override;
    void tick(SteadyTime now) override;
    void setInterrupted(bool isInterrupted) override;
    /// Every rendition that was there at the beginning has a playlist with media.
    bool isWatchable() const override { return m_isPlayable; }

private:
    using Sample = std::shared_ptr<const media::MediaSample>;

    /// What there is once the probe is done.
    struct Packaging {
        Packaging(const stream::SessionContext& context, const PackagingPlan& plan,
                  const std::shared_ptr<MemoryFile>& memory)
            : renditions(context, plan, memory), silence(renditions, context.programClock) {}

        AlignedRenditions renditions;
        SilenceWatch silence;
    };

    void consumeTrack(const StreamProbe::Track& track, SteadyTime now);
    /// False when it has no place.
    bool consumeSample(const Sample& sample, SteadyTime now);
    void start(SteadyTime now);
    bool route(const Sample& sample, SteadyTime now);
    void addAll(const std::vector<Sample>& samples, SteadyTime now);
    bool releasePictures(SteadyTime now);
    std::uint8_t leadingPicture();
    void noticeStoppedPictures();
    void noticePicturesLeftBehind();
    bool addPictures(const std::vector<Sample>& samples, SteadyTime now);
    void settleHeld(SteadyTime now);
    void settleHeldAudio(SteadyTime now);
    void releaseAudio(SteadyTime now);
    void endStream(SteadyTime now);
    void publish(SteadyTime now);
    void noteLateness(SteadyTime now);
    void noteShortening();

    stream::SessionContext m_context;
    domain::LatencyProfile m_profile;
    HlsDirectory& m_directory;
    std::shared_ptr<HlsSession> m_session;
    const Clock& m_clock;
    const Logger m_logger;

    StreamProbe m_probe;
    std::optional<Packaging> m_packaging;
    PictureAlignment m_pictureAlignment;
    AudioHold m_audioHold;
    bool m_isInterrupted = false;
    bool m_isEnded = false;
    bool m_isPlayable = false;
    bool m_hasChanged = false;
    bool m_isShortened = false;
    std::optional<SteadyTime> m_publishedAt;
};

}  // namespace sigma::packager
