#include "server/stream/stream_inputs.h"

#include <algorithm>
#include <utility>

namespace sigma::stream {
namespace {

auto isOf(const Publisher& publisher) {
    return [&publisher](const StreamInput& input) { return input.publisher.get() == &publisher; };
}

}  // namespace

StreamInput* StreamInputs::find(const Publisher& publisher) {
    const auto found = std::ranges::find_if(m_inputs, isOf(publisher));
    return found == m_inputs.end() ? nullptr : &*found;
}

std::vector<StreamInput> StreamInputs::takeRivals(std::string_view rendition) {
    const auto staysBeside = [&](const StreamInput& input) {
        return !rendition.empty() && !input.info.rendition.empty() &&
               input.info.rendition != rendition;
    };
    const auto rivals = std::stable_partition(m_inputs.begin(), m_inputs.end(), staysBeside);
    std::vector<StreamInput> taken(std::make_move_iterator(rivals),
                                   std::make_move_iterator(m_inputs.end()));
    m_inputs.erase(rivals, m_inputs.end());
    std::ranges::for_each(taken, [this](const StreamInput& input) { forget(input); });
    return taken;
}

StreamInput StreamInputs::take(const Publisher& publisher) {
    const auto found = std::ranges::find_if(m_inputs, isOf(publisher));
    StreamInput taken = std::move(*found);
    m_inputs.erase(found);
    forget(taken);
    return taken;
}

std::vector<StreamInput> StreamInputs::takeAll() {
    m_sound = nullptr;
    return std::exchange(m_inputs, {});
}

bool StreamInputs::givesSound(const StreamInput& input) {
    if (!m_sound) {
        m_sound = input.publisher.get();
    }
    return m_sound == input.publisher.get();
}

void StreamInputs::forget(const StreamInput& input) {
    if (m_sound == input.publisher.get()) {
        m_sound = nullptr;
    }
}

}  // namespace sigma::stream
