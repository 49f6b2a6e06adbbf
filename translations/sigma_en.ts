<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>sigma::ui::Broadcaster</name>
    <message>
        <source>The server inside this studio is still starting. Try again in a moment.</source>
        <translation>The server inside this studio is still starting. Try again in a moment.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::CameraPage</name>
    <message>
        <source>Automatic focus</source>
        <translation>Automatic focus</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Focus</translation>
    </message>
    <message>
        <source>Automatic exposure</source>
        <translation>Automatic exposure</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Exposure</translation>
    </message>
    <message>
        <source>Automatic white balance</source>
        <translation>Automatic white balance</translation>
    </message>
    <message>
        <source>White balance</source>
        <translation>White balance</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Torch</source>
        <translation>Torch</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>Flash</translation>
    </message>
    <message>
        <source>Camera control</source>
        <translation>Camera control</translation>
    </message>
    <message>
        <source>Add a camera to the sources first. What it lets be set is shown here.</source>
        <translation>Add a camera to the sources first. What it lets be set is shown here.</translation>
    </message>
    <message>
        <source>%1 lets nothing be set from here.</source>
        <translation>%1 lets nothing be set from here.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
</context>
<context>
    <name>sigma::ui::ChecklistView</name>
    <message>
        <source>Before you go live</source>
        <translation>Before you go live</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend first</source>
        <translation>
            <numerusform>%n thing to mend first</numerusform>
            <numerusform>%n things to mend first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ready, with %n thing(s) to know</source>
        <translation>
            <numerusform>Ready, with one thing to know</numerusform>
            <numerusform>Ready, with %n things to know</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is ready</source>
        <translation>Everything is ready</translation>
    </message>
</context>
<context>
    <name>sigma::ui::DestinationDialog</name>
    <message>
        <source>Where to publish</source>
        <translation>Where to publish</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Sigma server</source>
        <translation>Sigma server</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Another service</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>The studio has a server of its own. Viewers on this computer see you at once, with nothing to set up and nothing to sign in to.</source>
        <translation>The studio has a server of its own. Viewers on this computer see you at once, with nothing to set up and nothing to sign in to.</translation>
    </message>
    <message>
        <source>A Sigma server gives you a place on one of its channels. The password is used once and not kept.</source>
        <translation>A Sigma server gives you a place on one of its channels. The password is used once and not kept.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>signed in</translation>
    </message>
    <message>
        <source>Any service that takes RTMP or RTMPS. It tells you its address and your stream key.</source>
        <translation>Any service that takes RTMP or RTMPS. It tells you its address and your stream key.</translation>
    </message>
    <message>
        <source>Enter your password: you are not signed in at this address with this user name.</source>
        <translation>Enter your password: you are not signed in at this address with this user name.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>yours are listed after signing in</source>
        <translation>yours are listed after signing in</translation>
    </message>
</context>
<context>
    <name>sigma::ui::DestinationsCard</name>
    <message>
        <source>Publish to %1</source>
        <translation>Publish to %1</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
</context>
<context>
    <name>sigma::ui::DeviceBox</name>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (not connected)</translation>
    </message>
</context>
<context>
    <name>sigma::ui::Fields</name>
    <message>
        <source>Stream key</source>
        <translation>Stream key</translation>
    </message>
    <message>
        <source>kept from before</source>
        <translation>kept from before</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Show the key</translation>
    </message>
    <message>
        <source>Enter the stream key that the service gave you for this address.</source>
        <translation>Enter the stream key that the service gave you for this address.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::FileSecretStore</name>
    <message>
        <source>This computer has no keychain. The key is kept encrypted in your own folder, with the means to read it beside it: other users can&apos;t read it, but a program that runs as you can.</source>
        <translation>This computer has no keychain. The key is kept encrypted in your own folder, with the means to read it beside it: other users can&apos;t read it, but a program that runs as you can.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::FurtherServiceDialog</name>
    <message>
        <source>A further service</source>
        <translation>A further service</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>as you want to read it here</source>
        <translation>as you want to read it here</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>sigma::ui::FurtherServicesList</name>
    <message>
        <source>Also publish to</source>
        <translation>Also publish to</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Add a service to publish to as well</source>
        <translation>Add a service to publish to as well</translation>
    </message>
    <message>
        <source>The bitrate follows the network to the main destination. A service that can&apos;t keep up gets fewer pictures, and one that fails stops none of the others.</source>
        <translation>The bitrate follows the network to the main destination. A service that can&apos;t keep up gets fewer pictures, and one that fails stops none of the others.</translation>
    </message>
    <message>
        <source>Publish to %1 as well</source>
        <translation>Publish to %1 as well</translation>
    </message>
    <message>
        <source>%1 · no stream key</source>
        <translation>%1 · no stream key</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Edit %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
