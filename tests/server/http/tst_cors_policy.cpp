#include <gtest/gtest.h>

#include "server/http/cors_policy.h"

namespace sigma::http {
namespace {

const CorsPolicy& policy() {
    static const CorsPolicy policy("/api/", {"https://console.example", "http://localhost:5173"});
    return policy;
}

TEST(CorsPolicy, GivesMediaToEveryOrigin) {
    for (const char* path : {"/live/camera/index.m3u8", "/", "/api", "/watch/api/"}) {
        EXPECT_EQ(policy().decide(path, "https://console.example").allowedOrigin, "*") << path;
        EXPECT_FALSE(policy().decide(path, "https://console.example").variesByOrigin) << path;
    }
    EXPECT_EQ(CorsPolicy().decide("/api/v1/channels", "https://other.example").allowedOrigin, "*");
}

TEST(CorsPolicy, GivesWhatIsGuardedToTheOriginsNamed) {
    EXPECT_EQ(policy().decide("/api/v1/channels", "https://console.example").allowedOrigin,
              "https://console.example");
    EXPECT_TRUE(policy().decide("/api/v1/channels", "https://console.example").variesByOrigin);
}

TEST(CorsPolicy, ComparesOriginsExactly) {
    for (const char* origin :
         {"", "null", "*", "https://console.example.evil", "https://console.example:444",
          "http://console.example", "https://CONSOLE.example", "https://console.example/"}) {
        const CorsDecision decision = policy().decide("/api/v1/channels", origin);
        EXPECT_EQ(decision.allowedOrigin, "") << origin;
        EXPECT_TRUE(decision.variesByOrigin) << origin;
    }
}

}  // namespace
}  // namespace sigma::http
