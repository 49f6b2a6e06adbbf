#include "ui/studio/language.h"

#include <QCoreApplication>
#include <QLocale>

// Outside of any namespace, as Q_INIT_RESOURCE wants it.
static void loadTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace sigma::ui {

Language::~Language() {
    QCoreApplication::removeTranslator(&m_translator);
}

void Language::choose(const std::string& code) {
    loadTranslations();
    const QString wanted = code.empty() ? QLocale::system().name().section(QLatin1Char('_'), 0, 0)
                                        : QString::fromStdString(code);
    const QString known = wanted == QLatin1String("vi") ? wanted : QStringLiteral("en");
    if (known == m_current) {
        return;
    }
    QCoreApplication::removeTranslator(&m_translator);
    QLocale::setDefault(code.empty() ? QLocale::system() : QLocale(known));
    // English too: its plurals are a translation.
    if (m_translator.load(QStringLiteral(":/translations/sigma_%1.qm").arg(known))) {
        QCoreApplication::installTranslator(&m_translator);
    }
    m_current = known;
}

}  // namespace sigma::ui
