#include "core/hls/storyboard.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/base/text_pieces.h"
#include "core/hls/decimal.h"

namespace sigma::hls {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t kMostBytes = 4U << 20;
constexpr std::size_t kMostCues = 20'000;
constexpr std::size_t kMostLineBytes = 4096;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kArrow = "-->";
constexpr std::string_view kBlanks = " \t\f";

/// Digits alone, as many as said where that is not 0.
std::optional<std::uint64_t> readNumber(std::string_view text, std::size_t digits,
                                        std::uint64_t most) {
    const auto number = parseInteger(text);
    if (number.has_error() || *number > most || (digits != 0 && text.size() != digits)) {
        return std::nullopt;
    }
    return *number;
}

/// "01:02.345" or "12:01:02.345" (3.3).
std::optional<milliseconds> readTime(std::string_view text) {
    constexpr std::uint64_t kMostHours = 9'999;
    const bool hasHours = std::ranges::count(text, ':') == 2;
    const auto hours = hasHours ? readNumber(takeUntil(text, ':'), 0, kMostHours)
                                : std::optional<std::uint64_t>(0);
    const auto minutes = readNumber(takeUntil(text, ':'), 2, 59);
    const auto seconds = readNumber(takeUntil(text, '.'), 2, 59);
    const auto thousandths = readNumber(text, 3, 999);
    if (!hours || !minutes || !seconds || !thousandths) {
        return std::nullopt;
    }
    return milliseconds(((*hours * 60 + *minutes) * 60 + *seconds) * 1000 + *thousandths);
}

/// The two times of a cue's first line; what follows them says where text would stand.
bool readTimes(std::string_view line, StoryboardCue& cue) {
    const std::size_t arrow = line.find(kArrow);
    const auto start = readTime(trimmed(line.substr(0, arrow), kBlanks));
    std::string_view behind = trimmed(line.substr(arrow + kArrow.size()), kBlanks);
    const auto end = readTime(behind.substr(0, behind.find_first_of(kBlanks)));
    if (!start || !end || *end <= *start) {
        return false;
    }
    cue.start = *start;
    cue.end = *end;
    return true;
}

/// "160,90,160,90", with or without "pixel:" in front.
std::optional<ImageArea> readArea(std::string_view text) {
    constexpr std::string_view kPixel = "pixel:";
    constexpr std::uint64_t kMost = std::numeric_limits<std::int32_t>::max();
    takePrefix(text, kPixel);
    ImageArea area;
    for (std::uint32_t* const side : {&area.x, &area.y, &area.width, &area.height}) {
        const auto number = readNumber(takeUntil(text, ','), 0, kMost);
        if (!number) {
            return std::nullopt;
        }
        *side = static_cast<std::uint32_t>(*number);
    }
    const bool isArea = text.empty() && area.width != 0 && area.height != 0;
    return isArea ? std::optional(area) : std::nullopt;
}

/// The last area that a fragment says counts, as the specification has it.
bool readImage(std::string_view text, StoryboardCue& cue) {
    constexpr std::string_view kArea = "xywh=";
    const std::string_view uri = takeUntil(text, '#');
    const bool hasControl = std::ranges::any_of(uri, [](char character) {
        return static_cast<unsigned char>(character) < 0x20 || character == 0x7F;
    });
    if (uri.empty() || hasControl) {
        return false;
    }
    cue.uri = uri;
    while (!text.empty()) {
        const std::string_view dimension = takeUntil(text, '&');
        if (dimension.starts_with(kArea)) {
            cue.area = readArea(dimension.substr(kArea.size()));
            if (!cue.area) {
                return false;
            }
        }
    }
    return true;
}

/// Builds one storyboard, a line at a time.
class StoryboardParser {
public:
    explicit StoryboardParser(std::string_view text) : m_rest(text) {}

