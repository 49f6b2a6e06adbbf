#include <limits>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "server/api/session_json.h"

namespace sigma::api {
namespace {

TEST(SessionJson, SaysWhyItEnded) {
    domain::Session session;
    EXPECT_TRUE(toJson(session).at("ended_reason").is_null());
    session.endedReason = domain::EndedReason::kReconnectTimeout;
    EXPECT_EQ(toJson(session).at("ended_reason"), "reconnect_timeout");
}

TEST(SessionJson, IsValidWhateverWasMeasured) {
    domain::Session session;
    session.media.frameRate = std::numeric_limits<double>::infinity();
    session.media.jitterMs = std::numeric_limits<double>::quiet_NaN();
    session.media.gopSeconds = 1.23456;
    const boost::json::object media = toJson(session).at("media").as_object();
    EXPECT_EQ(media.at("frame_rate"), 0.0);
    EXPECT_EQ(media.at("jitter_ms"), 0.0);
    EXPECT_EQ(media.at("gop_seconds"), 1.235);
}

TEST(SessionJson, HasItsHealthAlone) {
    domain::Session session;
    session.id = domain::SessionId("s1");
    session.health = {40, "frames are missing"};
    EXPECT_EQ(healthJson(session).at("score"), 40);
    EXPECT_EQ(healthJson(session).at("cause"), "frames are missing");
    EXPECT_EQ(healthJson(session).at("session"), "s1");
}

}  // namespace
}  // namespace sigma::api
