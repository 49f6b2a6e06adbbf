#include <gtest/gtest.h>

#include "core/base/shared_buffer.h"

namespace sigma {
namespace {

TEST(SharedBuffer, KeepsItsBytesAliveThroughSlices) {
    SharedBuffer slice;
    {
        const SharedBuffer whole = SharedBuffer::take(std::string("segment"));
        slice = whole.slice(3);
    }
    EXPECT_EQ(slice.text(), "ment");
}

TEST(SharedBuffer, CutsSlicesAtItsEnd) {
    const SharedBuffer whole = SharedBuffer::take(std::string("abc"));
    EXPECT_EQ(whole.slice(1, 1).text(), "b");
    EXPECT_EQ(whole.slice(2, 100).text(), "c");
    EXPECT_TRUE(whole.slice(3).empty());
}

TEST(SharedBuffer, IsEqualByContent) {
    const Bytes bytes{1, 2, 3};
    EXPECT_EQ(SharedBuffer::copyOf(bytes), SharedBuffer::copyOf(bytes));
    EXPECT_FALSE(SharedBuffer::copyOf(bytes) == SharedBuffer());
}

}  // namespace
}  // namespace sigma
