#include "core/ffmpeg/handles.h"

extern "C" {
#include <libavcodec/avcodec.h>
}

namespace sigma::ffmpeg {

void Deleter::operator()(AVBufferRef* buffer) const {
    av_buffer_unref(&buffer);
}

void Deleter::operator()(AVCodecContext* context) const {
    avcodec_free_context(&context);
}

void Deleter::operator()(AVFrame* frame) const {
    av_frame_free(&frame);
}

void Deleter::operator()(AVPacket* packet) const {
    av_packet_free(&packet);
}

Frame makeFrame() {
    return Frame(av_frame_alloc());
}

Packet makePacket() {
    return Packet(av_packet_alloc());
}

}  // namespace sigma::ffmpeg
