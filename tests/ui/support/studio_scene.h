#pragma once

#include <QApplication>
#include <QTemporaryDir>
#include <cmath>
#include <memory>
#include <vector>

#include "core/media/video_frame.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_studio.h"
#include "tests/ui/support/fake_services.h"
#include "ui/studio/broadcaster.h"
#include "ui/studio/studio_desk.h"
#include "ui/widgets/theme.h"

namespace sigma::test {

/// A picture of soft colours, so that a screenshot shows one.
inline std::shared_ptr<const media::VideoFrame> softPicture(std::uint32_t width,
                                                            std::uint32_t height) {
    auto bytes = std::make_shared<std::vector<std::uint8_t>>(width * height * 3 / 2);
    std::uint8_t* const y = bytes->data();
    std::uint8_t* const u = y + width * height;
    std::uint8_t* const v = u + width * height / 4;
    for (std::uint32_t row = 0; row < height; ++row) {
        for (std::uint32_t column = 0; column < width; ++column) {
            const double dx = static_cast<double>(column) / width - 0.62;
            const double dy = static_cast<double>(row) / height - 0.42;
            const double glow = std::exp(-6 * (dx * dx + dy * dy));
            y[row * width + column] = static_cast<std::uint8_t>(40 + 130 * glow);
        }
    }
    for (std::uint32_t row = 0; row < height / 2; ++row) {
        for (std::uint32_t column = 0; column < width / 2; ++column) {
            const std::size_t at = row * (width / 2) + column;
            u[at] = static_cast<std::uint8_t>(118 + 44 * column / (width / 2));
            v[at] = static_cast<std::uint8_t>(150 - 40 * row / (height / 2));
        }
    }
    media::VideoFrame frame;
    frame.width = width;
    frame.height = height;
    frame.planes = {{{y, width}, {u, width / 2}, {v, width / 2}}};
    frame.owner = bytes;
    return std::make_shared<const media::VideoFrame>(frame);
}

/// A whole studio out of fakes: what the tests of windows have in common.
struct StudioScene {
    StudioScene() {
        devices.microphoneList = {{"usb", "USB microphone"}};
        studio.frame = softPicture(1280, 720);
        studio.current.mix = {-14, -22, -11};
        desk = std::make_unique<ui::StudioDesk>(
            studio, devices, ui::StateFile(folder.filePath(QStringLiteral("state.json"))));
        broadcaster = std::make_unique<ui::Broadcaster>(
            *desk, ui::Broadcaster::Services{network, secrets, encoders, cameras, streams}, clock,
            ui::RunningMarker(folder.filePath(QStringLiteral("running.json"))));
    }

    /// As after the first start: a picture, a microphone that is heard.
    void open() {
        desk->open();
        for (sigma::studio::SourceReport& source : studio.current.sources) {
            source.level = {-13, -21, -9};
        }
        broadcaster->lookAround();
        broadcaster->refresh();
    }

    /// One click, and the studio says that it is live.
    void goLive() {
        broadcaster->startLive();
        studio.current.state = sigma::studio::BroadcastState::kLive;
        studio.current.liveFor = std::chrono::minutes(12) + std::chrono::seconds(34);
        publish::OutputStatus status;
        status.state = publish::OutputState::kLive;
        status.sendBitrate = 2'910'000;
        status.roundTrip = std::chrono::milliseconds(24);
        status.framesDropped = 0;
        studio.current.destinations = {{"This computer", status}};
        studio.current.renditions = {{"", 3'000'000, 2'900'000, 22'000, 0, false}};
        broadcaster->refresh();
    }

    QTemporaryDir folder;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    FakeStudio studio;
    FakeDevices devices;
    FakeNetwork network;
    FakeSecrets secrets;
    FakeEncoders encoders;
    FakeCameras cameras;
    FakeStreams streams;
    std::unique_ptr<ui::StudioDesk> desk;
    std::unique_ptr<ui::Broadcaster> broadcaster;
};

/// After the first start.
struct OpenedStudioScene : StudioScene {
    OpenedStudioScene() { open(); }
};

/// The one theme of the test program.
inline widgets::Theme& theTheme() {
    static widgets::Theme theme(*qApp);
    return theme;
}

}  // namespace sigma::test
