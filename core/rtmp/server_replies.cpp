#include "core/rtmp/server_replies.h"

namespace sigma::rtmp {
namespace {

/// A version that FMLE and older Flash players accept.
constexpr const char* kServerName = "FMS/3,5,7,7009";
constexpr double kCapabilities = 31;

AmfArray fourCcList() {
    AmfArray list;
    for (const char* const fourCc : {"avc1", "hvc1", "av01", "mp4a"}) {
        list.items.emplace_back(fourCc);
    }
    return list;
}

}  // namespace

AmfObject statusInfo(StatusLevel level, std::string_view code, std::string_view description) {
    AmfObject info;
    info.add("level", level == StatusLevel::kStatus ? "status" : "error")
        .add("code", std::string(code))
        .add("description", std::string(description));
    return info;
}

Command resultReply(double transactionId) {
    return {
        .name = "_result", .transactionId = transactionId, .object = AmfNull{}, .arguments = {}};
}

Command resultReply(double transactionId, AmfValue value) {
    Command reply = resultReply(transactionId);
    reply.arguments.push_back(std::move(value));
    return reply;
}

Command errorReply(double transactionId, AmfObject info) {
    Command reply = resultReply(transactionId, std::move(info));
    reply.name = "_error";
    return reply;
}

Command connectReply(double transactionId, double objectEncoding) {
    AmfObject properties;
    properties.add("fmsVer", kServerName)
        .add("capabilities", kCapabilities)
        .add("mode", 1.0)
        .add("fourCcList", fourCcList());
    AmfObject info =
        statusInfo(StatusLevel::kStatus, "NetConnection.Connect.Success", "Connection succeeded.");
    info.add("objectEncoding", objectEncoding);
    Command reply = resultReply(transactionId, std::move(info));
    reply.object = std::move(properties);
    return reply;
}

Command statusCommand(AmfObject info) {
    return {.name = "onStatus",
            .transactionId = 0,
            .object = AmfNull{},
            .arguments = {AmfValue(std::move(info))}};
}

Command fcReply(std::string_view name, double transactionId, AmfObject info) {
    Command reply = statusCommand(std::move(info));
    reply.name = std::string(name);
    reply.transactionId = transactionId;
    return reply;
}

}  // namespace sigma::rtmp
