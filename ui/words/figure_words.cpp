#include "ui/words/figure_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace sigma::ui::words {
namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::Words)
};

}  // namespace

QString bitrate(std::int64_t bitsPerSecond) {
    const auto bits = static_cast<double>(bitsPerSecond);
    if (bitsPerSecond < 1'000'000) {
        return Words::tr("%1 kb/s").arg(QLocale().toString(bits / 1e3, 'f', 0));
    }
    return Words::tr("%1 Mb/s").arg(QLocale().toString(bits / 1e6, 'f', 1));
}

QString roundTrip(std::chrono::microseconds time) {
    if (time.count() == 0) {
        return u"–"_s;
    }
    const qlonglong whole = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    return Words::tr("%1 ms").arg(whole == 0 ? u"<1"_s : QLocale().toString(whole));
}

QString duration(std::chrono::milliseconds length) {
    const qlonglong seconds = std::chrono::duration_cast<std::chrono::seconds>(length).count();
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, QChar(u'0'))
                             .arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds >= 3600 ? u"%1:%2"_s.arg(seconds / 3600).arg(tail) : tail;
}

QString bytes(std::uint64_t count) {
    return QLocale().formattedDataSize(static_cast<qint64>(count), 1,
                                       QLocale::DataSizeTraditionalFormat);
}

}  // namespace sigma::ui::words
