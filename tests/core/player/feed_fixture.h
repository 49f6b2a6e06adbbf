#pragma once

#include <gtest/gtest.h>

#include "core/player/counted_playout.h"
#include "core/player/loading/media_feed.h"
#include "tests/core/player/policy_doubles.h"
#include "tests/core/player/source_fixture.h"

namespace sigma::player::test {

/// A feed of two qualities, "a" of 1 Mbit/s and "b" of 200 kbit/s, and a scripted server.
class FeedFixture : public testing::Test {
protected:
    FeedFixture() {
        for (const char* const name : {"a", "b"}) {
            StreamVariant variant;
            variant.url = urlOf("http://a.example/" + std::string(name) + "/v.m3u8");
            variant.facts.bitsPerSecond = name[0] == 'a' ? 1'000'000 : 200'000;
            m_layout.variants.push_back(std::move(variant));
        }
        m_quality.ladder().setLayout(m_layout);
        m_sources.setLayout(m_layout);
    }
    void begin() {
        m_feed.setLayout(m_layout, 0);
        load("a");
        m_feed.aim(12s, 12s);
        advance();
        answer("ainit.mp4");
    }
    void load(const std::string& name) {
        m_sources.tick();
        m_world.fetcher.answer(m_world.requests, name + "/v.m3u8",
                               answerWith(PlaylistMaker{.prefix = name}.text()));
    }
    void advance() { m_feed.advance({.position = m_position, .buffer = 1s}); }
    void answer(std::string_view ending) {
        m_world.fetcher.answer(m_world.requests, ending, answerWith(std::string(1000, 'x')));
        advance();
    }
    bool asks(std::string_view ending) const { return m_world.fetcher.asks(ending); }

    SourceFixture m_world;
    CountedPlayout m_playout{m_world.clock};
    SourceBook m_sources{m_world.requests, m_world.clock, m_world};
    ScriptedAbr m_rule;
    CountingEstimator m_bandwidth;
    QualityControl m_quality{m_rule, m_bandwidth};
    EventLog m_events{m_world.clock};
    BufferLimits m_limits;
    StreamLayout m_layout;
    Duration m_position = 12s;
    MediaFeed m_feed{m_world.requests, m_world.clock, m_playout, m_sources,
                     m_bandwidth,      m_quality,     m_events,  m_limits};
};

}  // namespace sigma::player::test
