// The routes against the document, and the document against the server, walked with good and bad
// input.

#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

std::set<std::string> scopesOf(const DocumentedOperation& operation) {
    std::set<std::string> scopes;
    for (const auto& each : operation.operation.at("security").as_array()) {
        if (const auto* bearer = each.as_object().if_contains("bearer")) {
            for (const auto& scope : bearer->as_array()) {
                scopes.emplace(scope.as_string());
            }
        }
    }
    return scopes;
}

Access accessOf(const DocumentedOperation& operation) {
    const auto& security = operation.operation.at("security").as_array();
    if (security.empty()) {
        return Access::kPublic;
    }
    return security.size() > 1 ? Access::kOptional : Access::kSignedIn;
}

TEST(ApiRoutes, AreThoseOfTheDocument) {
    const ApiDocument document;
    std::set<std::string> documented;
    for (const DocumentedOperation& operation : document.operations()) {
        documented.insert(operation.method + " " + operation.path);
    }
    std::set<std::string> registered;
    for (const ApiRoute& route : apiRoutes()) {
        registered.insert(std::string(toString(route.method)) + " " + std::string(route.pattern));
    }
    EXPECT_EQ(registered, documented);
}

TEST(ApiRoutes, AreForThoseWhomTheDocumentNames) {
    const ApiDocument document;
    for (const ApiRoute& route : apiRoutes()) {
        const DocumentedOperation* operation = document.find(toString(route.method), route.pattern);
        ASSERT_NE(operation, nullptr) << route.pattern;
        const std::set<std::string> scopes =
            route.scope ? std::set<std::string>{std::string(toString(*route.scope))}
                        : std::set<std::string>();
        EXPECT_EQ(scopesOf(*operation), scopes) << route.pattern;
        EXPECT_EQ(accessOf(*operation), route.access) << route.pattern;
        EXPECT_EQ(operation->operation.contains("requestBody"), route.takesBody) << route.pattern;
    }
}

TEST(ApiRoutes, HaveClosedSchemas) {
    const ApiDocument document;
    for (const DocumentedOperation& operation : document.operations()) {
        const auto* body = operation.operation.if_contains("requestBody");
        if (body == nullptr) {
            continue;
        }
        const auto& schema =
            document.resolve(body->at("content").at("application/json").at("schema").as_object());
        EXPECT_EQ(schema.at("additionalProperties"), false) << operation.path;
        const auto* examples = schema.if_contains("examples");
        for (const auto& example : examples ? examples->as_array() : boost::json::array()) {
            EXPECT_EQ(document.check(example, schema), "") << operation.path;
        }
    }
}

