#include <algorithm>

#include "server/store/node_table.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

using test::at;
using test::codeOf;

Node makeNode(const std::string& id) {
    return {id, "sgn", {"rtmp://a/live", "rtmps://b/live"}, NodeState::kReady, at(0), at(1)};
}

class NodeTableTest : public test::StoreTest {
protected:
    void put(const Node& node) {
        ASSERT_TRUE(on<NodeTable>([&](auto& table) { return table.put(node); }).has_value());
    }
    std::optional<Node> find(std::string_view id) {
        const auto page = on<NodeTable>([](auto& table) { return table.list("", 10); }).value();
        const auto found = std::ranges::find(page.items, id, &Node::id);
        return found == page.items.end() ? std::nullopt : std::optional(*found);
    }
};

TEST_P(NodeTableTest, TakesOverWhatANodeSays) {
    put(makeNode("n1"));
    EXPECT_EQ(find("n1").value(), makeNode("n1"));
    Node restarted = makeNode("n1");
    restarted.region = "han";
    restarted.ingestUrls.clear();
    restarted.startedAt = at(50);
    put(restarted);
    EXPECT_EQ(find("n1").value(), restarted);
}

TEST_P(NodeTableTest, RemembersWhenANodeWasSeen) {
    put(makeNode("n1"));
    const auto see = [&](const char* id) {
        return on<NodeTable>([&](auto& table) { return table.setLastSeen(id, at(9)); });
    };
    EXPECT_TRUE(see("n1").has_value());
    EXPECT_EQ(find("n1").value().lastSeen, at(9));
    EXPECT_EQ(codeOf(see("n2")), ErrorCode::kNotFound);
}

TEST_P(NodeTableTest, ListsByPages) {
    put(makeNode("n2"));
    put(makeNode("n1"));
    const auto page = on<NodeTable>([](auto& table) { return table.list("", 1); }).value();
    EXPECT_EQ(page.items.at(0).id, "n1");
    EXPECT_TRUE(page.hasMore);
    const auto rest = on<NodeTable>([](auto& table) { return table.list("n1", 1); }).value();
    EXPECT_EQ(rest.items.at(0).id, "n2");
    EXPECT_FALSE(rest.hasMore);
}

TEST_P(NodeTableTest, LosesEveryOtherNode) {
    Node lost = makeNode("n4");
    lost.state = NodeState::kLost;
    for (const Node& node : {makeNode("n1"), makeNode("n2"), makeNode("n3"), lost}) {
        put(node);
    }
    const auto nodes = on<NodeTable>([](auto& table) { return table.loseOthers("n2"); }).value();
    ASSERT_EQ(nodes.size(), 2U);
    EXPECT_EQ(nodes[0].id, "n1");
    EXPECT_EQ(nodes[1], find("n3").value());
    EXPECT_EQ(find("n3").value().state, NodeState::kLost);
    EXPECT_EQ(find("n2").value().state, NodeState::kReady);
    const auto forget = [&](int before) {
        return on<NodeTable>([&](auto& table) { return table.forgetLost(at(before)); }).value();
    };
    EXPECT_EQ(forget(1), 0);
    EXPECT_EQ(forget(2), 3);
    EXPECT_TRUE(find("n2").has_value());
}

TEST(NodeState, IsFoundByItsName) {
    for (const NodeState state : {NodeState::kReady, NodeState::kDraining, NodeState::kLost}) {
        EXPECT_EQ(nodeStateFrom(toString(state)), state);
    }
    EXPECT_EQ(nodeStateFrom("gone"), std::nullopt);
}

SIGMA_ON_EVERY_BACKEND(NodeTableTest);

}  // namespace
}  // namespace sigma::store
