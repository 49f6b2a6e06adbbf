#include "server/http/router.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace sigma::http {

/// What may follow the segments that led here.
struct Router::Node {
    struct Parameter {
        std::string prefix;
        std::string name;
        std::string suffix;
        std::unique_ptr<Node> node;

        std::size_t literalSize() const { return prefix.size() + suffix.size(); }
        bool matches(std::string_view segment) const {
            return segment.size() > literalSize() && segment.starts_with(prefix) &&
                   segment.ends_with(suffix);
        }
        std::string_view valueIn(std::string_view segment) const {
            return segment.substr(prefix.size(), segment.size() - literalSize());
        }
    };

    Node& child(std::string_view segment);
    const HttpHandler* handler(HttpMethod method) const;
    std::string allow() const;
    /// The node of the rest of the path; `path` is empty or begins with '/'.
    const Node* find(std::string_view path, PathParameters& found) const;
    const Node* findByParameter(std::string_view segment, std::string_view rest,
                                PathParameters& found) const;

    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::vector<Parameter> parameters;  ///< more literal text first
    std::map<HttpMethod, HttpHandler> handlers;
};

namespace {

/// Cuts the first segment off a path that begins with '/'.
std::string_view takeSegment(std::string_view& path) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

}  // namespace

Router::Node& Router::Node::child(std::string_view segment) {
    const std::size_t open = segment.find('{');
    if (open == std::string_view::npos) {
        auto& literal = literals[std::string(segment)];
        if (!literal) {
            literal = std::make_unique<Node>();
        }
        return *literal;
    }
    const std::size_t close = segment.find('}', open);
    assert(close != std::string_view::npos && close > open + 1);
    Parameter added{std::string(segment.substr(0, open)),
                    std::string(segment.substr(open + 1, close - open - 1)),
                    std::string(segment.substr(close + 1)), nullptr};
    assert(added.suffix.find('{') == std::string::npos);
    const auto same = std::ranges::find_if(parameters, [&](const Parameter& parameter) {
        return parameter.prefix == added.prefix && parameter.suffix == added.suffix;
    });
    if (same != parameters.end()) {
        assert(same->name == added.name);
        return *same->node;
    }
    added.node = std::make_unique<Node>();
    const auto place = std::ranges::find_if(parameters, [&](const Parameter& parameter) {
        return parameter.literalSize() < added.literalSize();
    });
    return *parameters.insert(place, std::move(added))->node;
}

const HttpHandler* Router::Node::handler(HttpMethod method) const {
    auto entry = handlers.find(method);
    if (entry == handlers.end() && method == HttpMethod::kHead) {
        entry = handlers.find(HttpMethod::kGet);
    }
    return entry == handlers.end() ? nullptr : &entry->second;
}

std::string Router::Node::allow() const {
    std::string methods;
    for (const auto& [method, handler] : handlers) {
        methods += std::string(toString(method)) + ", ";
        if (method == HttpMethod::kGet && !handlers.contains(HttpMethod::kHead)) {
            methods += "HEAD, ";
        }
    }
    return methods + "OPTIONS";
}

const Router::Node* Router::Node::find(std::string_view path, PathParameters& found) const {
    if (path.empty()) {
        return handlers.empty() ? nullptr : this;
    }
    const std::string_view segment = takeSegment(path);
    const auto literal = literals.find(segment);
    if (literal != literals.end()) {
        if (const Node* node = literal->second->find(path, found)) {
            return node;
        }
    }
    return findByParameter(segment, path, found);
}

const Router::Node* Router::Node::findByParameter(std::string_view segment, std::string_view rest,
                                                  PathParameters& found) const {
    for (const Parameter& parameter : parameters) {
        if (!parameter.matches(segment)) {
            continue;
        }
        const std::size_t size = found.m_size;
        found.m_parameters[found.m_size++] = {parameter.name, parameter.valueIn(segment)};
        if (const Node* node = parameter.node->find(rest, found)) {
            return node;
        }
        found.m_size = size;
    }
    return nullptr;
}

Router::Router() : m_root(std::make_unique<Node>()) {}
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

void Router::add(HttpMethod method, std::string_view pattern, HttpHandler handler) {
    assert(pattern.starts_with('/'));
    assert(std::ranges::count(pattern, '{') <=
           static_cast<std::ptrdiff_t>(PathParameters::kMaxParameters));
    Node* node = m_root.get();
    while (!pattern.empty()) {
        node = &node->child(takeSegment(pattern));
    }
    [[maybe_unused]] const bool isNew = node->handlers.emplace(method, std::move(handler)).second;
    assert(isNew);
}

Router::Match Router::match(HttpMethod method, std::string_view path) const {
    Match match;
    const Node* node = path.starts_with('/') ? m_root->find(path, match.parameters) : nullptr;
    if (node != nullptr) {
        match.handler = node->handler(method);
        if (match.handler == nullptr) {
            match.allow = node->allow();
        }
    }
    return match;
}

}  // namespace sigma::http
