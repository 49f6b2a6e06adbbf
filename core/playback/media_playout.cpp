#include "core/playback/media_playout.h"

#include <utility>

#include "core/playback/media_time.h"
#include "core/playback/picture_decoding.h"
#include "core/playback/sound_decoding.h"

namespace sigma::playback {
namespace {

using media::TrackKind;
using player::Lane;

CodedItem gapOf(const player::MediaChunk& chunk) {
    CodedItem gap;
    gap.kind = CodedItem::Kind::kGap;
    gap.time = gap.chunkStart = chunk.start;
    gap.end = chunk.end();
    return gap;
}

CodedItem itemOf(DemuxedSample sample, const Placement& placement, Duration chunkStart) {
    CodedItem item;
    item.offset = placement.offset;
    item.isJump = placement.isJump;
    item.chunkStart = chunkStart;
    item.time = placement.offset +
                durationOfTicks(presentationTicks(sample.sample), sample.track->timescale);
    item.track = std::move(sample.track);
    item.sample = std::move(sample.sample);
    return item;
}

}  // namespace

MediaPlayout::MediaPlayout(std::shared_ptr<const Clock> clock, std::unique_ptr<SoundOutput> output)
    : m_deck(std::move(clock)), m_output(std::move(output)) {
    m_pictures =
        std::jthread([this](const std::stop_token& stop) { PictureDecoding(m_deck).run(stop); });
    m_sound =
        std::jthread([this](const std::stop_token& stop) { SoundDecoding(m_deck).run(stop); });
    m_output->start(m_deck);
}

MediaPlayout::~MediaPlayout() {
    m_output->stop();
}

void MediaPlayout::append(player::MediaChunk chunk) {
    if (chunk.isGap || chunk.bytes.empty()) {
        appendGap(chunk);
        return;
    }
    if (!m_deck.hasRoom()) {
        appendGap(chunk);
        m_deck.refuse("more than " + std::to_string(PlayoutDeck::kMostBytes >> 20) +
                      " MiB wait to be decoded");
        return;
    }
    auto demuxed = m_demuxer.demux(chunk, m_timeline.expected(chunk));
    if (demuxed.has_error()) {
        appendGap(chunk);
        m_deck.refuse(demuxed.error().context);
        return;
    }
    Placement placement = m_timeline.place(chunk, *demuxed);
    const bool givesSound = chunk.lane == (m_hasAudioLane ? Lane::kAudio : Lane::kMain);
    ChunkItems items;
    for (DemuxedSample& sample : demuxed->samples) {
        const bool isPicture = sample.sample.track == TrackKind::kVideo;
        if (isPicture ? chunk.lane == Lane::kMain : givesSound) {
            auto& list = isPicture ? items.pictures : items.sound;
            list.push_back(itemOf(std::move(sample), placement, chunk.start));
            list.back().isJump = placement.isJump && list.size() == 1;
        }
    }
    if (givesSound && items.sound.empty()) {
        items.sound.push_back(gapOf(chunk));
    }
    m_deck.append(chunk, std::move(items));
}

void MediaPlayout::appendGap(const player::MediaChunk& chunk) {
    ChunkItems items;
    if (chunk.lane == Lane::kMain) {
        items.pictures.push_back(gapOf(chunk));
    }
    if (chunk.lane == (m_hasAudioLane ? Lane::kAudio : Lane::kMain)) {
        items.sound.push_back(gapOf(chunk));
    }
    m_deck.append(chunk, std::move(items));
}

void MediaPlayout::setLanes(bool hasAudioLane) {
    m_hasAudioLane = hasAudioLane;
    m_deck.setLanes(hasAudioLane);
}

void MediaPlayout::start(player::Duration position) {
    m_deck.start(position);
}

void MediaPlayout::clear() {
    m_timeline.clear();
    m_deck.clear();
}

void MediaPlayout::dropFrom(player::Duration from) {
    m_deck.dropFrom(from);
}

void MediaPlayout::setSpeed(double speed) {
    m_deck.setSpeed(speed);
}

void MediaPlayout::setPaused(bool isPaused) {
    m_deck.setPaused(isPaused);
}

void MediaPlayout::setEnd() {
    m_deck.setEnd();
}

player::PlayoutStatus MediaPlayout::status() const {
    return m_deck.status();
}

std::optional<media::VideoFrame> MediaPlayout::pictureDue(SteadyTime now) {
    return m_deck.pictureDue(now);
}

void MediaPlayout::setVolume(double volume) {
    m_deck.setVolume(volume);
}

void MediaPlayout::setMuted(bool isMuted) {
    m_deck.setMuted(isMuted);
}

PlaybackCounts MediaPlayout::counts() const {
    return m_deck.counts();
}

std::string MediaPlayout::problem() const {
    std::string problem = m_deck.problem();
    return problem.empty() ? m_output->problem() : problem;
}

}  // namespace sigma::playback
