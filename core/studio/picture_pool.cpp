#include "core/studio/picture_pool.h"

#include <mutex>
#include <new>
#include <vector>

namespace sigma::studio {
namespace {

constexpr std::size_t kAlignment = 64;
/// More than that were in use at once only while something was stuck.
constexpr std::size_t kMostSpare = 12;

struct AlignedDelete {
    void operator()(std::uint8_t* memory) const {
        ::operator delete[](memory, std::align_val_t(kAlignment));
    }
};
using Memory = std::unique_ptr<std::uint8_t[], AlignedDelete>;

std::size_t aligned(std::size_t width) {
    return (width + kAlignment - 1) / kAlignment * kAlignment;
}

}  // namespace

/// Keeps the memory that nobody uses. Thread: any.
class PicturePool::Shelf : public std::enable_shared_from_this<Shelf> {
public:
    explicit Shelf(std::size_t bytes) : m_bytes(bytes) {}

    std::shared_ptr<std::uint8_t> take() {
        Memory memory = spare();
        if (!memory) {
            memory.reset(new (std::align_val_t(kAlignment)) std::uint8_t[m_bytes]);
        }
        return {memory.release(),
                [shelf = shared_from_this()](std::uint8_t* used) { shelf->put(Memory(used)); }};
    }

private:
    Memory spare() {
        const std::lock_guard lock(m_mutex);
        if (m_spare.empty()) {
            return nullptr;
        }
        Memory memory = std::move(m_spare.back());
        m_spare.pop_back();
        return memory;
    }

    void put(Memory memory) {
        const std::lock_guard lock(m_mutex);
        if (m_spare.size() < kMostSpare) {
            m_spare.push_back(std::move(memory));
        }
    }

    const std::size_t m_bytes;
    std::mutex m_mutex;
    std::vector<Memory> m_spare;
};

std::shared_ptr<const media::VideoFrame> WritablePicture::share(SteadyTime capturedAt) const {
    auto frame = std::make_shared<media::VideoFrame>();
    frame->width = size.width;
    frame->height = size.height;
    for (std::size_t plane = 0; plane != planes.size(); ++plane) {
        frame->planes[plane] = {planes[plane], strides[plane]};
    }
    frame->capturedAt = capturedAt;
    frame->owner = owner;
    return frame;
}

PicturePool::PicturePool(const capture::PictureSize& size)
    : m_size(size),
      m_strides{aligned(size.width), aligned(size.width / 2), aligned(size.width / 2)},
      m_shelf(std::make_shared<Shelf>((m_strides[0] + m_strides[1]) * size.height)) {}

WritablePicture PicturePool::take() {
    const std::shared_ptr<std::uint8_t> memory = m_shelf->take();
    std::uint8_t* const chroma = memory.get() + m_strides[0] * m_size.height;
    return {m_size,
            {memory.get(), chroma, chroma + m_strides[1] * (m_size.height / 2)},
            m_strides,
            memory};
}

}  // namespace sigma::studio
