#include <gtest/gtest.h>

#include "core/rtmp/connect_parameters.h"

namespace sigma::rtmp {
namespace {

TEST(ConnectParameters, KeepSecretsOutOfTheAddress) {
    AmfObject object;
    object.add("app", "/live/room/?key=one")
        .add("tcUrl", "rtmp://host/live/room?key=two&token=t")
        .add("flashVer", "FMLE/3.0")
        .add("objectEncoding", 3.0);
    const ConnectParameters parameters = parseConnectParameters(object);
    EXPECT_EQ(parameters.app, "live/room");
    EXPECT_EQ(parameters.tcUrl, "rtmp://host/live/room");
    EXPECT_EQ(parameters.flashVersion, "FMLE/3.0");
    EXPECT_DOUBLE_EQ(parameters.objectEncoding, 3.0);
    EXPECT_EQ(parameters.query, (QueryParameters{{"key", "one"}, {"token", "t"}}));
}

TEST(ConnectParameters, AreEmptyWhereTheClientSaysNothing) {
    AmfObject object;
    object.add("app", "///");
    const ConnectParameters parameters = parseConnectParameters(object);
    EXPECT_EQ(parameters.app, "");
    EXPECT_EQ(parameters.tcUrl, "");
    EXPECT_TRUE(parameters.query.empty());
}

}  // namespace
}  // namespace sigma::rtmp
