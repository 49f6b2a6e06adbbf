#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "server/stream/session_observer.h"

namespace sigma::stream {

/// All that an observer was told, and the news as one text: figures are left out of it.
class NoticeLog final : public SessionObserver {
public:
    void notice(const SessionNotice& notice) override {
        m_notices.push_back(notice);
        if (notice.news != SessionNews::kMeasured) {
            m_text += m_text.empty() ? "" : " ";
            m_text += nameOf(notice.news);
        }
    }

    const std::vector<SessionNotice>& notices() const { return m_notices; }
    const SessionNotice& last() const { return m_notices.back(); }
    /// The news since the last call.
    std::string take() { return std::exchange(m_text, {}); }
    /// The newest notice of the kind; there must be one.
    const SessionNotice& newest(SessionNews news) const {
        return *std::find_if(m_notices.rbegin(), m_notices.rend(),
                             [news](const SessionNotice& each) { return each.news == news; });
    }
    std::size_t count(SessionNews news) const {
        return static_cast<std::size_t>(std::ranges::count(m_notices, news, &SessionNotice::news));
    }

private:
    static std::string_view nameOf(SessionNews news) {
        switch (news) {
            case SessionNews::kCreated:
                return "created";
            case SessionNews::kProcessing:
                return "processing";
            case SessionNews::kLive:
                return "live";
            case SessionNews::kEndingSoon:
                return "ending_soon";
            case SessionNews::kError:
                return "error";
            case SessionNews::kRecovered:
                return "recovered";
            case SessionNews::kEnded:
                return "ended";
            case SessionNews::kInputConnected:
                return "+input";
            case SessionNews::kInputDisconnected:
                return "-input";
            case SessionNews::kInputReconnected:
                return "+input_again";
            case SessionNews::kInputStarved:
                return "starved";
            case SessionNews::kInputRecovered:
                return "fed";
            case SessionNews::kInputRejected:
                return "rejected";
            case SessionNews::kHealthDegraded:
                return "degraded";
            case SessionNews::kHealthRecovered:
                return "healthy";
            case SessionNews::kMeasured:
                return "measured";
        }
        return "unknown";
    }

    std::vector<SessionNotice> m_notices;
    std::string m_text;
};

}  // namespace sigma::stream