</context>
<context>
    <name>sigma::ui::GoLivePanel</name>
    <message>
        <source>To</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Choose where to publish</source>
        <translation>Choose where to publish</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Go live</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Hold to cancel</source>
        <translation>Hold to cancel</translation>
    </message>
    <message>
        <source>LIVE  %1</source>
        <translation>LIVE  %1</translation>
    </message>
    <message>
        <source>Keep holding to end</source>
        <translation>Keep holding to end</translation>
    </message>
    <message>
        <source>Hold to end</source>
        <translation>Hold to end</translation>
    </message>
    <message>
        <source>Reconnecting (%1 s)</source>
        <translation>Reconnecting (%1 s)</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Ending…</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sigma::ui::KeychainStore</name>
    <message>
        <source>The key is kept in the system&apos;s keychain.</source>
        <translation>The key is kept in the system&apos;s keychain.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::LivePanel</name>
    <message>
        <source>The watch address as a QR code</source>
        <translation>The watch address as a QR code</translation>
    </message>
    <message>
        <source>Watch it here</source>
        <translation>Watch it here</translation>
    </message>
    <message>
        <source>Only this computer reaches this address.</source>
        <translation>Only this computer reaches this address.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the watch address</source>
        <translation>Copy the watch address</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open the watch address in a browser</source>
        <translation>Open the watch address in a browser</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation>Bitrate</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Viewers</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Round trip</translation>
    </message>
    <message>
        <source>Dropped pictures</source>
        <translation>Dropped pictures</translation>
    </message>
    <message>
        <source>Bitrate of the last two minutes</source>
        <translation>Bitrate of the last two minutes</translation>
    </message>
</context>
<context>
    <name>sigma::ui::MixerPanel</name>
    <message>
        <source>No source has sound yet.</source>
        <translation>No source has sound yet.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::MixerStrip</name>
    <message>
        <source>silent</source>
        <translation>silent</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Level of %1</source>
        <translation>Level of %1</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>Mute %1</translation>
    </message>
    <message>
        <source>Volume of %1</source>
        <translation>Volume of %1</translation>
    </message>
    <message>
        <source>Unmute %1</source>
        <translation>Unmute %1</translation>
    </message>
    <message>
        <source>%1 (muted)</source>
        <translation>%1 (muted)</translation>
    </message>
</context>
<context>
    <name>sigma::ui::PlayerBar</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Mute</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latency</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Back to live</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <translation>Live, %1</translation>
    </message>
    <message>
        <source>Jump to what is live now</source>
        <translation>Jump to what is live now</translation>
    </message>
    <message>
        <source>Behind the broadcast</source>
        <translation>Behind the broadcast</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Unmute</translation>
    </message>
    <message>
        <source>As the network allows</source>
        <translation>As the network allows</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Leave full screen</translation>
    </message>
</context>
<context>
    <name>sigma::ui::PlayerView</name>
    <message>
        <source>Player</source>
        <translation>Player</translation>
    </message>
</context>
<context>
    <name>sigma::ui::PlayerWords</name>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Waiting for more of the stream…</source>
        <translation>Waiting for more of the stream…</translation>
    </message>
    <message>
        <source>Waiting for the stream…</source>
        <translation>Waiting for the stream…</translation>
    </message>
    <message>
        <source>The stream has ended.</source>
        <translation>The stream has ended.</translation>
    </message>
    <message>
        <source>This stream can&apos;t be played.</source>
        <translation>This stream can&apos;t be played.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 behind</translation>
    </message>
    <message>
        <source>Ultra-low latency</source>
        <translation>Ultra-low latency</translation>
    </message>
    <message>
        <source>Low latency</source>
        <translation>Low latency</translation>
    </message>
    <message>
        <source>Normal latency</source>
        <translation>Normal latency</translation>
    </message>
    <message>
        <source>about %1 s behind</source>
        <translation>about %1 s behind</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latency</translation>
    </message>
    <message>
        <source>Camera to screen</source>
        <translation>Camera to screen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Buffer</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>Stalls</translation>
    </message>
    <message>
        <source>%1, together %2</source>
        <translation>%1, together %2</translation>
    </message>
    <message>
        <source>Dropped pictures</source>
        <translation>Dropped pictures</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Amiss</source>
        <translation>Amiss</translation>
    </message>
