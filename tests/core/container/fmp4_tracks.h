#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/media/media_sample.h"
#include "core/media/track_info.h"

namespace sigma::container::test {

inline SharedBuffer fromHex(std::string_view hex) {
    const auto digit = [](char character) {
        return static_cast<unsigned>(character <= '9' ? character - '0' : character - 'a' + 10);
    };
    Bytes bytes;
    for (std::size_t index = 0; index + 1 < hex.size(); index += 2) {
        bytes.push_back(static_cast<std::uint8_t>(digit(hex[index]) << 4 | digit(hex[index + 1])));
    }
    return SharedBuffer::take(std::move(bytes));
}

/// 320x180, High profile, as x264 describes it.
inline media::TrackInfo h264Track() {
    media::TrackInfo track;
    track.kind = media::TrackKind::kVideo;
    track.codec = media::Codec::kH264;
    track.timescale = 90'000;
    track.codecConfig = fromHex(
        "0164000cffe1001a6764000cacd941419f9f011000000300100000030320f14299600100"
        "0468ef8fcbfdf8f800");
    track.codecString = "avc1.64000c";
    track.video = {320, 180, 25};
    return track;
}

/// 320x180, Main profile, as x265 describes it.
inline media::TrackInfo hevcTrack() {
    media::TrackInfo track = h264Track();
    track.codec = media::Codec::kHevc;
    track.codecConfig = fromHex(
        "0101600000009000000000003cf000fcfdf8f800000f03"
        "a00001001840010c01ffff01600000030090000003000003003c959409"
        "a10001002b42010101600000030090000003000003003ca00a080c1f3e595952930bc05a02000003000200"
        "0003003210"
        "a2000100064401c073c189");
    track.codecString = "hvc1.1.6.L60.90";
    return track;
}

inline media::TrackInfo av1Track() {
    media::TrackInfo track = h264Track();
    track.codec = media::Codec::kAv1;
    track.codecConfig = fromHex("81000c000a0b000000043cfecc02f80040");
    track.codecString = "av01.0.00M.08";
    return track;
}

/// 48 kHz mono, Low Complexity, as FFmpeg describes it.
inline media::TrackInfo aacTrack() {
    media::TrackInfo track;
    track.kind = media::TrackKind::kAudio;
    track.codec = media::Codec::kAac;
    track.timescale = 48'000;
    track.codecConfig = fromHex("118856e500");
    track.codecString = "mp4a.40.2";
    track.audio = {48'000, 1, 1024};
    return track;
}

using Samples = std::vector<media::MediaSample>;

struct SampleValues {
    std::uint32_t duration;
    std::int32_t ctsOffset;
    bool isKey;
    std::size_t size;
};

/// Samples one behind the other from `dts` on; the payload of each is filled with its number.
inline Samples samplesOf(media::TrackKind kind, std::int64_t dts,
                         const std::vector<SampleValues>& values) {
    Samples samples;
    for (const SampleValues& value : values) {
        media::MediaSample sample;
        sample.track = kind;
        sample.dts = dts;
        sample.ctsOffset = value.ctsOffset;
        sample.duration = value.duration;
        sample.isKey = value.isKey;
        sample.payload =
            SharedBuffer::take(Bytes(value.size, static_cast<std::uint8_t>(samples.size() + 1)));
        dts += value.duration;
        samples.push_back(std::move(sample));
    }
    return samples;
}

}  // namespace sigma::container::test
