#include "server/store/webhook_table.h"
#include "tests/server/store/sample_rows.h"

namespace sigma::store {
namespace {

using test::codeOf;
using test::sampleEndpoint;

class WebhookTableTest : public test::StoreTest {
protected:
    void SetUp() override {
        for (const char* id : {"whk_1", "whk_2"}) {
            ASSERT_TRUE(on<WebhookTable>([&](auto& table) {
                            return table.insert(sampleEndpoint(id, {"session.*", "a"}));
                        }).has_value());
        }
    }
    Result<domain::WebhookEndpoint> find(const char* id) {
        return on<WebhookTable>([&](auto& table) { return table.find(id); });
    }
};

TEST_P(WebhookTableTest, GivesBackWhatItWasGiven) {
    EXPECT_EQ(find("whk_1").value(), sampleEndpoint("whk_1", {"session.*", "a"}));
    EXPECT_EQ(codeOf(find("whk_3")), ErrorCode::kNotFound);
    EXPECT_EQ(
        codeOf(on<WebhookTable>([](auto& table) { return table.insert(sampleEndpoint("whk_1")); })),
        ErrorCode::kAlreadyExists);
}

TEST_P(WebhookTableTest, ChangesAnEndpointOfTheVersionThatIsKnown) {
    domain::WebhookEndpoint endpoint = sampleEndpoint("whk_1");
    endpoint.isEnabled = false;
    endpoint.disabledReason = "answered 410";
    const auto update = [&] {
        return on<WebhookTable>([&](auto& table) { return table.update(endpoint); });
    };
    EXPECT_EQ(update().value().version, 2);
    EXPECT_EQ(codeOf(update()), ErrorCode::kPreconditionFailed);
    endpoint.version = 2;
    EXPECT_EQ(find("whk_1").value(), endpoint);
}

TEST_P(WebhookTableTest, ListsAndRemoves) {
    const auto page = on<WebhookTable>([](auto& table) { return table.list("whk_1", 5); }).value();
    ASSERT_EQ(page.items.size(), 1U);
    EXPECT_EQ(page.items[0].id, "whk_2");
    const auto remove = [&] {
        return on<WebhookTable>([](auto& table) { return table.remove("whk_1"); });
    };
    EXPECT_TRUE(remove().has_value());
    EXPECT_EQ(codeOf(remove()), ErrorCode::kNotFound);
}

SIGMA_ON_EVERY_BACKEND(WebhookTableTest);

}  // namespace
}  // namespace sigma::store
