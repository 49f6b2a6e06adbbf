#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/lint/findings.h"
#include "core/lint/loaded_playlist.h"

namespace sigma::lint::test {

inline constexpr const char* kUrl = "http://h/live/v/media.m3u8";

/// A playlist that breaks no rule: four segments of two seconds from number 100 on, the last two
/// with parts of half a second, and two parts of the next.
inline std::string goodText() {
    return "#EXTM3U\n"
           "#EXT-X-VERSION:9\n"
           "#EXT-X-TARGETDURATION:2\n"
           "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=12.0,HOLD-BACK=6.0,"
           "PART-HOLD-BACK=1.5\n"
           "#EXT-X-PART-INF:PART-TARGET=0.5\n"
           "#EXT-X-MEDIA-SEQUENCE:100\n"
           "#EXT-X-DISCONTINUITY-SEQUENCE:3\n"
           "#EXT-X-INDEPENDENT-SEGMENTS\n"
           "#EXT-X-MAP:URI=\"init.mp4\"\n"
           "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:00.000Z\n"
           "#EXTINF:2.0,\n100.m4s\n"
           "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:02.000Z\n"
           "#EXTINF:2.0,\n101.m4s\n"
           "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:04.000Z\n"
           "#EXT-X-PART:DURATION=0.5,URI=\"102.0.m4s\",INDEPENDENT=YES\n"
           "#EXT-X-PART:DURATION=0.5,URI=\"102.1.m4s\"\n"
           "#EXT-X-PART:DURATION=0.5,URI=\"102.2.m4s\"\n"
           "#EXT-X-PART:DURATION=0.5,URI=\"102.3.m4s\"\n"
           "#EXTINF:2.0,\n102.m4s\n"
           "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:06.000Z\n"
           "#EXT-X-PART:DURATION=0.5,URI=\"103.0.m4s\",INDEPENDENT=YES\n"
           "#EXT-X-PART:DURATION=0.5,URI=\"103.1.m4s\"\n"
           "#EXT-X-PART:DURATION=0.5,URI=\"103.2.m4s\"\n"
           "#EXT-X-PART:DURATION=0.5,URI=\"103.3.m4s\"\n"
           "#EXTINF:2.0,\n103.m4s\n"
           "#EXT-X-PROGRAM-DATE-TIME:2026-11-21T14:00:08.000Z\n"
           "#EXT-X-PART:DURATION=0.5,URI=\"104.0.m4s\",INDEPENDENT=YES\n"
           "#EXT-X-PART:DURATION=0.5,URI=\"104.1.m4s\"\n"
           "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"104.2.m4s\"\n"
           "#EXT-X-RENDITION-REPORT:URI=\"../a/media.m3u8\",LAST-MSN=104,LAST-PART=1\n";
}

/// The text with one passage replaced, which must be there; all of its occurrences.
inline std::string edited(std::string text, std::string_view passage,
                          std::string_view replacement) {
    std::size_t at = text.find(passage);
    EXPECT_NE(at, std::string::npos) << "the text has no " << passage;
    while (at != std::string::npos) {
        text.replace(at, passage.size(), replacement);
        at = text.find(passage, at + replacement.size());
    }
    return text;
}

inline LoadedPlaylist load(std::string_view text) {
    auto loaded = loadPlaylist(kUrl, text);
    EXPECT_TRUE(loaded.has_value()) << loaded.error().context;
    return *std::move(loaded);
}

/// The names of the rules that are broken, for comparison.
inline std::vector<std::string> brokenRules(const Findings& findings) {
    std::vector<std::string> names;
    for (const Finding& finding : findings.list()) {
        names.emplace_back(ruleOf(finding.rule).name);
    }
    return names;
}

/// The good playlist with one passage replaced, and the rule that this breaks; none: it is good.
struct Edit {
    std::string name;
    std::string passage;
    std::string replacement;
    std::vector<std::string> broken;
};

inline std::string nameOf(const testing::TestParamInfo<Edit>& info) {
    return info.param.name;
}

}  // namespace sigma::lint::test
