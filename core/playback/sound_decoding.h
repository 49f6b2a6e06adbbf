#pragma once

#include <memory>
#include <optional>
#include <stop_token>

#include "core/decoder/audio_decoder.h"
#include "core/ffmpeg/audio_resampler.h"
#include "core/playback/playout_deck.h"

namespace sigma::playback {

/// Decodes what waits on a deck to 48 kHz stereo, in a thread of its own. Gaps become silence.
class SoundDecoding {
public:
    explicit SoundDecoding(PlayoutDeck& deck) : m_deck(deck) {}

    void run(const std::stop_token& stop);

private:
    void decode(const CodedItem& item);
    void open(const CodedItem& item);
    Result<TimedSound> soundOf(decoder::DecodedAudio audio, const CodedItem& item);

    PlayoutDeck& m_deck;
    std::unique_ptr<decoder::AudioDecoder> m_decoder;
    std::optional<ffmpeg::AudioResampler> m_resampler;
    std::shared_ptr<const media::TrackInfo> m_track;
    std::uint32_t m_epoch = 0;
};

}  // namespace sigma::playback