</context>
<context>
    <name>sigma::ui::ProgrammeView</name>
    <message>
        <source>The programme as viewers see it</source>
        <translation>The programme as viewers see it</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>As viewers see it</source>
        <translation>As viewers see it</translation>
    </message>
    <message>
        <source>The picture as it leaves the studio</source>
        <translation>The picture as it leaves the studio</translation>
    </message>
    <message>
        <source>Plays the broadcast as it arrives at viewers, with its delay</source>
        <translation>Plays the broadcast as it arrives at viewers, with its delay</translation>
    </message>
</context>
<context>
    <name>sigma::ui::RecordingCard</name>
    <message>
        <source>Recording</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>Pause the recording</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>Go on recording</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stop the recording</source>
        <translation>Stop the recording</translation>
    </message>
    <message>
        <source>Start a recording</source>
        <translation>Start a recording</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>Recording paused</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Only %1 free on its disk</source>
        <translation>Only %1 free on its disk</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 free</translation>
    </message>
</context>
<context>
    <name>sigma::ui::SeekBar</name>
    <message>
        <source>Place in the stream</source>
        <translation>Place in the stream</translation>
    </message>
    <message>
        <source>at the live edge</source>
        <translation>at the live edge</translation>
    </message>
    <message>
        <source>%1 behind live</source>
        <translation>%1 behind live</translation>
    </message>
</context>
<context>
    <name>sigma::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Search the settings</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation>No setting is called that.</translation>
    </message>
    <message>
        <source>The picture changes with the next broadcast.</source>
        <translation>The picture changes with the next broadcast.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>sigma::ui::SettingsPages</name>
    <message>
        <source> kb/s</source>
        <translation> kb/s</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>The largest picture that is sent.</source>
        <translation>The largest picture that is sent.</translation>
    </message>
    <message>
        <source>%1 pictures a second</source>
        <translation>%1 pictures a second</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Frame rate</translation>
    </message>
    <message>
        <source>60 for games and sport, 30 for people.</source>
        <translation>60 for games and sport, 30 for people.</translation>
    </message>
    <message>
        <source>Smaller pictures too</source>
        <translation>Smaller pictures too</translation>
    </message>
    <message>
        <source>For viewers on slow networks. Costs this computer more, and works with a Sigma server only.</source>
        <translation>For viewers on slow networks. Costs this computer more, and works with a Sigma server only.</translation>
    </message>
    <message>
        <source>Send them</source>
        <translation>Send them</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>It is tried in another process before it is used.</source>
        <translation>It is tried in another process before it is used.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Slower presets look better and cost more of the processor.</source>
        <translation>Slower presets look better and cost more of the processor.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Baseline for very old players only.</source>
        <translation>Baseline for very old players only.</translation>
    </message>
    <message>
        <source>High</source>
        <translation>High</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Main</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Low latency encoding</source>
        <translation>Low latency encoding</translation>
    </message>
    <message>
        <source>Without it pictures look a little better, and come about half a second later.</source>
        <translation>Without it pictures look a little better, and come about half a second later.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Key frames</source>
        <translation>Key frames</translation>
    </message>
    <message>
        <source>More of them mean less delay at the start, fewer look better.</source>
        <translation>More of them mean less delay at the start, fewer look better.</translation>
    </message>
    <message>
        <source>each second (least delay)</source>
        <translation>each second (least delay)</translation>
    </message>
    <message>
        <source>every 2 seconds</source>
        <translation>every 2 seconds</translation>
    </message>
    <message>
        <source>every 4 seconds</source>
        <translation>every 4 seconds</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Sound quality</source>
        <translation>Sound quality</translation>
    </message>
    <message>
        <source>AAC-LC, 48 kHz, stereo.</source>
        <translation>AAC-LC, 48 kHz, stereo.</translation>
    </message>
    <message>
        <source>96 kb/s (speech)</source>
        <translation>96 kb/s (speech)</translation>
    </message>
    <message>
        <source>128 kb/s</source>
        <translation>128 kb/s</translation>
    </message>
    <message>
        <source>160 kb/s (good)</source>
        <translation>160 kb/s (good)</translation>
    </message>
    <message>
        <source>256 kb/s (music)</source>
        <translation>256 kb/s (music)</translation>
    </message>
    <message>
        <source>Volume and mute of each source are in the mixer of the window.</source>
        <translation>Volume and mute of each source are in the mixer of the window.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>When the network gets worse</source>
        <translation>When the network gets worse</translation>
    </message>
    <message>
        <source>What gives way; the sound never does.</source>
        <translation>What gives way; the sound never does.</translation>
    </message>
    <message>
        <source>Follow it smoothly</source>
        <translation>Follow it smoothly</translation>
    </message>
    <message>
        <source>Follow it fast</source>
        <translation>Follow it fast</translation>
    </message>
    <message>
        <source>Go down in steps</source>
        <translation>Go down in steps</translation>
    </message>
    <message>
        <source>Drop pictures only</source>
        <translation>Drop pictures only</translation>
    </message>
    <message>
        <source>Highest bitrate</source>
        <translation>Highest bitrate</translation>
    </message>
    <message>
        <source>Of the largest picture; another picture brings its own.</source>
        <translation>Of the largest picture; another picture brings its own.</translation>
    </message>
    <message>
        <source>Lowest bitrate</source>
        <translation>Lowest bitrate</translation>
    </message>
    <message>
        <source>Below it pictures are dropped instead.</source>
        <translation>Below it pictures are dropped instead.</translation>
    </message>
    <message>
        <source>Bitrates act at once, while live too.</source>
        <translation>Bitrates act at once, while live too.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Each recording is a file of its own.</source>
        <translation>Each recording is a file of its own.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>Of its own, whatever the network does to the broadcast.</source>
        <translation>Of its own, whatever the network does to the broadcast.</translation>
    </message>
    <message>
        <source>Recordings are Matroska files. Should the computer fail, all but the last second is there.</source>
        <translation>Recordings are Matroska files. Should the computer fail, all but the last second is there.</translation>
    </message>
    <message>
        <source>Appearance &amp; language</source>
        <translation>Appearance &amp; language</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Dark, light, or as the desktop has it.</source>
        <translation>Dark, light, or as the desktop has it.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Where to publish</source>
        <translation>Where to publish</translation>
    </message>
    <message>
        <source>The main destination, and the services to also publish to. The bitrate follows the main one.</source>
        <translation>The main destination, and the services to also publish to. The bitrate follows the main one.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::SourceDialog</name>
    <message>
        <source>Add a source</source>
        <translation>Add a source</translation>
    </message>
    <message>
        <source>Change a source</source>
        <translation>Change a source</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>The default camera</source>
        <translation>The default camera</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>The whole desktop</source>
        <translation>The whole desktop</translation>
    </message>
    <message>
        <source>Show the pointer</source>
        <translation>Show the pointer</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>The default microphone</source>
        <translation>The default microphone</translation>
    </message>
    <message>
        <source>Sound of</source>
        <translation>Sound of</translation>
    </message>
    <message>
        <source>The default output</source>
        <translation>The default output</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Video and sound (*)</source>
        <translation>Video and sound (*)</translation>
    </message>
    <message>
        <source>Begin again at its end</source>
        <translation>Begin again at its end</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.svg)</source>
        <translation>Images (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.svg)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Words, or {time} for a clock</source>
        <translation>Words, or {time} for a clock</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Ground</translation>
    </message>
    <message>
        <source>With a tone</source>
        <translation>With a tone</translation>
    </message>
