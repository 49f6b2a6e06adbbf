#pragma once

#include <QObject>
#include <cstdint>
#include <map>

#include "ui/studio/file_secret_store.h"

namespace sigma::ui {

/// Secrets in the system's keychain (Secret Service, KWallet and others, by QtKeychain), or in the
/// file of FileSecretStore from the moment that there turns out to be none.
///
/// A keychain may take its time, as when it asks to be unlocked: whatever was written last is what
/// is kept, in whichever order the answers come, and at the next start too. So a secret in the
/// file, which is there only because the keychain did not take it, is newer than the keychain's.
/// What is removed is gone at the next start if the keychain lets go of it.
///
/// Thread: the window's.
class KeychainStore final : public QObject, public SecretStore {
    Q_OBJECT

public:
    explicit KeychainStore(const QString& folder);
    /// What the keychain has not taken by now is kept in the file.
    ~KeychainStore() override;

    void read(const std::string& name, Then<std::string> then) override;
    void write(const std::string& name, const std::string& secret, Then<void> then) override;
    void remove(const std::string& name) override;
    QString whereabouts() const override;

private:
    FileSecretStore m_file;
    bool m_hasKeychain = true;
    std::map<std::string, std::uint64_t> m_changes;   ///< how often each was written or removed
    std::map<std::string, std::string> m_unanswered;  ///< on their way into the keychain
};

}  // namespace sigma::ui
