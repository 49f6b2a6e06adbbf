#include "ui/studio/settings_pages.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>

#include "ui/studio/words.h"
#include "ui/widgets/pieces.h"

namespace sigma::ui {
namespace {

struct Pages {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::SettingsPages)
};

template <class T>
struct Option {
    QString name;
    T value;
};

/// A list of which one is chosen, tied to a field of the settings.
template <class T>
QComboBox* makeChoice(const SettingsDraft& draft, const QString& objectName,
                      const std::vector<Option<T>>& options, T& field) {
    auto* box = new QComboBox;
    box->setObjectName(objectName);
    for (const Option<T>& option : options) {
        box->addItem(option.name);
        if (option.value == field) {
            box->setCurrentIndex(box->count() - 1);
        }
    }
    QObject::connect(box, &QComboBox::activated, box,
                     [options, &field, changed = draft.changed](int index) {
                         field = options[static_cast<std::size_t>(index)].value;
                         changed();
                     });
    return box;
}

/// Bits a second, shown in kb/s.
QSpinBox* makeBitrate(const SettingsDraft& draft, const QString& objectName, std::int64_t& field,
                      int step) {
    auto* box = new QSpinBox;
    box->setObjectName(objectName);
    box->setRange(1, 100'000);
    box->setSingleStep(step);
    box->setSuffix(Pages::tr(" kb/s"));
    box->setGroupSeparatorShown(true);
    box->setKeyboardTracking(false);
    box->setValue(static_cast<int>(field / 1000));
    QObject::connect(box, &QSpinBox::valueChanged, box,
                     [&field, changed = draft.changed](int value) {
                         field = std::int64_t{value} * 1000;
                         changed();
                     });
    return box;
}

QCheckBox* makeSwitch(const SettingsDraft& draft, const QString& objectName, const QString& text,
                      bool& field) {
    auto* box = new QCheckBox(text);
    box->setObjectName(objectName);
    box->setChecked(field);
    QObject::connect(box, &QCheckBox::toggled, box, [&field, changed = draft.changed](bool isOn) {
        field = isOn;
        changed();
    });
    return box;
}

std::vector<Option<std::string>> presetOptions() {
    std::vector<Option<std::string>> options;
    for (const std::string& preset : x264Presets()) {
        options.push_back({QString::fromStdString(preset), preset});
    }
    return options;
}

}  // namespace

SettingsPage* makeVideoPage(const SettingsDraft& draft, EncoderChoices& encoders, QWidget* parent) {
    auto* page = new SettingsPage(Pages::tr("Video"), QStringLiteral("film"), parent);
    VideoSettings& video = draft.settings.video;
    std::int64_t& most = draft.settings.network.maximum;
    QSpinBox* const maximum = makeBitrate(draft, QStringLiteral("settingMaximum"), most, 250);
    const SettingsDraft picture{
        draft.settings, [&settings = draft.settings, &most, maximum, changed = draft.changed] {
            takeSuitableBitrate(settings);
            const QSignalBlocker told(maximum);
            maximum->setValue(static_cast<int>(most / 1000));
            changed();
        }};
    std::vector<Option<std::uint32_t>> heights;
    for (const std::uint32_t height : pictureHeights()) {
        heights.push_back({QStringLiteral("%1 × %2").arg(widthOf(height)).arg(height), height});
    }
    page->addRow(Pages::tr("Picture"), Pages::tr("The largest picture that is sent."),
                 makeChoice(picture, QStringLiteral("settingHeight"), heights, video.height));
    std::vector<Option<std::uint32_t>> rates;
    for (const std::uint32_t rate : frameRates()) {
        rates.push_back({Pages::tr("%1 pictures a second").arg(rate), rate});
    }
    page->addRow(Pages::tr("Frame rate"), Pages::tr("60 for games and sport, 30 for people."),
                 makeChoice(picture, QStringLiteral("settingFrameRate"), rates, video.frameRate));
    page->addRow(Pages::tr("Highest bitrate"),
                 Pages::tr("Of the largest picture; another picture brings its own."), maximum);
    page->addRow(Pages::tr("Smaller pictures too"),
                 Pages::tr("For viewers on slow networks. Costs this computer more, and works "
                           "with a Sigma server only."),
                 makeSwitch(draft, QStringLiteral("settingSmaller"), Pages::tr("Send them"),
                            video.sendsSmaller));
    std::vector<Option<encoder::VideoEncoderKind>> kinds;
    for (const encoder::VideoEncoderKind kind : encoders.candidates()) {
        kinds.push_back({words::encoderName(kind), kind});
    }
    // What was chosen before stays in sight until its proof is here.
    if (std::ranges::find(kinds, video.encoder, &Option<encoder::VideoEncoderKind>::value) ==
        kinds.end()) {
        kinds.push_back({words::encoderName(video.encoder), video.encoder});
    }
    page->addRow(Pages::tr("Encoder"),
                 Pages::tr("It is tried in another process before it is used."),
                 makeChoice(draft, QStringLiteral("settingEncoder"), kinds, video.encoder));
    page->addRow(Pages::tr("Preset"),
                 Pages::tr("Slower presets look better and cost more of the processor."),
                 makeChoice(draft, QStringLiteral("settingPreset"), presetOptions(), video.preset));
    page->addRow(Pages::tr("Profile"), Pages::tr("Baseline for very old players only."),
                 makeChoice(draft, QStringLiteral("settingProfile"),
                            std::vector<Option<encoder::H264Profile>>{
                                {Pages::tr("High"), encoder::H264Profile::kHigh},
                                {Pages::tr("Main"), encoder::H264Profile::kMain},
                                {Pages::tr("Baseline"), encoder::H264Profile::kBaseline}},
                            video.profile));
    page->addRow(Pages::tr("Low latency encoding"),
                 Pages::tr("Without it pictures look a little better, and come about half a second "
                           "later."),
                 makeSwitch(draft, QStringLiteral("settingLowLatency"), Pages::tr("On"),
                            video.isLowLatency));
    page->addRow(Pages::tr("Key frames"),
                 Pages::tr("More of them mean less delay at the start, fewer look better."),
                 makeChoice(draft, QStringLiteral("settingKeyInterval"),
                            std::vector<Option<std::uint32_t>>{
                                {Pages::tr("each second (least delay)"), 1000},
                                {Pages::tr("every 2 seconds"), 2000},
                                {Pages::tr("every 4 seconds"), 4000}},
                            video.keyInterval));
    page->addSpace();
    return page;
}

SettingsPage* makeAudioPage(const SettingsDraft& draft, QWidget* parent) {
    auto* page = new SettingsPage(Pages::tr("Audio"), QStringLiteral("microphone"), parent);
    page->addRow(
        Pages::tr("Sound quality"), Pages::tr("AAC-LC, 48 kHz, stereo."),
        makeChoice(draft, QStringLiteral("settingAudioBitrate"),
                   std::vector<Option<std::int64_t>>{{Pages::tr("96 kb/s (speech)"), 96'000},
                                                     {Pages::tr("128 kb/s"), 128'000},
                                                     {Pages::tr("160 kb/s (good)"), 160'000},
                                                     {Pages::tr("256 kb/s (music)"), 256'000}},
                   draft.settings.audioBitrate));
    page->addText(Pages::tr("Volume and mute of each source are in the mixer of the window."));
    page->addSpace();
    return page;
}

SettingsPage* makeNetworkPage(const SettingsDraft& draft, QWidget* destination, QWidget* parent) {
    auto* page = new SettingsPage(Pages::tr("Network"), QStringLiteral("network"), parent);
    using publish::BitrateMode;
    publish::BitrateRange& network = draft.settings.network;
    page->addRow(Pages::tr("Where to publish"),
                 Pages::tr("The main destination, and the services to also publish to. The bitrate "
                           "follows the main one."),
                 destination);
    page->addRow(Pages::tr("When the network gets worse"),
                 Pages::tr("What gives way; the sound never does."),
                 makeChoice(draft, QStringLiteral("settingNetworkMode"),
                            std::vector<Option<BitrateMode>>{
                                {Pages::tr("Follow it smoothly"), BitrateMode::kSmooth},
                                {Pages::tr("Follow it fast"), BitrateMode::kLowLatency},
                                {Pages::tr("Go down in steps"), BitrateMode::kLadder},
                                {Pages::tr("Drop pictures only"), BitrateMode::kFixed}},
                            network.mode));
    page->addRow(Pages::tr("Lowest bitrate"), Pages::tr("Below it pictures are dropped instead."),
                 makeBitrate(draft, QStringLiteral("settingMinimum"), network.minimum, 100));
    page->addText(Pages::tr("Bitrates act at once, while live too."));
    page->addSpace();
    return page;
}

SettingsPage* makeRecordingPage(const SettingsDraft& draft, QWidget* parent) {
    auto* page = new SettingsPage(Pages::tr("Recording"), QStringLiteral("record"), parent);
    studio::RecordingSettings& recording = draft.settings.recording;
    auto* folder = widgets::makeButton(QStringLiteral("settingFolder"), {}, "", page);
    const auto showFolder = [folder, &recording] {
        const QString path = QString::fromStdString(recording.folder);
        folder->setText(folder->fontMetrics().elidedText(path, Qt::ElideLeft, 190));
        folder->setToolTip(path);
    };
    showFolder();
    QObject::connect(folder, &QPushButton::clicked, folder,
                     [folder, &recording, showFolder, changed = draft.changed] {
                         const QString chosen = QFileDialog::getExistingDirectory(
                             folder->window(), {}, QString::fromStdString(recording.folder));
                         if (!chosen.isEmpty()) {
                             recording.folder = chosen.toStdString();
                             showFolder();
                             changed();
                         }
                     });
    page->addRow(Pages::tr("Folder"), Pages::tr("Each recording is a file of its own."), folder);
    page->addRow(
        Pages::tr("Quality"), Pages::tr("Of its own, whatever the network does to the broadcast."),
        makeBitrate(draft, QStringLiteral("settingRecordingBitrate"), recording.bitrate, 1000));
    page->addText(
        Pages::tr("Recordings are Matroska files. Should the computer fail, all but the "
                  "last second is there."));
    page->addSpace();
    return page;
}

SettingsPage* makeAppearancePage(const SettingsDraft& draft, QWidget* parent) {
    auto* page =
        new SettingsPage(Pages::tr("Appearance & language"), QStringLiteral("palette"), parent);
    AppearanceSettings& appearance = draft.settings.appearance;
    using widgets::ThemeChoice;
    page->addRow(Pages::tr("Appearance"), Pages::tr("Dark, light, or as the desktop has it."),
                 makeChoice(draft, QStringLiteral("settingTheme"),
                            std::vector<Option<ThemeChoice>>{
                                {Pages::tr("As the system"), ThemeChoice::kSystem},
                                {Pages::tr("Dark"), ThemeChoice::kDark},
                                {Pages::tr("Light"), ThemeChoice::kLight}},
                            appearance.theme));
    page->addRow(Pages::tr("Language"), {},
                 makeChoice(draft, QStringLiteral("settingLanguage"),
                            std::vector<Option<std::string>>{{Pages::tr("As the system"), ""},
                                                             {QStringLiteral("English"), "en"},
                                                             {QStringLiteral("Tiếng Việt"), "vi"}},
                            appearance.language));
    page->addSpace();
    return page;
}

}  // namespace sigma::ui
