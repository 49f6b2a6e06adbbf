#pragma once

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "core/pulse/pulse_connection.h"
#include "tests/support/child_program.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wait_until.h"

namespace sigma::test {

/// A PulseAudio of the test's own, without hardware: two outputs that play into nothing, of which
/// "speakers" plays a tone of 1 kHz, and a microphone "mic" that hears it.
class PrivateSoundServer {
public:
    PrivateSoundServer() {
        const std::string folder = m_folder.path();
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
        std::ofstream(folder + "/script")
            << "load-module module-native-protocol-unix auth-anonymous=1 socket=" << folder
            << "/socket\n"
            << "load-module module-null-sink sink_name=speakers "
               "sink_properties=device.description=Speakers\n"
            << "load-module module-null-sink sink_name=quiet\n"
            << "load-module module-remap-source source_name=mic master=speakers.monitor "
               "source_properties=device.description=Microphone\n"
            << "load-module module-sine sink=speakers frequency=1000\n"
            << "set-default-sink speakers\nset-default-source mic\n";
        // Its own folders, not those of whoever runs the test.
        m_program = std::make_unique<ChildProgram>(std::vector<std::string>{
            "env", "HOME=" + folder, "XDG_RUNTIME_DIR=" + folder, "PULSE_RUNTIME_PATH=" + folder,
            "pulseaudio", "-n", "-F", folder + "/script", "--daemonize=no", "--exit-idle-time=-1",
            "--disable-shm=yes", "--use-pid-file=no", "--log-level=error"});
        waitUntil([&] { return pulse::PulseConnection::open(address()).has_value(); });
    }

    std::string address() const { return "unix:" + m_folder.path() + "/socket"; }
    void stop() { m_program->stop(); }
    void unplugMicrophone() const {
        const std::string command =
            "pactl --server=" + address() + " unload-module module-remap-source";
        ASSERT_EQ(std::system(command.c_str()), 0) << command;
    }

private:
    TemporaryFolder m_folder;
    std::unique_ptr<ChildProgram> m_program;
};

}  // namespace sigma::test
