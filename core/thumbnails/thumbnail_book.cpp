#include "core/thumbnails/thumbnail_book.h"

#include <algorithm>
#include <utility>

#include "core/player/network/answer_error.h"
#include "core/player/network/range_answer.h"
#include "core/thumbnails/key_frame_index.h"
#include "core/thumbnails/key_frame_picture.h"
#include "core/thumbnails/storyboard_index.h"

namespace sigma::thumbnails {
namespace {

using Kind = player::PlayerThumbnails::Kind;

constexpr std::size_t kMostBytes = 16U << 20;
constexpr std::size_t kMostResting = 1'000;
constexpr std::chrono::seconds kRest(10);

std::unique_ptr<PictureIndex> makeIndex(Kind kind) {
    if (kind == Kind::kStoryboard) {
        return std::make_unique<StoryboardIndex>();
    }
    return std::make_unique<KeyFrameIndex>();
}

Result<httpclient::HttpAnswer> takePart(const FilePart& part,
                                        const Result<httpclient::HttpAnswer>& answer) {
    SIGMA_TRY(player::checkAnswer(answer));
    if (!part.range) {
        return *answer;
    }
    return player::takeRange(*answer, *part.range);
}

}  // namespace

ThumbnailBook::ThumbnailBook(player::PlayerThumbnails source, const Clock& clock)
    : m_kind(source.kind),
      m_source{std::move(source.url)},
      m_clock(clock),
      m_index(makeIndex(source.kind)),
      m_files(kMostBytes) {}

ThumbnailBook::~ThumbnailBook() = default;

std::shared_ptr<const Thumbnail> ThumbnailBook::find(const ThumbnailPlace& place) {
    const auto address = m_hasIndex ? m_index->addressAt(place) : std::nullopt;
    if (!address) {
        return nullptr;
    }
    if (address != m_shown) {
        auto picture = load(*address);
        if (picture == nullptr) {
            return nullptr;
        }
        m_shown = address;
        m_picture = std::move(picture);
    }
    return m_picture;
}

std::shared_ptr<const Thumbnail> ThumbnailBook::load(const PictureAddress& address) {
    const SharedBuffer* const file = m_files.find(address.file);
    if (file == nullptr || file->empty()) {
        return nullptr;
    }
    const SharedBuffer bytes = *file;
    if (m_kind == Kind::kStoryboard) {
        return std::make_shared<const Thumbnail>(SheetPicture{bytes, address.area});
    }
    const SharedBuffer* const init = address.init ? m_files.find(*address.init) : nullptr;
    if (address.init && init == nullptr) {
        return nullptr;
    }
    auto frame = decodeKeyFrame(init != nullptr ? *init : SharedBuffer(), bytes);
    if (frame.has_error()) {
        // So that it is not tried at each look.
        m_files.put(address.file, {});
        return nullptr;
    }
    return std::make_shared<const Thumbnail>(*std::move(frame));
}

std::optional<FilePart> ThumbnailBook::missing(const ThumbnailPlace& place) {
    const auto address = m_hasIndex ? m_index->addressAt(place) : std::nullopt;
    if (!address) {
        const bool isWanted = !m_hasIndex || m_index->isGrowing();
        return isWanted && mayAsk(m_source) ? std::optional(m_source) : std::nullopt;
    }
    if (address->init && m_files.find(*address->init) == nullptr) {
        return mayAsk(*address->init) ? address->init : std::nullopt;
    }
    const bool isHere = m_files.find(address->file) != nullptr;
    return !isHere && mayAsk(address->file) ? std::optional(address->file) : std::nullopt;
}

void ThumbnailBook::take(const FilePart& part, const Result<httpclient::HttpAnswer>& answer) {
    const auto taken = takePart(part, answer);
    const bool isGood = !taken.has_error();
    if (part == m_source) {
        m_hasIndex = (isGood && !m_index->read(*taken).has_error()) || m_hasIndex;
        rest(part);
    } else if (isGood) {
        m_files.put(part, taken->body);
    } else {
        rest(part);
    }
}

bool ThumbnailBook::mayAsk(const FilePart& part) const {
    const auto entry = std::ranges::find(m_resting, part, &Resting::part);
    return entry == m_resting.end() || entry->until <= m_clock.steadyNow();
}

void ThumbnailBook::rest(const FilePart& part) {
    const SteadyTime now = m_clock.steadyNow();
    std::erase_if(m_resting,
                  [&](const Resting& entry) { return entry.until <= now || entry.part == part; });
    if (m_resting.size() < kMostResting) {
        m_resting.push_back({part, now + kRest});
    }
}

}  // namespace sigma::thumbnails
