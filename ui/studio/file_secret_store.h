#pragma once

#include <QCoreApplication>
#include <QString>
#include <map>
#include <optional>

#include "core/crypto/sealed_box.h"
#include "ui/studio/studio_services.h"

namespace sigma::ui {

/// Secrets in an encrypted file, with its key in another beside it: for machines without a
/// keychain. It says so: who reads the user's files reads both.
class FileSecretStore final : public SecretStore {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::FileSecretStore)

public:
    /// `folder` is made when something is first kept.
    explicit FileSecretStore(QString folder);

    void read(const std::string& name, Then<std::string> then) override;
    void write(const std::string& name, const std::string& secret, Then<void> then) override;
    void remove(const std::string& name) override;
    QString whereabouts() const override;

private:
    Result<void> load();
    Result<void> save();

    QString m_folder;
    std::optional<crypto::SealKey> m_key;
    std::map<std::string, std::string> m_secrets;
};

}  // namespace sigma::ui
