#include "core/decoder/video_decoder.h"

#include <string>
#include <utility>

extern "C" {
#include <libavcodec/avcodec.h>
}

#include "core/codec/precision_time.h"
#include "core/decoder/coded_packet.h"

namespace sigma::decoder {
namespace {

media::ColorMatrix matrixOf(const AVFrame& frame) {
    // Where the stream says nothing, players take large pictures for BT.709.
    constexpr int kHeightOfStandardDefinition = 576;
    if (frame.colorspace == AVCOL_SPC_UNSPECIFIED) {
        return frame.height > kHeightOfStandardDefinition ? media::ColorMatrix::kBt709
                                                          : media::ColorMatrix::kBt601;
    }
    return frame.colorspace == AVCOL_SPC_BT709 ? media::ColorMatrix::kBt709
                                               : media::ColorMatrix::kBt601;
}

/// What the first precision time stamp among the picture's SEI messages says.
std::optional<WallTime> madeAt(const AVFrame& frame) {
    for (int index = 0; index != frame.nb_side_data; ++index) {
        const AVFrameSideData& side = *frame.side_data[index];
        if (side.type != AV_FRAME_DATA_SEI_UNREGISTERED) {
            continue;
        }
        if (const auto time = codec::readPrecisionTime({side.data, side.size})) {
            return WallTime(std::chrono::duration_cast<WallTime::duration>(*time));
        }
    }
    return std::nullopt;
}

Result<DecodedPicture> pictureOf(ffmpeg::Frame decoded) {
    const bool isPlanar420 =
        decoded->format == AV_PIX_FMT_YUV420P || decoded->format == AV_PIX_FMT_YUVJ420P;
    if (!isPlanar420 || decoded->width % 2 != 0 || decoded->height % 2 != 0) {
        return Error{ErrorCode::kUnsupported, "a picture of " + std::to_string(decoded->width) +
                                                  "x" + std::to_string(decoded->height) +
                                                  " is not 8 bit 4:2:0 of even size"};
    }
    DecodedPicture picture;
    picture.pts = decoded->pts;
    picture.frame.format = media::PixelFormat::kI420;
    picture.frame.matrix = matrixOf(*decoded);
    picture.frame.madeAt = madeAt(*decoded);
    picture.frame.width = static_cast<std::uint32_t>(decoded->width);
    picture.frame.height = static_cast<std::uint32_t>(decoded->height);
    for (std::size_t plane = 0; plane != picture.frame.planes.size(); ++plane) {
        picture.frame.planes[plane] = {decoded->data[plane],
                                       static_cast<std::size_t>(decoded->linesize[plane])};
    }
    picture.frame.owner = std::shared_ptr<AVFrame>(std::move(decoded));
    return picture;
}

}  // namespace

Result<std::unique_ptr<VideoDecoder>> VideoDecoder::create(const media::TrackInfo& track) {
    if (track.kind != media::TrackKind::kVideo) {
        return Error{ErrorCode::kInvalidArgument, "a decoder of video was given a track of sound"};
    }
    SIGMA_TRY_ASSIGN(ffmpeg::CodecContext context, openDecoder(track));
    return std::unique_ptr<VideoDecoder>(new VideoDecoder(std::move(context)));
}

Result<void> VideoDecoder::decode(const media::MediaSample& sample, Pictures& out) {
    SIGMA_TRY_ASSIGN(const ffmpeg::Packet packet, packetOf(sample));
    SIGMA_TRY(sendPacket(*m_context, packet.get()));
    return takePictures(out);
}

Result<void> VideoDecoder::flush(Pictures& out) {
    SIGMA_TRY(sendPacket(*m_context, nullptr));
    auto taken = takePictures(out);
    avcodec_flush_buffers(m_context.get());
    return taken;
}

Result<void> VideoDecoder::takePictures(Pictures& out) {
    while (true) {
        ffmpeg::Frame frame = ffmpeg::makeFrame();
        SIGMA_TRY_ASSIGN(const bool isThere, receiveFrame(*m_context, *frame));
        if (!isThere) {
            return {};
        }
        SIGMA_TRY_ASSIGN(DecodedPicture picture, pictureOf(std::move(frame)));
        out.push_back(std::move(picture));
    }
}

}  // namespace sigma::decoder
