#include <QFile>
#include <QRegularExpression>

#include <gtest/gtest.h>

namespace sigma::ui {
namespace {

QString contentOf(const char* language) {
    QFile file(QStringLiteral(SIGMA_SOURCE_DIR "/translations/sigma_%1.ts")
                   .arg(QString::fromLatin1(language)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

class Languages : public testing::TestWithParam<const char*> {};

TEST_P(Languages, AreFinished) {
    const QString content = contentOf(GetParam());
    EXPECT_GT(content.count(QLatin1String("<message")), 250);
    EXPECT_FALSE(content.contains(QLatin1String("type=\"unfinished\"")));
    EXPECT_FALSE(content.contains(QLatin1String("<translation></translation>")));
}

/// "%1" and "%n" of the source are all in the translation, or it would show them to people.
TEST_P(Languages, KeepThePlacesForValues) {
    const QRegularExpression message(
        QStringLiteral("<source>(.*?)</source>\\s*<translation>(.*?)</translation>"),
        QRegularExpression::DotMatchesEverythingOption);
    auto messages = message.globalMatch(contentOf(GetParam()));
    while (messages.hasNext()) {
        const QRegularExpressionMatch match = messages.next();
        for (const char* place : {"%1", "%2", "{time}"}) {
            EXPECT_EQ(match.captured(1).contains(QLatin1String(place)),
                      match.captured(2).contains(QLatin1String(place)))
                << match.captured(1).toStdString();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Translations, Languages, testing::Values("en", "vi"));

}  // namespace
}  // namespace sigma::ui
