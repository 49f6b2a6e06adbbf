#include "tests/server/api/api_document.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>

#include "resources/web/web_assets.h"

namespace sigma::api::test {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 5> kMethods = {"get", "post", "put", "patch", "delete"};

std::string textOf(const json::value& value) {
    return json::serialize(value);
}

std::string upper(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) {
        return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    });
    return result;
}

std::vector<std::string> split(std::string_view path) {
    std::vector<std::string> parts;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        parts.emplace_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return parts;
}

bool matches(std::string_view pattern, std::string_view path) {
    const auto wanted = split(pattern);
    const auto given = split(path);
    return wanted.size() == given.size() &&
           std::ranges::equal(wanted, given, [](const std::string& a, const std::string& b) {
               return a.starts_with('{') || a == b;
           });
}

/// The literal path of two that match.
bool isMoreLiteral(const DocumentedOperation& a, const DocumentedOperation& b) {
    return std::ranges::count(a.path, '{') < std::ranges::count(b.path, '{');
}

bool isOfType(const json::value& value, std::string_view type) {
    return (type == "null" && value.is_null()) || (type == "boolean" && value.is_bool()) ||
           (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "number" && value.is_number()) ||
           (type == "integer" && (value.is_int64() || value.is_uint64()));
}

std::string checkText(const json::string& text, const json::object& schema,
                      const std::string& place) {
    const auto* longest = schema.if_contains("maxLength");
    const auto* shortest = schema.if_contains("minLength");
    const auto* pattern = schema.if_contains("pattern");
    if (longest != nullptr && text.size() > longest->to_number<std::size_t>() * 4) {
        return place + " is too long";
    }
    if (shortest != nullptr && text.size() < shortest->to_number<std::size_t>()) {
        return place + " is too short";
    }
    if (pattern != nullptr &&
        !std::regex_search(std::string(text), std::regex(std::string(pattern->get_string())))) {
        return place + " does not match " + std::string(pattern->get_string());
    }
    return "";
}

std::string checkNumber(const json::value& value, const json::object& schema,
                        const std::string& place) {
    const auto* least = schema.if_contains("minimum");
    const auto* most = schema.if_contains("maximum");
    const double number = value.to_number<double>();
    if ((least != nullptr && number < least->to_number<double>()) ||
        (most != nullptr && number > most->to_number<double>())) {
        return place + " is out of range: " + textOf(value);
    }
    return "";
}

}  // namespace

ApiDocument::ApiDocument()
    : m_document(
          json::parse(resources::findWebAsset("openapi.json").value().data.text()).as_object()) {
    const std::string base(m_document.at("servers").at(0).at("url").as_string());
    for (const auto& path : m_document.at("paths").as_object()) {
        const json::object& item = path.value().as_object();
        for (const std::string_view method : kMethods) {
            if (!item.contains(method)) {
                continue;
            }
            DocumentedOperation operation{
                upper(method), base + std::string(path.key()), item.at(method).as_object(), {}};
            const json::object* const holders[] = {&item, &operation.operation};
            for (const json::object* holder : holders) {
                if (const auto* list = holder->if_contains("parameters")) {
                    for (const json::value& parameter : list->as_array()) {
                        operation.parameters.push_back(resolve(parameter.as_object()));
                    }
                }
            }
            m_operations.push_back(std::move(operation));
        }
    }
    std::ranges::stable_sort(m_operations, isMoreLiteral);
}

const DocumentedOperation* ApiDocument::find(std::string_view method, std::string_view path) const {
    const auto found = std::ranges::find_if(m_operations, [&](const DocumentedOperation& each) {
        return each.method == method && matches(each.path, path);
    });
    return found == m_operations.end() ? nullptr : &*found;
}

const json::object& ApiDocument::resolve(const json::object& node) const {
    const auto* reference = node.if_contains("$ref");
    if (reference == nullptr) {
        return node;
    }
    const std::string pointer = std::string(reference->as_string()).substr(1);
    const json::object* at = &m_document;
    for (const std::string& part : split(pointer.substr(1))) {
        at = &at->at(part).as_object();
    }
    return resolve(*at);
}

