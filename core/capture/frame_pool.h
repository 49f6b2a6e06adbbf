#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/media/video_frame.h"

namespace sigma::capture {

/// The largest picture that any source gives.
constexpr std::uint32_t kMaxPictureWidth = 7680;
constexpr std::uint32_t kMaxPictureHeight = 4320;

/// Errors: kLimitExceeded for a picture larger than 7680x4320, kInvalidArgument for an empty one;
/// `what` begins the sentence ("the image").
Result<void> checkPictureSize(std::uint64_t width, std::uint64_t height, std::string_view what);

/// Memory of one picture, written by the source before anybody else sees it.
class PictureBuffer {
public:
    /// Sizes are even and within the limits. All bytes are zero.
    PictureBuffer(media::PixelFormat format, std::uint32_t width, std::uint32_t height);

    media::PixelFormat format() const { return m_format; }
    std::uint32_t width() const { return m_width; }
    std::uint32_t height() const { return m_height; }
    std::uint8_t* plane(std::size_t index) { return m_bytes.data() + m_offsets[index]; }
    std::size_t stride(std::size_t index) const { return m_strides[index]; }

    /// For those who draw again only what changes: what never changes has been drawn.
    bool hasGround() const { return m_hasGround; }
    void setHasGround() { m_hasGround = true; }

private:
    media::PixelFormat m_format;
    std::uint32_t m_width;
    std::uint32_t m_height;
    std::array<std::size_t, 3> m_offsets{};
    std::array<std::size_t, 3> m_strides{};
    std::vector<std::uint8_t> m_bytes;
    bool m_hasGround = false;
};

/// Picture memory that is used again once nobody looks at the picture any more.
///
/// Thread: take() the source's; what it gave may be let go of by any, and outlives the pool.
class FramePool {
public:
    static constexpr std::size_t kMostPictures = 16;

    /// Null where 16 pictures are still looked at: the source leaves this one out.
    std::shared_ptr<PictureBuffer> take(media::PixelFormat format, std::uint32_t width,
                                        std::uint32_t height);

private:
    struct Slot {
        Slot(media::PixelFormat format, std::uint32_t width, std::uint32_t height)
            : buffer(format, width, height) {}
        PictureBuffer buffer;
        std::atomic<bool> isOut{false};
    };

    static std::shared_ptr<PictureBuffer> lend(const std::shared_ptr<Slot>& slot);

    std::vector<std::shared_ptr<Slot>> m_slots;
};

/// The picture as everybody sees it; nobody writes the buffer any more.
std::shared_ptr<const media::VideoFrame> shareFrame(std::shared_ptr<PictureBuffer> buffer,
                                                    SteadyTime capturedAt,
                                                    media::ColorMatrix matrix);

/// The same pixels, seen again at a later time.
std::shared_ptr<const media::VideoFrame> shareFrameAgain(const media::VideoFrame& frame,
                                                         SteadyTime capturedAt);

}  // namespace sigma::capture
