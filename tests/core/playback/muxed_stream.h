#pragma once

#include <span>
#include <vector>

extern "C" {
#include <libavformat/avformat.h>
}

#include <gtest/gtest.h>

#include "core/ffmpeg/codec_config.h"
#include "core/ffmpeg/handles.h"
#include "core/media/media_sample.h"
#include "core/media/track_info.h"

namespace sigma::playback {

/// Samples of one track, to be muxed.
struct MuxedTrack {
    const media::TrackInfo* info = nullptr;
    std::span<const media::MediaSample> samples;
};

/// A segment of another server: libavformat's muxer of that name ("mpegts", "adts") over memory,
/// all times later by `delay` of 90,000 ticks a second.
inline SharedBuffer muxedStream(const char* format, const std::vector<MuxedTrack>& tracks,
                                std::int64_t delay = 0) {
    AVFormatContext* muxer = nullptr;
    EXPECT_EQ(avformat_alloc_output_context2(&muxer, nullptr, format, nullptr), 0);
    EXPECT_EQ(avio_open_dyn_buf(&muxer->pb), 0);
    // Times are written as they are, also beyond 2^33.
    muxer->max_delay = 0;
    muxer->avoid_negative_ts = 0;
    for (const MuxedTrack& track : tracks) {
        AVStream* stream = avformat_new_stream(muxer, nullptr);
        AVCodecParameters& codec = *stream->codecpar;
        const bool isVideo = track.info->kind == media::TrackKind::kVideo;
        codec.codec_type = isVideo ? AVMEDIA_TYPE_VIDEO : AVMEDIA_TYPE_AUDIO;
        codec.codec_id = static_cast<AVCodecID>(ffmpeg::codecIdOf(track.info->codec));
        codec.extradata = ffmpeg::copyConfig(track.info->codecConfig.view());
        codec.extradata_size = static_cast<int>(track.info->codecConfig.size());
        codec.width = static_cast<int>(track.info->video.width);
        codec.height = static_cast<int>(track.info->video.height);
        codec.sample_rate = static_cast<int>(track.info->audio.sampleRate);
        av_channel_layout_default(&codec.ch_layout, 2);
    }
    EXPECT_GE(avformat_write_header(muxer, nullptr), 0);
    std::vector<std::size_t> next(tracks.size());
    while (true) {
        // The track whose next sample is the earliest.
        std::size_t chosen = tracks.size();
        double earliest = 0;
        for (std::size_t i = 0; i != tracks.size(); ++i) {
            if (next[i] != tracks[i].samples.size()) {
                const double time =
                    static_cast<double>(tracks[i].samples[next[i]].dts) / tracks[i].info->timescale;
                if (chosen == tracks.size() || time < earliest) {
                    chosen = i;
                    earliest = time;
                }
            }
        }
        if (chosen == tracks.size()) {
            break;
        }
        const media::MediaSample& sample = tracks[chosen].samples[next[chosen]++];
        ffmpeg::Packet packet = ffmpeg::makePacket();
        EXPECT_EQ(av_new_packet(packet.get(), static_cast<int>(sample.payload.size())), 0);
        std::ranges::copy(sample.payload.view(), packet->data);
        packet->stream_index = static_cast<int>(chosen);
        packet->dts = sample.dts;
        packet->pts = sample.dts + sample.ctsOffset;
        packet->duration = sample.duration;
        packet->flags = sample.isKey ? AV_PKT_FLAG_KEY : 0;
        const AVRational from = {1, static_cast<int>(tracks[chosen].info->timescale)};
        const AVRational to = muxer->streams[chosen]->time_base;
        av_packet_rescale_ts(packet.get(), from, to);
        const std::int64_t shift = av_rescale_q(delay, {1, 90'000}, to);
        packet->dts += shift;
        packet->pts += shift;
        EXPECT_EQ(av_write_frame(muxer, packet.get()), 0);
    }
    EXPECT_EQ(av_write_trailer(muxer), 0);
    std::uint8_t* bytes = nullptr;
    const int size = avio_close_dyn_buf(muxer->pb, &bytes);
    SharedBuffer result = SharedBuffer::copyOf({bytes, static_cast<std::size_t>(size)});
    av_free(bytes);
    avformat_free_context(muxer);
    return result;
}

/// The ID3 tag that tells a packed segment's time.
inline Bytes timeTag(std::uint64_t time) {
    Bytes tag = {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 63, 'P', 'R', 'I', 'V', 0, 0, 0, 53, 0, 0};
    for (const char c : std::string_view("com.apple.streaming.transportStreamTimestamp\0", 45)) {
        tag.push_back(static_cast<std::uint8_t>(c));
    }
    for (int shift = 56; shift >= 0; shift -= 8) {
        tag.push_back(static_cast<std::uint8_t>(time >> shift));
    }
    return tag;
}

}  // namespace sigma::playback
