#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "ui/studio/running_marker.h"
#include "ui/studio/state_file.h"

namespace sigma::ui {
namespace {

struct Folder {
    QTemporaryDir dir;
    QString path = dir.filePath(QStringLiteral("sub/studio.json"));
    StateFile file{path};
};

TEST(StateFile, HasNothingAtTheFirstStart) {
    const Folder folder;
    EXPECT_FALSE(folder.file.load().state.has_value());
    EXPECT_TRUE(folder.file.load().keptAside.isEmpty());
}

TEST(StateFile, GivesBackWhatWasSaved) {
    const Folder folder;
    StudioState state;
    state.settings.video.height = 1080;
    ASSERT_TRUE(folder.file.save(state).has_value());
    EXPECT_EQ(folder.file.load().state.value().settings.video.height, 1080U);
}

TEST(StateFile, PutsADamagedFileAside) {
    const Folder folder;
    ASSERT_TRUE(folder.file.save({}).has_value());
    QFile damaged(folder.path);
    ASSERT_TRUE(damaged.open(QIODevice::WriteOnly));
    damaged.write("{ half");
    damaged.close();
    const StateFile::Loaded loaded = folder.file.load();
    EXPECT_FALSE(loaded.state.has_value());
    ASSERT_FALSE(loaded.keptAside.isEmpty());
    QFile kept(loaded.keptAside);
    ASSERT_TRUE(kept.open(QIODevice::ReadOnly));
    EXPECT_EQ(kept.readAll(), QByteArray("{ half"));
    EXPECT_FALSE(QFile::exists(folder.path));
}

TEST(StateFile, SaysWhyItCanNotBeWritten) {
    const StateFile file(QStringLiteral("/proc/nowhere/studio.json"));
    EXPECT_EQ(file.save({}).error().code, ErrorCode::kIo);
}

TEST(RunningMarker, TellsOfACrash) {
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("running.json"));
    EXPECT_FALSE(RunningMarker(path).leftBehind().has_value());
    RunningMarker(path).note({true, QStringLiteral("/films/one.mkv")});
    const auto left = RunningMarker(path).leftBehind();
    ASSERT_TRUE(left.has_value());
    EXPECT_TRUE(left->wasLive);
    EXPECT_EQ(left->recording, QStringLiteral("/films/one.mkv"));
}

TEST(RunningMarker, GoesAtAnOrderlyEnd) {
    const QTemporaryDir dir;
    RunningMarker marker(dir.filePath(QStringLiteral("running.json")));
    marker.note({});
    marker.remove();
    EXPECT_FALSE(marker.leftBehind().has_value());
}

}  // namespace
}  // namespace sigma::ui
