#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/byte_reader.h"

namespace sigma::container {

/// The type of a box or the name of a brand: four characters, the first in the highest byte.
using FourCc = std::uint32_t;

constexpr FourCc fourCc(const char (&name)[5]) {
    FourCc value = 0;
    for (int index = 0; index != 4; ++index) {
        value = (value << 8) | static_cast<std::uint8_t>(name[index]);
    }
    return value;
}

/// The four characters; a dot for each that is not printable.
std::string toString(FourCc type);

/// One box of ISO/IEC 14496-12 (4.2), its header read, its contents not looked at.
struct Mp4Box {
    FourCc type = 0;
    ByteSpan payload;

    /// Reads the box that begins at the reader's position and moves behind it.
    ///
    /// Knows the 64-bit size and the size 0 that means "to the end".
    /// Errors: kInvalidData for a size below the header's, kNotEnoughData for one past the end.
    static Result<Mp4Box> read(ByteReader& reader);
};

/// The version and flags that open a full box.
struct FullBoxHeader {
    std::uint8_t version = 0;
    std::uint32_t flags = 0;

    static Result<FullBoxHeader> read(ByteReader& reader);
};

/// Names the box, by its path ("moof/traf/trun"), in the error of what was read from it.
template <class T>
Result<T> inBox(std::string_view path, Result<T> result) {
    if (result.has_error()) {
        Error error = result.error();
        error.context.insert(0, std::string(path) + ": ");
        return error;
    }
    return result;
}

/// Visits the boxes that fill `contents`, one behind the other; stops at the first error.
/// `visit` takes a Mp4Box and returns Result<>.
template <class Visit>
Result<void> forEachBox(std::string_view path, ByteSpan contents, Visit visit) {
    ByteReader reader(contents);
    while (!reader.atEnd()) {
        SIGMA_TRY_ASSIGN(const Mp4Box box, inBox(path, Mp4Box::read(reader)));
        SIGMA_TRY(visit(box));
    }
    return {};
}

}  // namespace sigma::container
