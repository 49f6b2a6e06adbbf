#pragma once

#include <map>

#include "tests/ui/support/scripted_source.h"
#include "ui/studio/studio_services.h"

namespace sigma::test {

class FakeDevices final : public ui::DeviceLists {
public:
    std::vector<ui::DeviceChoice> cameras() const override { return cameraList; }
    std::vector<ui::DeviceChoice> microphones() const override { return microphoneList; }
    std::vector<ui::DeviceChoice> audioOutputs() const override { return {}; }
    std::vector<ui::DeviceChoice> screens() const override { return screenList; }
    std::vector<ui::DeviceChoice> windows() const override { return windowList; }

    std::vector<ui::DeviceChoice> cameraList;
    std::vector<ui::DeviceChoice> microphoneList;
    std::vector<ui::DeviceChoice> screenList;
    std::vector<ui::DeviceChoice> windowList;
};

/// Answers at once with what a test has put in, or keeps the asker waiting.
class FakeNetwork final : public ui::StudioNetwork {
public:
    std::optional<ui::PublishPlace> thisComputer() const override { return local; }
    void reachThisComputer(ui::Then<void> then) override {
        if (isStarting) {
            waitingReach = std::move(then);
        } else {
            then(local ? Result<void>() : Error{ErrorCode::kIo, "the ports are taken"});
        }
    }
    void reach(const std::string& url, ui::Then<void> then) override {
        reached.push_back(url);
        if (answersReach) {
            then(reachAnswer);
        } else {
            waitingReach = std::move(then);
        }
    }
    void signIn(const ui::DestinationSettings&, const std::string& password,
                ui::Then<ui::ServerSignIn> then) override {
        if (password == "right") {
            then(ui::ServerSignIn{"token", channels});
        } else {
            then(Error{ErrorCode::kUnauthorized, "name or password is wrong"});
        }
    }
    void publishPlace(const ui::DestinationSettings&, const std::string& token,
                      ui::Then<ui::PlaceAnswer> then) override {
        tokensUsed.push_back(token);
        if (answersPlace) {
            then(placeAnswer(token));
        } else {
            waitingPlace = std::move(then);
        }
    }
    /// The token is taken, unless there is no connection.
    Result<ui::PlaceAnswer> placeAnswer(const std::string& token) const {
        if (isAway) {
            return Error{ErrorCode::kIo, "nobody answers"};
        }
        if (placeRefusal) {
            return ui::PlaceAnswer{token + "2", *placeRefusal};
        }
        return ui::PlaceAnswer{
            token + "2", ui::PublishPlace{{"server", "rtmp://server/live",
                                           "main?ticket=" + std::to_string(tokensUsed.size())},
                                          "https://server/watch/main",
                                          "https://server/live/main/status",
                                          true}};
    }
    void viewers(const std::string& url, ui::Then<std::int64_t> then) override {
        askedViewers.push_back(url);
        if (answersViewers) {
            then(viewerCount);
        } else {
            waitingViewers = std::move(then);
        }
    }

    std::optional<ui::PublishPlace> local =
        ui::PublishPlace{{"This computer", "rtmp://127.0.0.1:1935/live", "secret"},
                         "http://192.168.1.20:8080/watch/studio",
                         "http://127.0.0.1:8080/live/studio/status",
                         true,
                         "http://127.0.0.1:8080/live/studio/index.m3u8"};
    std::vector<ui::DeviceChoice> channels;
    bool isStarting = false;  ///< the server in this program
    bool answersReach = true;
    Result<void> reachAnswer;
    ui::Then<void> waitingReach;
    std::vector<std::string> reached;
    bool isAway = false;  ///< the server that gives places
    std::optional<Error> placeRefusal;
    bool answersPlace = true;
    ui::Then<ui::PlaceAnswer> waitingPlace;
    std::vector<std::string> tokensUsed;  ///< for places
    bool answersViewers = true;
    Result<std::int64_t> viewerCount = 3;
    ui::Then<std::int64_t> waitingViewers;
    std::vector<std::string> askedViewers;
};

/// Answers at once, or keeps the askers waiting with what is kept as they ask.
class FakeSecrets final : public ui::SecretStore {
public:
    void read(const std::string& name, ui::Then<std::string> then) override {
        const auto secret = kept.find(name);
        const Result<std::string> answer =
            secret == kept.end() ? Result<std::string>(Error{ErrorCode::kNotFound, name})
                                 : Result<std::string>(secret->second);
        if (answersReads) {
            then(answer);
        } else {
            waitingReads.push_back([then = std::move(then), answer] { then(answer); });
        }
    }
    void answerAll() {
        for (const auto& answer : std::exchange(waitingReads, {})) {
            answer();
        }
    }
    void write(const std::string& name, const std::string& secret, ui::Then<void> then) override {
        kept[name] = secret;
        if (then) {
            then({});
        }
    }
    void remove(const std::string& name) override { kept.erase(name); }
    QString whereabouts() const override {
        return QStringLiteral("Kept in the system's keychain.");
    }

    std::map<std::string, std::string> kept;
    bool answersReads = true;
    std::vector<std::function<void()>> waitingReads;
};

/// A camera with a zoom and a focus that is automatic or not.
class FakeCamera final : public capture::CameraControl {
public:
    std::vector<capture::CameraControlRange> controls() override {
        return {{capture::CameraControlId::kFocusAuto, 0, 1, 1, 1, true},
                {capture::CameraControlId::kFocus, 0, 250, 5, 0,
                 values[capture::CameraControlId::kFocusAuto] == 0},
                {capture::CameraControlId::kZoom, 100, 400, 10, 100, true}};
    }
    Result<std::int64_t> value(capture::CameraControlId id) override { return values[id]; }
    Result<void> setValue(capture::CameraControlId id, std::int64_t newValue) override {
        values[id] = newValue;
        return {};
    }
    std::vector<capture::CameraControlId> takeChanges() override { return {}; }

    std::map<capture::CameraControlId, std::int64_t> values = {
        {capture::CameraControlId::kFocusAuto, 1}, {capture::CameraControlId::kZoom, 100}};
};

class FakeCameras final : public ui::CameraControls {
public:
    std::shared_ptr<capture::CameraControl> open(const std::string& deviceId) override {
        return deviceId == "cam" ? camera : nullptr;
    }
    void remember(const std::string&, capture::CameraControlId id, std::int64_t value) override {
        remembered[id] = value;
    }

    std::shared_ptr<FakeCamera> camera = std::make_shared<FakeCamera>();
    std::map<capture::CameraControlId, std::int64_t> remembered;
};

class FakeEncoders final : public ui::EncoderChoices {
public:
    std::vector<encoder::VideoEncoderKind> candidates() const override {
        return {encoder::VideoEncoderKind::kX264, encoder::VideoEncoderKind::kNvenc};
    }
    void prove(encoder::VideoEncoderKind, std::uint32_t, std::uint32_t,
               ui::Then<void> then) override {
        ++proofs;
        then(proof);
    }

    int proofs = 0;
    Result<void> proof;
};

class FakeStreams final : public ui::StreamOpener {
public:
    Result<std::unique_ptr<ui::PlayerSource>> open(const std::string& url) override {
        opened.push_back(url);
        if (refusal) {
            return *refusal;
        }
        auto source = std::make_unique<ScriptedSource>();
        source->script = script;
        return std::unique_ptr<ui::PlayerSource>(std::move(source));
    }

    std::vector<std::string> opened;
    std::optional<Error> refusal;
    std::shared_ptr<PlayerScript> script = std::make_shared<PlayerScript>();
};

}  // namespace sigma::test