    Result<Storyboard> parse();

private:
    Result<void> advance();
    Result<void> readHeader();
    Result<void> readCue();
    bool isArrow() const { return m_line.find(kArrow) != std::string_view::npos; }
    Error locate(ErrorCode code, const std::string& context) const;

    std::string_view m_rest;
    std::string_view m_line;
    bool m_hasLine = true;
    std::size_t m_number = 0;
    Storyboard m_storyboard;
};

/// Lines end with LF, CR or both.
Result<void> StoryboardParser::advance() {
    m_hasLine = !m_rest.empty();
    ++m_number;
    const std::size_t end = std::min(m_rest.find_first_of("\r\n"), m_rest.size());
    m_line = m_rest.substr(0, end);
    const bool isBoth = m_rest.substr(end).starts_with("\r\n");
    m_rest.remove_prefix(std::min(end + (isBoth ? 2 : 1), m_rest.size()));
    if (m_line.size() > kMostLineBytes) {
        return locate(ErrorCode::kLimitExceeded,
                      std::to_string(m_line.size()) + " bytes, the limit is 4096");
    }
    return {};
}

Error StoryboardParser::locate(ErrorCode code, const std::string& context) const {
    return {code, "storyboard: line " + std::to_string(m_number) + ": " + context};
}

Result<void> StoryboardParser::readHeader() {
    constexpr std::string_view kSignature = "WEBVTT";
    constexpr std::string_view kDate = "X-PROGRAM-DATE-TIME=";
    SIGMA_TRY(advance());
    const std::string_view behind = m_line.substr(std::min(kSignature.size(), m_line.size()));
    if (!m_line.starts_with(kSignature) ||
        (!behind.empty() && kBlanks.find(behind.front()) == std::string_view::npos)) {
        return locate(ErrorCode::kInvalidData, "expected WEBVTT");
    }
    while (m_hasLine && !m_line.empty() && !isArrow()) {
        if (m_line.starts_with(kDate)) {
            const auto date = parseDateTime(trimmed(m_line.substr(kDate.size()), kBlanks));
            if (date.has_error()) {
                return locate(date.error().code, date.error().context);
            }
            m_storyboard.zeroDate = *date;
        }
        SIGMA_TRY(advance());
    }
    return {};
}

/// The line of its times, and the one behind it. More lines would be more text to show.
Result<void> StoryboardParser::readCue() {
    StoryboardCue cue;
    const bool hasTimes = readTimes(m_line, cue);
    SIGMA_TRY(advance());
    if (!hasTimes || isArrow() || !readImage(trimmed(m_line, kBlanks), cue)) {
        return {};
    }
    if (m_storyboard.cues.size() == kMostCues) {
        return locate(ErrorCode::kLimitExceeded, "more than 20000 cues");
    }
    m_storyboard.cues.push_back(std::move(cue));
    return {};
}

Result<Storyboard> StoryboardParser::parse() {
    SIGMA_TRY(readHeader());
    while (m_hasLine) {
        // Wherever an arrow stands a cue begins; all else is names, comments, styles, regions.
        if (isArrow()) {
            SIGMA_TRY(readCue());
        } else {
            SIGMA_TRY(advance());
        }
    }
    std::ranges::stable_sort(m_storyboard.cues, {}, &StoryboardCue::start);
    return std::move(m_storyboard);
}

}  // namespace

const StoryboardCue* Storyboard::cueAt(milliseconds time) const {
    const auto after = std::ranges::upper_bound(cues, time, {}, &StoryboardCue::start);
    if (after == cues.begin() || std::prev(after)->end < time) {
        return nullptr;
    }
    return &*std::prev(after);
}

Result<Storyboard> parseStoryboard(std::string_view text) {
    if (text.size() > kMostBytes) {
        return Error{ErrorCode::kLimitExceeded,
                     "storyboard: " + std::to_string(text.size()) + " bytes, the limit is 4194304"};
    }
    takePrefix(text, kByteOrderMark);
    return StoryboardParser(text).parse();
}

}  // namespace sigma::hls
