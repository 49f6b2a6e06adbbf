#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/published.h"
#include "core/studio/broadcast_connections.h"
#include "core/studio/ladder_guard.h"
#include "core/studio/output_feed.h"
#include "core/studio/program_sink.h"
#include "core/studio/program_timeline.h"
#include "core/studio/rendition_encoder.h"
#include "core/studio/studio_control.h"
#include "core/studio/studio_parts.h"

namespace sigma::studio {

/// How a broadcast does, as of one moment.
struct BroadcastReport {
    BroadcastState state = BroadcastState::kConnecting;
    std::chrono::milliseconds liveFor{0};
    std::vector<RenditionReport> renditions;
    std::vector<DestinationReport> destinations;
};

/// One time on air: encodes the programme in every rendition and gives it to every destination.
///
/// The timeline begins at 0 with the first picture. IDRs fall on the same picture in all
/// renditions. Where several destinations take a rendition, the first one's advice rules its
/// bitrate: one encoder can't follow two networks, and the others drop what they can't carry. One
/// that has refused rules nothing any more: the next one does.
/// It ends by itself once every destination has refused it, but not within ten seconds of a change
/// of destinations; the last report has their reasons. It ends within two seconds, whatever hangs.
/// Thread: the programme's for ProgramSink, any for the rest.
class Broadcast final : public ProgramSink {
public:
    /// Opens encoders and connections; `program` has a rendition. Errors: as their factories';
    /// nothing is left open then.
    static Result<std::shared_ptr<Broadcast>> create(const ProgramSettings& program,
                                                     const std::vector<Destination>& destinations,
                                                     const StudioParts& parts);

    void onPicture(std::uint64_t number,
                   const std::shared_ptr<const media::VideoFrame>& picture) override;
    void onSound(std::uint64_t number, std::span<const float> samples) override;
    bool poll(SteadyTime now) override;

    /// As of the last poll; kIdle once it is over.
    std::shared_ptr<const BroadcastReport> report() const { return m_report.load(); }
    /// Who is no longer named leaves, who is new joins, the main one's next connection goes where
    /// it is said to be; acts with the next polls.
    void setDestinations(std::vector<Destination> destinations);
    /// Of the largest rendition; acts with the next poll.
    void setBitrateRange(const publish::BitrateRange& range);
    void end() { m_isEnding = true; }

private:
    struct Rendition {
        std::shared_ptr<OutputFeed> feed;
        std::unique_ptr<RenditionEncoder> encoder;
        std::int64_t target = 0;
        std::uint32_t divisor = 1;
        bool isShed = false;
        bool waitsForKey = false;
    };

    Broadcast(const ProgramSettings& program, BroadcastConnections connections, StudioParts parts);
    Result<void> openEncoders();
    Result<void> openRendition(std::size_t index);

    bool isKey(std::uint64_t picture);
    void followDestinations(SteadyTime now);
    void followAdvice();
    std::int64_t unadvised(std::size_t index) const;
    void guardLadder(SteadyTime now);
    bool keepEnding(SteadyTime now);
    void letGo();
    void publishReport(SteadyTime now, BroadcastState state);
    BroadcastState state(SteadyTime now);

    ProgramSettings m_program;
    const StudioParts m_parts;
    std::optional<BroadcastConnections> m_connections;
    std::vector<Rendition> m_renditions;
    std::unique_ptr<encoder::AudioEncoder> m_audioEncoder;

    // The programme's thread's.
    std::optional<ProgramTimeline> m_timeline;
    std::uint64_t m_firstPicture = 0;
    std::optional<std::uint64_t> m_lastPicture;
    std::uint64_t m_lastKey = 0;
    std::uint64_t m_keyRequests = 0;
    bool m_isKeyWanted = false;
    LadderGuard m_guard;
    std::optional<SteadyTime> m_liveSince;
    std::optional<SteadyTime> m_endsBy;
    bool m_areOutputsEnding = false;
    SteadyTime m_staysUntil;      ///< even if nobody is there
    bool m_isAnyoneThere = true;  ///< somebody who takes it, says goodbye or is waited for

    // Any thread's.
    std::atomic<bool> m_isEnding{false};
    Published<std::vector<Destination>> m_destinations;  ///< null: as at the beginning
    Published<publish::BitrateRange> m_range;
    Published<BroadcastReport> m_report{std::make_shared<const BroadcastReport>()};
};

}  // namespace sigma::studio
