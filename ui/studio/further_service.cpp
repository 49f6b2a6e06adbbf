#include "ui/studio/further_service.h"

#include <QUuid>
#include <algorithm>

#include "core/publish/rtmp_address.h"

namespace sigma::ui {

std::string newServiceId() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

Result<void> checkServiceUrl(const std::string& url) {
    // Whether there is a key is another question.
    SIGMA_TRY(publish::RtmpAddress::parse({.name = {}, .url = url, .key = "key"}));
    return {};
}

std::vector<FurtherService> switchedOn(const std::vector<FurtherService>& services) {
    std::vector<FurtherService> on;
    std::ranges::copy_if(services, std::back_inserter(on), &FurtherService::isOn);
    return on;
}

std::vector<FurtherService> repaired(std::vector<FurtherService> services) {
    std::vector<FurtherService> right;
    for (FurtherService& service : services) {
        const bool isKnown =
            std::ranges::find(right, service.id, &FurtherService::id) != right.end();
        if (!service.id.empty() && !isKnown && right.size() < kMostFurtherServices) {
            right.push_back(std::move(service));
        }
    }
    return right;
}

}  // namespace sigma::ui
