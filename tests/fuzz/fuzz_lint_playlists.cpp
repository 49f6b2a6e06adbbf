#include "core/lint/delta_rules.h"
#include "core/lint/pace_rules.h"
#include "core/lint/part_rules.h"
#include "core/lint/playlist_rules.h"
#include "core/lint/rendition_rules.h"
#include "core/lint/report_rules.h"
#include "core/lint/update_rules.h"

/// Two playlists with the line "----" in between: every rule that compares them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sigma::lint;
    constexpr std::string_view kBetween = "----\n";
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t middle = text.find(kBetween);
    const auto before = loadPlaylist("http://h/v.m3u8", text.substr(0, middle));
    if (before.has_error() || middle == std::string_view::npos) {
        return 0;
    }
    const auto after = loadPlaylist("http://h/v.m3u8", text.substr(middle + kBetween.size()));
    if (after.has_error()) {
        return 0;
    }
    Findings findings;
    PaceRules pace;
    for (const LoadedPlaylist* loaded : {&*before, &*after}) {
        checkPlaylist(*loaded, false, findings);
        checkParts(*loaded, findings);
        PaceRules::checkHeld(*loaded, findings);
        pace.checkSegments(*loaded, findings);
        checkReports(*loaded, {{"http://h/v.m3u8", {}}, {"http://h/a.m3u8", {}}}, findings);
    }
    checkUpdate(*before, *after, findings);
    checkDelta(*before, *after, findings);
    RenditionSummary a;
    a.playlist = *before;
    RenditionSummary b;
    b.playlist = *after;
    checkAgreement({a, b}, findings);
    return 0;
}
