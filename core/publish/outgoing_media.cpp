#include "core/publish/outgoing_media.h"

#include "core/codec/nal_length.h"
#include "core/codec/nal_unit.h"
#include "core/rtmp/command.h"

namespace sigma::publish {
namespace {

constexpr double kH264Id = 7;  ///< as FLV's onMetaData counts codecs
constexpr double kAacId = 10;
constexpr const char* kEncoder = "Sigma Studio";

bool isSlice(ByteSpan nalUnit) {
    const unsigned type = nalUnit[0] & 0x1FU;
    return type >= static_cast<unsigned>(codec::H264NalType::kSlice) &&
           type <= static_cast<unsigned>(codec::H264NalType::kIdrSlice);
}

/// All slices of the picture have a nal_ref_idc of 0 (ISO/IEC 14496-10, 7.4.1).
bool isDisposable(const media::TrackInfo& track, const media::MediaSample& sample) {
    if (track.codec != media::Codec::kH264) {
        return false;
    }
    const auto lengthSize = codec::nalLengthSize(track.codec, track.codecConfig.view());
    if (lengthSize.has_error()) {
        return false;
    }
    codec::NalUnitReader reader(sample.payload.view(), *lengthSize);
    bool hasSlice = false;
    while (!reader.atEnd()) {
        const auto nalUnit = reader.next();
        if (nalUnit.has_error()) {
            return false;
        }
        if (!nalUnit->empty() && isSlice(*nalUnit)) {
            hasSlice = true;
            if (((*nalUnit)[0] & 0x60U) != 0) {
                return false;
            }
        }
    }
    return hasSlice;
}

MessageKind kindOf(const media::TrackInfo& track, const media::MediaSample& sample) {
    if (track.kind == media::TrackKind::kAudio) {
        return MessageKind::kAudio;
    }
    if (sample.isKey) {
        return MessageKind::kKeyFrame;
    }
    return isDisposable(track, sample) ? MessageKind::kDisposableFrame : MessageKind::kFrame;
}

rtmp::AmfValue videoCodecId(media::Codec codec) {
    // Enhanced RTMP v1: what has no number is told of by its FourCC, as a number.
    switch (codec) {
        case media::Codec::kHevc:
            return double{0x68766331};
        case media::Codec::kAv1:
            return double{0x61763031};
        default:
            return kH264Id;
    }
}

double kilobits(std::int64_t bitsPerSecond) {
    return static_cast<double>(bitsPerSecond) / 1000;
}

}  // namespace

OutgoingMessage OutgoingMedia::take(std::shared_ptr<const media::TrackInfo> track) {
    OutgoingMessage header = headerOf(*track);
    (track->kind == media::TrackKind::kVideo ? m_video : m_audio) = std::move(track);
    return header;
}

std::optional<OutgoingMessage> OutgoingMedia::messageOf(const media::MediaSample& sample) {
    const auto& track = sample.track == media::TrackKind::kVideo ? m_video : m_audio;
    if (track == nullptr) {
        return std::nullopt;
    }
    m_newest = container::flvTimestamp(*track, sample);
    return OutgoingMessage{kindOf(*track, sample), m_newest, container::flvFrame(*track, sample)};
}

std::vector<OutgoingMessage> OutgoingMedia::opening() const {
    std::vector<OutgoingMessage> messages{metadata()};
    for (const auto& track : {m_video, m_audio}) {
        if (track != nullptr) {
            messages.push_back(headerOf(*track));
        }
    }
    return messages;
}

OutgoingMessage OutgoingMedia::headerOf(const media::TrackInfo& track) const {
    const MessageKind kind = track.kind == media::TrackKind::kVideo ? MessageKind::kVideoHeader
                                                                    : MessageKind::kAudioHeader;
    return {kind, m_newest, container::flvSequenceHeader(track)};
}

OutgoingMessage OutgoingMedia::metadata() const {
    rtmp::AmfObject values;
    values.isEcmaArray = true;
    if (m_video != nullptr) {
        values.add("width", static_cast<double>(m_video->video.width));
        values.add("height", static_cast<double>(m_video->video.height));
        values.add("framerate", m_video->video.declaredFrameRate);
        values.add("videodatarate", kilobits(m_videoBitrate));
        values.add("videocodecid", videoCodecId(m_video->codec));
    }
    if (m_audio != nullptr) {
        values.add("audiosamplerate", static_cast<double>(m_audio->audio.sampleRate));
        values.add("audiosamplesize", 16.0);
        values.add("audiochannels", static_cast<double>(m_audio->audio.channels));
        values.add("stereo", m_audio->audio.channels == 2);
        values.add("audiodatarate", kilobits(m_audioBitrate));
        values.add("audiocodecid", kAacId);
    }
    values.add("encoder", kEncoder);
    const rtmp::Message message = rtmp::dataMessage({"@setDataFrame", "onMetaData", values}, 0);
    return {MessageKind::kMetadata, m_newest, {{}, message.payload}};
}

}  // namespace sigma::publish
