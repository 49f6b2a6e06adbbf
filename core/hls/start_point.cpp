#include "core/hls/start_point.h"

#include "core/hls/tag_writer.h"

namespace sigma::hls {

void writeStartPoint(TagWriter& writer, const StartPoint& start) {
    writer.begin("#EXT-X-START").attribute("TIME-OFFSET", start.offset);
    if (start.isPrecise) {
        writer.keyword("PRECISE", "YES");
    }
    writer.end();
}

}  // namespace sigma::hls
