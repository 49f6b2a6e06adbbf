#include "server/api/event_page.h"

#include <boost/json/serialize.hpp>

#include "server/api/cursor.h"
#include "server/events/event_envelope.h"

namespace sigma::api {

http::HttpResponse eventPage(const store::Page<domain::DomainEvent>& page, std::string_view list) {
    // The envelopes are JSON already.
    std::string text = "{\"items\":[";
    for (std::size_t index = 0; index != page.items.size(); ++index) {
        text += index == 0 ? "" : ",";
        text += events::envelopeOf(page.items[index]);
    }
    text += "],\"next_cursor\":";
    text += page.hasMore
                ? '"' + writeCursor(list, {std::to_string(page.items.back().position)}) + '"'
                : std::string("null");
    text += '}';
    return http::HttpResponse::of("application/json", SharedBuffer::take(std::move(text)));
}

}  // namespace sigma::api
