#include "core/crypto/sealed_box.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/crypto/secrets.h"

namespace sigma::crypto {
namespace {

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

static_assert(std::tuple_size_v<SealKey> == crypto_secretbox_KEYBYTES);

class File {
public:
    explicit File(int descriptor) : m_descriptor(descriptor) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

Error ioError(const std::string& path) {
    return {ErrorCode::kIo, "the key file " + path + ": " + std::strerror(errno)};
}

Result<SealKey> readKey(const File& file, const std::string& path) {
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) {
        return ioError(path);
    }
    if ((status.st_mode & kOthers) != 0) {
        return Error{ErrorCode::kForbidden,
                     "others may read the key file " + path + ": set its mode to 600"};
    }
    SealKey key{};
    if (status.st_size != static_cast<off_t>(key.size()) ||
        ::read(file.get(), key.data(), key.size()) != static_cast<ssize_t>(key.size())) {
        return Error{ErrorCode::kInvalidData, "the file " + path + " is no key of 32 bytes"};
    }
    return key;
}

}  // namespace

SealKey newSealKey() {
    SealKey key{};
    fillRandom(key);
    return key;
}

Bytes seal(ByteSpan plain, const SealKey& key) {
    Bytes sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
    fillRandom(std::span(sealed).first(crypto_secretbox_NONCEBYTES));
    crypto_secretbox_easy(sealed.data() + crypto_secretbox_NONCEBYTES, plain.data(), plain.size(),
                          sealed.data(), key.data());
    return sealed;
}

Result<Bytes> unseal(ByteSpan sealed, const SealKey& key) {
    constexpr std::size_t kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.size() < kOverhead) {
        return Error{ErrorCode::kInvalidData, "a sealed text has at least " +
                                                  std::to_string(kOverhead) + " bytes, not " +
                                                  std::to_string(sealed.size())};
    }
    Bytes plain(sealed.size() - kOverhead);
    const ByteSpan box = sealed.subspan(crypto_secretbox_NONCEBYTES);
    if (crypto_secretbox_open_easy(plain.data(), box.data(), box.size(), sealed.data(),
                                   key.data()) != 0) {
        return Error{ErrorCode::kInvalidData, "the text was not sealed under this key"};
    }
    return plain;
}

Result<SealKey> sealKeyInFile(const std::string& path) {
    const File existing(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (existing.get() >= 0) {
        return readKey(existing, path);
    }
    if (errno != ENOENT) {
        return ioError(path);
    }
    const File made(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly));
    if (made.get() < 0) {
        return ioError(path);
    }
    const SealKey key = newSealKey();
    if (::write(made.get(), key.data(), key.size()) != static_cast<ssize_t>(key.size()) ||
        ::fsync(made.get()) != 0) {
        return ioError(path);
    }
    return key;
}

}  // namespace sigma::crypto
