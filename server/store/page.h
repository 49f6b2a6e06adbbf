#pragma once

#include <vector>

namespace sigma::store {

/// One page of a list. The next one begins after the position of its last item.
template <class T>
struct Page {
    std::vector<T> items;
    bool hasMore = false;  ///< behind these

    friend bool operator==(const Page&, const Page&) = default;
};

}  // namespace sigma::store
