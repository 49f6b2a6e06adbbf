#pragma once

#include "core/base/result.h"
#include "core/ffmpeg/handles.h"
#include "core/media/media_sample.h"
#include "core/media/track_info.h"

namespace sigma::decoder {

/// A decoder of FFmpeg, open for the track; without a codecConfig it takes Annex B or ADTS.
/// Errors: kUnsupported where this build of FFmpeg has none, kInvalidData for a configuration that
/// it refuses.
Result<ffmpeg::CodecContext> openDecoder(const media::TrackInfo& track);

/// The sample as FFmpeg wants it, with room behind the bytes for decoders that read ahead.
Result<ffmpeg::Packet> packetOf(const media::MediaSample& sample);

/// Gives the packet, or the end where there is none, to the decoder. Errors: kInvalidData, after
/// which the decoder goes on with the next key frame.
Result<void> sendPacket(AVCodecContext& context, const AVPacket* packet);

/// The next decoded frame, if there is one. Errors: kInvalidData.
Result<bool> receiveFrame(AVCodecContext& context, AVFrame& frame);

}  // namespace sigma::decoder
