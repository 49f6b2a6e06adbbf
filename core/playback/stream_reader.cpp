#include "core/playback/stream_reader.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include "core/codec/aac_config.h"
#include "core/ffmpeg/handles.h"
#include "core/ffmpeg/messages.h"

namespace sigma::playback {
namespace {

using media::TrackInfo;
using media::TrackKind;

constexpr std::size_t kMostSamples = 100'000;
constexpr std::uint32_t kTimescale = 90'000;
constexpr int kReadSize = 64 << 10;
/// More than that is no reordering of pictures.
constexpr std::int64_t kMostOffset = std::int64_t{10} * kTimescale;

/// Two pieces of memory, read as one file.
class Memory {
public:
    Memory(ByteSpan first, ByteSpan second) : m_first(first), m_second(second) {}

    static int read(void* opaque, std::uint8_t* out, int size) {
        auto& self = *static_cast<Memory*>(opaque);
        const bool isInFirst = self.m_position < self.m_first.size();
        const ByteSpan piece = isInFirst
                                   ? self.m_first.subspan(self.m_position)
                                   : self.m_second.subspan(self.m_position - self.m_first.size());
        const std::size_t count = std::min(piece.size(), static_cast<std::size_t>(size));
        std::copy_n(piece.begin(), count, out);
        self.m_position += count;
        return count == 0 ? AVERROR_EOF : static_cast<int>(count);
    }

    static std::int64_t seek(void* opaque, std::int64_t offset, int whence) {
        auto& self = *static_cast<Memory*>(opaque);
        const auto size = static_cast<std::int64_t>(self.m_first.size() + self.m_second.size());
        if (whence == AVSEEK_SIZE) {
            return size;
        }
        if (whence == SEEK_CUR) {
            offset += static_cast<std::int64_t>(self.m_position);
        } else if (whence == SEEK_END) {
            offset += size;
        }
        if (offset < 0 || offset > size) {
            return AVERROR(EINVAL);
        }
        self.m_position = static_cast<std::size_t>(offset);
        return offset;
    }

private:
    ByteSpan m_first;
    ByteSpan m_second;
    std::size_t m_position = 0;
};

struct IoFree {
    void operator()(AVIOContext* io) const {
        av_freep(&io->buffer);
        avio_context_free(&io);
    }
};
struct FormatFree {
    void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
};

std::shared_ptr<const TrackInfo> infoOf(AVCodecID codec) {
    auto info = std::make_shared<TrackInfo>();
    info->timescale = kTimescale;
    switch (codec) {
        case AV_CODEC_ID_H264:
            info->codec = media::Codec::kH264;
            break;
        case AV_CODEC_ID_HEVC:
            info->codec = media::Codec::kHevc;
            break;
        case AV_CODEC_ID_AAC:
            info->codec = media::Codec::kAac;
            break;
        default:
            return nullptr;
    }
    info->kind = media::kindOf(info->codec);
    return info;
}

class StreamReader {
public:
    StreamReader(ByteSpan init, ByteSpan bytes) : m_memory(init, bytes) {}

    Result<std::vector<DemuxedSample>> read(StreamFormat format) {
        SIGMA_TRY(open(format == StreamFormat::kMpegTs ? "mpegts" : "aac"));
        while (true) {
            ffmpeg::Packet packet = ffmpeg::makePacket();
            if (av_read_frame(m_format.get(), packet.get()) < 0) {
                break;
            }
            if (m_samples.size() == kMostSamples) {
                return Error{
                    ErrorCode::kLimitExceeded,
                    "a segment has more than " + std::to_string(kMostSamples) + " samples"};
            }
            take(std::move(packet));
        }
        if (m_samples.empty()) {
            return nothingFound();
        }
        return std::move(m_samples);
    }

private:
    struct Track {
        std::shared_ptr<const TrackInfo> info;
        int stream = -1;
        // For frames without a time, as all but the first of a packet are.
        std::int64_t told = AV_NOPTS_VALUE;
        std::int64_t lastDts = 0;      ///< that was told
        std::int64_t framesSince = 0;  ///< of sound, since then
        std::uint32_t sampleRate = kTimescale;

        std::int64_t nextDts() const { return lastDts + framesSince * kTimescale / sampleRate; }
    };

