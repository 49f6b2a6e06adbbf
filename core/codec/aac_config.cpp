#include "core/codec/aac_config.h"

#include <array>
#include <string>

#include "core/codec/bit_reader.h"

namespace sigma::codec {
namespace {

constexpr std::uint32_t kLastPlainObjectType = 4;  // Main, LC, SSR, LTP are 1 to 4
constexpr std::uint32_t kSbr = 5;
constexpr std::uint32_t kParametricStereo = 29;
constexpr std::uint32_t kEscapedObjectType = 31;
constexpr std::uint32_t kExplicitRate = 15;
constexpr std::uint32_t kSbrSyncExtension = 0x2B7;
constexpr std::uint32_t kPsSyncExtension = 0x548;
constexpr std::uint32_t kMinRate = 7350;
constexpr std::uint32_t kMaxRate = 96000;

struct AacConfig {
    std::uint32_t objectType = 0;  ///< of the core
    std::uint32_t rate = 0;        ///< of the core
    std::uint32_t sbrRate = 0;     ///< 0 without SBR
    std::uint32_t channelConfiguration = 0;
    bool parametricStereo = false;
    bool shortFrames = false;  ///< 960 samples
};

std::uint32_t readObjectType(BitReader& reader) {
    const std::uint32_t type = reader.bits(5);
    return type == kEscapedObjectType ? 32 + reader.bits(6) : type;
}

std::uint32_t readRate(BitReader& reader) {
    const std::uint32_t index = reader.bits(4);
    return index == kExplicitRate ? reader.bits(24) : aacRateOf(index);
}

/// Channels of a channelConfiguration (table 1.19); 0 for what is reserved.
std::uint32_t channelsOf(std::uint32_t configuration) {
    constexpr std::array<std::uint32_t, 15> kChannels{0, 1, 2, 3, 4, 5, 6, 8, 0, 0, 0, 7, 8, 0, 8};
    return configuration < kChannels.size() ? kChannels[configuration] : 0;
}

/// The SBR and PS signalling that older decoders pass over (1.6.6.1, "backward compatible").
void readSyncExtensions(BitReader& reader, AacConfig& config) {
    constexpr std::size_t kShortestExtension = 16;
    if (reader.remaining() < kShortestExtension || reader.bits(11) != kSbrSyncExtension ||
        readObjectType(reader) != kSbr || !reader.flag()) {
        return;
    }
    const std::uint32_t rate = readRate(reader);
    if (reader.passedEnd()) {
        return;
    }
    config.sbrRate = rate;
    if (reader.remaining() >= 12 && reader.bits(11) == kPsSyncExtension) {
        config.parametricStereo = reader.flag();
    }
}

Result<AacConfig> parse(ByteSpan bytes) {
    BitReader reader(bytes);
    AacConfig config;
    config.objectType = readObjectType(reader);
    config.rate = readRate(reader);
    config.channelConfiguration = reader.bits(4);
    if (config.objectType == kSbr || config.objectType == kParametricStereo) {
        config.parametricStereo = config.objectType == kParametricStereo;
        config.sbrRate = readRate(reader);
        config.objectType = readObjectType(reader);
    }
    SIGMA_TRY(reader.check("AudioSpecificConfig"));
    if (config.objectType == 0 || config.objectType > kLastPlainObjectType) {
        return Error{ErrorCode::kUnsupported, "AAC object type " +
                                                  std::to_string(config.objectType) +
                                                  " is not supported; send AAC-LC or HE-AAC"};
    }
    config.shortFrames = reader.flag();
    if (reader.flag()) {
        reader.skip(14);  // coreCoderDelay
    }
    reader.flag();  // extensionFlag
    // Encoders cut the configuration to two bytes, but these three flags are still within them.
    SIGMA_TRY(reader.check("AudioSpecificConfig"));
    if (config.sbrRate == 0) {
        readSyncExtensions(reader, config);
    }
    return config;
}

Result<void> checkRates(const AacConfig& config) {
    if (config.rate < kMinRate || config.rate > kMaxRate) {
        return Error{ErrorCode::kInvalidData, "the AudioSpecificConfig has a sample rate of " +
                                                  std::to_string(config.rate) +
                                                  " Hz, wanted 7350 to 96000"};
    }
    // SBR doubles the rate, or runs at the core's own ("downsampled").
    if (config.sbrRate != 0 && config.sbrRate != config.rate && config.sbrRate != 2 * config.rate) {
        return Error{ErrorCode::kInvalidData,
                     "the AudioSpecificConfig extends " + std::to_string(config.rate) + " Hz to " +
                         std::to_string(config.sbrRate) + " Hz, wanted the same or twice"};
    }
    return {};
}

Result<std::uint32_t> channelCount(const AacConfig& config) {
    if (config.channelConfiguration == 0) {
        return Error{ErrorCode::kUnsupported,
                     "AAC with a channel layout of its own (program config element) is not "
                     "supported; send mono, stereo, 5.1 or 7.1"};
    }
    const std::uint32_t channels = channelsOf(config.channelConfiguration);
    if (channels == 0) {
        return Error{ErrorCode::kInvalidData,
                     "the AudioSpecificConfig has the reserved channel "
                     "configuration " +
                         std::to_string(config.channelConfiguration)};
    }
    return config.parametricStereo && channels == 1 ? 2 : channels;
}

}  // namespace

std::uint32_t aacRateOf(std::uint32_t samplingFrequencyIndex) {
    constexpr std::array<std::uint32_t, 13> kRates{96000, 88200, 64000, 48000, 44100, 32000, 24000,
                                                   22050, 16000, 12000, 11025, 8000,  7350};
    return samplingFrequencyIndex < kRates.size() ? kRates[samplingFrequencyIndex] : 0;
}

Result<media::TrackInfo> describeAac(const SharedBuffer& audioSpecificConfig) {
    SIGMA_TRY_ASSIGN(const AacConfig config, parse(audioSpecificConfig.view()));
    SIGMA_TRY(checkRates(config));
    SIGMA_TRY_ASSIGN(const std::uint32_t channels, channelCount(config));
    const bool hasSbr = config.sbrRate != 0;
    const std::uint32_t rate = hasSbr ? config.sbrRate : config.rate;
    const std::uint32_t coreSamples = config.shortFrames ? 960 : 1024;
    const std::uint32_t signalledType = config.parametricStereo ? kParametricStereo
                                        : hasSbr                ? kSbr
                                                                : config.objectType;

    media::TrackInfo track;
    track.kind = media::TrackKind::kAudio;
    track.codec = media::Codec::kAac;
    track.timescale = rate;
    track.codecConfig = audioSpecificConfig;
    track.codecString = "mp4a.40." + std::to_string(signalledType);
    track.audio = {rate, channels, rate == config.rate ? coreSamples : coreSamples * 2};
    return track;
}

}  // namespace sigma::codec
