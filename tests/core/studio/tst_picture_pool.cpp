#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "core/studio/picture_pool.h"

namespace sigma::studio {
namespace {

TEST(PicturePool, GivesThreePlanesThatDoNotOverlap) {
    PicturePool pool({100, 50});
    const WritablePicture picture = pool.take();
    EXPECT_GE(picture.strides[0], 100U);
    EXPECT_GE(picture.strides[1], 50U);
    EXPECT_GE(picture.planes[1], picture.planes[0] + picture.strides[0] * 50);
    EXPECT_GE(picture.planes[2], picture.planes[1] + picture.strides[1] * 25);
}

TEST(PicturePool, UsesMemoryAgainThatNobodyLooksAt) {
    PicturePool pool({64, 64});
    const std::uint8_t* first = nullptr;
    {
        const auto frame = pool.take().share({});
        first = frame->planes[0].data;
        EXPECT_NE(pool.take().planes[0], first) << "somebody still looks at it";
    }
    std::set<const std::uint8_t*> later;
    const WritablePicture a = pool.take();
    const WritablePicture b = pool.take();
    later.insert(a.planes[0]);
    later.insert(b.planes[0]);
    EXPECT_TRUE(later.contains(first));
}

TEST(PicturePool, IsOutlivedByItsPictures) {
    std::shared_ptr<const media::VideoFrame> frame;
    {
        PicturePool pool({64, 64});
        const WritablePicture picture = pool.take();
        picture.planes[2][0] = 7;
        frame = picture.share({});
    }
    EXPECT_EQ(frame->planes[2].data[0], 7);
}

TEST(PicturePool, TakesPicturesBackFromAnyThread) {
    PicturePool pool({64, 64});
    std::thread other;
    for (int i = 0; i != 100; ++i) {
        auto frame = pool.take().share({});
        if (other.joinable()) {
            other.join();
        }
        other = std::thread([mine = std::move(frame)]() mutable { mine.reset(); });
    }
    other.join();
}

}  // namespace
}  // namespace sigma::studio
