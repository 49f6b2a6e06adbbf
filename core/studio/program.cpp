#include "core/studio/program.h"

#include <algorithm>

namespace sigma::studio {
namespace {

constexpr auto kPollInterval = std::chrono::milliseconds(100);

Scene sceneOf(const Program::Arrangement& arrangement) {
    Scene scene{arrangement.layout, {}};
    for (std::size_t slot = 0; slot != kSlots; ++slot) {
        if (const auto& source = arrangement.sources[slot]) {
            scene.slots[slot] = {true, source->picture()};
        }
    }
    return scene;
}

}  // namespace

Program::Program(const capture::PictureSize& size, const encoder::FrameRate& frameRate,
                 std::shared_ptr<AudioMixer> mixer, std::shared_ptr<const Clock> clock)
    : m_frameRate(frameRate),
      m_mixer(std::move(mixer)),
      m_clock(std::move(clock)),
      m_compositor(size),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Program::~Program() = default;

void Program::arrange(Arrangement arrangement) {
    m_arrangement.store(std::make_shared<const Arrangement>(std::move(arrangement)));
}

void Program::setPreviewWanted(bool isWanted) {
    const std::lock_guard lock(m_mutex);
    m_isPreviewWanted = isWanted;
    m_changed.notify_all();
}

void Program::addSink(std::shared_ptr<ProgramSink> sink) {
    const std::lock_guard lock(m_mutex);
    m_sinks.push_back(std::move(sink));
    m_changed.notify_all();
}

bool Program::waitUntilNoSink(std::chrono::milliseconds patience) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [this] { return m_sinks.empty(); });
}

Program::Figures Program::figures() const {
    return {m_framesComposed, m_framesLate, m_measuredRate};
}

Program::Sinks Program::sinks() const {
    const std::lock_guard lock(m_mutex);
    return m_sinks;
}

bool Program::isWanted() const {
    return m_isPreviewWanted || !m_sinks.empty();
}

void Program::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, stop, [this] { return isWanted(); });
        }
        runWhileWanted(stop);
        m_measuredRate = 0;
    }
}

void Program::runWhileWanted(const std::stop_token& stop) {
    m_mixer->forget();
    ProgramClock ticks(m_frameRate, m_clock->steadyNow());
    SteadyTime nextPoll = m_clock->steadyNow();
    while (!stop.stop_requested()) {
        while (const auto tick = ticks.takeDue(m_clock->steadyNow())) {
            takeStep(*tick);
        }
        if (const SteadyTime now = m_clock->steadyNow(); now >= nextPoll) {
            poll(now);
            nextPoll = now + kPollInterval;
        }
        std::unique_lock lock(m_mutex);
        m_changed.wait_until(lock, stop, ticks.nextTime(), [this] { return !isWanted(); });
        if (!isWanted()) {
            return;
        }
    }
}

void Program::takeStep(const ProgramTick& tick) {
    if (tick.kind == ProgramTick::Kind::kSound) {
        const AudioMixer::Block& block = m_mixer->mix();
        for (const auto& sink : sinks()) {
            sink->onSound(tick.number, block);
        }
        return;
    }
    if (tick.isMissed && m_picture) {
        ++m_framesLate;
    } else {
        m_picture = m_compositor.compose(sceneOf(*m_arrangement.load()));
        m_preview.store(m_picture);
        ++m_framesComposed;
        m_rate.add(m_clock->steadyNow(), 1);
    }
    for (const auto& sink : sinks()) {
        sink->onPicture(tick.number, m_picture);
    }
}

void Program::poll(SteadyTime now) {
    m_measuredRate = static_cast<double>(m_rate.perSecond(now));
    for (const auto& sink : sinks()) {
        if (!sink->poll(now)) {
            const std::lock_guard lock(m_mutex);
            std::erase(m_sinks, sink);
            m_changed.notify_all();
        }
    }
}

}  // namespace sigma::studio
