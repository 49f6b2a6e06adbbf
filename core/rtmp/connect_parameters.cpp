#include "core/rtmp/connect_parameters.h"

namespace sigma::rtmp {
namespace {

std::string trimSlashes(const std::string& text) {
    const std::size_t first = text.find_first_not_of('/');
    if (first == std::string::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of('/') - first + 1);
}

}  // namespace

ConnectParameters parseConnectParameters(const AmfObject& command) {
    NameAndQuery app = splitQuery(command.text("app"));
    NameAndQuery url = splitQuery(command.text("tcUrl"));
    ConnectParameters parameters{.app = trimSlashes(app.name),
                                 .tcUrl = std::move(url.name),
                                 .flashVersion = std::string(command.text("flashVer")),
                                 .objectEncoding = command.number("objectEncoding"),
                                 .query = std::move(app.query)};
    addMissing(parameters.query, url.query);
    return parameters;
}

}  // namespace sigma::rtmp
