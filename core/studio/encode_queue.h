#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>

#include "core/media/video_frame.h"

namespace sigma::studio {

/// One picture to be encoded.
struct EncodeJob {
    std::shared_ptr<const media::VideoFrame> picture;
    std::int64_t time = 0;  ///< ticks of 1/90,000 s
    bool isKey = false;
    WallTime madeAt{};  ///< the picture, of the programme
};

/// Pictures that wait for their encoder, four at most.
///
/// When it is full the newest picture is left out; one that must become an IDR takes the place of
/// the newest that need not, so that the IDRs of all renditions stay aligned.
class EncodeQueue {
public:
    static constexpr std::size_t kMost = 4;

    bool empty() const { return m_jobs.empty(); }
    /// False when a picture had to be left out.
    bool push(EncodeJob job) {
        if (m_jobs.size() < kMost) {
            m_jobs.push_back(std::move(job));
            return true;
        }
        const auto replaced = std::find_if(m_jobs.rbegin(), m_jobs.rend(),
                                           [](const EncodeJob& other) { return !other.isKey; });
        if (job.isKey && replaced != m_jobs.rend()) {
            m_jobs.erase(std::next(replaced).base());
            m_jobs.push_back(std::move(job));
        }
        return false;
    }
    EncodeJob pop() {
        EncodeJob job = std::move(m_jobs.front());
        m_jobs.pop_front();
        return job;
    }

private:
    std::deque<EncodeJob> m_jobs;
};

}  // namespace sigma::studio
