#include "core/container/flv_demuxer.h"

#include <string>
#include <utility>

#include "core/codec/aac_config.h"
#include "core/codec/av1_config.h"
#include "core/codec/h264_config.h"
#include "core/codec/hevc_config.h"
#include "core/codec/key_frame.h"
#include "core/codec/nal_length.h"
#include "core/codec/nal_unit.h"
#include "core/codec/obu.h"
#include "core/container/flv_time.h"

namespace sigma::container {
namespace {

/// Says which tag it was; what is unsupported is said to the publisher as it is.
Result<void> inTag(std::string_view kind, std::int64_t timestampMs, Result<void> result) {
    if (!result.has_error() || result.error().code == ErrorCode::kUnsupported) {
        return result;
    }
    const Error& error = result.error();
    const bool isCutOff = error.code == ErrorCode::kNotEnoughData;
    return Error{
        isCutOff ? ErrorCode::kInvalidData : error.code,
        std::string(kind) + " tag at " + std::to_string(timestampMs) + " ms: " + error.context};
}

bool carriesNalUnits(media::Codec codec) {
    return codec == media::Codec::kH264 || codec == media::Codec::kHevc;
}

Result<media::TrackInfo> describeVideo(media::Codec codec, const SharedBuffer& config) {
    switch (codec) {
        case media::Codec::kHevc:
            return codec::describeHevc(config);
        case media::Codec::kAv1:
            return codec::describeAv1(config);
        default:
            return codec::describeH264(config);
    }
}

/// The access unit as MediaSample wants it; empty when nothing is in it.
Result<SharedBuffer> accessUnit(const SharedBuffer& payload, unsigned nalLengthSize) {
    bool isEmpty = true;
    codec::NalUnitReader reader(payload.view(), nalLengthSize);
    while (!reader.atEnd()) {
        SIGMA_TRY_ASSIGN(const ByteSpan nalUnit, reader.next());
        isEmpty = isEmpty && nalUnit.empty();
    }
    return isEmpty ? SharedBuffer() : codec::withFourByteLengths(payload, nalLengthSize);
}

}  // namespace

Result<void> FlvDemuxer::pushVideo(std::int64_t timestampMs, const SharedBuffer& body,
                                   Events& out) {
    return inTag("video", timestampMs, consumeVideo(timestampMs, body, out));
}

Result<void> FlvDemuxer::pushAudio(std::int64_t timestampMs, const SharedBuffer& body,
                                   Events& out) {
    return inTag("audio", timestampMs, consumeAudio(timestampMs, body, out));
}

Result<void> FlvDemuxer::consumeVideo(std::int64_t timestampMs, const SharedBuffer& body,
                                      Events& out) {
    if (body.empty()) {
        return {};
    }
    SIGMA_TRY_ASSIGN(const FlvVideoHeader header, parseFlvVideoHeader(body.view()));
    const SharedBuffer payload = body.slice(header.size);
    switch (header.packet) {
        case FlvPacket::kSequenceStart:
            return beginVideo(header.codec, payload, out);
        case FlvPacket::kFrames:
            return consumeVideoFrame(header, timestampMs, payload, out);
        case FlvPacket::kIgnored:
            break;
    }
    return {};
}

Result<void> FlvDemuxer::beginVideo(media::Codec codec, const SharedBuffer& sequenceHeader,
                                    Events& out) {
    if (m_video.info && m_video.info->codec == codec && m_video.sequenceHeader == sequenceHeader) {
        return {};
    }
    m_video = {};
    SIGMA_TRY_ASSIGN(media::TrackInfo info, describeVideo(codec, sequenceHeader));
    if (carriesNalUnits(codec)) {
        SIGMA_TRY_ASSIGN(m_video.nalLengthSize, codec::nalLengthSize(codec, sequenceHeader.view()));
        info.codecConfig = codec::withFourByteLengths(codec, sequenceHeader);
    }
    m_video.sequenceHeader = sequenceHeader;
    m_video.info = std::make_shared<const media::TrackInfo>(std::move(info));
    out.emplace_back(m_video.info);
    return {};
}

Result<void> FlvDemuxer::consumeVideoFrame(const FlvVideoHeader& header, std::int64_t timestampMs,
                                           const SharedBuffer& payload, Events& out) {
    if (!m_video.info) {
        ++m_droppedSamples;
        return {};
    }
    const media::TrackInfo& track = *m_video.info;
    if (header.codec != track.codec) {
        return Error{ErrorCode::kInvalidData, "a frame of " +
                                                  std::string(media::toString(header.codec)) +
                                                  " follows a sequence header of " +
                                                  std::string(media::toString(track.codec))};
    }
    media::MediaSample sample;
    if (carriesNalUnits(track.codec)) {
        SIGMA_TRY_ASSIGN(sample.payload, accessUnit(payload, m_video.nalLengthSize));
    } else {
        SIGMA_TRY_ASSIGN(sample.payload, codec::withoutTemporalDelimiters(payload));
    }
    if (sample.payload.empty()) {
        return {};
    }
    const auto ticksPerMs = static_cast<std::int32_t>(track.timescale / kFlvTimescale);
    sample.track = media::TrackKind::kVideo;
    sample.dts = timestampMs * ticksPerMs;
    sample.ctsOffset = header.compositionTimeMs * ticksPerMs;
    sample.isKey = codec::startsWithKeyFrame(track.codec, sample.payload.view());
    out.emplace_back(std::make_shared<const media::MediaSample>(std::move(sample)));
    return {};
}

Result<void> FlvDemuxer::consumeAudio(std::int64_t timestampMs, const SharedBuffer& body,
                                      Events& out) {
    if (body.empty()) {
        return {};
    }
    SIGMA_TRY_ASSIGN(const FlvAudioHeader header, parseFlvAudioHeader(body.view()));
    SharedBuffer payload = body.slice(header.size);
    if (header.packet == FlvPacket::kSequenceStart) {
        return beginAudio(payload, out);
    }
    if (header.packet != FlvPacket::kFrames || payload.empty()) {
        return {};
    }
    if (!m_audio.info) {
        ++m_droppedSamples;
        return {};
    }
    media::MediaSample sample;
    sample.track = media::TrackKind::kAudio;
    sample.dts = rescaled(timestampMs, kFlvTimescale, m_audio.info->timescale);
    sample.isKey = true;
    sample.payload = std::move(payload);
    out.emplace_back(std::make_shared<const media::MediaSample>(std::move(sample)));
    return {};
}

Result<void> FlvDemuxer::beginAudio(const SharedBuffer& sequenceHeader, Events& out) {
    if (m_audio.info && m_audio.sequenceHeader == sequenceHeader) {
        return {};
    }
    m_audio = {};
    SIGMA_TRY_ASSIGN(media::TrackInfo info, codec::describeAac(sequenceHeader));
    m_audio.sequenceHeader = sequenceHeader;
    m_audio.info = std::make_shared<const media::TrackInfo>(std::move(info));
    out.emplace_back(m_audio.info);
    return {};
}

}  // namespace sigma::container
