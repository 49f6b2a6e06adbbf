#pragma once

#include <memory>

struct AVBufferRef;
struct AVCodecContext;
struct AVFrame;
struct AVPacket;

namespace sigma::ffmpeg {

struct Deleter {
    void operator()(AVBufferRef* buffer) const;
    void operator()(AVCodecContext* context) const;
    void operator()(AVFrame* frame) const;
    void operator()(AVPacket* packet) const;
};

/// What FFmpeg allocates, given back when it goes out of scope.
using BufferRef = std::unique_ptr<AVBufferRef, Deleter>;
using CodecContext = std::unique_ptr<AVCodecContext, Deleter>;
using Frame = std::unique_ptr<AVFrame, Deleter>;
using Packet = std::unique_ptr<AVPacket, Deleter>;

/// Without a buffer yet.
Frame makeFrame();
Packet makePacket();

}  // namespace sigma::ffmpeg
