#include "tests/support/sample_factory.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

#include "core/base/byte_writer.h"
#include "core/codec/aac_config.h"
#include "core/codec/av1_config.h"
#include "core/codec/h264_config.h"
#include "core/codec/hevc_config.h"
#include "tests/support/hex_bytes.h"

namespace sigma::test {
namespace {

/// The reverse of codec::BitReader, as far as a parameter set needs it.
class BitWriter {
public:
    void bits(std::uint64_t value, unsigned count) {
        for (unsigned bit = count; bit-- != 0;) {
            if (m_used % 8 == 0) {
                m_bytes.push_back(0);
            }
            const auto one = static_cast<unsigned>((value >> bit) & 1U);
            m_bytes.back() |= static_cast<std::uint8_t>(one << (7 - m_used % 8));
            ++m_used;
        }
    }
    void ue(std::uint32_t value) {
        const auto width = static_cast<unsigned>(std::bit_width(value + 1));
        bits(value + 1, 2 * width - 1);
    }
    /// With the stop bit and, for the zeros of the timing fields, emulation prevention.
    Bytes takeNalUnit() {
        bits(1, 1);
        Bytes escaped;
        unsigned zeros = 0;
        for (const std::uint8_t byte : m_bytes) {
            if (zeros == 2 && byte <= 3) {
                escaped.push_back(3);
                zeros = 0;
            }
            zeros = byte == 0 ? zeros + 1 : 0;
            escaped.push_back(byte);
        }
        return escaped;
    }

private:
    Bytes m_bytes;
    unsigned m_used = 0;
};

/// Main profile, level 4.0, progressive 4:2:0.
Bytes sequenceParameterSet(std::uint32_t width, std::uint32_t height, std::uint32_t frameRate) {
    const std::uint32_t columns = (width + 15) / 16;
    const std::uint32_t rows = (height + 15) / 16;
    BitWriter sps;
    sps.bits(0x674D4028, 32);
    sps.ue(0);       // seq_parameter_set_id
    sps.ue(0);       // log2_max_frame_num_minus4
    sps.ue(2);       // pic_order_cnt_type
    sps.ue(1);       // max_num_ref_frames
    sps.bits(0, 1);  // gaps_in_frame_num_value_allowed_flag
    sps.ue(columns - 1);
    sps.ue(rows - 1);
    sps.bits(0b111, 3);  // frame_mbs_only, direct_8x8_inference, frame_cropping
    sps.ue(0);
    sps.ue((columns * 16 - width) / 2);
    sps.ue(0);
    sps.ue((rows * 16 - height) / 2);
    sps.bits(0b100001, 6);  // VUI present, with nothing but timing
    sps.bits(1, 32);
    sps.bits(frameRate * 2, 32);
    sps.bits(0b10000, 5);  // fixed rate; no HRD, pic_struct or bitstream restriction
    return sps.takeNalUnit();
}

SharedBuffer avcConfiguration(ByteSpan sps) {
    constexpr std::array<std::uint8_t, 5> kPps{0x68, 0xEB, 0xE3, 0xCB, 0x20};
    ByteWriter writer;
    writer.u8(1).bytes(sps.subspan(1, 3)).u8(0xFF).u8(0xE1).u16(sps.size()).bytes(sps);
    writer.u8(1).u16(kPps.size()).bytes(kPps);
    return writer.share();
}

std::shared_ptr<const media::TrackInfo> share(Result<media::TrackInfo> track) {
    return std::make_shared<const media::TrackInfo>(std::move(track).value());
}

/// Never 0, so that a pattern holds no start code.
void appendPattern(ByteWriter& writer, std::int64_t seed, std::size_t size) {
    for (std::size_t index = 0; index != size; ++index) {
        writer.u8((static_cast<std::uint64_t>(seed) + index) % 255 + 1);
    }
}

}  // namespace

std::shared_ptr<const media::TrackInfo> h264Track(std::uint32_t width, std::uint32_t height,
                                                  std::uint32_t frameRate) {
    assert(width % 2 == 0 && height % 2 == 0);
    return share(
        codec::describeH264(avcConfiguration(sequenceParameterSet(width, height, frameRate))));
}

std::shared_ptr<const media::TrackInfo> hevcTrack() {
    return share(codec::describeHevc(hexBuffer(
        "0101600000009000000000005df000fcfdf8f800000f03a00001001840010c01ffff01600000030090000003"
        "000003005d959809a10001002b42010101600000030090000003000003005da00280802d165959a4932bc05a"
        "020000030002000003003c10a2000100074401c172b46240")));
}

std::shared_ptr<const media::TrackInfo> av1Track() {
    return share(codec::describeAv1(hexBuffer("81050c000a0b0000002d4cffb3c02f8004")));
}

std::shared_ptr<const media::TrackInfo> aacTrack(std::uint32_t sampleRate) {
    constexpr std::array<std::uint32_t, 13> kRates{96000, 88200, 64000, 48000, 44100, 32000, 24000,
                                                   22050, 16000, 12000, 11025, 8000,  7350};
    const auto* rate = std::ranges::find(kRates, sampleRate);
    assert(rate != kRates.end());
    const auto index = static_cast<unsigned>(rate - kRates.begin());
    ByteWriter config;  // AAC-LC, the index of the rate, stereo, frames of 1024 samples
    config.u16(2U << 11 | index << 7 | 2U << 3);
    return share(codec::describeAac(config.share()));
}

std::shared_ptr<const media::MediaSample> videoSample(std::int64_t dts, bool isKey,
                                                      std::size_t size) {
    assert(size >= 5);
    ByteWriter writer;
    writer.u32(size - 4).u8(isKey ? 0x65 : 0x41);
    appendPattern(writer, dts, size - 5);
    auto sample = std::make_shared<media::MediaSample>();
    sample->track = media::TrackKind::kVideo;
    sample->dts = dts;
    sample->isKey = isKey;
    sample->payload = writer.share();
    return sample;
}

std::shared_ptr<const media::MediaSample> audioSample(std::int64_t dts, std::size_t size) {
    ByteWriter writer;
    appendPattern(writer, dts, size);
    auto sample = std::make_shared<media::MediaSample>();
    sample->track = media::TrackKind::kAudio;
    sample->dts = dts;
    sample->isKey = true;
    sample->payload = writer.share();
    return sample;
}

}  // namespace sigma::test
