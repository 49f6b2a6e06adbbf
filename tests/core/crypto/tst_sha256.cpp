#include <gtest/gtest.h>

#include "core/crypto/sha256.h"

namespace sigma::crypto {
namespace {

// FIPS 180-4's own example.
TEST(Sha256, MatchesThePublishedVector) {
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, TakesAnEmptyText) {
    EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace sigma::crypto
