#include "core/player/loading/quality_ladder.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace sigma::player {
namespace {

/// In a moving average, half of which is from the last ten seconds: key frames make single parts
/// large.
double weightOf(Duration duration) {
    return std::min(secondsOf(duration) / 15, 1.0);
}

auto keyOf(const PlayerVariant& facts) {
    return std::tuple(facts.bitsPerSecond, facts.width, facts.height, facts.frameRateThousandths);
}

}  // namespace

void QualityLadder::setLayout(const StreamLayout& layout) {
    const auto hasPictures = [](const StreamVariant& variant) { return variant.facts.width != 0; };
    const bool isVideo = std::ranges::any_of(layout.variants, hasPictures);
    m_members.clear();
    m_rungs.clear();
    m_sound.reset();
    std::vector<std::size_t> order(layout.variants.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {},
                             [&](std::size_t i) { return keyOf(layout.variants[i].facts); });
    for (const StreamVariant& variant : layout.variants) {
        m_members.push_back({.pathway = variant.pathway,
                             .announced = static_cast<double>(variant.facts.bitsPerSecond),
                             .measured = std::nullopt,
                             .announcedShare = 1,
                             .banishedUntil = std::nullopt});
    }
    std::optional<std::size_t> before;
    for (const std::size_t variant : order) {
        if (isVideo && !hasPictures(layout.variants[variant])) {
            continue;
        }
        const bool isSame = before && keyOf(layout.variants[*before].facts) ==
                                          keyOf(layout.variants[variant].facts);
        if (!isSame) {
            m_rungs.emplace_back();
        }
        m_rungs.back().push_back(variant);
        before = variant;
    }
}

void QualityLadder::setPathwayPriority(std::vector<std::string> priority) {
    m_priority = std::move(priority);
}

std::size_t QualityLadder::rankOf(const std::string& pathway) const {
    return static_cast<std::size_t>(std::ranges::find(m_priority, pathway) - m_priority.begin());
}

bool QualityLadder::isUsable(std::size_t variant, SteadyTime now) const {
    const auto until = m_members[variant].banishedUntil;
    return !until || *until <= now;
}

std::vector<Quality> QualityLadder::qualities(SteadyTime now) const {
    std::vector<Quality> qualities;
    for (const std::vector<std::size_t>& rung : m_rungs) {
        const auto best = std::ranges::min_element(rung, {}, [&](std::size_t variant) {
            return std::pair(!isUsable(variant, now), rankOf(m_members[variant].pathway));
        });
        qualities.push_back({.variant = *best,
                             .bitsPerSecond = bitrateWithSound(*best),
                             .isUsable = isUsable(*best, now)});
    }
    return qualities;
}

std::optional<std::size_t> QualityLadder::rungOf(std::size_t variant) const {
    const auto found = std::ranges::find_if(m_rungs, [&](const std::vector<std::size_t>& rung) {
        return std::ranges::find(rung, variant) != rung.end();
    });
    return found == m_rungs.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - m_rungs.begin()));
}

std::optional<std::size_t> QualityLadder::insteadOf(std::size_t variant, SteadyTime now) const {
    const std::vector<Quality> all = qualities(now);
    const std::size_t rung = rungOf(variant).value_or(0);
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i != all.size(); ++i) {
        if (all[i].isUsable && (!nearest || i <= rung)) {
            nearest = all[i].variant;
        }
    }
    return nearest;
}

std::size_t QualityLadder::firstVariant(SteadyTime now) const {
    constexpr double kModest = 800'000;
    const std::vector<Quality> all = qualities(now);
    std::optional<std::size_t> chosen;
    for (const Quality& quality : all) {
        if (quality.isUsable && (!chosen || quality.bitsPerSecond <= kModest)) {
            chosen = quality.variant;
        }
    }
    return chosen ? *chosen : all.empty() ? 0 : all.front().variant;
}

void QualityLadder::banish(std::size_t variant, SteadyTime until) {
    if (variant < m_members.size()) {
        m_members[variant].banishedUntil = until;
    }
}

void QualityLadder::measure(std::size_t variant, std::size_t bytes, Duration duration) {
    if (variant >= m_members.size() || duration <= Duration{0} || bytes == 0) {
        return;
    }
    const double now = static_cast<double>(bytes) * 8 / secondsOf(duration);
    Member& member = m_members[variant];
    const double before = member.measured.value_or(member.announced > 0 ? member.announced : now);
    const double share = member.announced > 0 ? member.announcedShare : 0;
    member.measured = before + weightOf(duration) * (now - before);
    member.announcedShare = share * (1 - weightOf(duration));
}

void QualityLadder::measureSound(std::size_t bytes, Duration duration) {
    if (duration > Duration{0} && bytes != 0) {
        const double now = static_cast<double>(bytes) * 8 / secondsOf(duration);
        const double before = m_sound.value_or(now);
        m_sound = before + weightOf(duration) * (now - before);
    }
}

void QualityLadder::weigh(std::size_t variant, std::size_t bytes, Duration duration,
                          bool isIndependent) {
    constexpr double kShare = 0.25;
    const double mean = bitrateOf(variant) * secondsOf(duration) / 8;
    if (mean <= 0 || bytes == 0) {
        return;
    }
    const double now = static_cast<double>(bytes) / mean;
    std::optional<double>& weight = isIndependent ? m_independentWeight : m_otherWeight;
    weight = weight.value_or(now) + kShare * (now - weight.value_or(now));
}

ChunkWeights QualityLadder::chunkWeights() const {
    return {m_independentWeight.value_or(1), m_otherWeight.value_or(1)};
}

double QualityLadder::bitrateWithSound(std::size_t variant) const {
    return bitrateOf(variant) + (1 - m_members[variant].announcedShare) * m_sound.value_or(0);
}

double QualityLadder::bitrateOf(std::size_t variant) const {
    return variant < m_members.size()
               ? m_members[variant].measured.value_or(m_members[variant].announced)
               : 0;
}

}  // namespace sigma::player
