#include "core/encoder/encoder_proof.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/encoder/grey_picture.h"
#include "core/encoder/video_encoder_kind.h"

namespace sigma::encoder {
namespace {

constexpr std::int64_t kPictures = 30;
constexpr std::int64_t kDistance = 3000;
constexpr std::uint8_t kDarkGrey = 64;

std::optional<std::uint32_t> numberOf(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isNumber = error == std::errc() && end == text.data() + text.size();
    return isNumber ? std::optional(number) : std::nullopt;
}

}  // namespace

Result<void> proveEncoder(const VideoEncoderSettings& settings) {
    SIGMA_TRY_ASSIGN(const auto encoder, makeVideoEncoder(settings));
    VideoEncoder::Samples samples;
    for (std::int64_t number = 0; number != kPictures; ++number) {
        const media::VideoFrame picture =
            greyPicture(settings, static_cast<std::uint8_t>(kDarkGrey + number));
        SIGMA_TRY(encoder->encode(picture, kDistance * number, false, samples));
    }
    SIGMA_TRY(encoder->flush(samples));
    const auto isEmpty = [](const auto& sample) { return sample->payload.empty(); };
    if (samples.size() != kPictures || std::ranges::any_of(samples, isEmpty)) {
        return Error{ErrorCode::kUnsupported, "the encoder was given 30 pictures and gave " +
                                                  std::to_string(samples.size())};
    }
    if (!samples.front()->isKey) {
        return Error{ErrorCode::kUnsupported, "the encoder does not begin with an IDR"};
    }
    return {};
}

int runEncoderProof(std::string_view kind, std::string_view size) {
    constexpr int kWorks = 0;
    constexpr int kDoesNot = 1;
    constexpr int kOtherWords = 2;
    const auto parsed = parseVideoEncoderKind(kind);
    const std::size_t cross = std::min(size.find('x'), size.size());
    const auto width = numberOf(size.substr(0, cross));
    const auto height = numberOf(size.substr(std::min(cross + 1, size.size())));
    if (parsed.has_error() || !width || !height) {
        return kOtherWords;
    }
    VideoEncoderSettings settings;
    settings.kind = *parsed;
    settings.width = *width;
    settings.height = *height;
    return proveEncoder(settings).has_value() ? kWorks : kDoesNot;
}

}  // namespace sigma::encoder
