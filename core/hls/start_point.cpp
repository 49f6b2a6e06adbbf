#include "core/hls/start_point.h"

#include "core/hls/attribute_list.h"
#include "core/hls/tag_writer.h"

namespace sigma::hls {

void writeStartPoint(TagWriter& writer, const StartPoint& start) {
    writer.begin("#EXT-X-START").attribute("TIME-OFFSET", start.offset);
    if (start.isPrecise) {
        writer.keyword("PRECISE", "YES");
    }
    writer.end();
}

Result<StartPoint> readStartPoint(const AttributeList& attributes) {
    StartPoint start;
    SIGMA_TRY_ASSIGN(start.offset, attributes.requiredSignedSeconds("TIME-OFFSET"));
    start.isPrecise = attributes.isYes("PRECISE");
    return start;
}

}  // namespace sigma::hls
