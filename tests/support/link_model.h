#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>

namespace sigma::test {

/// A TCP connection over a link whose rate changes, as a fluid in steps of one millisecond.
///
/// The kernel takes bytes up to its limit of what is unsent, and hands them to the bottleneck's
/// queue up to its size; when that overflows, the sender pauses until half of it is gone, as
/// after a loss. The bottleneck sends at the link's rate of the moment. Acknowledgements come a
/// round trip later. Nothing is random.
class LinkModel {
public:
    struct Settings {
        /// Bits a second at a time since the beginning.
        std::function<double(std::chrono::milliseconds)> rate;
        std::chrono::milliseconds baseRoundTrip{40};
        std::chrono::milliseconds bottleneckQueue{200};  ///< at `nominalRate`
        double nominalRate = 6e6;                        ///< bits a second
        std::size_t kernelBuffer = 4'000'000;            ///< most that it takes from us
        /// How often the kernel holds back for 200 ms, to see the round trip without a queue.
        std::chrono::milliseconds betweenPauses{10'000};
    };

    explicit LinkModel(Settings settings) : m_settings(std::move(settings)) {}

    /// How many bytes the kernel would take now.
    std::size_t room() const;
    /// At most room().
    void write(std::size_t bytes);
    /// One millisecond on.
    void step();

    void setKernelBuffer(std::size_t bytes) { m_settings.kernelBuffer = bytes; }
    /// Bits a second that the kernel sends at most; 0: no limit.
    void setPace(double bitrate) { m_pace = bitrate; }

    /// Four packets a round trip are all that leaves now.
    bool isHoldingBack() const;

    std::chrono::milliseconds now() const { return m_now; }
    double linkRate() const { return m_settings.rate(m_now); }
    std::size_t unsent() const { return static_cast<std::size_t>(m_unsent); }
    std::uint64_t acknowledged() const { return m_acknowledged; }
    /// Bytes that have come out at the other end.
    std::uint64_t delivered() const { return static_cast<std::uint64_t>(m_delivered); }
    std::chrono::milliseconds roundTrip() const {
        return std::chrono::milliseconds(static_cast<std::int64_t>(m_smoothedRoundTrip));
    }
    std::chrono::milliseconds minRoundTrip() const { return m_settings.baseRoundTrip; }

private:
    Settings m_settings;
    std::chrono::milliseconds m_now{0};
    double m_unsent = 0;
    double m_queued = 0;  ///< in the bottleneck
    double m_delivered = 0;
    double m_pace = 0;
    bool m_isRecovering = false;
    double m_smoothedRoundTrip = 0;
    std::uint64_t m_acknowledged = 0;
    std::deque<std::uint64_t>
        m_underway;  ///< m_delivered, one for each millisecond of a round trip
};

}  // namespace sigma::test
