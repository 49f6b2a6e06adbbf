#pragma once

#include <QTranslator>
#include <string>

namespace sigma::ui {

/// The language of the window, changed while running: every window hears of it and builds itself
/// anew. Thread: the window's.
class Language {
public:
    Language() = default;
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;
    ~Language();

    /// "en", "vi", or the system's where it is empty; English for one that there is not.
    void choose(const std::string& code);
    const QString& current() const { return m_current; }

private:
    QTranslator m_translator;
    QString m_current;
};

}  // namespace sigma::ui
