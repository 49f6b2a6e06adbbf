#include "server/store/text_list.h"

#include <boost/json.hpp>

namespace sigma::store {

std::string writeTextList(const std::vector<std::string>& list) {
    boost::json::array array;
    for (const std::string& text : list) {
        array.emplace_back(text);
    }
    return boost::json::serialize(array);
}

Result<std::vector<std::string>> readTextList(std::string_view text) {
    boost::system::error_code error;
    const boost::json::value value = boost::json::parse(text, error);
    const boost::json::array* array = error ? nullptr : value.if_array();
    if (array == nullptr) {
        return Error{ErrorCode::kInvalidData, "a list in the database is no JSON array"};
    }
    std::vector<std::string> list;
    for (const boost::json::value& each : *array) {
        const boost::json::string* item = each.if_string();
        if (item == nullptr) {
            return Error{ErrorCode::kInvalidData, "a list in the database holds no text"};
        }
        list.emplace_back(*item);
    }
    return list;
}

}  // namespace sigma::store
