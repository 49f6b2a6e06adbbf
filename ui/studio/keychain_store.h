#pragma once

#include <QObject>

#include "ui/studio/file_secret_store.h"

namespace sigma::ui {

/// Secrets in the system's keychain (Secret Service, KWallet and others, by QtKeychain), or in the
/// file of FileSecretStore from the moment that there turns out to be none.
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
};

}  // namespace sigma::ui
