#pragma once

#include <QObject>
#include <cstdint>
#include <map>

#include "ui/studio/file_secret_store.h"

namespace sigma::ui {

/// Secrets in the system's keychain (Secret Service, KWallet and others, by QtKeychain), or in the
/// file of FileSecretStore from the moment that there turns out to be none.
///
/// A keychain may take its time, as when it asks to be unlocked: whatever was written or removed
/// last is what is kept, in whichever order the answers come.
class KeychainStore final : public QObject, public SecretStore {
    Q_OBJECT

public:
    explicit KeychainStore(const QString& folder);

    void read(const std::string& name, Then<std::string> then) override;
    void write(const std::string& name, const std::string& secret, Then<void> then) override;
    void remove(const std::string& name) override;
    QString whereabouts() const override;

private:
    FileSecretStore m_file;
    bool m_hasKeychain = true;
    std::map<std::string, std::uint64_t> m_changes;  ///< how often each was written or removed
};

}  // namespace sigma::ui