</context>
<context>
    <name>sigma::ui::SourceRow</name>
    <message>
        <source>Name of the source</source>
        <translation>Name of the source</translation>
    </message>
    <message>
        <source>Put in front</source>
        <translation>Put in front</translation>
    </message>
    <message>
        <source>Put %1 in front</source>
        <translation>Put %1 in front</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>More for %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>In front</source>
        <translation>In front</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Guest</translation>
    </message>
    <message>
        <source>Guest, hidden</source>
        <translation>Guest, hidden</translation>
    </message>
    <message>
        <source>Choose a layout with a guest to show it.</source>
        <translation>Choose a layout with a guest to show it.</translation>
    </message>
    <message>
        <source>Show as the guest</source>
        <translation>Show as the guest</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Start anew</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>sigma::ui::SourcesPanel</name>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>Add a source</translation>
    </message>
    <message>
        <source>Add a camera, a screen or a picture to show.</source>
        <translation>Add a camera, a screen or a picture to show.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::StatisticsOverlay</name>
    <message>
        <source>Statistics</source>
        <translation>Statistics</translation>
    </message>
</context>
<context>
    <name>sigma::ui::StreamDialog</name>
    <message>
        <source>Play a stream</source>
        <translation>Play a stream</translation>
    </message>
    <message>
        <source>Address of the stream</source>
        <translation>Address of the stream</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Give the address of a playlist (HLS, .m3u8).</source>
        <translation>Give the address of a playlist (HLS, .m3u8).</translation>
    </message>
</context>
<context>
    <name>sigma::ui::StudioBar</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Sigma Studio</source>
        <translation>Sigma Studio</translation>
    </message>
    <message>
        <source>Show the preview</source>
        <translation>Show the preview</translation>
    </message>
    <message>
        <source>Hide the preview</source>
        <translation>Hide the preview</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Play a stream…</source>
        <translation>Play a stream…</translation>
    </message>
    <message>
        <source>End the broadcast</source>
        <translation>End the broadcast</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>sigma::ui::StudioDesk</name>
    <message>
        <source>Test picture</source>
        <translation>Test picture</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Screen</translation>
    </message>
