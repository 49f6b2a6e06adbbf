#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/broken_rules.h"
#include "tests/house/library_rules.h"

namespace sigma::house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Use {
    const char* file;
    const char* header;
};

SourceFile fileOf(const Use& use) {
    return {use.file, std::string("#include <") + use.header + ">\n"};
}

class OutOfPlace : public testing::TestWithParam<Use> {};

TEST_P(OutOfPlace, IsRefused) {
    EXPECT_THAT(brokenRules(checkLibraries({fileOf(GetParam())})),
                ElementsAre(std::string(GetParam().file) + ":1 libraries"));
}

INSTANTIATE_TEST_SUITE_P(
    Libraries, OutOfPlace,
    testing::Values(
        Use{"core/base/a.cpp", "openssl/rand.h"}, Use{"core/crypto/hmac.h", "openssl/hmac.h"},
        Use{"server/http/a.cpp", "zlib.h"}, Use{"core/base/logger.h", "spdlog/spdlog.h"},
        Use{"server/host/a.cpp", "toml++/toml.h"}, Use{"server/host/a.cpp", "CLI/CLI.hpp"},
        Use{"server/http/a.h", "boost/beast/http.hpp"},
        Use{"server/domain/a.cpp", "boost/asio/ip/tcp.hpp"},
        Use{"core/player/a.cpp", "libavcodec/avcodec.h"}, Use{"core/publish/a.h", "librtmp/rtmp.h"},
        Use{"core/studio/a.cpp", "x264.h"}, Use{"server/domain/a.cpp", "soci/soci.h"},
        Use{"server/store/channel_table.cpp", "soci/soci.h"}, Use{"core/base/a.h", "QString"},
        Use{"server/api/a.cpp", "QtCore/QObject"}, Use{"app/server/main.cpp", "QCoreApplication"}));

class InPlace : public testing::TestWithParam<Use> {};

TEST_P(InPlace, IsAllowed) {
    EXPECT_THAT(checkLibraries({fileOf(GetParam())}), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Libraries, InPlace,
                         testing::Values(Use{"core/crypto/hmac.cpp", "openssl/hmac.h"},
                                         Use{"core/base/gzip.cpp", "zlib.h"},
                                         Use{"server/config/config_reader.cpp", "toml++/toml.h"},
                                         Use{"server/http/a.cpp", "boost/beast/http.hpp"},
                                         Use{"server/http/a.h", "boost/asio/any_io_executor.hpp"},
                                         Use{"app/server/main.cpp", "CLI/CLI.hpp"},
                                         Use{"ui/studio/a.h", "QWidget"},
                                         Use{"core/capture/a.h", "QCamera"},
                                         Use{"core/base/a.h", "vector"},
                                         Use{"tests/core/base/tst_gzip.cpp", "zlib.h"}));

}  // namespace
}  // namespace sigma::house
