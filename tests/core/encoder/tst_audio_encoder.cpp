#include <gtest/gtest.h>

#include "core/encoder/audio_encoder.h"

namespace sigma::encoder {
namespace {

TEST(AudioEncoder, IsAac) {
    const auto encoder = makeAudioEncoder({});
    ASSERT_TRUE(encoder.has_value()) << encoder.error().context;
    EXPECT_EQ((*encoder)->track()->codec, media::Codec::kAac);
}

TEST(AudioEncoder, RefusesSettingsInWords) {
    const auto encoder = makeAudioEncoder({1});
    ASSERT_TRUE(encoder.has_error());
    EXPECT_EQ(encoder.error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sigma::encoder
