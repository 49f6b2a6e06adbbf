#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "core/crypto/sealed_box.h"
#include "tests/support/temporary_folder.h"

namespace sigma::crypto {
namespace {

const Bytes kPlain = {'s', 'e', 'c', 'r', 'e', 't'};

TEST(SealedBox, GivesBackWhatWasSealed) {
    const SealKey key = newSealKey();
    EXPECT_EQ(unseal(seal(kPlain, key), key).value(), kPlain);
    EXPECT_EQ(unseal(seal({}, key), key).value(), Bytes());
}

TEST(SealedBox, LooksDifferentEachTime) {
    const SealKey key = newSealKey();
    EXPECT_NE(seal(kPlain, key), seal(kPlain, key));
}

TEST(SealedBox, OpensUnderItsOwnKeyOnly) {
    EXPECT_EQ(unseal(seal(kPlain, newSealKey()), newSealKey()).error().code,
              ErrorCode::kInvalidData);
}

TEST(SealedBox, NoticesEveryChangedByte) {
    const SealKey key = newSealKey();
    const Bytes sealed = seal(kPlain, key);
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        Bytes changed = sealed;
        changed[at] ^= 1U;
        EXPECT_TRUE(unseal(changed, key).has_error()) << at;
    }
}

TEST(SealedBox, RefusesWhatIsTooShort) {
    EXPECT_EQ(unseal(Bytes(39), newSealKey()).error().code, ErrorCode::kInvalidData);
}

TEST(SealKeyInFile, IsMadeOnceForItsOwnerOnly) {
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/key";
    const SealKey key = sealKeyInFile(path).value();
    EXPECT_EQ(sealKeyInFile(path).value(), key);
    EXPECT_EQ(std::filesystem::status(path).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(SealKeyInFile, IsNotTakenWhereOthersCanReadIt) {
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/key";
    ASSERT_TRUE(sealKeyInFile(path).has_value());
    std::filesystem::permissions(path, std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    EXPECT_EQ(sealKeyInFile(path).error().code, ErrorCode::kForbidden);
}

TEST(SealKeyInFile, RefusesAFileThatIsNoKey) {
    const test::TemporaryFolder folder;
    const std::string path = folder.path() + "/key";
    std::ofstream(path) << "short";
    std::filesystem::permissions(
        path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_EQ(sealKeyInFile(path).error().code, ErrorCode::kInvalidData);
}

TEST(SealKeyInFile, SaysWhyItCanNotBeMade) {
    EXPECT_EQ(sealKeyInFile("/nonexistent/folder/key").error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace sigma::crypto
