#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

namespace sigma::api::test {

/// One operation of the document.
struct DocumentedOperation {
    std::string method;             ///< "GET"
    std::string path;               ///< "/api/v1/channels/{channel}"
    boost::json::object operation;  ///< as the document has it
    boost::json::array parameters;  ///< those of the path and its own, references followed
};

/// The document of the API, and whether things are as it says.
class ApiDocument {
public:
    /// The one that the program holds.
    ApiDocument();

    const std::vector<DocumentedOperation>& operations() const { return m_operations; }
    /// The operation of a request's path, or null.
    const DocumentedOperation* find(std::string_view method, std::string_view path) const;

    /// The node, or what it refers to.
    const boost::json::object& resolve(const boost::json::object& node) const;

    /// Why a value is not what a schema says; empty when it is.
    std::string check(const boost::json::value& value, const boost::json::object& schema,
                      const std::string& place = "") const;

    /// Why an answer is not one that the document lists; empty when it is. `path` is the request's,
    /// without its query.
    std::string checkAnswer(std::string_view method, std::string_view path, int status,
                            const std::string& contentType, const std::string& body) const;

private:
    std::string checkObject(const boost::json::object& value, const boost::json::object& schema,
                            const std::string& place) const;
    std::string checkType(const boost::json::value& value, const boost::json::value& type,
                          const std::string& place) const;

    boost::json::object m_document;
    std::vector<DocumentedOperation> m_operations;
};

}  // namespace sigma::api::test