/// Makes requests after the document, some as it says and some not quite.
class DocumentWalk : public testing::TestWithParam<unsigned> {
protected:
    std::size_t below(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random);
    }
    bool seldom() { return below(4) == 0; }

    boost::json::value valueFor(const boost::json::object& node, int depth = 0) {
        const auto& schema = m_server.document().resolve(node);
        if (seldom()) {
            return oddValue();
        }
        if (const auto* names = schema.if_contains("enum")) {
            return names->as_array().at(below(names->as_array().size()));
        }
        if (const auto* examples = schema.if_contains("examples"); examples && below(2) == 0) {
            return examples->as_array().front();
        }
        const auto* type = schema.if_contains("type");
        if (type == nullptr || !type->is_string()) {
            return nullptr;
        }
        if (type->as_string() == "object" && depth < 3) {
            return objectFor(schema, depth);
        }
        if (type->as_string() == "array" && depth < 3) {
            boost::json::array array;
            for (std::size_t count = below(3); count != 0; --count) {
                array.push_back(valueFor(schema.at("items").as_object(), depth + 1));
            }
            return array;
        }
        if (type->as_string() == "integer") {
            const auto* least = schema.if_contains("minimum");
            return (least ? least->to_number<std::int64_t>() : 0) +
                   static_cast<std::int64_t>(below(100));
        }
        if (type->as_string() == "boolean") {
            return below(2) == 0;
        }
        return "camera";
    }

    boost::json::value objectFor(const boost::json::object& schema, int depth) {
        boost::json::object object;
        if (const auto* properties = schema.if_contains("properties")) {
            for (const auto& property : properties->as_object()) {
                if (below(3) != 0) {
                    object[property.key()] = valueFor(property.value().as_object(), depth + 1);
                }
            }
        }
        if (seldom()) {
            object["unknown"] = oddValue();
        }
        return object;
    }

    boost::json::value oddValue() {
        const boost::json::value values[] = {
            nullptr,
            true,
            -1,
            1e300,
            18'446'744'073'709'551'615U,
            "",
            "\0x",
            "'; DROP TABLE channel;--",
            boost::json::string(300, 'x'),
            "\xF0\x9F\x98\x80",
            "../..",
            boost::json::array{1, "a"},
            boost::json::object{{"a", boost::json::object{{"b", 1}}}},
            "2026-01-31T09:00:00Z"};
        return values[below(std::size(values))];
    }

    std::string encoded(const std::string& text) {
        static constexpr std::string_view kHex = "0123456789ABCDEF";
        std::string result;
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            if (std::isalnum(byte) != 0 || c == '-' || c == '_') {
                result += c;
            } else {
                result += '%';
                result += kHex[byte >> 4];
                result += kHex[byte & 0xFU];
            }
        }
        return result.empty() ? "x" : result;
    }

    std::string textFor(const boost::json::object& schema) {
        const auto value = valueFor(schema);
        return value.is_string() ? std::string(value.as_string()) : boost::json::serialize(value);
    }

    std::string pathFor(const DocumentedOperation& operation) {
        std::string path = operation.path;
        std::string query;
        for (const auto& parameter : operation.parameters) {
            const std::string name(parameter.at("name").as_string());
            const auto& schema = parameter.at("schema").as_object();
            if (parameter.at("in") == "path") {
                const std::string value = seldom() ? encoded(textFor(schema)) : known(name);
                path.replace(path.find("{" + name + "}"), name.size() + 2, value);
            } else if (parameter.at("in") == "query" && below(3) == 0) {
                query += (query.empty() ? "?" : "&") + name + "=" + encoded(textFor(schema));
            }
        }
        return path + query;
    }

    std::string known(const std::string& name) {
        if (name == "channel") {
            return "camera";
        }
        return name == "session" ? "s1" : "usr_nobody";
    }

    ApiTestServer m_server;
    std::mt19937 m_random{GetParam()};
};

TEST_P(DocumentWalk, NeverMeetsAnAnswerThatIsNotInTheDocument) {
    m_server.json(201, "POST", "/api/v1/channels", m_server.admin(),
                  R"({"id":"camera","title":"A camera"})");
    const auto broadcaster = m_server.somebody("anna", domain::Role::kBroadcaster);
    for (int turn = 0; turn != 300; ++turn) {
        const auto& operations = m_server.document().operations();
        const DocumentedOperation& operation = operations[below(operations.size())];
        const bool isOfUsers =
            operation.path.starts_with("/api/v1/users") && operation.method != "GET";
        // Passwords take a tenth of a second each; they have tests of their own.
        if (isOfUsers || operation.path.find("/auth/") != std::string::npos) {
            continue;
        }
        std::string body;
        if (const auto* described = operation.operation.if_contains("requestBody")) {
            body = boost::json::serialize(
                valueFor(described->at("content").at("application/json").at("schema").as_object()));
            if (below(10) == 0) {
                body.resize(body.size() / 2);
            }
        }
        std::vector<std::string> headers;
        if (seldom()) {
            headers.push_back("Idempotency-Key: key-" + std::to_string(below(5)));
        }
        if (seldom()) {
            headers.push_back("If-Match: \"" + std::to_string(below(3)) + "\"");
        }
        const std::string& token = seldom() ? broadcaster.token : m_server.admin();
        m_server.call(operation.method, pathFor(operation), token, body, headers);
        ASSERT_FALSE(HasFailure()) << operation.method << " " << operation.path << " " << body;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, DocumentWalk, testing::Values(1U, 2U, 3U));

}  // namespace
}  // namespace sigma::api::test