std::string ApiDocument::check(const json::value& value, const json::object& node,
                               const std::string& place) const {
    const json::object& schema = resolve(node);
    if (const auto* choices = schema.if_contains("oneOf")) {
        const bool isOne = std::ranges::any_of(choices->as_array(), [&](const json::value& each) {
            return check(value, each.as_object(), place).empty();
        });
        return isOne ? "" : place + " is none of the choices: " + textOf(value);
    }
    if (const auto* constant = schema.if_contains("const"); constant && *constant != value) {
        return place + " is not " + textOf(*constant);
    }
    if (const auto* names = schema.if_contains("enum");
        names && std::ranges::find(names->as_array(), value) == names->as_array().end()) {
        return place + " is not one of the names: " + textOf(value);
    }
    if (const auto* type = schema.if_contains("type")) {
        if (auto problem = checkType(value, *type, place); !problem.empty()) {
            return problem;
        }
    }
    if (value.is_string()) {
        return checkText(value.get_string(), schema, place);
    }
    if (value.is_number()) {
        return checkNumber(value, schema, place);
    }
    if (value.is_object()) {
        return checkObject(value.get_object(), schema, place);
    }
    if (const auto* items = schema.if_contains("items"); items && value.is_array()) {
        for (std::size_t index = 0; index != value.get_array().size(); ++index) {
            auto problem = check(value.get_array()[index], items->as_object(),
                                 place + "/" + std::to_string(index));
            if (!problem.empty()) {
                return problem;
            }
        }
    }
    return "";
}

std::string ApiDocument::checkType(const json::value& value, const json::value& type,
                                   const std::string& place) const {
    const bool isGood = type.is_string()
                            ? isOfType(value, type.get_string())
                            : std::ranges::any_of(type.as_array(), [&](const json::value& each) {
                                  return isOfType(value, each.as_string());
                              });
    return isGood ? "" : place + " is not a " + textOf(type) + ": " + textOf(value);
}

std::string ApiDocument::checkObject(const json::object& value, const json::object& schema,
                                     const std::string& place) const {
    if (const auto* required = schema.if_contains("required")) {
        for (const json::value& name : required->as_array()) {
            if (!value.contains(name.as_string())) {
                return place + " lacks " + textOf(name);
            }
        }
    }
    const auto* properties = schema.if_contains("properties");
    const bool isClosed = schema.contains("additionalProperties");
    for (const auto& field : value) {
        const std::string inner = place + "/" + std::string(field.key());
        const auto* property =
            properties == nullptr ? nullptr : properties->as_object().if_contains(field.key());
        if (property == nullptr && isClosed) {
            return inner + " is not in the document";
        }
        auto problem =
            property == nullptr ? "" : check(field.value(), property->as_object(), inner);
        if (!problem.empty()) {
            return problem;
        }
    }
    return "";
}

std::string ApiDocument::checkAnswer(std::string_view method, std::string_view path, int status,
                                     const std::string& contentType,
                                     const std::string& body) const {
    const DocumentedOperation* operation = find(method, path);
    if (operation == nullptr) {
        return "no such operation: " + std::string(method) + " " + std::string(path);
    }
    const auto* response =
        operation->operation.at("responses").as_object().if_contains(std::to_string(status));
    if (response == nullptr) {
        return std::string(method) + " " + operation->path + " does not list " +
               std::to_string(status) + ": " + body;
    }
    const auto* content = resolve(response->as_object()).if_contains("content");
    if (content == nullptr) {
        return body.empty() ? "" : "there should be no body: " + body;
    }
    const auto* media = content->as_object().if_contains(contentType);
    if (media == nullptr) {
        return contentType + " is not listed for " + std::to_string(status);
    }
    if (!contentType.ends_with("json")) {
        return "";
    }
    boost::system::error_code error;
    const json::value parsed = json::parse(body, error);
    return error ? "no JSON: " + body : check(parsed, media->as_object().at("schema").as_object());
}

}  // namespace sigma::api::test
