#include "tests/support/player/origin_model.h"

#include <algorithm>

#include "core/base/text_pieces.h"
#include "core/hls/media_playlist_writer.h"
#include "core/hls/multivariant_playlist_writer.h"

namespace sigma::player::test {
namespace {

constexpr std::string_view kFolder = "/live/";
constexpr std::uint64_t kFirstSequence = 100;
constexpr std::size_t kInitSize = 800;
constexpr std::size_t kHeaderBytes = 250;
constexpr std::size_t kLargestBody = 8'000'000;
constexpr std::uint64_t kMostSegmentsAhead = 2;
constexpr std::uint32_t kWidths[] = {426, 854, 1280, 1920};
constexpr std::uint32_t kHeights[] = {240, 480, 720, 1080};

OriginAnswer statusAnswer(int status) {
    OriginAnswer answer;
    answer.status = status;
    answer.headBytes = kHeaderBytes;
    answer.wireBytes = kHeaderBytes;
    return answer;
}

OriginAnswer textAnswer(std::string text) {
    OriginAnswer answer;
    // gzip brings playlists to about a quarter.
    answer.headBytes = kHeaderBytes;
    answer.wireBytes = kHeaderBytes + text.size() / 4;
    answer.body = SharedBuffer::take(std::move(text));
    return answer;
}

}  // namespace

OriginModel::OriginModel(OriginSettings settings)
    : m_settings(std::move(settings)),
      m_broadcast(m_settings.broadcast, m_settings.events),
      m_zeros(SharedBuffer::take(Bytes(kLargestBody))) {}

httpclient::Url OriginModel::url() {
    return {false, "origin", "80", "/live/index.m3u8"};
}

httpclient::Url OriginModel::clockUrl() {
    return {false, "origin", "80", "/time"};
}

void OriginModel::advanceTo(Duration now) {
    m_now = now;
    m_broadcast.advanceTo(now);
}

WallTime OriginModel::wallAt(Duration time) const {
    return m_settings.wallAtStart + std::chrono::duration_cast<WallTime::duration>(time);
}

OriginModel::Query OriginModel::parseQuery(std::string_view target) {
    Query query;
    const auto mark = target.find('?');
    std::string_view rest = mark == std::string_view::npos ? "" : target.substr(mark + 1);
    while (!rest.empty()) {
        std::string_view parameter = takeUntil(rest, '&');
        if (takePrefix(parameter, "_HLS_msn=")) {
            query.sequence = takeNumber(parameter);
        } else if (takePrefix(parameter, "_HLS_part=")) {
            query.part = takeNumber(parameter);
        } else if (parameter.starts_with("_HLS_skip=")) {
            query.skips = true;
        }
    }
    return query;
}

std::optional<OriginAnswer> OriginModel::answer(const httpclient::Url& url,
                                                Duration askedAt) const {
    if (url.target.starts_with("/time")) {
        const auto since = std::chrono::floor<std::chrono::milliseconds>(wallAt(m_now));
        return textAnswer(std::to_string(since.time_since_epoch().count()));
    }
    std::string_view path = url.target;
    path = path.substr(0, path.find('?'));
    if (!takePrefix(path, kFolder)) {
        return statusAnswer(404);
    }
    if (path == "index.m3u8") {
        return fault(OriginFault::Kind::kUnavailable, 0, m_now) ? statusAnswer(503)
                                                                : textAnswer(multivariant());
    }
    const auto rendition = renditionOf(path.substr(0, path.find('/')));
    if (!rendition || path.find('/') == std::string_view::npos) {
        return statusAnswer(404);
    }
    if (fault(OriginFault::Kind::kUnavailable, *rendition, m_now)) {
        return statusAnswer(503);
    }
    path.remove_prefix(path.find('/') + 1);
    if (path == "index.m3u8") {
        return answerPlaylist(*rendition, parseQuery(url.target), askedAt);
    }
    return answerMedia(*rendition, path);
}

std::optional<OriginAnswer> OriginModel::answerPlaylist(std::size_t rendition, const Query& query,
                                                        Duration askedAt) const {
    if (const auto* stale = fault(OriginFault::Kind::kStalePlaylists, rendition, m_now)) {
        return textAnswer(playlist(rendition, stale->from, false));
    }
    const std::optional<Position> last = lastPart(m_now);
    if (!last) {
        return statusAnswer(404);
    }
    if (query.part && !query.sequence) {
        return statusAnswer(400);
    }
    const auto now = [&] {
        return textAnswer(playlist(rendition, m_now, query.skips && m_settings.canSkip));
    };
    if (!query.sequence || !m_settings.canBlock) {
        return now();
    }
    const std::uint64_t first = firstSequence(rendition);
    if (*query.sequence > first + last->segment + kMostSegmentsAhead) {
        return statusAnswer(400);
    }
    const std::uint64_t index = *query.sequence < first ? 0 : *query.sequence - first;
    Position wanted{index + 1, 0};
    if (query.part) {
        wanted = {index, *query.part};
        if (wanted.part >= m_broadcast.partsPerSegment()) {
            wanted = {index + 1, 0};
        }
    }
    if (*last >= wanted) {
        return now();
    }
    if (m_now - askedAt >= 3 * m_settings.broadcast.segment) {
        return statusAnswer(503);
    }
    return std::nullopt;
}

std::optional<OriginAnswer> OriginModel::answerMedia(std::size_t rendition,
                                                     std::string_view name) const {
    if (name.starts_with("init")) {
        return media(kInitSize);
    }
    const bool isPart = name.starts_with('p');
    name.remove_prefix(1);
    const auto sequence = takeNumber(name);
    if (!sequence || *sequence < firstSequence(rendition)) {
        return statusAnswer(404);
    }
    const std::uint64_t index = *sequence - firstSequence(rendition);
    if (!isPart) {
        return answerSegment(rendition, index);
    }
    const auto part = takePrefix(name, ".") ? takeNumber(name) : std::nullopt;
    return part ? answerPart(rendition, {index, *part}) : statusAnswer(404);
}

std::optional<OriginAnswer> OriginModel::answerPart(std::size_t rendition, Position wanted) const {
    const MadeSegment* holder = segment(wanted.segment);
    const std::optional<Position> last = lastPart(m_now);
    if (!holder || wanted.part >= holder->parts.size()) {
        const bool isHinted = last && wanted == after(*last);
        return isHinted ? std::nullopt : std::optional(statusAnswer(404));
    }
    const MadePart& part = holder->parts[wanted.part];
    if (part.gaps[rendition] ||
        fault(OriginFault::Kind::kMissingParts, rendition, part.publishedAt) != nullptr) {
        return statusAnswer(404);
    }
    OriginAnswer answer = media(part.sizes[rendition]);
    if (part.publishedAt > m_now) {
        if (!m_settings.sendsPartsWhileMade) {
            return std::nullopt;
        }
        answer.madeFrom = part.start + m_settings.broadcast.productionDelay;
        answer.madeUntil = part.publishedAt;
    }
    return answer;
}

OriginAnswer OriginModel::answerSegment(std::size_t rendition, std::uint64_t index) const {
    const MadeSegment* wanted = segment(index);
    const std::optional<Position> last = lastPart(m_now);
    if (!wanted || !last || last->segment <= index) {
        return statusAnswer(404);
    }
    std::size_t size = 0;
    for (const MadePart& part : wanted->parts) {
        if (part.gaps[rendition]) {
            return statusAnswer(404);
        }
        size += part.sizes[rendition];
    }
    return media(size);
}

std::string OriginModel::multivariant() const {
    hls::MultivariantPlaylist list;
    list.hasIndependentSegments = true;
    const std::vector<double>& ladder = m_settings.broadcast.ladder;
    for (std::size_t index = 0; index != ladder.size(); ++index) {
        const double audio = m_settings.broadcast.audio.value_or(0);
        const auto rate = static_cast<std::uint64_t>(ladder[index] + audio);
        hls::Variant variant;
        variant.uri = nameOf(index) + "/index.m3u8";
        variant.bandwidth = rate * 11 / 10;
        variant.averageBandwidth = rate;
        variant.codecs = "avc1.64001f,mp4a.40.2";
        variant.width = kWidths[std::min<std::size_t>(index, 3)];
        variant.height = kHeights[std::min<std::size_t>(index, 3)];
        variant.frameRateThousandths = 30'000;
        variant.audioGroup = m_settings.broadcast.audio ? "sound" : "";
        list.variants.push_back(std::move(variant));
    }
    if (m_settings.broadcast.audio) {
        list.audioRenditions.push_back({.groupId = "sound",
                                        .name = "sound",
                                        .language = "",
                                        .isDefault = true,
                                        .isAutoselected = true,
                                        .channels = 2,
                                        .uri = nameOf(ladder.size()) + "/index.m3u8"});
    }
    return hls::writeMultivariantPlaylist(list);
}

std::string OriginModel::playlist(std::size_t rendition, Duration at, bool skips) const {
    const BroadcastSettings& cuts = m_settings.broadcast;
    const auto target = std::chrono::ceil<std::chrono::seconds>(cuts.segment);
    const Position last = *lastPart(at);
    const Duration end = segment(last.segment)->parts[last.part].start + cuts.part;
    hls::MediaPlaylist list;
    list.targetDuration = target;
    list.hasIndependentSegments = true;
    list.serverControl.holdBack = 3 * target;
    if (m_settings.listsParts) {
        list.partTarget = cuts.part;
        list.serverControl.canBlockReload = m_settings.canBlock;
        list.serverControl.partHoldBack = m_settings.partHoldBack.value_or(3 * cuts.part);
        if (m_settings.canSkip) {
            list.serverControl.canSkipUntil = 6 * target;
        }
    }
    for (const MadeSegment& made : m_broadcast.segments()) {
        if (made.index > last.segment) {
            break;
        }
        if (made.start() + made.duration() < end - m_settings.window) {
            continue;
        }
        const std::uint64_t sequence = firstSequence(rendition) + made.index;
        if (list.segments.empty() && list.inProgress.parts.empty()) {
            list.mediaSequence = sequence;
            list.discontinuitySequence =
                made.discontinuities - (made.hasDiscontinuityBefore ? 1 : 0);
        }
        hls::Segment entry;
        entry.uri = "s" + std::to_string(sequence) + ".m4s";
        entry.duration = made.duration();
        entry.map.uri = "init" + std::to_string(made.version) + ".mp4";
        entry.hasDiscontinuityBefore = made.hasDiscontinuityBefore;
        entry.programDateTime = std::chrono::floor<std::chrono::milliseconds>(wallAt(made.start()));
        const bool listsParts =
            m_settings.listsParts && made.start() + made.duration() > end - 3 * target;
        for (std::size_t part = 0; part != made.parts.size(); ++part) {
            if (Position{made.index, part} > last) {
                break;
            }
            entry.isGap = entry.isGap || made.parts[part].gaps[rendition];
            if (listsParts) {
                entry.parts.push_back({partName(rendition, {made.index, part}), cuts.part,
                                       made.parts[part].isIndependent,
                                       made.parts[part].gaps[rendition]});
            }
        }
        if (made.index == last.segment) {
            list.inProgress = m_settings.listsParts ? std::move(entry) : hls::Segment{};
        } else {
            list.segments.push_back(std::make_shared<const hls::Segment>(std::move(entry)));
        }
    }
    if (m_settings.listsParts) {
        list.preloadHints.push_back(
            {hls::PreloadHint::Type::kPart, partName(rendition, after(last))});
        for (std::size_t other = 0; other != m_broadcast.renditions(); ++other) {
            if (other != rendition) {
                list.renditionReports.push_back({"../" + nameOf(other) + "/index.m3u8",
                                                 firstSequence(other) + last.segment, last.part});
            }
        }
    }
    return skips ? hls::writeDeltaUpdate(list, hls::SkipKind::kSegments)
                 : hls::writeMediaPlaylist(list);
}

const MadeSegment* OriginModel::segment(std::uint64_t index) const {
    return index < m_broadcast.segments().size() ? &m_broadcast.segments()[index] : nullptr;
}

std::optional<OriginModel::Position> OriginModel::lastPart(Duration at) const {
    const auto& segments = m_broadcast.segments();
    for (auto made = segments.rbegin(); made != segments.rend(); ++made) {
        for (std::size_t part = made->parts.size(); part-- != 0;) {
            if (made->parts[part].publishedAt <= at) {
                return Position{made->index, part};
            }
        }
    }
    return std::nullopt;
}

OriginModel::Position OriginModel::after(Position position) const {
    return position.part + 1 < m_broadcast.partsPerSegment()
               ? Position{position.segment, position.part + 1}
               : Position{position.segment + 1, 0};
}

const OriginFault* OriginModel::fault(OriginFault::Kind kind, std::size_t rendition,
                                      Duration at) const {
    const auto found = std::ranges::find_if(m_settings.faults, [&](const OriginFault& fault) {
        return fault.kind == kind && at >= fault.from && at < fault.until &&
               fault.rendition.value_or(rendition) == rendition;
    });
    return found == m_settings.faults.end() ? nullptr : &*found;
}

std::uint64_t OriginModel::firstSequence(std::size_t rendition) const {
    return rendition < m_settings.firstSequences.size() ? m_settings.firstSequences[rendition]
                                                        : kFirstSequence;
}

std::string OriginModel::nameOf(std::size_t rendition) const {
    return rendition < m_settings.broadcast.ladder.size() ? "v" + std::to_string(rendition)
                                                          : "sound";
}

std::optional<std::size_t> OriginModel::renditionOf(std::string_view name) const {
    for (std::size_t index = 0; index != m_broadcast.renditions(); ++index) {
        if (nameOf(index) == name) {
            return index;
        }
    }
    return std::nullopt;
}

std::string OriginModel::partName(std::size_t rendition, Position position) const {
    return "p" + std::to_string(firstSequence(rendition) + position.segment) + "." +
           std::to_string(position.part) + ".m4s";
}

OriginAnswer OriginModel::media(std::size_t size) const {
    OriginAnswer answer;
    answer.headBytes = kHeaderBytes;
    answer.wireBytes = kHeaderBytes + size;
    answer.body = m_zeros.slice(0, std::min(size, kLargestBody));
    return answer;
}

}  // namespace sigma::player::test
