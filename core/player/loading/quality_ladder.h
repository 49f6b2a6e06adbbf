#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/player/adaptation/abr_rule.h"
#include "core/player/stream/stream_layout.h"

namespace sigma::player {

/// The qualities of a stream from the lowest bitrate up, each with the variants that offer it:
/// the same on other pathways, or spares.
///
/// A variant that failed is left out for a while, and stands in line behind its equals. Variants
/// without pictures are no qualities of a stream that has some. Thread: one at a time.
class QualityLadder {
public:
    void setLayout(const StreamLayout& layout);
    /// The most wanted first; pathways that are not named come last.
    void setPathwayPriority(std::vector<std::string> priority);

    /// One a rung; `variant` is the one of its variants to be loaded now.
    std::vector<Quality> qualities(SteadyTime now) const;
    /// The rung that the variant is on; nothing for those that are no quality.
    std::optional<std::size_t> rungOf(std::size_t variant) const;
    /// What is taken in place of a variant that is left: an equal one, else the nearest below, else
    /// the lowest above.
    /// Nothing: none is usable.
    std::optional<std::size_t> insteadOf(std::size_t variant, SteadyTime now) const;
    /// Where to begin while nothing is known of the network: the highest rung up to 800 kbit/s,
    /// else the lowest.
    std::size_t firstVariant(SteadyTime now) const;

    /// Not to be used until then.
    void banish(std::size_t variant, SteadyTime until);
    /// What its chunks were like; moves slowly.
    void measure(std::size_t variant, std::size_t bytes, Duration duration);
    /// What is heard beside each of them.
    void measureSound(std::size_t bytes, Duration duration);
    /// What a part was like, beside the mean of its variant; moves slowly too.
    void weigh(std::size_t variant, std::size_t bytes, Duration duration, bool isIndependent);
    /// Of its own chunks, where they were measured; else as announced, with its sound.
    double bitrateOf(std::size_t variant) const;
    ChunkWeights chunkWeights() const;

private:
    struct Member {
        std::string pathway;
        double announced = 0;            ///< with its sound
        std::optional<double> measured;  ///< begins with what was announced
        double announcedShare = 1;       ///< of that in `measured`
        std::optional<SteadyTime> banishedUntil;
    };

    double bitrateWithSound(std::size_t variant) const;
    std::size_t rankOf(const std::string& pathway) const;
    bool isUsable(std::size_t variant, SteadyTime now) const;

    std::vector<Member> m_members;  ///< by variant
    std::vector<std::vector<std::size_t>> m_rungs;
    std::vector<std::string> m_priority;
    std::optional<double> m_sound;
    std::optional<double> m_independentWeight;
    std::optional<double> m_otherWeight;
};

}  // namespace sigma::player