</context>
<context>
    <name>sigma::ui::StudioWindow</name>
    <message>
        <source>What the studio had kept could not be read. It begins anew; the file is kept as %1.</source>
        <translation>What the studio had kept could not be read. It begins anew; the file is kept as %1.</translation>
    </message>
    <message>
        <source>Sigma Studio</source>
        <translation>Sigma Studio</translation>
    </message>
    <message>
        <source>Preview of the programme</source>
        <translation>Preview of the programme</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>The studio did not end as it should. Your sources are back as they were.</source>
        <translation>The studio did not end as it should. Your sources are back as they were.</translation>
    </message>
    <message>
        <source>The recording up to then is kept as %1.</source>
        <translation>The recording up to then is kept as %1.</translation>
    </message>
    <message>
        <source>Go live again</source>
        <translation>Go live again</translation>
    </message>
    <message>
        <source>Waiting for the first picture…</source>
        <translation>Waiting for the first picture…</translation>
    </message>
    <message>
        <source>The preview is hidden. The broadcast goes on.</source>
        <translation>The preview is hidden. The broadcast goes on.</translation>
    </message>
    <message>
        <source>You are live</source>
        <translation>You are live</translation>
    </message>
    <message>
        <source>Closing the studio ends the broadcast.</source>
        <translation>Closing the studio ends the broadcast.</translation>
    </message>
    <message>
        <source>End and close</source>
        <translation>End and close</translation>
    </message>
    <message>
        <source>Stay live</source>
        <translation>Stay live</translation>
    </message>
