#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <span>
#include <vector>

namespace sigma::studio {

/// A bounded ring of stereo sound between two threads, without a lock.
///
/// Counts are of frames: two interleaved samples. Thread: write() belongs to the producer, read()
/// and skip() to the consumer, size() to both.
class SampleRing {
public:
    explicit SampleRing(std::size_t capacity) : m_samples(2 * capacity) {}

    std::size_t size() const {
        return m_written.load(std::memory_order_acquire) - m_read.load(std::memory_order_acquire);
    }

    /// As many as there is room for; returns how many.
    std::size_t write(std::span<const float> samples) {
        const std::size_t written = m_written.load(std::memory_order_relaxed);
        const std::size_t count = std::min(samples.size() / 2, capacity() - size());
        for (std::size_t i = 0; i != 2 * count; ++i) {
            m_samples[(2 * written + i) % m_samples.size()] = samples[i];
        }
        m_written.store(written + count, std::memory_order_release);
        return count;
    }

    /// As many as there are, at most what `samples` holds; returns how many.
    std::size_t read(std::span<float> samples) {
        const std::size_t begin = m_read.load(std::memory_order_relaxed);
        const std::size_t count = std::min(samples.size() / 2, size());
        for (std::size_t i = 0; i != 2 * count; ++i) {
            samples[i] = m_samples[(2 * begin + i) % m_samples.size()];
        }
        m_read.store(begin + count, std::memory_order_release);
        return count;
    }

    void skip(std::size_t count) {
        m_read.fetch_add(std::min(count, size()), std::memory_order_release);
    }

private:
    std::size_t capacity() const { return m_samples.size() / 2; }

    std::vector<float> m_samples;
    std::atomic<std::size_t> m_written{0};
    std::atomic<std::size_t> m_read{0};
};

}  // namespace sigma::studio
