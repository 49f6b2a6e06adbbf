#include "core/studio/broadcast_connections.h"

#include <algorithm>
#include <thread>

#include "core/publish/output_status.h"

namespace sigma::studio {
namespace {

using publish::OutputState;

bool hasEnded(const publish::OutputStatus& status) {
    return status.state == OutputState::kEnded || status.state == OutputState::kRefused;
}

}  // namespace

Result<BroadcastConnections> BroadcastConnections::create(
    const ProgramSettings& program, const std::vector<Destination>& destinations,
    const StudioParts& parts) {
    BroadcastConnections connections;
    for (const Destination& destination : destinations) {
        SIGMA_TRY(connections.connect(program, destination, parts));
    }
    return connections;
}

Result<void> BroadcastConnections::connect(const ProgramSettings& program,
                                           const Destination& destination,
                                           const StudioParts& parts) {
    DestinationPlan plan{destination.target, program.renditions, program.bitrate,
                         program.audioBitrate};
    if (!destination.takesAllRenditions) {
        plan.renditions.resize(1);
        plan.renditions.front().name.clear();
    }
    SIGMA_TRY_ASSIGN(Outputs outputs, parts.makeOutputs(plan));
    for (std::size_t index = 0; index != outputs.size(); ++index) {
        m_connections.push_back({m_names.size(), index, std::move(outputs[index]), {}});
    }
    m_names.push_back(destination.target.name);
    return {};
}

BroadcastConnections::~BroadcastConnections() {
    refresh();
    Outputs hanging;
    for (const Connection& connection : m_connections) {
        if (!hasEnded(connection.status)) {
            hanging.push_back(connection.output);
        }
    }
    m_connections.clear();
    if (!hanging.empty()) {
        std::thread([outputs = std::move(hanging)]() mutable { outputs.clear(); }).detach();
    }
}

BroadcastConnections::Outputs BroadcastConnections::outputsOf(std::size_t rendition) const {
    Outputs outputs;
    for (const Connection& connection : m_connections) {
        if (connection.rendition == rendition) {
            outputs.push_back(connection.output);
        }
    }
    return outputs;
}

void BroadcastConnections::refresh() {
    for (Connection& connection : m_connections) {
        connection.status = connection.output->status();
    }
}

bool BroadcastConnections::isAnyLive() const {
    return std::ranges::any_of(m_connections, [](const Connection& connection) {
        return connection.status.state == OutputState::kLive;
    });
}

bool BroadcastConnections::haveEnded() const {
    return std::ranges::all_of(
        m_connections, [](const Connection& connection) { return hasEnded(connection.status); });
}

publish::BitrateAdvice BroadcastConnections::adviceFor(std::size_t rendition) const {
    const auto first = std::ranges::find_if(m_connections, [&](const Connection& connection) {
        return connection.rendition == rendition && !hasEnded(connection.status);
    });
    return first == m_connections.end() ? publish::BitrateAdvice{} : first->status.advice;
}

std::uint64_t BroadcastConnections::keyFrameRequests() const {
    std::uint64_t requests = 0;
    for (const Connection& connection : m_connections) {
        requests += connection.status.advice.keyFrameRequests;
    }
    return requests;
}

std::vector<DestinationReport> BroadcastConnections::reports() const {
    std::vector<DestinationReport> reports;
    for (std::size_t index = 0; index != m_names.size(); ++index) {
        std::vector<publish::OutputStatus> statuses;
        for (const Connection& connection : m_connections) {
            if (connection.destination == index) {
                statuses.push_back(connection.status);
            }
        }
        reports.push_back({m_names[index], publish::totalOf(statuses)});
    }
    return reports;
}

void BroadcastConnections::setBitrateRange(const publish::BitrateRange& range) {
    for (const Connection& connection : m_connections) {
        connection.output->setBitrateRange(range);
    }
}

void BroadcastConnections::end(std::chrono::milliseconds patience) {
    for (const Connection& connection : m_connections) {
        connection.output->end(patience);
    }
}

}  // namespace sigma::studio