    Result<void> open(const char* name) {
        ffmpeg::silenceLog();
        auto* const buffer = static_cast<std::uint8_t*>(av_malloc(kReadSize));
        m_io.reset(avio_alloc_context(buffer, kReadSize, 0, &m_memory, &Memory::read, nullptr,
                                      &Memory::seek));
        AVFormatContext* format = avformat_alloc_context();
        if (m_io == nullptr || format == nullptr) {
            return Error{ErrorCode::kLimitExceeded, "no memory is left for reading a segment"};
        }
        format->pb = m_io.get();
        format->flags |= AVFMT_FLAG_CUSTOM_IO;
        // Frees the context where it fails.
        const int opened =
            avformat_open_input(&format, nullptr, av_find_input_format(name), nullptr);
        if (opened < 0) {
            return Error{ErrorCode::kInvalidData,
                         std::string("a segment cannot be read: ") + ffmpeg::errorText(opened)};
        }
        m_format.reset(format);
        return {};
    }

    Track* trackOf(int index) {
        auto* const known = std::ranges::find(m_tracks, index, &Track::stream);
        if (known != m_tracks.end()) {
            return known;
        }
        const AVCodecParameters& codec = *m_format->streams[index]->codecpar;
        const auto info = infoOf(codec.codec_id);
        if (info == nullptr) {
            m_otherCodec = codec.codec_id == AV_CODEC_ID_NONE ? m_otherCodec
                                                              : avcodec_get_name(codec.codec_id);
            return nullptr;
        }
        Track& track = m_tracks[info->kind == TrackKind::kVideo ? 0 : 1];
        if (track.info == nullptr) {
            track.info = info;
            track.stream = index;
        }
        return track.stream == index ? &track : nullptr;
    }

    void take(ffmpeg::Packet packet) {
        Track* track = trackOf(packet->stream_index);
        if (track == nullptr || packet->size <= 0) {
            return;
        }
        const AVRational timeBase = m_format->streams[packet->stream_index]->time_base;
        av_packet_rescale_ts(packet.get(), timeBase, {1, static_cast<int>(kTimescale)});
        media::MediaSample sample;
        sample.track = track->info->kind;
        const std::int64_t told = packet->dts != AV_NOPTS_VALUE ? packet->dts : packet->pts;
        if (told != AV_NOPTS_VALUE && told != track->told) {
            track->told = told;
            track->lastDts = told;
            track->framesSince = 0;
        }
        sample.dts = track->nextDts();
        const std::int64_t offset = packet->pts == AV_NOPTS_VALUE ? 0 : packet->pts - told;
        sample.ctsOffset = std::abs(offset) > kMostOffset ? 0 : static_cast<std::int32_t>(offset);
        sample.isKey = sample.track == TrackKind::kAudio || (packet->flags & AV_PKT_FLAG_KEY) != 0;
        const ByteSpan bytes(packet->data, static_cast<std::size_t>(packet->size));
        countSound(*track, bytes);
        sample.duration = static_cast<std::uint32_t>(
            sample.track == TrackKind::kAudio
                ? std::max<std::int64_t>(0, track->nextDts() - sample.dts)
                : std::clamp(packet->duration, std::int64_t{0}, kMostOffset));
        sample.payload =
            SharedBuffer::within(std::shared_ptr<const AVPacket>(std::move(packet)), bytes);
        m_samples.push_back({track->info, std::move(sample)});
    }

    /// By the header of the ADTS frame (ISO/IEC 13818-7, 6.2).
    static void countSound(Track& track, ByteSpan frame) {
        constexpr std::int64_t kFrames = 1024;
        if (frame.size() < 7 || frame[0] != 0xFF || (frame[1] & 0xF0U) != 0xF0U) {
            return;
        }
        const std::uint32_t rate = codec::aacRateOf(frame[2] >> 2U & 0xFU);
        if (rate == 0) {
            return;
        }
        if (track.sampleRate != rate) {
            track.lastDts = track.nextDts();
            track.framesSince = 0;
            track.sampleRate = rate;
        }
        track.framesSince += kFrames * ((frame[6] & 3U) + 1);
    }

    Error nothingFound() const {
        if (!m_otherCodec.empty()) {
            return {ErrorCode::kUnsupported, "a segment holds only " + m_otherCodec};
        }
        return {ErrorCode::kInvalidData, "a segment holds neither pictures nor sound"};
    }

    Memory m_memory;
    std::unique_ptr<AVIOContext, IoFree> m_io;
    std::unique_ptr<AVFormatContext, FormatFree> m_format;
    std::array<Track, 2> m_tracks;
    std::vector<DemuxedSample> m_samples;
    std::string m_otherCodec;
};

}  // namespace

Result<std::vector<DemuxedSample>> readStream(StreamFormat format, ByteSpan init, ByteSpan bytes) {
    return StreamReader(init, bytes).read(format);
}

}  // namespace sigma::playback