</context>
<context>
    <name>sigma::ui::Words</name>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>Computer sound</source>
        <translation>Computer sound</translation>
    </message>
    <message>
        <source>Media file</source>
        <translation>Media file</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>Test picture</translation>
    </message>
    <message>
        <source>Runs inside this studio</source>
        <translation>Runs inside this studio</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 answers</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>The server does not answer</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Asking the server…</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>You are signed in</translation>
    </message>
    <message>
        <source>The stream key is missing</source>
        <translation>The stream key is missing</translation>
    </message>
    <message>
        <source>Sign in to the server first</source>
        <translation>Sign in to the server first</translation>
    </message>
    <message>
        <source>The stream key is there</source>
        <translation>The stream key is there</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 runs</translation>
    </message>
    <message>
        <source>%1 rests while the preview is hidden</source>
        <translation>%1 rests while the preview is hidden</translation>
    </message>
    <message>
        <source>The test picture is shown</source>
        <translation>The test picture is shown</translation>
    </message>
    <message>
        <source>%1 is starting…</source>
        <translation>%1 is starting…</translation>
    </message>
    <message>
        <source>%1 gives no picture</source>
        <translation>%1 gives no picture</translation>
    </message>
    <message>
        <source>There is no picture to send</source>
        <translation>There is no picture to send</translation>
    </message>
    <message>
        <source>%1 is heard well</source>
        <translation>%1 is heard well</translation>
    </message>
    <message>
        <source>Nothing is heard yet: say something</source>
        <translation>Nothing is heard yet: say something</translation>
    </message>
    <message>
        <source>%1 is too loud</source>
        <translation>%1 is too loud</translation>
    </message>
    <message>
        <source>%1 is muted</source>
        <translation>%1 is muted</translation>
    </message>
    <message>
        <source>%1 gives no sound</source>
        <translation>%1 gives no sound</translation>
    </message>
    <message>
        <source>%1 works</source>
        <translation>%1 works</translation>
    </message>
    <message>
        <source>%1 does not work here</source>
        <translation>%1 does not work here</translation>
    </message>
    <message>
        <source>Trying %1…</source>
        <translation>Trying %1…</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>Nothing leaves this computer</translation>
    </message>
    <message>
        <source>%1 is enough</source>
        <translation>%1 is enough</translation>
    </message>
    <message>
        <source>Last time only %1 got through</source>
        <translation>Last time only %1 got through</translation>
    </message>
    <message>
        <source>Needs %1; quality follows the network</source>
        <translation>Needs %1; quality follows the network</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Bandwidth</translation>
    </message>
    <message>
        <source>Enter key</source>
        <translation>Enter key</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Unmute</translation>
    </message>
    <message>
        <source>Turn down</source>
        <translation>Turn down</translation>
    </message>
    <message>
        <source>Use x264</source>
        <translation>Use x264</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Lower</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>All is well</translation>
    </message>
    <message>
        <source>Not at its best</source>
        <translation>Not at its best</translation>
    </message>
    <message>
        <source>In trouble</source>
        <translation>In trouble</translation>
    </message>
    <message>
        <source>The server refuses the broadcast: %1</source>
        <translation>The server refuses the broadcast: %1</translation>
    </message>
    <message>
        <source>The connection is lost. The studio goes on trying by itself.</source>
        <translation>The connection is lost. The studio goes on trying by itself.</translation>
    </message>
    <message>
        <source>Your upload fell to %1. The quality was lowered to fit.</source>
        <translation>Your upload fell to %1. The quality was lowered to fit.</translation>
    </message>
    <message numerus="yes">
        <source>The network could not take %n picture(s) in the last ten seconds.</source>
        <translation>
            <numerusform>The network could not take %n picture in the last ten seconds.</numerusform>
            <numerusform>The network could not take %n pictures in the last ten seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer can&apos;t keep up with encoding. Choose a smaller picture or a faster preset.</source>
        <translation>This computer can&apos;t keep up with encoding. Choose a smaller picture or a faster preset.</translation>
    </message>
    <message>
        <source>This computer is busy: the picture %1 is left out for now.</source>
        <translation>This computer is busy: the picture %1 is left out for now.</translation>
    </message>
    <message numerus="yes">
        <source>This computer is busy: %n picture(s) came late.</source>
        <translation>
            <numerusform>This computer is busy: %n picture came late.</numerusform>
            <numerusform>This computer is busy: %n pictures came late.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 gives nothing. It comes back by itself once it is there again.</source>
        <translation>%1 gives nothing. It comes back by itself once it is there again.</translation>
    </message>
    <message>
        <source>Your viewers hear nothing. Is the microphone muted?</source>
        <translation>Your viewers hear nothing. Is the microphone muted?</translation>
    </message>
    <message>
        <source>The recording has stopped: %1</source>
        <translation>The recording has stopped: %1</translation>
    </message>
    <message>
        <source>Picture and sound arrive as they should.</source>
        <translation>Picture and sound arrive as they should.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>Stalled</translation>
    </message>
    <message>
        <source>Failed, trying again</source>
        <translation>Failed, trying again</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Full picture</source>
        <translation>Full picture</translation>
    </message>
    <message>
        <source>Guest in the top left corner</source>
        <translation>Guest in the top left corner</translation>
    </message>
    <message>
        <source>Guest in the top right corner</source>
        <translation>Guest in the top right corner</translation>
    </message>
    <message>
        <source>Guest in the bottom left corner</source>
        <translation>Guest in the bottom left corner</translation>
    </message>
    <message>
        <source>Guest in the bottom right corner</source>
        <translation>Guest in the bottom right corner</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Side by side</translation>
    </message>
    <message>
        <source>Framed over the guest</source>
        <translation>Framed over the guest</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Sigma server</source>
        <translation>Sigma server</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 on %2</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Another service</translation>
    </message>
    <message>
        <source>The lowest bitrate is above the highest.</source>
        <translation>The lowest bitrate is above the highest.</translation>
    </message>
    <message>
        <source>A bitrate below 100 kb/s shows nothing.</source>
        <translation>A bitrate below 100 kb/s shows nothing.</translation>
    </message>
    <message>
        <source>No bitrate above 60 Mb/s.</source>
        <translation>No bitrate above 60 Mb/s.</translation>
    </message>
    <message>
        <source>Choose one of the picture sizes.</source>
        <translation>Choose one of the picture sizes.</translation>
    </message>
    <message>
        <source>Choose one of the frame rates.</source>
        <translation>Choose one of the frame rates.</translation>
    </message>
    <message>
        <source>Choose one of the presets.</source>
        <translation>Choose one of the presets.</translation>
    </message>
    <message>
        <source>A key frame every 0.5 to 4 seconds.</source>
        <translation>A key frame every 0.5 to 4 seconds.</translation>
    </message>
    <message>
        <source>The sound takes 64 to 320 kb/s.</source>
        <translation>The sound takes 64 to 320 kb/s.</translation>
    </message>
    <message>
        <source>The recording takes 0.1 to 60 Mb/s.</source>
        <translation>The recording takes 0.1 to 60 Mb/s.</translation>
    </message>
    <message>
        <source>The address begins with rtmp:// or rtmps://.</source>
        <translation>The address begins with rtmp:// or rtmps://.</translation>
    </message>
    <message>
        <source>The address begins with http:// or https://.</source>
        <translation>The address begins with http:// or https://.</translation>
    </message>
    <message>
        <source>Say which channel to publish to.</source>
        <translation>Say which channel to publish to.</translation>
    </message>
    <message>
        <source>%1 kb/s</source>
        <translation>%1 kb/s</translation>
    </message>
    <message>
        <source>%1 Mb/s</source>
        <translation>%1 Mb/s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>No microphone found: your viewers hear nothing. Choose one in Sources.</source>
        <translation>No microphone found: your viewers hear nothing. Choose one in Sources.</translation>
    </message>
    <message>
        <source>No microphone found: your viewers hear the test tone. Choose one in Sources.</source>
        <translation>No microphone found: your viewers hear the test tone. Choose one in Sources.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>no camera is connected</source>
        <translation>no camera is connected</translation>
    </message>
    <message>
        <source>the camera is not connected</source>
        <translation>the camera is not connected</translation>
    </message>
    <message>
        <source>the camera was unplugged</source>
        <translation>the camera was unplugged</translation>
    </message>
    <message>
        <source>the window is closed or minimised</source>
        <translation>the window is closed or minimised</translation>
    </message>
    <message>
        <source>no window is called &quot;%1&quot; now</source>
        <translation>no window is called &quot;%1&quot; now</translation>
    </message>
    <message>
        <source>the screen %1 is not connected</source>
        <translation>the screen %1 is not connected</translation>
    </message>
    <message>
        <source>the screen or window is not there any more</source>
        <translation>the screen or window is not there any more</translation>
    </message>
    <message>
        <source>there is no desktop here to capture</source>
        <translation>there is no desktop here to capture</translation>
    </message>
    <message>
        <source>screens and windows cannot be captured in a Wayland session yet: log in to an Xorg session</source>
        <translation>screens and windows cannot be captured in a Wayland session yet: log in to an Xorg session</translation>
    </message>
    <message>
        <source>the sound server does not answer</source>
        <translation>the sound server does not answer</translation>
    </message>
    <message>
        <source>the sound server refuses to record</source>
        <translation>the sound server refuses to record</translation>
    </message>
    <message>
        <source>the microphone or output is not there: %1</source>
        <translation>the microphone or output is not there: %1</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>there is no file %1</translation>
    </message>
    <message>
        <source>nothing has come for 2 s</source>
        <translation>nothing has come for 2 s</translation>
    </message>
    <message>
        <source>nothing has come for 7 s</source>
        <translation>nothing has come for 7 s</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>the disk is full</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 exists already</translation>
    </message>
    <message>
        <source>already live</source>
        <translation>already live</translation>
    </message>
    <message>
        <source>already recording</source>
        <translation>already recording</translation>
    </message>
    <message>
        <source>size and frame rate stay as they are while live or recording</source>
        <translation>size and frame rate stay as they are while live or recording</translation>
    </message>
    <message>
        <source>%1 does not answer: nothing came back in time</source>
        <translation>%1 does not answer: nothing came back in time</translation>
    </message>
    <message>
        <source>%1 does not answer: Connection refused</source>
        <translation>%1 does not answer: Connection refused</translation>
    </message>
    <message>
        <source>%1 hangs up instead of taking the stream: is the key right?</source>
        <translation>%1 hangs up instead of taking the stream: is the key right?</translation>
    </message>
    <message>
        <source>the server does not take this stream key, or somebody publishes with it already</source>
        <translation>the server does not take this stream key, or somebody publishes with it already</translation>
    </message>
    <message>
        <source>the server does not let this stream key publish</source>
        <translation>the server does not let this stream key publish</translation>
    </message>
    <message>
        <source>the server does not know this stream key</source>
        <translation>the server does not know this stream key</translation>
    </message>
    <message>
        <source>the server refuses this stream</source>
        <translation>the server refuses this stream</translation>
    </message>
    <message>
        <source>the server refuses the connection</source>
        <translation>the server refuses the connection</translation>
    </message>
    <message>
        <source>the server has no such application: check the end of its address</source>
        <translation>the server has no such application: check the end of its address</translation>
    </message>
    <message>
        <source>the server refuses the stream</source>
        <translation>the server refuses the stream</translation>
    </message>
    <message>
        <source>the network takes nothing any more</source>
        <translation>the network takes nothing any more</translation>
    </message>
    <message>
        <source>the token was revoked: sign in again</source>
        <translation>the token was revoked: sign in again</translation>
    </message>
    <message>
        <source>the token has expired</source>
        <translation>the token has expired</translation>
    </message>
    <message>
        <source>the channel is stopped; enable it first</source>
        <translation>the channel is stopped; enable it first</translation>
    </message>
    <message>
        <source>What came can&apos;t be understood</source>
        <translation>What came can&apos;t be understood</translation>
    </message>
    <message>
        <source>This is not possible here</source>
        <translation>This is not possible here</translation>
    </message>
    <message>
        <source>This is more than is allowed</source>
        <translation>This is more than is allowed</translation>
    </message>
    <message>
        <source>Something that was entered is not right</source>
        <translation>Something that was entered is not right</translation>
    </message>
    <message>
        <source>It was not found</source>
        <translation>It was not found</translation>
    </message>
    <message>
        <source>The name, password or key is wrong, or no longer good</source>
        <translation>The name, password or key is wrong, or no longer good</translation>
    </message>
    <message>
        <source>Somebody or something else uses it already</source>
        <translation>Somebody or something else uses it already</translation>
    </message>
    <message>
        <source>The network or the system refused</source>
        <translation>The network or the system refused</translation>
    </message>
    <message>
        <source>This can&apos;t be done at this moment</source>
        <translation>This can&apos;t be done at this moment</translation>
    </message>
    <message>
        <source>There is one of this name already</source>
        <translation>There is one of this name already</translation>
    </message>
    <message>
        <source>Somebody else has changed it meanwhile</source>
        <translation>Somebody else has changed it meanwhile</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>You may not do this</translation>
    </message>
    <message>
        <source>Too many attempts: try again later</source>
        <translation>Too many attempts: try again later</translation>
    </message>
    <message>
        <source>What is needed does not answer</source>
        <translation>What is needed does not answer</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>the code of the language that these words are in</extracomment>
        <translation>en</translation>
    </message>
    <message>
        <source>%1 has no right address; the others go on</source>
        <translation>%1 has no right address; the others go on</translation>
    </message>
    <message>
        <source>%1 has no stream key; the others go on</source>
        <translation>%1 has no stream key; the others go on</translation>
    </message>
    <message>
        <source>%1 does not answer; the others go on</source>
        <translation>%1 does not answer; the others go on</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Asking %1…</translation>
    </message>
    <message>
        <source>Also to</source>
        <translation>Also to</translation>
    </message>
    <message>
        <source>Trying again in %1 s</source>
        <translation>Trying again in %1 s</translation>
    </message>
    <message>
        <source>Trying again now</source>
        <translation>Trying again now</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <translation>Live, %1</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Ending…</translation>
    </message>
    <message>
        <source>Has ended</source>
        <translation>Has ended</translation>
    </message>
    <message>
        <source>%1 refuses the broadcast. The others go on.</source>
        <translation>%1 refuses the broadcast. The others go on.</translation>
    </message>
    <message>
        <source>The connection to %1 is lost. The studio goes on trying by itself.</source>
        <translation>The connection to %1 is lost. The studio goes on trying by itself.</translation>
    </message>
    <message numerus="yes">
        <source>%1 could not take %n picture(s) in the last ten seconds.</source>
        <translation>
            <numerusform>%1 could not take %n picture in the last ten seconds.</numerusform>
            <numerusform>%1 could not take %n pictures in the last ten seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>the stream key is missing</source>
        <translation>the stream key is missing</translation>
    </message>
    <message>
        <source>the stream key has a space or a control character in it</source>
        <translation>the stream key has a space or a control character in it</translation>
    </message>
    <message>
        <source>the server&apos;s address has a space or a control character in it</source>
        <translation>the server&apos;s address has a space or a control character in it</translation>
    </message>
    <message>
        <source>the server&apos;s address or the key is longer than %1 characters</source>
        <translation>the server&apos;s address or the key is longer than %1 characters</translation>
    </message>
    <message>
        <source>the server&apos;s address must begin with rtmp:// or rtmps://</source>
        <translation>the server&apos;s address must begin with rtmp:// or rtmps://</translation>
    </message>
    <message>
        <source>the server&apos;s address names no host</source>
        <translation>the server&apos;s address names no host</translation>
    </message>
    <message>
        <source>the server&apos;s address names no application: it ends in something like /live</source>
        <translation>the server&apos;s address names no application: it ends in something like /live</translation>
    </message>
    <message>
        <source>the port &quot;%1&quot; is not a number from 1 to 65535</source>
        <translation>the port &quot;%1&quot; is not a number from 1 to 65535</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
</context>
<context>
    <name>sigma::widgets::BitrateGraph</name>
    <message>
        <source>Sending %1 Mb/s of %2 Mb/s</source>
        <translation>Sending %1 Mb/s of %2 Mb/s</translation>
    </message>
    <message>
        <source>%1 Mb/s</source>
        <translation>%1 Mb/s</translation>
    </message>
    <message>
        <source>2 min ago</source>
        <translation>2 min ago</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
</context>
<context>
    <name>sigma::widgets::Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Close this message</translation>
    </message>
</context>
<context>
    <name>sigma::widgets::PreviewView</name>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
</context>
</TS>
