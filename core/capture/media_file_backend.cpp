#include "core/capture/media_file_backend.h"

#include <algorithm>

namespace sigma::capture {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr milliseconds kAhead{250};
constexpr std::size_t kMostPictures = 24;
constexpr std::size_t kMostItems = 512;
/// A machine that slept goes on from where it was, and does not make up for it.
constexpr milliseconds kMostLateness{500};

bool isPicture(const FileItem& item) {
    return std::holds_alternative<std::shared_ptr<const AVFrame>>(item.content);
}

}  // namespace

MediaFileBackend::MediaFileBackend(MediaFileSettings settings, std::shared_ptr<const Clock> clock)
    : m_settings(std::move(settings)), m_clock(std::move(clock)) {}

MediaFileBackend::~MediaFileBackend() = default;

Result<void> MediaFileBackend::open(BackendOutput& output, std::stop_token stop) {
    SIGMA_TRY_ASSIGN(m_reader, MediaFileReader::open(m_settings.path, std::move(stop)));
    m_output = &output;
    m_begin = m_clock->steadyNow();
    return {};
}

Result<std::optional<SteadyTime>> MediaFileBackend::work() {
    SIGMA_TRY(readAhead(m_clock->steadyNow()));
    const SteadyTime now = m_clock->steadyNow();
    if (!m_items.empty() && now - timeOf(m_items.front()) > kMostLateness) {
        m_begin += now - timeOf(m_items.front());
    }
    SIGMA_TRY(giveDue(now));
    if (!m_items.empty()) {
        return std::optional(timeOf(m_items.front()));
    }
    const SteadyTime end = m_begin + m_end;
    if (m_isRead && now >= end) {
        return std::optional<SteadyTime>();
    }
    return std::optional(m_isRead ? end : now);
}

void MediaFileBackend::close() {
    m_reader.reset();
    m_items.clear();
    m_pictures = 0;
    m_loopBegin = m_end = microseconds(0);
    m_isRead = false;
    m_output = nullptr;
}

Result<void> MediaFileBackend::readAhead(SteadyTime now) {
    while (!m_isRead && !isFarEnough(now)) {
        SIGMA_TRY_ASSIGN(auto item, m_reader->next());
        if (!item) {
            SIGMA_TRY(beginAgain());
            continue;
        }
        item->time += m_loopBegin;
        m_end = std::max(m_end, item->time + item->duration);
        m_pictures += isPicture(*item) ? 1 : 0;
        // Pictures and sound lie side by side in a file, not always in the order of time.
        const auto place = std::ranges::upper_bound(m_items, item->time, {}, &FileItem::time);
        m_items.insert(place, std::move(*item));
    }
    return {};
}

bool MediaFileBackend::isFarEnough(SteadyTime now) const {
    if (m_items.empty()) {
        return false;
    }
    return m_begin + m_end > now + kAhead || m_pictures >= kMostPictures ||
           m_items.size() >= kMostItems;
}

Result<void> MediaFileBackend::beginAgain() {
    if (!m_settings.loops) {
        m_isRead = true;
        return {};
    }
    if (m_end <= m_loopBegin) {
        return Error{ErrorCode::kInvalidData,
                     m_settings.path + ": nothing in it can be played, it may be damaged"};
    }
    m_loopBegin = m_end;
    return m_reader->rewind();
}

Result<void> MediaFileBackend::giveDue(SteadyTime now) {
    while (!m_items.empty() && timeOf(m_items.front()) <= now) {
        SIGMA_TRY(give(m_items.front()));
        m_pictures -= isPicture(m_items.front()) ? 1 : 0;
        m_items.pop_front();
    }
    return {};
}

Result<void> MediaFileBackend::give(const FileItem& item) {
    if (isPicture(item)) {
        const auto& picture = std::get<std::shared_ptr<const AVFrame>>(item.content);
        SIGMA_TRY_ASSIGN(auto frame, m_converter.convert(*picture, timeOf(item)));
        if (frame != nullptr) {
            m_output->video(std::move(frame));
        }
        return {};
    }
    const auto& samples = std::get<FileSound>(item.content).samples;
    if (!samples.empty()) {
        auto block = std::make_shared<media::AudioBlock>();
        block->samples = samples;
        block->capturedAt = timeOf(item);
        m_output->audio(std::move(block));
    }
    return {};
}

SteadyTime MediaFileBackend::timeOf(const FileItem& item) const {
    return m_begin + item.time;
}

}  // namespace sigma::capture
