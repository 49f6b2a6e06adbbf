#include "core/playback/picture_queue.h"

#include <algorithm>
#include <utility>

namespace sigma::playback {

void PictureQueue::push(TimedPicture picture) {
    const auto place =
        std::ranges::upper_bound(m_pictures, picture.time, std::less(), &TimedPicture::time);
    m_pictures.insert(place, std::move(picture));
}

std::optional<TimedPicture> PictureQueue::takeDue(Duration position) {
    dropOverdue(position);
    if (m_pictures.empty() || m_pictures.front().time > position) {
        return std::nullopt;
    }
    return takeFirst();
}

std::optional<TimedPicture> PictureQueue::takeFirst() {
    if (m_pictures.empty()) {
        return std::nullopt;
    }
    TimedPicture picture = std::move(m_pictures.front());
    m_pictures.pop_front();
    return picture;
}

std::size_t PictureQueue::dropOverdue(Duration position) {
    std::size_t dropped = 0;
    for (; m_pictures.size() > 1 && m_pictures[1].time <= position; ++dropped) {
        m_pictures.pop_front();
    }
    return dropped;
}

void PictureQueue::dropFrom(Duration from) {
    while (!m_pictures.empty() && m_pictures.back().time >= from) {
        m_pictures.pop_back();
    }
}

}  // namespace sigma::playback
