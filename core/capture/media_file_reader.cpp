#include "core/capture/media_file_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/capture/sound_converter.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace sigma::capture {
namespace {

using std::chrono::microseconds;

/// So many broken packets one after the other, and the file is taken for damaged.
constexpr int kMostBrokenPackets = 500;
constexpr std::int64_t kMostPixels = 7680LL * 4320;

struct FormatFree {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};
struct CodecFree {
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
};
struct PacketFree {
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct FrameFree {
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};

std::string wordsOf(int error) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(error, text.data(), text.size());
    return text.data();
}

struct Decoder {
    std::unique_ptr<AVCodecContext, CodecFree> context;
    int stream = -1;
    AVRational timeBase{1, 1};
    microseconds nextTime{0};  ///< where the last item ended, for those that have no time

    bool exists() const { return context != nullptr; }
};

}  // namespace

struct MediaFileReader::State {
    std::string path;
    std::stop_token stop;
    std::unique_ptr<AVFormatContext, FormatFree> format;
    Decoder video;
    Decoder audio;
    SoundConverter sound;
    std::unique_ptr<AVPacket, PacketFree> packet{av_packet_alloc()};
    std::unique_ptr<AVFrame, FrameFree> frame{av_frame_alloc()};
    Decoder* draining = nullptr;  ///< may have more frames for the packet it got
    bool isAtEnd = false;
    int brokenPackets = 0;

    Error error(ErrorCode code, const std::string& why) const { return {code, path + ": " + why}; }

    static int isStopping(void* state) {
        return static_cast<const State*>(state)->stop.stop_requested() ? 1 : 0;
    }

    Result<void> open() {
        AVFormatContext* context = avformat_alloc_context();
        if (context == nullptr || packet == nullptr || frame == nullptr) {
            return error(ErrorCode::kIo, "no memory is left");
        }
        context->interrupt_callback = {&State::isStopping, this};
        AVDictionary* options = nullptr;
        av_dict_set(&options, "protocol_whitelist", "file", 0);
        // Frees the context where it fails.
        const int result =
            avformat_open_input(&context, ("file:" + path).c_str(), nullptr, &options);
        av_dict_free(&options);
        if (result < 0) {
            return error(result == AVERROR(ENOENT) ? ErrorCode::kNotFound : ErrorCode::kInvalidData,
                         result == AVERROR_INVALIDDATA ? "it is damaged, or no media file"
                                                       : wordsOf(result));
        }
        format.reset(context);
        if (const int found = avformat_find_stream_info(context, nullptr); found < 0) {
            return error(ErrorCode::kInvalidData, wordsOf(found));
        }
        openDecoder(AVMEDIA_TYPE_VIDEO, video);
        openDecoder(AVMEDIA_TYPE_AUDIO, audio);
        if (!video.exists() && !audio.exists()) {
            return error(ErrorCode::kUnsupported,
                         "it holds no picture and no sound that can be played");
        }
        return {};
    }

    /// Leaves the decoder away where the file has no such track, or one that nobody can decode.
    void openDecoder(AVMediaType type, Decoder& decoder) const {
        const AVCodec* codec = nullptr;
        const int index = av_find_best_stream(format.get(), type, -1, -1, &codec, 0);
        if (index < 0 || codec == nullptr) {
            return;
        }
        const AVStream* stream = format->streams[index];
        std::unique_ptr<AVCodecContext, CodecFree> context(avcodec_alloc_context3(codec));
        if (context == nullptr ||
            avcodec_parameters_to_context(context.get(), stream->codecpar) < 0) {
            return;
        }
        context->max_pixels = kMostPixels;
        context->thread_count = 2;
        context->pkt_timebase = stream->time_base;
        if (avcodec_open2(context.get(), codec, nullptr) < 0) {
            return;
        }
        decoder.context = std::move(context);
        decoder.stream = index;
        decoder.timeBase = stream->time_base;
    }

    Decoder* decoderOf(int stream) {
        return stream == video.stream ? &video : stream == audio.stream ? &audio : nullptr;
    }

    microseconds inMicroseconds(std::int64_t ticks, const Decoder& decoder) const {
        return microseconds(av_rescale_q(ticks, decoder.timeBase, AVRational{1, AV_TIME_BASE}));
    }

