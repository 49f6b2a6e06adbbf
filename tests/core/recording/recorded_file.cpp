#include "tests/core/recording/recorded_file.h"

#include <algorithm>

extern "C" {
#include <libavformat/avformat.h>
}

#include "core/codec/h264_config.h"
#include "core/decoder/video_decoder.h"

namespace sigma::test {
namespace {

SharedBuffer configOf(const AVCodecParameters& parameters) {
    return SharedBuffer::copyOf(
        {parameters.extradata, static_cast<std::size_t>(parameters.extradata_size)});
}

void readTracks(const AVFormatContext& context, RecordedFile& file) {
    for (unsigned i = 0; i != context.nb_streams; ++i) {
        const AVCodecParameters& parameters = *context.streams[i]->codecpar;
        const bool isVideo = parameters.codec_type == AVMEDIA_TYPE_VIDEO;
        (isVideo ? file.videoConfig : file.audioConfig) = configOf(parameters);
    }
}

void readSamples(AVFormatContext& context, RecordedFile& file) {
    AVPacket* packet = av_packet_alloc();
    while (av_read_frame(&context, packet) >= 0) {
        const AVStream& stream = *context.streams[packet->stream_index];
        const bool isVideo = stream.codecpar->codec_type == AVMEDIA_TYPE_VIDEO;
        file.samples.push_back(
            {isVideo ? media::TrackKind::kVideo : media::TrackKind::kAudio,
             av_rescale_q(packet->pts, stream.time_base, {1, 1000}),
             (packet->flags & AV_PKT_FLAG_KEY) != 0,
             SharedBuffer::copyOf({packet->data, static_cast<std::size_t>(packet->size)})});
        av_packet_unref(packet);
    }
    av_packet_free(&packet);
}

}  // namespace

std::vector<RecordedSample> RecordedFile::of(media::TrackKind track) const {
    std::vector<RecordedSample> found;
    std::ranges::copy_if(samples, std::back_inserter(found),
                         [&](const RecordedSample& each) { return each.track == track; });
    return found;
}

std::int64_t RecordedFile::lastPts(media::TrackKind track) const {
    std::int64_t last = -1;
    for (const RecordedSample& sample : of(track)) {
        last = std::max(last, sample.pts);
    }
    return last;
}

std::vector<std::int64_t> RecordedFile::decodedPictures() const {
    std::vector<std::int64_t> times;
    const auto track = codec::describeH264(videoConfig);
    if (track.has_error()) {
        return times;
    }
    const auto decoder = decoder::VideoDecoder::create(*track).value();
    decoder::VideoDecoder::Pictures pictures;
    for (const RecordedSample& recorded : of(media::TrackKind::kVideo)) {
        media::MediaSample sample;
        sample.dts = recorded.pts;
        sample.isKey = recorded.isKey;
        sample.payload = recorded.payload;
        static_cast<void>(decoder->decode(sample, pictures));
    }
    static_cast<void>(decoder->flush(pictures));
    for (const auto& picture : pictures) {
        times.push_back(picture.pts);
    }
    return times;
}

RecordedFile readRecording(const std::string& path) {
    RecordedFile file;
    AVFormatContext* context = nullptr;
    if (avformat_open_input(&context, path.c_str(), nullptr, nullptr) < 0) {
        return file;
    }
    file.isReadable = true;
    readTracks(*context, file);
    readSamples(*context, file);
    avformat_close_input(&context);
    return file;
}

}  // namespace sigma::test
