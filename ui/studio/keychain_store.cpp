#include "ui/studio/keychain_store.h"

#include <qt6keychain/keychain.h>

namespace sigma::ui {
namespace {

const QString& service() {
    static const QString name = QStringLiteral("sigma-studio");
    return name;
}

}  // namespace

KeychainStore::KeychainStore(const QString& folder) : m_file(folder) {}

KeychainStore::~KeychainStore() {
    for (const auto& [name, secret] : m_unanswered) {
        m_file.write(name, secret, {});
    }
}

void KeychainStore::read(const std::string& name, Then<std::string> then) {
    if (const auto written = m_unanswered.find(name); written != m_unanswered.end()) {
        then(written->second);
        return;
    }
    Result<std::string> inFile = Error{};
    m_file.read(name, [&](const Result<std::string>& answer) { inFile = answer; });
    if (inFile.has_value() || !m_hasKeychain) {
        then(inFile);
        return;
    }
    auto* job = new QKeychain::ReadPasswordJob(service(), this);
    job->setInsecureFallback(false);
    job->setKey(QString::fromStdString(name));
    connect(job, &QKeychain::Job::finished, this, [this, job, name, then = std::move(then)] {
        if (job->error() == QKeychain::NoError) {
            then(job->textData().toStdString());
        } else if (job->error() == QKeychain::EntryNotFound) {
            then(Error{ErrorCode::kNotFound, "nothing is kept as " + name});
        } else {
            m_hasKeychain = false;
            m_file.read(name, then);
        }
    });
    job->start();
}

void KeychainStore::write(const std::string& name, const std::string& secret, Then<void> then) {
    const std::uint64_t change = ++m_changes[name];
    if (!m_hasKeychain) {
        m_unanswered.erase(name);
        m_file.write(name, secret, std::move(then));
        return;
    }
    m_unanswered[name] = secret;
    auto* job = new QKeychain::WritePasswordJob(service(), this);
    job->setInsecureFallback(false);
    job->setKey(QString::fromStdString(name));
    job->setTextData(QString::fromStdString(secret));
    connect(job, &QKeychain::Job::finished, this,
            [this, job, name, secret, change, then = std::move(then)] {
                const bool isRefused = job->error() != QKeychain::NoError;
                m_hasKeychain = m_hasKeychain && !isRefused;
                if (m_changes[name] == change) {
                    m_unanswered.erase(name);
                    if (isRefused) {
                        m_file.write(name, secret, then);
                        return;
                    }
                    m_file.remove(name);
                }
                if (then) {
                    then({});
                }
            });
    job->start();
}

void KeychainStore::remove(const std::string& name) {
    ++m_changes[name];
    m_unanswered.erase(name);
    m_file.remove(name);
    // It may keep an earlier one even where it has refused since.
    auto* job = new QKeychain::DeletePasswordJob(service(), this);
    job->setInsecureFallback(false);
    job->setKey(QString::fromStdString(name));
    job->start();
}

QString KeychainStore::whereabouts() const {
    return m_hasKeychain ? tr("The key is kept in the system's keychain.") : m_file.whereabouts();
}

}  // namespace sigma::ui
