#include <gtest/gtest.h>

#include "server/identity/publish_gate.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fixed_channels.h"
#include "tests/support/sample_channel.h"

namespace sigma::identity {
namespace {

using namespace std::chrono_literals;
using domain::PublishCredential;
using domain::PublishRequest;
using Segments = std::vector<std::string>;

domain::Channel stopped() {
    domain::Channel channel = sigma::test::sampleChannel("off", "Off", "off-key");
    channel.state = domain::ChannelState::kStopped;
    return channel;
}

class PublishGateTest : public testing::Test {
protected:
    Result<domain::PublishGrant> authorize(PublishRequest request) {
        if (request.peerAddress.empty()) {
            request.peerAddress = "192.0.2.1";
        }
        return m_gate.authorize(request);
    }
    std::string ticketFor(const std::string& channel) const {
        return m_tickets
            ->issue(sigma::test::sampleChannel(channel, "", ""), domain::UserId("usr_1"), {}, "")
            .value()
            .ticket.token;
    }

    std::shared_ptr<sigma::test::FakeClock> m_clock = std::make_shared<sigma::test::FakeClock>();
    std::shared_ptr<PublishTickets> m_tickets = std::make_shared<PublishTickets>(
        std::make_shared<TokenSigner>(SigningKeys::make(m_clock->wallNow()), m_clock),
        std::make_shared<Revocations>(1h, m_clock), m_clock);
    PublishGate m_gate{std::make_shared<sigma::test::FixedChannels>(std::vector<domain::Channel>{
                           sigma::test::sampleChannel("news", "News", "news-key"),
                           sigma::test::sampleChannel("sport", "Sport", "sport-key"), stopped()}),
                       m_tickets, m_clock};
};

struct Way {
    Segments app{"live"};
    Segments name;
    std::optional<std::string> key;
};

PublishRequest requestOf(const Way& way) {
    return {way.app, way.name, way.key, std::nullopt, ""};
}

class PublishGateAdmits : public PublishGateTest, public testing::WithParamInterface<Way> {};

TEST_P(PublishGateAdmits, ToTheChannelOfTheKey) {
    const auto grant = authorize(requestOf(GetParam()));
    ASSERT_TRUE(grant.has_value()) << grant.error().context;
    EXPECT_EQ(grant->channel->id.value(), "news");
    EXPECT_EQ(grant->credential, PublishCredential::kStreamKey);
}

INSTANTIATE_TEST_SUITE_P(
    Table, PublishGateAdmits,
    testing::Values(Way{{"live"}, {"news-key"}, {}},
                    Way{{"live", "of", "this", "house"}, {"news-key"}, {}},
                    Way{{"sport"}, {"news-key"}, {}}, Way{{"live"}, {"news", "news-key"}, {}},
                    Way{{"live", "news"}, {"news-key"}, {}},
                    Way{{"live"}, {"extra", "news-key"}, {}}, Way{{"live"}, {"news"}, "news-key"},
                    Way{{"live"}, {"extra", "news"}, "news-key"}, Way{{"live"}, {}, "news-key"},
                    Way{{"live"}, {""}, "news-key"}));

class PublishGateRefuses : public PublishGateTest, public testing::WithParamInterface<Way> {};

TEST_P(PublishGateRefuses, WithoutSayingWhatWasWrong) {
    const auto unknown = authorize(requestOf({{"live"}, {"nobody-s"}, {}}));
    const auto refused = authorize(requestOf(GetParam()));
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, ErrorCode::kUnauthorized);
    EXPECT_EQ(refused.error().context, unknown.error().context);
    EXPECT_EQ(refused.error().context.find("news"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Table, PublishGateRefuses,
    testing::Values(Way{{"live"}, {}, {}}, Way{{"live"}, {""}, {}}, Way{{"live"}, {"news"}, {}},
                    Way{{"live"}, {"news-key2"}, {}}, Way{{"live"}, {"news-ke"}, {}},
                    Way{{"live"}, {"news-key", ""}, {}}, Way{{"live"}, {"sport", "news-key"}, {}},
                    Way{{"live", "sport"}, {"news-key"}, {}}, Way{{"live"}, {"news"}, ""},
                    Way{{"live"}, {"news"}, "wrong"}, Way{{"live"}, {"sport"}, "news-key"},
                    Way{{"live"}, {"nowhere"}, "news-key"}, Way{{"live"}, {"news-key"}, "news-key"},
                    Way{{"live"}, {"off"}, "news-key"}));

TEST_F(PublishGateTest, TakesATicketForItsChannel) {
    const auto grant = authorize({{"live"}, {"news"}, {}, ticketFor("news"), ""});
    ASSERT_TRUE(grant.has_value()) << grant.error().context;
    EXPECT_EQ(grant->channel->id.value(), "news");
    EXPECT_EQ(grant->credential, PublishCredential::kTicket);
    EXPECT_TRUE(authorize({{"live"}, {}, {}, ticketFor("news"), ""}).has_value());
}

TEST_F(PublishGateTest, RefusesATicketAsItRefusesAKey) {
    const auto unknown = authorize(requestOf({{"live"}, {"nobody-s"}, {}}));
    const std::string ticket = ticketFor("news");
    for (const PublishRequest& request :
         {PublishRequest{{"live"}, {"sport"}, {}, ticket, ""},
          PublishRequest{{"live"}, {"nowhere"}, {}, ticketFor("nowhere"), ""},
          PublishRequest{{"live"}, {"news"}, "news-key", "wrong", ""},
          PublishRequest{{"live"}, {"news"}, {}, "", ""},
          PublishRequest{{"live"}, {"news"}, ticket, {}, ""},
          PublishRequest{{"live"}, {ticket}, {}, {}, ""}}) {
        const auto refused = authorize(request);
        ASSERT_TRUE(refused.has_error());
        EXPECT_EQ(refused.error().code, ErrorCode::kUnauthorized);
        EXPECT_EQ(refused.error().context, unknown.error().context);
    }
    m_clock->advance(5min);
    EXPECT_EQ(authorize({{"live"}, {"news"}, {}, ticket, ""}).error().context,
              unknown.error().context);
}

TEST_F(PublishGateTest, TellsThatAChannelIsStoppedOnlyToWhoMayPublish) {
    for (const PublishRequest& request :
         {PublishRequest{{"live"}, {"off-key"}, {}, {}, ""},
          PublishRequest{{"live"}, {"off"}, "off-key", {}, ""},
          PublishRequest{{"live"}, {"off"}, {}, ticketFor("off"), ""}}) {
        const auto refused = authorize(request);
        ASSERT_TRUE(refused.has_error());
        EXPECT_EQ(refused.error().code, ErrorCode::kForbidden);
        EXPECT_EQ(refused.error().context, "the channel is stopped; enable it first");
    }
    EXPECT_EQ(authorize(requestOf({{"live"}, {"off"}, "wrong"})).error().code,
              ErrorCode::kUnauthorized);
}

TEST_F(PublishGateTest, LetsAnAddressWaitThatHasFailedTooOften) {
    for (int attempt = 0; attempt != 30; ++attempt) {
        EXPECT_EQ(authorize(requestOf({{"live"}, {"wrong"}, {}})).error().code,
                  ErrorCode::kUnauthorized);
    }
    const auto refused = authorize(requestOf({{"live"}, {"wrong"}, {}}));
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, ErrorCode::kRateLimited);
    EXPECT_EQ(refused.error().context,
              "too many failed attempts from this address: try again in 2 seconds");
    EXPECT_EQ(authorize({{"live"}, {"wrong"}, {}, {}, "192.0.2.2"}).error().code,
              ErrorCode::kUnauthorized);
    m_clock->advance(2s);
    EXPECT_EQ(authorize(requestOf({{"live"}, {"wrong"}, {}})).error().code,
              ErrorCode::kUnauthorized);
}

TEST_F(PublishGateTest, LetsAGoodKeyInWhateverElseItsAddressSends) {
    for (int attempt = 0; attempt != 40; ++attempt) {
        authorize(requestOf({{"live"}, {"wrong"}, {}}));
    }
    EXPECT_TRUE(authorize(requestOf({{"live"}, {"news-key"}, {}})).has_value());
}

TEST_F(PublishGateTest, CountsNoAttemptThatSucceeded) {
    for (int attempt = 0; attempt != 100; ++attempt) {
        EXPECT_TRUE(authorize(requestOf({{"live"}, {"news-key"}, {}})).has_value());
    }
}

TEST_F(PublishGateTest, TakesAllOfAnIpv6SiteForOne) {
    for (int attempt = 0; attempt != 30; ++attempt) {
        authorize({{"live"}, {"wrong"}, {}, {}, "2001:db8::" + std::to_string(attempt)});
    }
    EXPECT_EQ(authorize({{"live"}, {"wrong"}, {}, {}, "2001:db8::ffff"}).error().code,
              ErrorCode::kRateLimited);
    EXPECT_EQ(authorize({{"live"}, {"wrong"}, {}, {}, "2001:db8:0:1::1"}).error().code,
              ErrorCode::kUnauthorized);
}

}  // namespace
}  // namespace sigma::identity
