#include "core/playback/picture_decoding.h"

#include <utility>

#include "core/playback/media_time.h"

namespace sigma::playback {

void PictureDecoding::run(const std::stop_token& stop) {
    while (const auto item = m_deck.next(media::TrackKind::kVideo, stop)) {
        if (item->epoch != m_epoch) {
            m_decoder.reset();
            m_track.reset();
            m_epoch = item->epoch;
        }
        if (item->kind == CodedItem::Kind::kSample) {
            decode(*item);
        } else {
            flush();
        }
    }
}

void PictureDecoding::decode(const CodedItem& item) {
    const bool isOtherTrack =
        m_track == nullptr || (m_track != item.track && !(*m_track == *item.track));
    if (isOtherTrack || item.isJump) {
        flush();
    }
    if (isOtherTrack) {
        open(item);
    }
    if (m_decoder == nullptr || (m_needsKey && !item.sample.isKey)) {
        m_deck.tellSkipped(1);
        return;
    }
    m_needsKey = false;
    m_offset = item.offset;
    decoder::VideoDecoder::Pictures pictures;
    const auto decoded = m_decoder->decode(item.sample, pictures);
    give(std::move(pictures));
    if (decoded.has_error()) {
        m_needsKey = true;
        m_deck.tellBroken(media::TrackKind::kVideo, decoded.error().context);
    }
}

void PictureDecoding::open(const CodedItem& item) {
    m_track = item.track;
    auto made = decoder::VideoDecoder::create(*item.track);
    if (made.has_error()) {
        m_decoder.reset();
        m_deck.tellBroken(media::TrackKind::kVideo, made.error().context);
        return;
    }
    m_decoder = std::move(*made);
}

void PictureDecoding::flush() {
    m_needsKey = true;
    if (m_decoder == nullptr) {
        return;
    }
    decoder::VideoDecoder::Pictures pictures;
    // What is broken of the last pictures is of no interest any more.
    static_cast<void>(m_decoder->flush(pictures));
    give(std::move(pictures));
}

void PictureDecoding::give(decoder::VideoDecoder::Pictures pictures) {
    for (decoder::DecodedPicture& picture : pictures) {
        const Duration time = durationOfTicks(picture.pts, m_track->timescale) + m_offset;
        m_deck.push(m_epoch, TimedPicture{time, std::move(picture.frame)});
    }
}

}  // namespace sigma::playback
