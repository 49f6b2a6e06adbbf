#include "ui/studio/file_secret_store.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace sigma::ui {
namespace {

constexpr qint64 kMostBytes = 1024 * 1024;

}  // namespace

FileSecretStore::FileSecretStore(QString folder) : m_folder(std::move(folder)) {}

void FileSecretStore::read(const std::string& name, Then<std::string> then) {
    if (const auto loaded = load(); loaded.has_error()) {
        then(loaded.error());
        return;
    }
    const auto secret = m_secrets.find(name);
    if (secret == m_secrets.end()) {
        then(Error{ErrorCode::kNotFound, "nothing is kept as " + name});
        return;
    }
    then(secret->second);
}

void FileSecretStore::write(const std::string& name, const std::string& secret, Then<void> then) {
    Result<void> done = load();
    if (done.has_value()) {
        m_secrets[name] = secret;
        done = save();
    }
    if (then) {
        then(done);
    }
}

void FileSecretStore::remove(const std::string& name) {
    if (load().has_value() && m_secrets.erase(name) > 0) {
        static_cast<void>(save());
    }
}

QString FileSecretStore::whereabouts() const {
    return tr(
        "This computer has no keychain. The key is kept encrypted in your own folder, with "
        "the means to read it beside it: other users can't read it, but a program that runs "
        "as you can.");
}

Result<void> FileSecretStore::load() {
    if (m_key) {
        return {};
    }
    QDir().mkpath(m_folder);
    SIGMA_TRY_ASSIGN(const crypto::SealKey key,
                     crypto::sealKeyInFile((m_folder + QStringLiteral("/seal-key")).toStdString()));
    QFile file(m_folder + QStringLiteral("/secrets"));
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray sealed = file.read(kMostBytes);
        const auto* const bytes = reinterpret_cast<const std::uint8_t*>(sealed.constData());
        SIGMA_TRY_ASSIGN(
            const Bytes plain,
            crypto::unseal(ByteSpan(bytes, static_cast<std::size_t>(sealed.size())), key));
        const QJsonObject object =
            QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(plain.data()),
                                               static_cast<qsizetype>(plain.size())))
                .object();
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            m_secrets[entry.key().toStdString()] = entry.value().toString().toStdString();
        }
    }
    m_key = key;
    return {};
}

Result<void> FileSecretStore::save() {
    QJsonObject object;
    for (const auto& [name, secret] : m_secrets) {
        object.insert(QString::fromStdString(name), QString::fromStdString(secret));
    }
    const QByteArray plain = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(plain.constData());
    const Bytes sealed =
        crypto::seal(ByteSpan(bytes, static_cast<std::size_t>(plain.size())), *m_key);
    QSaveFile file(m_folder + QStringLiteral("/secrets"));
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(reinterpret_cast<const char*>(sealed.data()),
                   static_cast<qint64>(sealed.size())) < 0 ||
        !file.commit()) {
        return Error{ErrorCode::kIo, "the key can't be kept in " + m_folder.toStdString() + ": " +
                                         file.errorString().toStdString()};
    }
    return {};
}

}  // namespace sigma::ui
