#include "core/studio/broadcast_connections.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <thread>

#include "core/publish/output_status.h"

namespace sigma::studio {
namespace {

using publish::OutputState;

/// Of a destination that leaves: its goodbye, and a little more.
constexpr auto kPatience = std::chrono::milliseconds(1'300);
constexpr auto kLongestGoodbye = std::chrono::milliseconds(1'500);

bool hasEnded(const publish::OutputStatus& status) {
    return status.state == OutputState::kEnded || status.state == OutputState::kRefused;
}

bool isSamePlace(const publish::PublishTarget& a, const publish::PublishTarget& b) {
    return a.url == b.url && a.key == b.key;
}

/// What it is called may be another, and the main one stays whatever its place is.
bool isSame(const Destination& a, const Destination& b) {
    return a.id == b.id && (a.id.empty() || isSamePlace(a.target, b.target));
}

/// Destruction may wait for the network, even of one that has ended: the search for its server's
/// name can't be interrupted. The programme must not; but where no thread is to be had for it, that
/// is better than to end.
void letGoOf(BroadcastConnections::Outputs outputs) {
    if (outputs.empty()) {
        return;
    }
    try {
        std::thread([held = std::move(outputs)]() mutable { held.clear(); }).detach();
    } catch (const std::system_error&) {
        outputs.clear();
    }
}

/// Stands for a connection that could not even be made.
class UnmadeOutput final : public publish::Output {
public:
    explicit UnmadeOutput(std::string reason) {
        m_status.state = OutputState::kRefused;
        m_status.reason = std::move(reason);
    }
    void consume(const media::MediaEvent&) override {}
    publish::OutputStatus status() const override { return m_status; }
    void end(std::chrono::milliseconds) override {}

private:
    publish::OutputStatus m_status;
};

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
    join(destination, std::move(outputs));
    return {};
}

void BroadcastConnections::join(const Destination& destination, Outputs outputs) {
    const Number number = ++m_lastNumber;
    for (std::size_t index = 0; index != outputs.size(); ++index) {
        m_connections.push_back({number, index, std::move(outputs[index]), {}});
    }
    m_joined.push_back({number, destination});
}

BroadcastConnections::~BroadcastConnections() {
    Outputs outputs;
    for (Connection& connection : m_connections) {
        outputs.push_back(std::move(connection.output));
    }
    for (Leaving& each : m_leaving) {
        std::ranges::move(each.outputs, std::back_inserter(outputs));
    }
    m_leaving.clear();
    letGoOf(std::move(outputs));
}

bool BroadcastConnections::follow(const std::vector<Destination>& wanted,
                                  const ProgramSettings& program, const StudioParts& parts,
                                  SteadyTime now) {
    forgetThoseGone(now);
    bool hasChanged = leaveAllBut(wanted, now);
    for (const Destination& each : wanted) {
        if (isTaken(each)) {
            continue;
        }
        if (const auto connected = connect(program, each, parts); connected.has_error()) {
            join(each, {std::make_shared<UnmadeOutput>(connected.error().context)});
        }
        hasChanged = true;
    }
    return hasChanged;
}

/// True if any has left.
bool BroadcastConnections::leaveAllBut(const std::vector<Destination>& wanted, SteadyTime now) {
    std::vector<Joined> staying;
    for (Joined& joined : m_joined) {
        const auto same = std::ranges::find_if(
            wanted, [&](const Destination& each) { return isSame(each, joined.destination); });
        if (same == wanted.end()) {
            leave(joined, now);
        } else {
            retarget(joined, same->target);
            staying.push_back(std::move(joined));
        }
    }
    const bool hasAnyLeft = staying.size() != m_joined.size();
    m_joined = std::move(staying);
    return hasAnyLeft;
}

void BroadcastConnections::retarget(Joined& joined, const publish::PublishTarget& target) {
    if (!isSamePlace(joined.destination.target, target)) {
        const auto any = std::ranges::find(m_connections, joined.number, &Connection::destination);
        any->output->setTarget(target);
    }
    joined.destination.target = target;
}

void BroadcastConnections::leave(const Joined& joined, SteadyTime now) {
    Leaving leaving{joined.destination.id, {}, now + kLongestGoodbye};
    for (const Connection& connection : m_connections) {
        if (connection.destination == joined.number) {
            connection.output->end(kPatience);
            leaving.outputs.push_back(connection.output);
        }
    }
    m_leaving.push_back(std::move(leaving));
    std::erase_if(m_connections, [&](const Connection& connection) {
        return connection.destination == joined.number;
    });
}

bool BroadcastConnections::haveSaidGoodbye(const Leaving& leaving) {
    return std::ranges::all_of(leaving.outputs,
                               [](const auto& output) { return hasEnded(output->status()); });
}

void BroadcastConnections::forgetThoseGone(SteadyTime now) {
    for (auto leaving = m_leaving.begin(); leaving != m_leaving.end();) {
        if (haveSaidGoodbye(*leaving) || now >= leaving->goneBy) {
            letGoOf(std::move(leaving->outputs));
            leaving = m_leaving.erase(leaving);
        } else {
            ++leaving;
        }
    }
}

/// It is here already, or has to wait until an earlier one has gone.
bool BroadcastConnections::isTaken(const Destination& wanted) const {
    return std::ranges::any_of(
               m_joined,
               [&](const Joined& joined) { return isSame(joined.destination, wanted); }) ||
           std::ranges::find(m_leaving, wanted.id, &Leaving::id) != m_leaving.end();
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
               m_connections,
               [](const Connection& connection) { return hasEnded(connection.status); }) &&
           std::ranges::all_of(m_leaving, haveSaidGoodbye);
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
    for (const Joined& joined : m_joined) {
        std::vector<publish::OutputStatus> statuses;
        for (const Connection& connection : m_connections) {
            if (connection.destination == joined.number) {
                statuses.push_back(connection.status);
            }
        }
        reports.push_back(
            {joined.destination.target.name, publish::totalOf(statuses), joined.destination.id});
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
