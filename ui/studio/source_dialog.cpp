#include "ui/studio/source_dialog.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

#include "ui/studio/source_words.h"
#include "ui/widgets/pieces.h"

namespace sigma::ui {
namespace {

constexpr int kMostPixels = 400;

void paintChoice(QPushButton& button, std::uint32_t color) {
    button.setProperty("color", color);
    QPixmap swatch(32, 18);
    swatch.fill(QColor::fromRgba(color));
    button.setIcon(swatch);
    button.setIconSize(swatch.size());
    button.setText(QColor::fromRgba(color).name());
}

std::uint32_t colorOf(const QPushButton& button) {
    return button.property("color").toUInt();
}

}  // namespace

SourceDialog::SourceDialog(const capture::SourceSettings& settings, const QString& name,
                           const DeviceLists& devices, QWidget* parent)
    : QDialog(parent), m_form(new QFormLayout), m_name(new QLineEdit(this)) {
    setObjectName(QStringLiteral("sourceDialog"));
    m_fallbackName = words::sourceKind(settings);
    setWindowTitle(name.isEmpty() ? tr("Add a source") : tr("Change a source"));
    setMinimumWidth(460);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    column->addWidget(widgets::makeLabel(m_fallbackName, "title", this));
    m_form->setSpacing(12);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(m_form);
    m_name->setText(name);
    m_name->setMaxLength(60);
    m_name->setObjectName(QStringLiteral("sourceName"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(m_fallbackName);
    m_form->addRow(tr("Name"), m_name);
    auto* buttons = new QHBoxLayout;
    auto* cancel = widgets::makeButton(QStringLiteral("sourceCancel"), tr("Cancel"), "", this);
    m_done = widgets::makeButton(QStringLiteral("sourceDone"),
                                 name.isEmpty() ? tr("Add") : tr("Done"), "primary", this);
    m_done->setDefault(true);
    std::visit([&](const auto& kind) { buildFor(kind, devices); }, settings);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_done);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_done, &QPushButton::clicked, this, &QDialog::accept);
}

QString SourceDialog::name() const {
    const QString name = m_name->text().trimmed();
    return name.isEmpty() ? m_name->placeholderText() : name;
}

capture::SourceSettings SourceDialog::settings() const {
    return m_read();
}

DeviceBox* SourceDialog::addDevices(const QString& label, const DeviceLists& devices,
                                    DeviceBox::List list, const DeviceChoice& chosen,
                                    const QString& standard) {
    auto* box = new DeviceBox(devices, list, chosen, standard, this);
    box->setObjectName(QStringLiteral("sourceDevice"));
    box->setAccessibleName(label);
    const auto follow = [this, box] {
        const QString name = QString::fromStdString(box->chosen().name);
        m_name->setPlaceholderText(name.isEmpty() ? m_fallbackName : name);
        m_done->setEnabled(box->count() > 0);
    };
    connect(box, &DeviceBox::chosenChanged, this, follow);
    m_form->addRow(label, box);
    follow();
    return box;
}

QLineEdit* SourceDialog::addFile(const QString& label, const std::string& path,
                                 const QString& filter) {
    auto* edit = new QLineEdit(QString::fromStdString(path), this);
    edit->setObjectName(QStringLiteral("sourceFile"));
    edit->setAccessibleName(label);
    auto* browse = widgets::makeButton(QStringLiteral("sourceBrowse"), tr("Browse…"), "", this);
    auto* row = new QHBoxLayout;
    row->addWidget(edit, 1);
    row->addWidget(browse);
    m_form->addRow(label, row);
    connect(browse, &QPushButton::clicked, this, [this, edit, filter] {
        const QString chosen = QFileDialog::getOpenFileName(this, {}, edit->text(), filter);
        if (!chosen.isEmpty()) {
            edit->setText(chosen);
        }
    });
    const auto check = [this, edit] {
        m_done->setEnabled(QFileInfo(edit->text()).isFile());
        m_name->setPlaceholderText(edit->text().isEmpty() ? m_fallbackName
                                                          : QFileInfo(edit->text()).fileName());
    };
    connect(edit, &QLineEdit::textChanged, this, check);
    check();
    return edit;
}

QPushButton* SourceDialog::addColor(const QString& label, std::uint32_t color) {
    auto* button = widgets::makeButton(QStringLiteral("sourceColor"), {}, "", this);
    button->setAccessibleName(label);
    paintChoice(*button, color);
    m_form->addRow(label, button);
    connect(button, &QPushButton::clicked, this, [this, button] {
        const QColor chosen = QColorDialog::getColor(QColor::fromRgba(colorOf(*button)), this, {},
                                                     QColorDialog::ShowAlphaChannel);
        if (chosen.isValid()) {
            paintChoice(*button, chosen.rgba());
        }
    });
    return button;
}

void SourceDialog::buildFor(const capture::CameraSettings& settings, const DeviceLists& devices) {
    auto* device = addDevices(tr("Camera"), devices, &DeviceLists::cameras, {settings.deviceId, {}},
                              tr("The default camera"));
    m_read = [settings, device] {
        capture::CameraSettings chosen = settings;
        chosen.deviceId = device->chosen().id;
        return chosen;
    };
}

void SourceDialog::buildFor(const capture::ScreenSettings& settings, const DeviceLists& devices) {
    auto* device = addDevices(tr("Screen"), devices, &DeviceLists::screens, {settings.screenId, {}},
                              tr("The whole desktop"));
    auto* pointer = new QCheckBox(tr("Show the pointer"), this);
    pointer->setAccessibleName(pointer->text());
    pointer->setChecked(settings.showsPointer);
    m_form->addRow({}, pointer);
    m_read = [settings, device, pointer] {
        return capture::ScreenSettings{device->chosen().id, settings.frameRate,
                                       pointer->isChecked()};
    };
}

void SourceDialog::buildFor(const capture::WindowSettings& settings, const DeviceLists& devices) {
    auto* device = addDevices(tr("Window"), devices, &DeviceLists::windows,
                              {settings.windowId, settings.title}, {});
    m_read = [settings, device] {
        capture::WindowSettings chosen = settings;
        if (const DeviceChoice window = device->chosen(); window.id != settings.windowId) {
            chosen.windowId = window.id;
            chosen.title = window.name;
        }
        return chosen;
    };
}

void SourceDialog::buildFor(const capture::MicrophoneSettings& settings,
                            const DeviceLists& devices) {
    auto* device = addDevices(tr("Microphone"), devices, &DeviceLists::microphones,
                              {settings.deviceId, {}}, tr("The default microphone"));
    m_read = [device] { return capture::MicrophoneSettings{device->chosen().id}; };
}

void SourceDialog::buildFor(const capture::SystemAudioSettings& settings,
                            const DeviceLists& devices) {
    auto* device = addDevices(tr("Sound of"), devices, &DeviceLists::audioOutputs,
                              {settings.deviceId, {}}, tr("The default output"));
    m_read = [device] { return capture::SystemAudioSettings{device->chosen().id}; };
}

void SourceDialog::buildFor(const capture::MediaFileSettings& settings, const DeviceLists&) {
    auto* file = addFile(tr("File"), settings.path, tr("Video and sound (*)"));
    auto* loops = new QCheckBox(tr("Begin again at its end"), this);
    loops->setAccessibleName(loops->text());
    loops->setChecked(settings.loops);
    m_form->addRow({}, loops);
    m_read = [file, loops] {
        return capture::MediaFileSettings{file->text().toStdString(), loops->isChecked()};
    };
}

void SourceDialog::buildFor(const capture::ImageSettings& settings, const DeviceLists&) {
    auto* file = addFile(tr("Image"), settings.path,
                         tr("Images (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.svg)"));
    m_read = [file] { return capture::ImageSettings{file->text().toStdString()}; };
}

void SourceDialog::buildFor(const capture::TextSettings& settings, const DeviceLists&) {
    auto* text = new QLineEdit(QString::fromStdString(settings.text), this);
    text->setAccessibleName(tr("Text"));
    text->setPlaceholderText(tr("Words, or {time} for a clock"));
    m_form->addRow(tr("Text"), text);
    auto* size = new QSpinBox(this);
    size->setAccessibleName(tr("Size"));
    size->setRange(8, kMostPixels);
    size->setValue(static_cast<int>(settings.pixelSize));
    m_form->addRow(tr("Size"), size);
    auto* color = addColor(tr("Colour"), settings.color);
    auto* ground = addColor(tr("Ground"), settings.background);
    m_read = [settings, text, size, color, ground] {
        return capture::TextSettings{text->text().toStdString(), settings.fontFamily,
                                     static_cast<std::uint32_t>(size->value()), colorOf(*color),
                                     colorOf(*ground)};
    };
}

void SourceDialog::buildFor(const capture::ColorSettings& settings, const DeviceLists&) {
    auto* color = addColor(tr("Colour"), settings.color);
    m_read = [color] { return capture::ColorSettings{colorOf(*color)}; };
}

void SourceDialog::buildFor(const capture::TestPictureSettings& settings, const DeviceLists&) {
    auto* tone = new QCheckBox(tr("With a tone"), this);
    tone->setAccessibleName(tone->text());
    tone->setChecked(settings.hasTone);
    m_form->addRow({}, tone);
    m_read = [settings, tone] {
        capture::TestPictureSettings chosen = settings;
        chosen.hasTone = tone->isChecked();
        return chosen;
    };
}

}  // namespace sigma::ui
