#include "server/stream/gop_cache.h"

namespace sigma::stream {

void GopCache::add(const std::shared_ptr<const media::MediaSample>& sample, bool streamHasVideo) {
    const bool beginsGop =
        sample->isKey && (sample->track == media::TrackKind::kVideo || !streamHasVideo);
    if (beginsGop) {
        clear();
        m_isComplete = true;
    }
    if (!m_isComplete) {
        return;
    }
    m_bytes += sizeof(media::MediaSample) + sample->payload.size();
    m_samples.push_back(sample);
    if (m_bytes > m_maxBytes) {
        clear();
    }
}

void GopCache::clear() {
    m_samples.clear();
    m_bytes = 0;
    m_isComplete = false;
}

}  // namespace sigma::stream
