#pragma once

#include <QObject>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/capture/camera_control.h"
#include "core/encoder/video_encoder.h"
#include "core/publish/publish_target.h"
#include "ui/studio/studio_settings.h"

namespace sigma::ui {

/// Answers come on the window's thread, later or at once; not after the asker's end.
template <class T>
using Then = std::function<void(Result<T>)>;

/// One of a list that a person chooses from.
struct DeviceChoice {
    std::string id;
    std::string name;  ///< for people
};

/// The devices of this machine, as they come and go.
class DeviceLists : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    virtual std::vector<DeviceChoice> cameras() const = 0;
    virtual std::vector<DeviceChoice> microphones() const = 0;
    virtual std::vector<DeviceChoice> audioOutputs() const = 0;
    virtual std::vector<DeviceChoice> screens() const = 0;
    virtual std::vector<DeviceChoice> windows() const = 0;

Q_SIGNALS:
    void changed();
};

/// Where a broadcast goes, and where it can be seen.
struct PublishPlace {
    publish::PublishTarget target;
    std::string watchUrl = {};   ///< for people; empty where it is not known
    std::string statusUrl = {};  ///< of the channel, for the number of viewers; empty: none
    bool takesAllRenditions = false;
    std::string playUrl = {};  ///< of the channel's playlist; empty where it is not known
};

/// What a sign-in at a Sigma server gives.
struct ServerSignIn {
    std::string token;                   ///< in place of the password: it signs in again
    std::vector<DeviceChoice> channels;  ///< that one may publish to, as far as the server says
};

/// What a question for a place has led to once the server has taken the token.
struct PlaceAnswer {
    std::string token;  ///< in place of the one that was taken, which is of no use any more
    Result<PublishPlace> place;
};

/// Servers, asked over the network.
class StudioNetwork {
public:
    virtual ~StudioNetwork() = default;
    /// The server in this program; nothing before it has started, and where it did not.
    virtual std::optional<PublishPlace> thisComputer() const = 0;
    /// Answers once that server has started, or with why it did not.
    virtual void reachThisComputer(Then<void> then) = 0;
    /// Whether somebody listens at the host of an rtmp, rtmps, http or https URL.
    virtual void reach(const std::string& url, Then<void> then) = 0;
    virtual void signIn(const DestinationSettings& server, const std::string& password,
                        Then<ServerSignIn> then) = 0;
    /// Where to publish the settings' channel, by what signIn() gave. Errors: the token was not
    /// taken.
    virtual void publishPlace(const DestinationSettings& server, const std::string& token,
                              Then<PlaceAnswer> then) = 0;
    virtual void viewers(const std::string& statusUrl, Then<std::int64_t> then) = 0;
};

/// Keys and tokens, where nobody else of this machine reads them.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    /// Errors: kNotFound where there is none.
    virtual void read(const std::string& name, Then<std::string> then) = 0;
    virtual void write(const std::string& name, const std::string& secret, Then<void> then) = 0;
    virtual void remove(const std::string& name) = 0;
    /// Where secrets are, and what that protects from; for people.
    virtual QString whereabouts() const = 0;
};

/// The encoders of this machine; only those that are proved are offered.
class EncoderChoices {
public:
    virtual ~EncoderChoices() = default;
    /// That are known to work here by now, the software encoder first.
    virtual std::vector<encoder::VideoEncoderKind> candidates() const = 0;
    /// Encodes some pictures of this size in another process, and says whether it worked.
    virtual void prove(encoder::VideoEncoderKind kind, std::uint32_t width, std::uint32_t height,
                       Then<void> then) = 0;
};

/// The cameras' own settings, kept per device. Ids are as in capture::CameraSettings: an empty one
/// is the default camera's.
class CameraControls {
public:
    virtual ~CameraControls() = default;
    /// Null for a camera that is not there, or lets nothing be set.
    virtual std::shared_ptr<capture::CameraControl> open(const std::string& deviceId) = 0;
    virtual void remember(const std::string& deviceId, capture::CameraControlId id,
                          std::int64_t value) = 0;
};

}  // namespace sigma::ui
