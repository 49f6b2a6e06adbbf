#include "core/playback/sound_decoding.h"

#include <utility>

#include "core/playback/media_time.h"

namespace sigma::playback {

void SoundDecoding::run(const std::stop_token& stop) {
    while (const auto item = m_deck.next(media::TrackKind::kAudio, stop)) {
        if (item->epoch != m_epoch) {
            m_decoder.reset();
            m_resampler.reset();
            m_track.reset();
            m_epoch = item->epoch;
        }
        if (item->kind == CodedItem::Kind::kSample) {
            decode(*item);
        } else if (item->kind == CodedItem::Kind::kGap) {
            m_deck.push(m_epoch, TimedSound{item->time, item->end, {}});
        }
    }
}

void SoundDecoding::decode(const CodedItem& item) {
    if (m_track == nullptr || (m_track != item.track && !(*m_track == *item.track))) {
        open(item);
    }
    decoder::AudioDecoder::Blocks blocks;
    Result<void> result;
    if (m_decoder != nullptr) {
        result = m_decoder->decode(item.sample, blocks);
    }
    for (decoder::DecodedAudio& block : blocks) {
        auto sound = soundOf(std::move(block), item);
        if (sound.has_error()) {
            result = std::move(sound).error();
        } else {
            m_deck.push(m_epoch, std::move(*sound));
        }
    }
    if (result.has_error()) {
        m_deck.tellBroken(media::TrackKind::kAudio, result.error().context);
    }
    if (m_decoder == nullptr || result.has_error()) {
        // Time goes on without it.
        const auto length = durationOfTicks(item.sample.duration, item.track->timescale);
        m_deck.push(m_epoch, TimedSound{item.time, item.time + length, {}});
    }
}

void SoundDecoding::open(const CodedItem& item) {
    m_track = item.track;
    auto made = decoder::AudioDecoder::create(*item.track);
    if (made.has_error()) {
        m_decoder.reset();
        m_deck.tellBroken(media::TrackKind::kAudio, made.error().context);
        return;
    }
    m_decoder = std::move(*made);
}

Result<TimedSound> SoundDecoding::soundOf(decoder::DecodedAudio audio, const CodedItem& item) {
    TimedSound sound;
    sound.start = durationOfTicks(audio.pts, item.track->timescale) + item.offset;
    media::AudioBlock& block = audio.block;
    if (block.sampleRate == kSoundRate && block.channels == kSoundChannels) {
        sound.samples = std::move(block.samples);
        return sound;
    }
    if (!m_resampler || m_resampler->sampleRate() != block.sampleRate ||
        m_resampler->channels() != block.channels) {
        m_resampler.reset();
        SIGMA_TRY_ASSIGN(m_resampler,
                         ffmpeg::AudioResampler::create(block.sampleRate, block.channels));
    }
    const std::span<const float> samples = m_resampler->convert(block.samples);
    sound.end = sound.start;
    sound.samples.assign(samples.begin(), samples.end());
    return sound;
}

}  // namespace sigma::playback
