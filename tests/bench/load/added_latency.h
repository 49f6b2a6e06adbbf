#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "core/base/clock.h"
#include "core/studio/studio_parts.h"

namespace sigma::bench {

/// The value that so many percent of the others are below; 0 of none.
double percentile(std::vector<double> values, double percent);

/// Measures what the studio adds to each picture's way from its tick to the output, without the
/// time within the encoder. Milliseconds.
///
/// Ticks are evenly spaced by the pictures' times; the first tick's own moment is taken to be that
/// of the picture which reached the encoder the fastest. Thread: any.
class AddedLatency : public std::enable_shared_from_this<AddedLatency> {
public:
    struct Percentiles {
        double p50 = 0;
        double p99 = 0;
        double most = 0;
        double encodeP50 = 0;
        double encodeP99 = 0;
    };

    /// The same parts, with stopwatches around encoders and outputs.
    studio::StudioParts watch(studio::StudioParts parts);
    /// Forgets the pictures so far.
    void restart();
    Percentiles percentiles() const;

    void encodingBegan(std::int64_t pts);
    void encodingEnded(std::int64_t pts);
    void sent(std::int64_t pts);

private:
    struct Way {
        SteadyTime began;
        SteadyTime encoded;
        SteadyTime sent;
    };

    mutable std::mutex m_mutex;
    std::map<std::int64_t, Way> m_ways;
};

}  // namespace sigma::bench
