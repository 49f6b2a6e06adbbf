#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "core/encoder/audio_encoder.h"
#include "core/encoder/video_encoder.h"

namespace sigma::studio {

/// What a test does to encoders of one size, and sees of them. Thread: any.
class EncoderControl {
public:
    /// While it is held, the next picture waits within the encoder.
    void hold() {
        change([this] { m_isHeld = true; });
    }
    void release() {
        change([this] { m_isHeld = false; });
    }
    void failNext() {
        change([this] { m_failures = 1; });
    }
    void refuseToOpen(bool isRefusing) {
        change([=, this] { m_isRefusing = isRefusing; });
    }

    std::size_t openings() const { return read(m_openings); }
    std::size_t encoded() const { return read(m_encoded); }
    std::int64_t bitrate() const { return read(m_bitrate); }
    encoder::VideoEncoderSettings settings() const { return read(m_settings); }
    std::pair<std::uint32_t, std::uint32_t> lastSize() const { return read(m_lastSize); }

    void waitUntilEncoded(std::size_t count) const {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_encoded >= count; });
    }
    void waitUntilBusy() const {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_isBusy; });
    }

    // For the encoders.
    bool open(const encoder::VideoEncoderSettings& settings) {
        bool isRefusing = false;
        change([&] {
            isRefusing = m_isRefusing;
            m_openings += isRefusing ? 0 : 1;
            m_settings = settings;
            m_bitrate = settings.bitrate;
        });
        return !isRefusing;
    }
    /// False where it is to fail.
    bool encode(const media::VideoFrame& frame) {
        std::unique_lock lock(m_mutex);
        m_isBusy = true;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return !m_isHeld; });
        m_isBusy = false;
        m_lastSize = {frame.width, frame.height};
        if (m_failures != 0) {
            --m_failures;
            return false;
        }
        ++m_encoded;
        m_changed.notify_all();
        return true;
    }
    void setBitrate(std::int64_t bitrate) {
        change([=, this] { m_bitrate = bitrate; });
    }

private:
    template <class Change>
    void change(Change apply) {
        const std::lock_guard lock(m_mutex);
        apply();
        m_changed.notify_all();
    }
    template <class T>
    T read(const T& value) const {
        const std::lock_guard lock(m_mutex);
        return value;
    }

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    bool m_isHeld = false;
    bool m_isBusy = false;
    bool m_isRefusing = false;
    std::size_t m_failures = 0;
    std::size_t m_openings = 0;
    std::size_t m_encoded = 0;
    std::int64_t m_bitrate = 0;
    encoder::VideoEncoderSettings m_settings;
    std::pair<std::uint32_t, std::uint32_t> m_lastSize;
};

/// One sample of ten bytes for each picture.
class FakeVideoEncoder final : public encoder::VideoEncoder {
public:
    FakeVideoEncoder(const encoder::VideoEncoderSettings& settings,
                     std::shared_ptr<EncoderControl> control)
        : m_control(std::move(control)) {
        auto track = std::make_shared<media::TrackInfo>();
        track->timescale = 90'000;
        track->video.width = settings.width;
        track->video.height = settings.height;
        m_track = track;
    }

    std::shared_ptr<const media::TrackInfo> track() const override { return m_track; }
    Result<void> encode(const media::VideoFrame& frame, std::int64_t pts, bool forceKey,
                        Samples& out) override {
        if (!m_control->encode(frame)) {
            return Error{ErrorCode::kIo, "the encoder broke"};
        }
        auto sample = std::make_shared<media::MediaSample>();
        sample->dts = pts;
        sample->isKey = forceKey;
        sample->payload = SharedBuffer::take(Bytes(10));
        out.push_back(std::move(sample));
        return {};
    }
    Result<void> flush(Samples& out) override {
        static_cast<void>(out);
        return {};
    }
    Result<void> setBitrate(std::int64_t bitsPerSecond) override {
        m_control->setBitrate(bitsPerSecond);
        return {};
    }

private:
    std::shared_ptr<EncoderControl> m_control;
    std::shared_ptr<const media::TrackInfo> m_track;
};

/// One sample for each block.
class FakeAudioEncoder final : public encoder::AudioEncoder {
public:
    FakeAudioEncoder() {
        auto track = std::make_shared<media::TrackInfo>();
        track->kind = media::TrackKind::kAudio;
        track->codec = media::Codec::kAac;
        track->timescale = 48'000;
        m_track = track;
    }

    std::shared_ptr<const media::TrackInfo> track() const override { return m_track; }
    Result<void> encode(std::span<const float> samples, std::int64_t pts, Samples& out) override {
        auto sample = std::make_shared<media::MediaSample>();
        sample->track = media::TrackKind::kAudio;
        sample->dts = pts;
        sample->duration = static_cast<std::uint32_t>(samples.size() / 2);
        sample->isKey = true;
        out.push_back(std::move(sample));
        return {};
    }

private:
    std::shared_ptr<const media::TrackInfo> m_track;
};

inline Result<std::unique_ptr<encoder::VideoEncoder>> openFake(
    const encoder::VideoEncoderSettings& settings, const std::shared_ptr<EncoderControl>& control) {
    if (!control->open(settings)) {
        return Error{ErrorCode::kUnsupported, "this machine has no such encoder"};
    }
    return std::unique_ptr<encoder::VideoEncoder>(
        std::make_unique<FakeVideoEncoder>(settings, control));
}

}  // namespace sigma::studio
