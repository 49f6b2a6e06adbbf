#include "core/playback/playout_deck.h"

#include <algorithm>
#include <utility>

namespace sigma::playback {
namespace {

using media::TrackKind;

/// So much sound is decoded before playing begins.
constexpr Duration kSoundAhead{60'000};
constexpr std::size_t kPiece = 480;
/// Samples that are later than that are left out where a later key frame is due already.
constexpr Duration kLate{200'000};
/// After running dry a player names the position that is heard, a moment before what it has given.
constexpr Duration kNotYetHeard{500'000};

Duration durationOf(double frames) {
    return Duration(static_cast<std::int64_t>(frames * 1'000'000 / kSoundRate));
}

}  // namespace

PlayoutDeck::PlayoutDeck(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) {}

void PlayoutDeck::setLanes(bool hasAudioLane) {
    const std::lock_guard lock(m_mutex);
    m_hasAudioLane = hasAudioLane;
    m_audioEnd.reset();
}

void PlayoutDeck::append(const player::MediaChunk& chunk, ChunkItems items) {
    const std::lock_guard lock(m_mutex);
    for (auto* const list : {&items.pictures, &items.sound}) {
        Way& to = m_ways[list == &items.pictures ? 0 : 1];
        for (CodedItem& item : *list) {
            item.epoch = to.epoch;
            to.coded.push(std::move(item));
        }
    }
    m_hasPictures = m_hasPictures || !items.pictures.empty();
    m_problem.clear();
    std::optional<Duration>& end = chunk.lane == player::Lane::kMain ? m_mainEnd : m_audioEnd;
    end = std::max(end.value_or(chunk.end()), chunk.end());
    m_changed.notify_all();
}

void PlayoutDeck::start(Duration position) {
    const std::lock_guard lock(m_mutex);
    const Duration given = m_sound.position();
    if (m_isDry && position <= given && given - position < kNotYetHeard) {
        position = given;
    }
    m_stretch.clear();
    m_sound.setPosition(position);
    m_time.hold(position);
    m_isStarted = true;
    m_isDry = false;
    m_isReady = false;
    m_wantsFirstPicture = true;
    m_changed.notify_all();
}

void PlayoutDeck::clear() {
    const std::lock_guard lock(m_mutex);
    const Duration position = m_time.positionAt(m_clock->steadyNow());
    for (Way& each : m_ways) {
        each.coded.clear();
        ++each.epoch;
        each.decodedChunk.reset();
    }
    m_pictures.clear();
    m_sound.clear();
    m_sound.setPosition(position);
    m_stretch.clear();
    m_time.hold(position);
    m_mainEnd.reset();
    m_audioEnd.reset();
    m_hasPictures = m_isStarted = m_isDry = m_isReady = false;
    m_changed.notify_all();
}

void PlayoutDeck::dropFrom(Duration from) {
    const std::lock_guard lock(m_mutex);
    for (Way& each : m_ways) {
        each.coded.dropFrom(from);
        if (each.decodedChunk && *each.decodedChunk >= from) {
            ++each.epoch;
            each.decodedChunk.reset();
        }
    }
    m_pictures.dropFrom(from);
    m_sound.dropFrom(from);
    for (auto* const end : {&m_mainEnd, &m_audioEnd}) {
        if (*end) {
            *end = std::min(**end, from);
        }
    }
    m_changed.notify_all();
}

void PlayoutDeck::setSpeed(double speed) {
    const std::lock_guard lock(m_mutex);
    m_stretch.setSpeed(std::clamp(speed, 0.5, 2.0));
}

void PlayoutDeck::setPaused(bool isPaused) {
    const std::lock_guard lock(m_mutex);
    m_isPaused = isPaused;
}

void PlayoutDeck::setEnd() {
    const std::lock_guard lock(m_mutex);
    for (Way& each : m_ways) {
        CodedItem end;
        end.kind = CodedItem::Kind::kEnd;
        end.epoch = each.epoch;
        // Behind all that there is, so that it goes when any of that is dropped.
        end.chunkStart = end.time = bufferedUntil().value_or(Duration(0));
        each.coded.push(std::move(end));
    }
    m_changed.notify_all();
}

std::optional<Duration> PlayoutDeck::bufferedUntil() const {
    return m_hasAudioLane && m_mainEnd && m_audioEnd ? std::min(*m_mainEnd, *m_audioEnd)
           : m_hasAudioLane                          ? std::nullopt
                                                     : m_mainEnd;
}

player::PlayoutStatus PlayoutDeck::status() const {
    const std::lock_guard lock(m_mutex);
    player::PlayoutStatus status;
    status.position = m_time.positionAt(m_clock->steadyNow());
    status.bufferedUntil = std::max(status.position, bufferedUntil().value_or(status.position));
    status.isRunning = m_isStarted && m_isReady && !m_isPaused && !m_isDry;
    status.isDry = m_isDry;
    return status;
}

bool PlayoutDeck::hasRoom() const {
    const std::lock_guard lock(m_mutex);
    return pictureWay().coded.bytes() + soundWay().coded.bytes() < kMostBytes;
}

void PlayoutDeck::refuse(std::string problem) {
    const std::lock_guard lock(m_mutex);
    ++m_counts.refusedChunks;
    m_problem = std::move(problem);
}

std::optional<CodedItem> PlayoutDeck::next(TrackKind kind, const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    Way& from = way(kind);
    from.isDecoding = false;
    const auto isThere = [&] { return !from.coded.empty() && hasRoomFor(kind); };
    if (!m_changed.wait(lock, stop, isThere) || stop.stop_requested()) {
        return std::nullopt;
    }
    const Duration position = m_time.positionAt(m_clock->steadyNow());
    if (from.coded.front().time < position - kLate) {
        // A sound needs the one before it.
        const Duration needed = kind == TrackKind::kVideo ? Duration(0) : kSoundAhead;
        const std::size_t skipped = from.coded.skipToKeyBefore(position - needed);
        m_counts.skippedSamples += m_isReady ? skipped : 0;
    }
    std::optional<CodedItem> item = from.coded.pop();
    from.decodedChunk = item->chunkStart;
    from.isDecoding = true;
    return item;
}

bool PlayoutDeck::hasRoomFor(TrackKind kind) {
    if (kind == TrackKind::kAudio) {
        return m_sound.hasRoom();
    }
    const auto dropped = m_pictures.dropOverdue(m_time.positionAt(m_clock->steadyNow()));
    (m_isReady ? m_counts.skippedPictures : m_counts.prerolledPictures) += dropped;
    return m_pictures.hasRoom();
}

void PlayoutDeck::push(std::uint32_t epoch, TimedPicture picture) {
    const std::lock_guard lock(m_mutex);
    if (epoch == pictureWay().epoch) {
        m_ways[0].problem.clear();
        m_pictures.push(std::move(picture));
        ++m_counts.decodedPictures;
    }
}

void PlayoutDeck::push(std::uint32_t epoch, TimedSound sound) {
    const std::lock_guard lock(m_mutex);
    if (epoch == soundWay().epoch) {
        if (!sound.samples.empty()) {
            m_ways[1].problem.clear();
        }
        m_sound.push(std::move(sound));
    }
}

void PlayoutDeck::tellBroken(TrackKind kind, std::string problem) {
    const std::lock_guard lock(m_mutex);
    ++m_counts.brokenSamples;
    way(kind).problem = std::move(problem);
}

void PlayoutDeck::tellSkipped(std::size_t samples) {
    const std::lock_guard lock(m_mutex);
    m_counts.skippedSamples += samples;
}

bool PlayoutDeck::isPictureReady(Duration position) const {
    if (!m_hasPictures || pictureWay().isIdle()) {
        return true;
    }
    return !m_pictures.empty() && m_pictures.lastTime() >= position;
}

bool PlayoutDeck::isReady() const {
    const Duration position = m_sound.position();
    const auto until = bufferedUntil();
    if (!until || *until <= position || !isPictureReady(position)) {
        return false;
    }
    return m_sound.covers(kSoundAhead) || (soundWay().isIdle() && m_sound.covers(Duration(1)));
}

bool PlayoutDeck::isMoving() {
    if (!m_isStarted || m_isPaused || m_isDry) {
        return false;
    }
    if (!m_isReady && isReady()) {
        m_isReady = true;
        // Those before the position were decoded for the sake of the one that is shown.
        m_pictures.dropOverdue(m_sound.position());
    }
    return m_isReady;
}

void PlayoutDeck::fill(std::span<float> out, SteadyTime heardAt) {
    std::size_t frames = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (isMoving()) {
            frames = play(out, heardAt);
        }
        m_gain.apply(out.first(frames * kSoundChannels));
    }
    std::ranges::fill(out.subspan(frames * kSoundChannels), 0.0F);
    // There is room for more, and pictures have become due.
    m_changed.notify_all();
}

std::size_t PlayoutDeck::play(std::span<float> out, SteadyTime heardAt) {
    const std::size_t wanted = out.size() / kSoundChannels;
    std::size_t frames = 0;
    while ((frames += m_stretch.pull(out.subspan(frames * kSoundChannels))) != wanted) {
        if (!feedStretch()) {
            frames += m_stretch.drain(out.subspan(frames * kSoundChannels));
            if (frames != wanted) {
                runDry();
            }
            break;
        }
    }
    if (frames != 0) {
        const auto length = std::chrono::duration_cast<SteadyTime::duration>(
            durationOf(static_cast<double>(frames)));
        m_time.goOn(m_clock->steadyNow(), heardAt + length,
                    m_sound.position() - durationOf(m_stretch.pending()), m_stretch.speed());
    }
    return frames;
}

bool PlayoutDeck::feedStretch() {
    const Duration limit = m_hasAudioLane && m_mainEnd ? *m_mainEnd : Duration::max();
    const std::span<const float> piece = m_sound.take(kPiece, limit);
    m_stretch.push(piece);
    return !piece.empty();
}

/// Nothing is left to be heard: decoding is late, or there is nothing to decode.
void PlayoutDeck::runDry() {
    const bool isAtEnd = m_hasAudioLane && m_mainEnd && m_sound.position() >= *m_mainEnd;
    if (isAtEnd || soundWay().isIdle()) {
        m_isDry = true;
        m_isReady = false;
        return;
    }
    ++m_counts.starvations;
}

std::optional<media::VideoFrame> PlayoutDeck::pictureDue(SteadyTime now) {
    std::unique_lock lock(m_mutex);
    const Duration position = m_time.positionAt(now);
    const auto dropped = m_pictures.dropOverdue(position);
    (m_isReady ? m_counts.skippedPictures : m_counts.prerolledPictures) += dropped;
    std::optional<TimedPicture> picture;
    if (m_wantsFirstPicture && m_isStarted && isPictureReady(position)) {
        // Also where playing does not move yet: a viewer who is paused sees where they are.
        picture = m_pictures.takeFirst();
    } else if (m_isReady || m_isDry) {
        picture = m_pictures.takeDue(position);
    }
    if (!picture) {
        return std::nullopt;
    }
    m_wantsFirstPicture = false;
    ++m_counts.shownPictures;
    m_changed.notify_all();
    return std::move(picture->frame);
}

void PlayoutDeck::setVolume(double volume) {
    const std::lock_guard lock(m_mutex);
    m_gain.setVolume(volume);
}

void PlayoutDeck::setMuted(bool isMuted) {
    const std::lock_guard lock(m_mutex);
    m_gain.setMuted(isMuted);
}

PlaybackCounts PlayoutDeck::counts() const {
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

std::string PlayoutDeck::problem() const {
    const std::lock_guard lock(m_mutex);
    for (const std::string* words : {&m_problem, &m_ways[0].problem, &m_ways[1].problem}) {
        if (!words->empty()) {
            return *words;
        }
    }
    return {};
}

}  // namespace sigma::playback
