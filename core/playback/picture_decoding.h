#pragma once

#include <memory>
#include <stop_token>

#include "core/decoder/video_decoder.h"
#include "core/playback/playout_deck.h"

namespace sigma::playback {

/// Decodes what waits on a deck to pictures, in a thread of its own.
///
/// After what cannot be decoded, and at each new track, it goes on with the next key frame. What a
/// decoder still holds of the track before is shown before that.
class PictureDecoding {
public:
    explicit PictureDecoding(PlayoutDeck& deck) : m_deck(deck) {}

    void run(const std::stop_token& stop);

private:
    void decode(const CodedItem& item);
    void open(const CodedItem& item);
    void flush();
    void give(decoder::VideoDecoder::Pictures pictures);

    PlayoutDeck& m_deck;
    std::unique_ptr<decoder::VideoDecoder> m_decoder;
    std::shared_ptr<const media::TrackInfo> m_track;
    std::uint32_t m_epoch = 0;
    Duration m_offset{0};
    bool m_needsKey = true;
};

}  // namespace sigma::playback
