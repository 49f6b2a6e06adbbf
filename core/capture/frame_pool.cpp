#include "core/capture/frame_pool.h"

#include <algorithm>
#include <cassert>
#include <string>

namespace sigma::capture {
namespace {

using media::PixelFormat;

/// What SIMD code likes to find.
constexpr std::size_t kRowAlignment = 32;

std::size_t aligned(std::size_t bytes) {
    return (bytes + kRowAlignment - 1) / kRowAlignment * kRowAlignment;
}

struct PlaneShape {
    std::size_t rowBytes = 0;
    std::size_t rows = 0;
};

std::vector<PlaneShape> planesOf(PixelFormat format, std::size_t width, std::size_t height) {
    switch (format) {
        case PixelFormat::kI420:
            return {{width, height}, {width / 2, height / 2}, {width / 2, height / 2}};
        case PixelFormat::kNv12:
            return {{width, height}, {width, height / 2}};
        case PixelFormat::kYuyv:
        case PixelFormat::kUyvy:
            return {{width * 2, height}};
        case PixelFormat::kBgra:
            return {{width * 4, height}};
    }
    return {};
}

}  // namespace

Result<void> checkPictureSize(std::uint64_t width, std::uint64_t height, std::string_view what) {
    const std::string size = std::to_string(width) + "x" + std::to_string(height);
    if (width == 0 || height == 0) {
        return Error{ErrorCode::kInvalidArgument,
                     std::string(what) + " is empty (" + size + " pixels)"};
    }
    if (width > kMaxPictureWidth || height > kMaxPictureHeight) {
        return Error{ErrorCode::kLimitExceeded,
                     std::string(what) + " has " + size + " pixels, the limit is 7680x4320"};
    }
    return {};
}

PictureBuffer::PictureBuffer(PixelFormat format, std::uint32_t width, std::uint32_t height)
    : m_format(format), m_width(width), m_height(height) {
    assert(width % 2 == 0 && height % 2 == 0);
    assert(width <= kMaxPictureWidth && height <= kMaxPictureHeight);
    std::size_t bytes = 0;
    const auto shapes = planesOf(format, width, height);
    for (std::size_t index = 0; index != shapes.size(); ++index) {
        m_offsets[index] = bytes;
        m_strides[index] = aligned(shapes[index].rowBytes);
        bytes += m_strides[index] * shapes[index].rows;
    }
    m_bytes.resize(bytes);
}

std::shared_ptr<PictureBuffer> FramePool::take(PixelFormat format, std::uint32_t width,
                                               std::uint32_t height) {
    // A picture of another size, or that is gone from everywhere, makes room for the new size.
    std::erase_if(m_slots, [&](const std::shared_ptr<Slot>& slot) {
        const PictureBuffer& buffer = slot->buffer;
        return !slot->isOut.load(std::memory_order_acquire) &&
               (buffer.format() != format || buffer.width() != width || buffer.height() != height);
    });
    const auto free = std::ranges::find_if(m_slots, [](const std::shared_ptr<Slot>& slot) {
        return !slot->isOut.load(std::memory_order_acquire);
    });
    if (free != m_slots.end()) {
        return lend(*free);
    }
    if (m_slots.size() == kMostPictures) {
        return nullptr;
    }
    m_slots.push_back(std::make_shared<Slot>(format, width, height));
    return lend(m_slots.back());
}

std::shared_ptr<PictureBuffer> FramePool::lend(const std::shared_ptr<Slot>& slot) {
    slot->isOut.store(true, std::memory_order_relaxed);
    return {&slot->buffer,
            [slot](PictureBuffer*) { slot->isOut.store(false, std::memory_order_release); }};
}

std::shared_ptr<const media::VideoFrame> shareFrame(std::shared_ptr<PictureBuffer> buffer,
                                                    SteadyTime capturedAt,
                                                    media::ColorMatrix matrix) {
    auto frame = std::make_shared<media::VideoFrame>();
    frame->format = buffer->format();
    frame->matrix = matrix;
    frame->width = buffer->width();
    frame->height = buffer->height();
    const auto planes = planesOf(buffer->format(), buffer->width(), buffer->height()).size();
    for (std::size_t index = 0; index != planes; ++index) {
        frame->planes[index] = {buffer->plane(index), buffer->stride(index)};
    }
    frame->capturedAt = capturedAt;
    frame->owner = std::move(buffer);
    return frame;
}

std::shared_ptr<const media::VideoFrame> shareFrameAgain(const media::VideoFrame& frame,
                                                         SteadyTime capturedAt) {
    auto again = std::make_shared<media::VideoFrame>(frame);
    again->capturedAt = capturedAt;
    return again;
}

}  // namespace sigma::capture
