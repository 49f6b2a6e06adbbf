#include "core/recording/matroska_writer.h"

#include <algorithm>
#include <string>
#include <utility>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
}

#include "core/ffmpeg/codec_config.h"
#include "core/ffmpeg/handles.h"
#include "core/ffmpeg/messages.h"

namespace sigma::recording {
namespace {

constexpr int kBufferSize = 64 * 1024;
constexpr std::int64_t kClusterMilliseconds = 500;
constexpr AVRational kNanoseconds = {1, 1'000'000'000};

bool describe(const media::TrackInfo& track, AVCodecParameters& parameters) {
    parameters.codec_id = static_cast<AVCodecID>(ffmpeg::codecIdOf(track.codec));
    if (track.kind == media::TrackKind::kVideo) {
        parameters.codec_type = AVMEDIA_TYPE_VIDEO;
        parameters.width = static_cast<int>(track.video.width);
        parameters.height = static_cast<int>(track.video.height);
    } else {
        parameters.codec_type = AVMEDIA_TYPE_AUDIO;
        parameters.sample_rate = static_cast<int>(track.audio.sampleRate);
        parameters.frame_size = static_cast<int>(track.audio.samplesPerFrame);
        av_channel_layout_default(&parameters.ch_layout, static_cast<int>(track.audio.channels));
    }
    const ByteSpan config = track.codecConfig.view();
    parameters.extradata = ffmpeg::copyConfig(config);
    if (parameters.extradata == nullptr) {
        return false;
    }
    parameters.extradata_size = static_cast<int>(config.size());
    return true;
}

}  // namespace

void MatroskaWriter::Closer::operator()(AVFormatContext* context) const {
    if (context->pb != nullptr) {
        av_freep(&context->pb->buffer);
        avio_context_free(&context->pb);
    }
    avformat_free_context(context);
}

Result<std::unique_ptr<MatroskaWriter>> MatroskaWriter::create(
    AppendFile file, const std::vector<std::shared_ptr<const media::TrackInfo>>& tracks) {
    ffmpeg::silenceLog();
    std::unique_ptr<MatroskaWriter> writer(new MatroskaWriter(std::move(file)));
    SIGMA_TRY(writer->open(tracks));
    return writer;
}

Result<void> MatroskaWriter::open(
    const std::vector<std::shared_ptr<const media::TrackInfo>>& tracks) {
    AVFormatContext* context = nullptr;
    if (const int error = avformat_alloc_output_context2(&context, nullptr, "matroska", nullptr);
        error < 0) {
        return failure("this build of FFmpeg writes no Matroska", error);
    }
    m_context.reset(context);
    auto* buffer = static_cast<unsigned char*>(av_malloc(kBufferSize));
    context->pb =
        avio_alloc_context(buffer, kBufferSize, 1, this, nullptr, &appendCallback, nullptr);
    context->flags |= AVFMT_FLAG_FLUSH_PACKETS | AVFMT_FLAG_CUSTOM_IO;
    for (const auto& track : tracks) {
        SIGMA_TRY(addTrack(*track));
        m_tracks.push_back(track);
    }
    av_opt_set_int(context->priv_data, "cluster_time_limit", kClusterMilliseconds, 0);
    if (const int error = avformat_write_header(context, nullptr); error < 0) {
        return failure("the recording cannot begin", error);
    }
    return {};
}

Result<void> MatroskaWriter::addTrack(const media::TrackInfo& track) {
    AVStream* stream = avformat_new_stream(m_context.get(), nullptr);
    if (stream == nullptr || !describe(track, *stream->codecpar)) {
        return Error{ErrorCode::kIo, "no memory for a track of the recording"};
    }
    return {};
}

Result<void> MatroskaWriter::write(const media::MediaSample& sample, Time dts) {
    SIGMA_TRY(m_written);
    const auto track = std::ranges::find_if(
        m_tracks, [&](const auto& each) { return each->kind == sample.track; });
    if (track == m_tracks.end()) {
        return Error{ErrorCode::kInvalidArgument, "the recording has no such track"};
    }
    const AVRational ticks{1, static_cast<int>((*track)->timescale)};
    const auto index = static_cast<unsigned>(track - m_tracks.begin());
    const AVRational base = m_context->streams[index]->time_base;
    ffmpeg::Packet packet = ffmpeg::makePacket();
    packet->stream_index = static_cast<int>(index);
    // FFmpeg writes none of the bytes; its type is older than const.
    packet->data = const_cast<std::uint8_t*>(sample.payload.data());
    packet->size = static_cast<int>(sample.payload.size());
    packet->flags = sample.isKey ? AV_PKT_FLAG_KEY : 0;
    packet->dts = av_rescale_q(dts.count(), kNanoseconds, base);
    const std::int64_t offset = av_rescale_q(sample.ctsOffset, ticks, kNanoseconds);
    packet->pts = std::max(packet->dts, av_rescale_q(dts.count() + offset, kNanoseconds, base));
    packet->duration = av_rescale_q(sample.duration, ticks, base);
    if (const int error = av_write_frame(m_context.get(), packet.get()); error < 0) {
        return failure("the recording takes no sample", error);
    }
    return m_written;
}

Result<void> MatroskaWriter::flush() {
    SIGMA_TRY(m_written);
    if (const int error = av_write_frame(m_context.get(), nullptr); error < 0) {
        return failure("the recording takes no cluster", error);
    }
    avio_flush(m_context->pb);
    return m_written;
}

Result<void> MatroskaWriter::sync() {
    SIGMA_TRY(flush());
    m_written = m_file.sync();
    return m_written;
}

Result<void> MatroskaWriter::close() {
    SIGMA_TRY(m_written);
    if (const int error = av_write_trailer(m_context.get()); error < 0) {
        return failure("the recording cannot be ended", error);
    }
    SIGMA_TRY(m_written);
    m_written = m_file.sync();
    return m_written;
}

Error MatroskaWriter::failure(const char* what, int error) const {
    if (m_written.has_error()) {
        return m_written.error();
    }
    return {ErrorCode::kIo, std::string(what) + ": " + ffmpeg::errorText(error)};
}

int MatroskaWriter::appendCallback(void* writer, std::uint8_t* bytes, int size) {
    auto& self = *static_cast<MatroskaWriter*>(writer);
    if (self.m_written.has_value()) {
        self.m_written = self.m_file.append({bytes, static_cast<std::size_t>(size)});
    }
    return self.m_written.has_value() ? size : AVERROR(EIO);
}

}  // namespace sigma::recording