    /// One frame out of the decoder, if there is one.
    Result<std::optional<FileItem>> drain(Decoder& decoder) {
        if (avcodec_receive_frame(decoder.context.get(), frame.get()) < 0) {
            return std::optional<FileItem>();
        }
        brokenPackets = 0;
        FileItem item;
        const std::int64_t ticks = frame->best_effort_timestamp;
        item.time = decoder.nextTime;
        if (ticks != AV_NOPTS_VALUE) {
            const auto begin = format->start_time == AV_NOPTS_VALUE ? 0 : format->start_time;
            item.time =
                std::max(microseconds(0), inMicroseconds(ticks, decoder) - microseconds(begin));
        }
        if (&decoder == &audio) {
            SIGMA_TRY_ASSIGN(auto samples, sound.convert(*frame));
            item.duration = microseconds(static_cast<std::int64_t>(samples.size() / 2) * 1'000'000 /
                                         SoundConverter::kSampleRate);
            item.content = FileSound{std::move(samples)};
        } else {
            item.duration = inMicroseconds(frame->pkt_duration, decoder);
            item.content = std::shared_ptr<const AVFrame>(
                av_frame_clone(frame.get()), [](const AVFrame* shared) {
                    auto* owned = const_cast<AVFrame*>(shared);
                    av_frame_free(&owned);
                });
        }
        av_frame_unref(frame.get());
        decoder.nextTime = item.time + item.duration;
        return std::optional(std::move(item));
    }

    /// Reads a packet and gives it to its decoder. False: there is none any more.
    Result<bool> feed() {
        const int result = av_read_frame(format.get(), packet.get());
        if (result == AVERROR_EOF) {
            return false;
        }
        if (stop.stop_requested()) {
            return error(ErrorCode::kUnavailable, "reading was given up");
        }
        if (result < 0) {
            // A file that ends in the middle is played as far as it goes.
            return ++brokenPackets <= kMostBrokenPackets && result == AVERROR_INVALIDDATA;
        }
        draining = decoderOf(packet->stream_index);
        if (draining != nullptr) {
            const int sent = avcodec_send_packet(draining->context.get(), packet.get());
            brokenPackets += sent < 0 && sent != AVERROR(EAGAIN) ? 1 : 0;
        }
        av_packet_unref(packet.get());
        if (brokenPackets > kMostBrokenPackets) {
            return error(ErrorCode::kInvalidData, "it is damaged");
        }
        return true;
    }

    /// After the last packet: what the decoders still hold, the picture's first.
    void beginEnd() {
        isAtEnd = true;
        for (Decoder* decoder : {&audio, &video}) {
            if (decoder->exists()) {
                avcodec_send_packet(decoder->context.get(), nullptr);
                draining = decoder;
            }
        }
    }

    /// The decoder that is drained after this one at the end.
    Decoder* afterDraining() {
        return isAtEnd && draining == &video && audio.exists() ? &audio : nullptr;
    }
};

Result<std::unique_ptr<MediaFileReader>> MediaFileReader::open(const std::string& path,
                                                               std::stop_token stop) {
    auto state = std::make_unique<State>();
    state->path = path;
    state->stop = std::move(stop);
    SIGMA_TRY(state->open());
    return std::unique_ptr<MediaFileReader>(new MediaFileReader(std::move(state)));
}

MediaFileReader::MediaFileReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
MediaFileReader::~MediaFileReader() = default;

bool MediaFileReader::hasVideo() const {
    return m_state->video.exists();
}

bool MediaFileReader::hasAudio() const {
    return m_state->audio.exists();
}

Result<std::optional<FileItem>> MediaFileReader::next() {
    while (true) {
        while (m_state->draining != nullptr) {
            SIGMA_TRY_ASSIGN(auto item, m_state->drain(*m_state->draining));
            if (item) {
                return item;
            }
            m_state->draining = m_state->afterDraining();
        }
        if (m_state->isAtEnd) {
            return std::optional<FileItem>();
        }
        SIGMA_TRY_ASSIGN(const bool hasMore, m_state->feed());
        if (!hasMore) {
            m_state->beginEnd();
        }
    }
}

Result<void> MediaFileReader::rewind() {
    AVFormatContext* format = m_state->format.get();
    const std::int64_t begin = format->start_time == AV_NOPTS_VALUE ? 0 : format->start_time;
    if (avformat_seek_file(format, -1, INT64_MIN, begin, begin, 0) < 0 &&
        av_seek_frame(format, -1, 0, AVSEEK_FLAG_BYTE) < 0) {
        return m_state->error(ErrorCode::kIo, "it cannot be played from the beginning again");
    }
    for (Decoder* decoder : {&m_state->video, &m_state->audio}) {
        if (decoder->exists()) {
            avcodec_flush_buffers(decoder->context.get());
            decoder->nextTime = microseconds(0);
        }
    }
    m_state->sound.reset();
    m_state->draining = nullptr;
    m_state->isAtEnd = false;
    return {};
}

}  // namespace sigma::capture
