<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>sigma::ui::Broadcaster</name>
    <message>
        <source>The server inside this studio is still starting. Try again in a moment.</source>
        <translation>Máy chủ trong phòng thu này còn đang khởi động. Hãy thử lại sau giây lát.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::CameraPage</name>
    <message>
        <source>Automatic focus</source>
        <translation>Lấy nét tự động</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Lấy nét</translation>
    </message>
    <message>
        <source>Automatic exposure</source>
        <translation>Phơi sáng tự động</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Phơi sáng</translation>
    </message>
    <message>
        <source>Automatic white balance</source>
        <translation>Cân bằng trắng tự động</translation>
    </message>
    <message>
        <source>White balance</source>
        <translation>Cân bằng trắng</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Thu phóng</translation>
    </message>
    <message>
        <source>Torch</source>
        <translation>Đèn rọi</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>Đèn nháy</translation>
    </message>
    <message>
        <source>Camera control</source>
        <translation>Điều khiển máy quay</translation>
    </message>
    <message>
        <source>Add a camera to the sources first. What it lets be set is shown here.</source>
        <translation>Trước hết hãy thêm một máy quay vào các nguồn. Những gì máy quay cho chỉnh sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>%1 lets nothing be set from here.</source>
        <translation>%1 không cho chỉnh gì từ đây.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Bật</translation>
    </message>
</context>
<context>
    <name>sigma::ui::ChecklistView</name>
    <message>
        <source>Before you go live</source>
        <translation>Trước khi phát trực tiếp</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend first</source>
        <translation>
            <numerusform>Cần sửa %n mục trước đã</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ready, with %n thing(s) to know</source>
        <translation>
            <numerusform>Sẵn sàng, có %n điều cần biết</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is ready</source>
        <translation>Mọi thứ đã sẵn sàng</translation>
    </message>
</context>
<context>
    <name>sigma::ui::DestinationDialog</name>
    <message>
        <source>Where to publish</source>
        <translation>Phát đến đâu</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Máy tính này</translation>
    </message>
    <message>
        <source>Sigma server</source>
        <translation>Máy chủ Sigma</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Dịch vụ khác</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>The studio has a server of its own. Viewers on this computer see you at once, with nothing to set up and nothing to sign in to.</source>
        <translation>Phòng thu có máy chủ riêng. Người xem trên máy tính này thấy bạn ngay, không cần cài đặt và không cần đăng nhập.</translation>
    </message>
    <message>
        <source>A Sigma server gives you a place on one of its channels. The password is used once and not kept.</source>
        <translation>Máy chủ Sigma cho bạn một chỗ trên một kênh của nó. Mật khẩu chỉ dùng một lần và không được lưu lại.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kênh</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Tên người dùng</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>đã đăng nhập</translation>
    </message>
    <message>
        <source>Any service that takes RTMP or RTMPS. It tells you its address and your stream key.</source>
        <translation>Bất kỳ dịch vụ nào nhận RTMP hoặc RTMPS. Dịch vụ cho bạn biết địa chỉ và khóa luồng.</translation>
    </message>
    <message>
        <source>Enter your password: you are not signed in at this address with this user name.</source>
        <translation>Hãy nhập mật khẩu: bạn chưa đăng nhập tại địa chỉ này với tên người dùng này.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Đang đăng nhập…</translation>
    </message>
    <message>
        <source>yours are listed after signing in</source>
        <translation>kênh của bạn hiện ra sau khi đăng nhập</translation>
    </message>
</context>
<context>
    <name>sigma::ui::DestinationsCard</name>
    <message>
        <source>Publish to %1</source>
        <translation>Phát đến %1</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Tắt</translation>
    </message>
</context>
<context>
    <name>sigma::ui::DeviceBox</name>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (chưa kết nối)</translation>
    </message>
</context>
<context>
    <name>sigma::ui::Fields</name>
    <message>
        <source>Stream key</source>
        <translation>Khóa luồng</translation>
    </message>
    <message>
        <source>kept from before</source>
        <translation>đã lưu từ trước</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Hiện khóa</translation>
    </message>
    <message>
        <source>Enter the stream key that the service gave you for this address.</source>
        <translation>Hãy nhập khóa luồng mà dịch vụ đã cấp cho bạn cho địa chỉ này.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::FileSecretStore</name>
    <message>
        <source>This computer has no keychain. The key is kept encrypted in your own folder, with the means to read it beside it: other users can&apos;t read it, but a program that runs as you can.</source>
        <translation>Máy tính này không có kho khóa. Khóa được mã hóa và lưu trong thư mục của bạn, cùng với phương tiện để đọc nó: người dùng khác không đọc được, nhưng chương trình chạy với quyền của bạn thì đọc được.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::FurtherServiceDialog</name>
    <message>
        <source>A further service</source>
        <translation>Dịch vụ phát thêm</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>as you want to read it here</source>
        <translation>tên bạn muốn thấy ở đây</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
</context>
<context>
    <name>sigma::ui::FurtherServicesList</name>
    <message>
        <source>Also publish to</source>
        <translation>Phát thêm đến</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Add a service to publish to as well</source>
        <translation>Thêm một dịch vụ để phát cùng lúc</translation>
    </message>
    <message>
        <source>The bitrate follows the network to the main destination. A service that can&apos;t keep up gets fewer pictures, and one that fails stops none of the others.</source>
        <translation>Tốc độ bit theo mạng tới nơi phát chính. Dịch vụ nào không kịp sẽ nhận ít hình hơn, và một nơi bị lỗi không làm dừng các nơi khác.</translation>
    </message>
    <message>
        <source>Publish to %1 as well</source>
        <translation>Phát cả đến %1</translation>
    </message>
    <message>
        <source>%1 · no stream key</source>
        <translation>%1 · chưa có khóa luồng</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Sửa %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Xóa %1</translation>
    </message>
</context>
<context>
    <name>sigma::ui::GoLivePanel</name>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Đổi</translation>
    </message>
    <message>
        <source>Choose where to publish</source>
        <translation>Chọn nơi phát đến</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Phát trực tiếp</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Đang kết nối…</translation>
    </message>
    <message>
        <source>Hold to cancel</source>
        <translation>Giữ để hủy</translation>
    </message>
    <message>
        <source>LIVE  %1</source>
        <translation>TRỰC TIẾP  %1</translation>
    </message>
    <message>
        <source>Keep holding to end</source>
        <translation>Giữ tiếp để kết thúc</translation>
    </message>
    <message>
        <source>Hold to end</source>
        <translation>Giữ để kết thúc</translation>
    </message>
    <message>
        <source>Reconnecting (%1 s)</source>
        <translation>Đang kết nối lại (%1 giây)</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Đang kết thúc…</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 và %n nơi nữa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sigma::ui::KeychainStore</name>
    <message>
        <source>The key is kept in the system&apos;s keychain.</source>
        <translation>Khóa được lưu trong kho khóa của hệ thống.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::LivePanel</name>
    <message>
        <source>The watch address as a QR code</source>
        <translation>Địa chỉ xem dưới dạng mã QR</translation>
    </message>
    <message>
        <source>Watch it here</source>
        <translation>Xem tại đây</translation>
    </message>
    <message>
        <source>Only this computer reaches this address.</source>
        <translation>Chỉ máy tính này mở được địa chỉ này.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy the watch address</source>
        <translation>Sao chép địa chỉ xem</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Open the watch address in a browser</source>
        <translation>Mở địa chỉ xem trong trình duyệt</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã chép</translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation>Tốc độ bit</translation>
    </message>
    <message>
        <source>Viewers</source>
        <translation>Người xem</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Độ trễ khứ hồi</translation>
    </message>
    <message>
        <source>Dropped pictures</source>
        <translation>Hình bị bỏ</translation>
    </message>
    <message>
        <source>Bitrate of the last two minutes</source>
        <translation>Tốc độ bit của hai phút vừa qua</translation>
    </message>
</context>
<context>
    <name>sigma::ui::MixerPanel</name>
    <message>
        <source>No source has sound yet.</source>
        <translation>Chưa có nguồn nào có âm thanh.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::MixerStrip</name>
    <message>
        <source>silent</source>
        <translation>im lặng</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>off</source>
        <translation>tắt</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Chương trình</translation>
    </message>
    <message>
        <source>Level of %1</source>
        <translation>Mức âm của %1</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>Tắt tiếng %1</translation>
    </message>
    <message>
        <source>Volume of %1</source>
        <translation>Âm lượng của %1</translation>
    </message>
    <message>
        <source>Unmute %1</source>
        <translation>Bật tiếng %1</translation>
    </message>
    <message>
        <source>%1 (muted)</source>
        <translation>%1 (tắt tiếng)</translation>
    </message>
</context>
<context>
    <name>sigma::ui::PlayerBar</name>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Tắt tiếng</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Âm lượng</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Chất lượng</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Độ trễ</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Phát</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Về trực tiếp</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <translation>Trực tiếp, %1</translation>
    </message>
    <message>
        <source>Jump to what is live now</source>
        <translation>Nhảy tới chỗ đang phát trực tiếp</translation>
    </message>
    <message>
        <source>Behind the broadcast</source>
        <translation>So với buổi phát</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Bật tiếng</translation>
    </message>
    <message>
        <source>As the network allows</source>
        <translation>Theo mạng</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Thoát toàn màn hình</translation>
    </message>
</context>
<context>
    <name>sigma::ui::PlayerView</name>
    <message>
        <source>Player</source>
        <translation>Trình phát</translation>
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
        <translation>Đang tải…</translation>
    </message>
    <message>
        <source>Waiting for more of the stream…</source>
        <translation>Đang chờ thêm dữ liệu của luồng…</translation>
    </message>
    <message>
        <source>Waiting for the stream…</source>
        <translation>Đang chờ luồng…</translation>
    </message>
    <message>
        <source>The stream has ended.</source>
        <translation>Luồng đã kết thúc.</translation>
    </message>
    <message>
        <source>This stream can&apos;t be played.</source>
        <translation>Không phát được luồng này.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 giây</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Bản ghi</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>Trễ %1</translation>
    </message>
    <message>
        <source>Ultra-low latency</source>
        <translation>Độ trễ cực thấp</translation>
    </message>
    <message>
        <source>Low latency</source>
        <translation>Độ trễ thấp</translation>
    </message>
    <message>
        <source>Normal latency</source>
        <translation>Độ trễ thường</translation>
    </message>
    <message>
        <source>about %1 s behind</source>
        <translation>trễ khoảng %1 giây</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Độ trễ</translation>
    </message>
    <message>
        <source>Camera to screen</source>
        <translation>Máy quay tới màn hình</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Mục tiêu</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Bộ đệm</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Chất lượng</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>Lần khựng</translation>
    </message>
    <message>
        <source>%1, together %2</source>
        <translation>%1, tổng cộng %2</translation>
    </message>
    <message>
        <source>Dropped pictures</source>
        <translation>Hình bị bỏ</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 trên %2</translation>
    </message>
    <message>
        <source>Amiss</source>
        <translation>Trục trặc</translation>
    </message>
</context>
<context>
    <name>sigma::ui::ProgrammeView</name>
    <message>
        <source>The programme as viewers see it</source>
        <translation>Chương trình như người xem thấy</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Chương trình</translation>
    </message>
    <message>
        <source>As viewers see it</source>
        <translation>Như người xem thấy</translation>
    </message>
    <message>
        <source>The picture as it leaves the studio</source>
        <translation>Hình ảnh lúc rời phòng thu</translation>
    </message>
    <message>
        <source>Plays the broadcast as it arrives at viewers, with its delay</source>
        <translation>Phát lại buổi phát như lúc tới người xem, kèm độ trễ</translation>
    </message>
</context>
<context>
    <name>sigma::ui::RecordingCard</name>
    <message>
        <source>Recording</source>
        <translation>Ghi hình</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>Tạm dừng ghi hình</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>Ghi tiếp</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Stop the recording</source>
        <translation>Dừng ghi hình</translation>
    </message>
    <message>
        <source>Start a recording</source>
        <translation>Bắt đầu ghi hình</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>Đang tạm dừng ghi</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>Đang ghi…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Only %1 free on its disk</source>
        <translation>Đĩa chỉ còn trống %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>Còn trống %1</translation>
    </message>
</context>
<context>
    <name>sigma::ui::SeekBar</name>
    <message>
        <source>Place in the stream</source>
        <translation>Vị trí trong luồng</translation>
    </message>
    <message>
        <source>at the live edge</source>
        <translation>đang ở chỗ trực tiếp</translation>
    </message>
    <message>
        <source>%1 behind live</source>
        <translation>chậm %1 so với trực tiếp</translation>
    </message>
</context>
<context>
    <name>sigma::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Tìm trong cài đặt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation>Không có cài đặt nào tên như vậy.</translation>
    </message>
    <message>
        <source>The picture changes with the next broadcast.</source>
        <translation>Hình sẽ đổi từ lần phát sau.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
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
        <translation>Hình ảnh</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Hình</translation>
    </message>
    <message>
        <source>The largest picture that is sent.</source>
        <translation>Hình lớn nhất được gửi đi.</translation>
    </message>
    <message>
        <source>%1 pictures a second</source>
        <translation>%1 hình mỗi giây</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Tốc độ khung hình</translation>
    </message>
    <message>
        <source>60 for games and sport, 30 for people.</source>
        <translation>60 cho trò chơi và thể thao, 30 cho người.</translation>
    </message>
    <message>
        <source>Smaller pictures too</source>
        <translation>Thêm các hình nhỏ hơn</translation>
    </message>
    <message>
        <source>For viewers on slow networks. Costs this computer more, and works with a Sigma server only.</source>
        <translation>Cho người xem có mạng chậm. Tốn sức máy hơn, và chỉ dùng được với máy chủ Sigma.</translation>
    </message>
    <message>
        <source>Send them</source>
        <translation>Gửi kèm</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Bộ mã hóa</translation>
    </message>
    <message>
        <source>It is tried in another process before it is used.</source>
        <translation>Được thử trong một tiến trình khác trước khi dùng.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Mức mã hóa</translation>
    </message>
    <message>
        <source>Slower presets look better and cost more of the processor.</source>
        <translation>Mức chậm hơn cho hình đẹp hơn và tốn bộ xử lý hơn.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Cấu hình H.264</translation>
    </message>
    <message>
        <source>Baseline for very old players only.</source>
        <translation>Baseline chỉ dành cho trình phát rất cũ.</translation>
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
        <translation>Mã hóa độ trễ thấp</translation>
    </message>
    <message>
        <source>Without it pictures look a little better, and come about half a second later.</source>
        <translation>Khi tắt, hình đẹp hơn một chút nhưng đến muộn hơn khoảng nửa giây.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Bật</translation>
    </message>
    <message>
        <source>Key frames</source>
        <translation>Khung hình khóa</translation>
    </message>
    <message>
        <source>More of them mean less delay at the start, fewer look better.</source>
        <translation>Nhiều hơn thì bắt đầu nhanh hơn, ít hơn thì hình đẹp hơn.</translation>
    </message>
    <message>
        <source>each second (least delay)</source>
        <translation>mỗi giây (trễ ít nhất)</translation>
    </message>
    <message>
        <source>every 2 seconds</source>
        <translation>mỗi 2 giây</translation>
    </message>
    <message>
        <source>every 4 seconds</source>
        <translation>mỗi 4 giây</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Sound quality</source>
        <translation>Chất lượng âm thanh</translation>
    </message>
    <message>
        <source>AAC-LC, 48 kHz, stereo.</source>
        <translation>AAC-LC, 48 kHz, âm thanh nổi.</translation>
    </message>
    <message>
        <source>96 kb/s (speech)</source>
        <translation>96 kb/s (giọng nói)</translation>
    </message>
    <message>
        <source>128 kb/s</source>
        <translation>128 kb/s</translation>
    </message>
    <message>
        <source>160 kb/s (good)</source>
        <translation>160 kb/s (tốt)</translation>
    </message>
    <message>
        <source>256 kb/s (music)</source>
        <translation>256 kb/s (âm nhạc)</translation>
    </message>
    <message>
        <source>Volume and mute of each source are in the mixer of the window.</source>
        <translation>Âm lượng và tắt tiếng của từng nguồn nằm ở bàn trộn trong cửa sổ chính.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>When the network gets worse</source>
        <translation>Khi mạng yếu đi</translation>
    </message>
    <message>
        <source>What gives way; the sound never does.</source>
        <translation>Phần nào chịu giảm; âm thanh thì không bao giờ.</translation>
    </message>
    <message>
        <source>Follow it smoothly</source>
        <translation>Theo mạng một cách êm</translation>
    </message>
    <message>
        <source>Follow it fast</source>
        <translation>Theo mạng thật nhanh</translation>
    </message>
    <message>
        <source>Go down in steps</source>
        <translation>Giảm theo từng bậc</translation>
    </message>
    <message>
        <source>Drop pictures only</source>
        <translation>Chỉ bỏ bớt hình</translation>
    </message>
    <message>
        <source>Highest bitrate</source>
        <translation>Tốc độ bit cao nhất</translation>
    </message>
    <message>
        <source>Of the largest picture; another picture brings its own.</source>
        <translation>Của hình lớn nhất; đổi hình thì đổi theo.</translation>
    </message>
    <message>
        <source>Lowest bitrate</source>
        <translation>Tốc độ bit thấp nhất</translation>
    </message>
    <message>
        <source>Below it pictures are dropped instead.</source>
        <translation>Dưới mức này thì bỏ bớt hình.</translation>
    </message>
    <message>
        <source>Bitrates act at once, while live too.</source>
        <translation>Tốc độ bit có tác dụng ngay, cả khi đang phát.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Ghi hình</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Each recording is a file of its own.</source>
        <translation>Mỗi lần ghi là một tệp riêng.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Chất lượng</translation>
    </message>
    <message>
        <source>Of its own, whatever the network does to the broadcast.</source>
        <translation>Riêng của bản ghi, dù mạng ảnh hưởng thế nào đến buổi phát.</translation>
    </message>
    <message>
        <source>Recordings are Matroska files. Should the computer fail, all but the last second is there.</source>
        <translation>Bản ghi là tệp Matroska. Nếu máy hỏng giữa chừng, chỉ mất giây cuối cùng.</translation>
    </message>
    <message>
        <source>Appearance &amp; language</source>
        <translation>Giao diện &amp; ngôn ngữ</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Dark, light, or as the desktop has it.</source>
        <translation>Tối, sáng, hoặc theo máy tính.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Where to publish</source>
        <translation>Phát đến đâu</translation>
    </message>
    <message>
        <source>The main destination, and the services to also publish to. The bitrate follows the main one.</source>
        <translation>Nơi phát chính và các dịch vụ phát thêm. Tốc độ bit theo nơi chính.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::SourceDialog</name>
    <message>
        <source>Add a source</source>
        <translation>Thêm nguồn</translation>
    </message>
    <message>
        <source>Change a source</source>
        <translation>Đổi nguồn</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Duyệt…</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Máy quay</translation>
    </message>
    <message>
        <source>The default camera</source>
        <translation>Máy quay mặc định</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Màn hình</translation>
    </message>
    <message>
        <source>The whole desktop</source>
        <translation>Toàn bộ màn hình nền</translation>
    </message>
    <message>
        <source>Show the pointer</source>
        <translation>Hiện con trỏ</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Cửa sổ</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrô</translation>
    </message>
    <message>
        <source>The default microphone</source>
        <translation>Micrô mặc định</translation>
    </message>
    <message>
        <source>Sound of</source>
        <translation>Âm thanh của</translation>
    </message>
    <message>
        <source>The default output</source>
        <translation>Đầu ra mặc định</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Video and sound (*)</source>
        <translation>Video và âm thanh (*)</translation>
    </message>
    <message>
        <source>Begin again at its end</source>
        <translation>Phát lại khi hết</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.svg)</source>
        <translation>Ảnh (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.svg)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>Words, or {time} for a clock</source>
        <translation>Chữ, hoặc {time} để hiện đồng hồ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Nền</translation>
    </message>
    <message>
        <source>With a tone</source>
        <translation>Kèm âm thử</translation>
    </message>
</context>
<context>
    <name>sigma::ui::SourceRow</name>
    <message>
        <source>Name of the source</source>
        <translation>Tên của nguồn</translation>
    </message>
    <message>
        <source>Put in front</source>
        <translation>Đưa ra trước</translation>
    </message>
    <message>
        <source>Put %1 in front</source>
        <translation>Đưa %1 ra trước</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Thêm cho %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>In front</source>
        <translation>Ở trước</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Khách</translation>
    </message>
    <message>
        <source>Guest, hidden</source>
        <translation>Khách, đang ẩn</translation>
    </message>
    <message>
        <source>Choose a layout with a guest to show it.</source>
        <translation>Chọn một bố cục có khách để hiện nguồn này.</translation>
    </message>
    <message>
        <source>Show as the guest</source>
        <translation>Hiện làm khách</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Thay đổi…</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Khởi động lại</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>sigma::ui::SourcesPanel</name>
    <message>
        <source>Sources</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>Thêm nguồn</translation>
    </message>
    <message>
        <source>Add a camera, a screen or a picture to show.</source>
        <translation>Thêm máy quay, màn hình hoặc ảnh để phát.</translation>
    </message>
</context>
<context>
    <name>sigma::ui::StatisticsOverlay</name>
    <message>
        <source>Statistics</source>
        <translation>Số liệu</translation>
    </message>
</context>
<context>
    <name>sigma::ui::StreamDialog</name>
    <message>
        <source>Play a stream</source>
        <translation>Phát một luồng</translation>
    </message>
    <message>
        <source>Address of the stream</source>
        <translation>Địa chỉ của luồng</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Phát</translation>
    </message>
    <message>
        <source>Give the address of a playlist (HLS, .m3u8).</source>
        <translation>Hãy nhập địa chỉ của một danh sách phát (HLS, .m3u8).</translation>
    </message>
</context>
<context>
    <name>sigma::ui::StudioBar</name>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Sigma Studio</source>
        <translation>Sigma Studio</translation>
    </message>
    <message>
        <source>Show the preview</source>
        <translation>Hiện hình xem trước</translation>
    </message>
    <message>
        <source>Hide the preview</source>
        <translation>Ẩn hình xem trước</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Play a stream…</source>
        <translation>Phát một luồng…</translation>
    </message>
    <message>
        <source>End the broadcast</source>
        <translation>Kết thúc buổi phát</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
</context>
<context>
    <name>sigma::ui::StudioDesk</name>
    <message>
        <source>Test picture</source>
        <translation>Hình thử</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Màn hình</translation>
    </message>
</context>
<context>
    <name>sigma::ui::StudioWindow</name>
    <message>
        <source>What the studio had kept could not be read. It begins anew; the file is kept as %1.</source>
        <translation>Không đọc được những gì phòng thu đã lưu. Phòng thu bắt đầu lại từ đầu; tệp cũ được giữ tại %1.</translation>
    </message>
    <message>
        <source>Sigma Studio</source>
        <translation>Sigma Studio</translation>
    </message>
    <message>
        <source>Preview of the programme</source>
        <translation>Hình xem trước của chương trình</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 hình/giây</translation>
    </message>
    <message>
        <source>The studio did not end as it should. Your sources are back as they were.</source>
        <translation>Lần trước phòng thu không kết thúc đúng cách. Các nguồn của bạn đã trở lại như cũ.</translation>
    </message>
    <message>
        <source>The recording up to then is kept as %1.</source>
        <translation>Bản ghi đến lúc đó được giữ tại %1.</translation>
    </message>
    <message>
        <source>Go live again</source>
        <translation>Phát trực tiếp lại</translation>
    </message>
    <message>
        <source>Waiting for the first picture…</source>
        <translation>Đang chờ hình đầu tiên…</translation>
    </message>
    <message>
        <source>The preview is hidden. The broadcast goes on.</source>
        <translation>Hình xem trước đang ẩn. Buổi phát vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>You are live</source>
        <translation>Bạn đang phát trực tiếp</translation>
    </message>
    <message>
        <source>Closing the studio ends the broadcast.</source>
        <translation>Đóng phòng thu sẽ kết thúc buổi phát.</translation>
    </message>
    <message>
        <source>End and close</source>
        <translation>Kết thúc và đóng</translation>
    </message>
    <message>
        <source>Stay live</source>
        <translation>Tiếp tục phát</translation>
    </message>
</context>
<context>
    <name>sigma::ui::Words</name>
    <message>
        <source>Camera</source>
        <translation>Máy quay</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Màn hình</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Cửa sổ</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrô</translation>
    </message>
    <message>
        <source>Computer sound</source>
        <translation>Âm thanh máy tính</translation>
    </message>
    <message>
        <source>Media file</source>
        <translation>Tệp phương tiện</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>Hình thử</translation>
    </message>
    <message>
        <source>Runs inside this studio</source>
        <translation>Chạy ngay trong phòng thu này</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 có trả lời</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Máy chủ không trả lời</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Đang hỏi máy chủ…</translation>
    </message>
    <message>
        <source>You are signed in</source>
        <translation>Bạn đã đăng nhập</translation>
    </message>
    <message>
        <source>The stream key is missing</source>
        <translation>Thiếu khóa luồng</translation>
    </message>
    <message>
        <source>Sign in to the server first</source>
        <translation>Hãy đăng nhập vào máy chủ trước</translation>
    </message>
    <message>
        <source>The stream key is there</source>
        <translation>Đã có khóa luồng</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 đang chạy</translation>
    </message>
    <message>
        <source>%1 rests while the preview is hidden</source>
        <translation>%1 tạm nghỉ khi hình xem trước đang ẩn</translation>
    </message>
    <message>
        <source>The test picture is shown</source>
        <translation>Đang hiện hình thử</translation>
    </message>
    <message>
        <source>%1 is starting…</source>
        <translation>%1 đang khởi động…</translation>
    </message>
    <message>
        <source>%1 gives no picture</source>
        <translation>%1 không cho hình</translation>
    </message>
    <message>
        <source>There is no picture to send</source>
        <translation>Không có hình để gửi</translation>
    </message>
    <message>
        <source>%1 is heard well</source>
        <translation>Nghe rõ %1</translation>
    </message>
    <message>
        <source>Nothing is heard yet: say something</source>
        <translation>Chưa nghe thấy gì: hãy nói thử</translation>
    </message>
    <message>
        <source>%1 is too loud</source>
        <translation>%1 quá to</translation>
    </message>
    <message>
        <source>%1 is muted</source>
        <translation>%1 đang tắt tiếng</translation>
    </message>
    <message>
        <source>%1 gives no sound</source>
        <translation>%1 không có tiếng</translation>
    </message>
    <message>
        <source>%1 works</source>
        <translation>%1 hoạt động</translation>
    </message>
    <message>
        <source>%1 does not work here</source>
        <translation>%1 không hoạt động ở đây</translation>
    </message>
    <message>
        <source>Trying %1…</source>
        <translation>Đang thử %1…</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>Không có gì rời khỏi máy này</translation>
    </message>
    <message>
        <source>%1 is enough</source>
        <translation>%1 là đủ</translation>
    </message>
    <message>
        <source>Last time only %1 got through</source>
        <translation>Lần trước chỉ gửi được %1</translation>
    </message>
    <message>
        <source>Needs %1; quality follows the network</source>
        <translation>Cần %1; chất lượng theo mạng</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Khóa</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Hình</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Bộ mã hóa</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Băng thông</translation>
    </message>
    <message>
        <source>Enter key</source>
        <translation>Nhập khóa</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Bật tiếng</translation>
    </message>
    <message>
        <source>Turn down</source>
        <translation>Giảm âm</translation>
    </message>
    <message>
        <source>Use x264</source>
        <translation>Dùng x264</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Giảm</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Mọi thứ đều tốt</translation>
    </message>
    <message>
        <source>Not at its best</source>
        <translation>Chưa thật tốt</translation>
    </message>
    <message>
        <source>In trouble</source>
        <translation>Đang gặp vấn đề</translation>
    </message>
    <message>
        <source>The server refuses the broadcast: %1</source>
        <translation>Máy chủ từ chối buổi phát: %1</translation>
    </message>
    <message>
        <source>The connection is lost. The studio goes on trying by itself.</source>
        <translation>Mất kết nối. Phòng thu đang tự thử lại.</translation>
    </message>
    <message>
        <source>Your upload fell to %1. The quality was lowered to fit.</source>
        <translation>Tốc độ tải lên giảm còn %1. Chất lượng đã được hạ cho vừa.</translation>
    </message>
    <message numerus="yes">
        <source>The network could not take %n picture(s) in the last ten seconds.</source>
        <translation>
            <numerusform>Mạng không kịp nhận %n hình trong mười giây qua.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer can&apos;t keep up with encoding. Choose a smaller picture or a faster preset.</source>
        <translation>Máy tính này mã hóa không kịp. Hãy chọn hình nhỏ hơn hoặc mức mã hóa nhanh hơn.</translation>
    </message>
    <message>
        <source>This computer is busy: the picture %1 is left out for now.</source>
        <translation>Máy tính đang bận: tạm bỏ hình %1.</translation>
    </message>
    <message numerus="yes">
        <source>This computer is busy: %n picture(s) came late.</source>
        <translation>
            <numerusform>Máy tính đang bận: %n hình đến trễ.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 gives nothing. It comes back by itself once it is there again.</source>
        <translation>%1 không cho gì cả. Nguồn sẽ tự trở lại khi có.</translation>
    </message>
    <message>
        <source>Your viewers hear nothing. Is the microphone muted?</source>
        <translation>Người xem không nghe thấy gì. Micrô có bị tắt tiếng không?</translation>
    </message>
    <message>
        <source>The recording has stopped: %1</source>
        <translation>Việc ghi đã dừng: %1</translation>
    </message>
    <message>
        <source>Picture and sound arrive as they should.</source>
        <translation>Hình và tiếng đều đến nơi tốt đẹp.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Đang khởi động…</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Đang chạy</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>Bị ngưng</translation>
    </message>
    <message>
        <source>Failed, trying again</source>
        <translation>Lỗi, đang thử lại</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Đã hết</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Đã dừng</translation>
    </message>
    <message>
        <source>Full picture</source>
        <translation>Toàn hình</translation>
    </message>
    <message>
        <source>Guest in the top left corner</source>
        <translation>Khách ở góc trên bên trái</translation>
    </message>
    <message>
        <source>Guest in the top right corner</source>
        <translation>Khách ở góc trên bên phải</translation>
    </message>
    <message>
        <source>Guest in the bottom left corner</source>
        <translation>Khách ở góc dưới bên trái</translation>
    </message>
    <message>
        <source>Guest in the bottom right corner</source>
        <translation>Khách ở góc dưới bên phải</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Cạnh nhau</translation>
    </message>
    <message>
        <source>Framed over the guest</source>
        <translation>Đóng khung trên nền khách</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Máy tính này</translation>
    </message>
    <message>
        <source>Sigma server</source>
        <translation>Máy chủ Sigma</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 trên %2</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Dịch vụ khác</translation>
    </message>
    <message>
        <source>The lowest bitrate is above the highest.</source>
        <translation>Tốc độ bit thấp nhất đang cao hơn mức cao nhất.</translation>
    </message>
    <message>
        <source>A bitrate below 100 kb/s shows nothing.</source>
        <translation>Dưới 100 kb/s thì không thấy gì.</translation>
    </message>
    <message>
        <source>No bitrate above 60 Mb/s.</source>
        <translation>Không quá 60 Mb/s.</translation>
    </message>
    <message>
        <source>Choose one of the picture sizes.</source>
        <translation>Hãy chọn một trong các cỡ hình.</translation>
    </message>
    <message>
        <source>Choose one of the frame rates.</source>
        <translation>Hãy chọn một trong các tốc độ khung hình.</translation>
    </message>
    <message>
        <source>Choose one of the presets.</source>
        <translation>Hãy chọn một trong các mức mã hóa.</translation>
    </message>
    <message>
        <source>A key frame every 0.5 to 4 seconds.</source>
        <translation>Một khung hình khóa mỗi 0,5 đến 4 giây.</translation>
    </message>
    <message>
        <source>The sound takes 64 to 320 kb/s.</source>
        <translation>Âm thanh dùng 64 đến 320 kb/s.</translation>
    </message>
    <message>
        <source>The recording takes 0.1 to 60 Mb/s.</source>
        <translation>Bản ghi dùng 0,1 đến 60 Mb/s.</translation>
    </message>
    <message>
        <source>The address begins with rtmp:// or rtmps://.</source>
        <translation>Địa chỉ bắt đầu bằng rtmp:// hoặc rtmps://.</translation>
    </message>
    <message>
        <source>The address begins with http:// or https://.</source>
        <translation>Địa chỉ bắt đầu bằng http:// hoặc https://.</translation>
    </message>
    <message>
        <source>Say which channel to publish to.</source>
        <translation>Hãy cho biết phát lên kênh nào.</translation>
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
        <translation>Chưa tìm thấy micrô: người xem không nghe thấy gì. Hãy chọn một micrô trong Nguồn.</translation>
    </message>
    <message>
        <source>No microphone found: your viewers hear the test tone. Choose one in Sources.</source>
        <translation>Chưa tìm thấy micrô: người xem nghe âm thử. Hãy chọn một micrô trong Nguồn.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Đổi</translation>
    </message>
    <message>
        <source>no camera is connected</source>
        <translation>không có máy quay nào được nối</translation>
    </message>
    <message>
        <source>the camera is not connected</source>
        <translation>máy quay chưa được nối</translation>
    </message>
    <message>
        <source>the camera was unplugged</source>
        <translation>máy quay đã bị rút ra</translation>
    </message>
    <message>
        <source>the window is closed or minimised</source>
        <translation>cửa sổ đã đóng hoặc đã thu nhỏ</translation>
    </message>
    <message>
        <source>no window is called &quot;%1&quot; now</source>
        <translation>hiện không có cửa sổ nào tên “%1”</translation>
    </message>
    <message>
        <source>the screen %1 is not connected</source>
        <translation>màn hình %1 chưa được nối</translation>
    </message>
    <message>
        <source>the screen or window is not there any more</source>
        <translation>màn hình hoặc cửa sổ không còn nữa</translation>
    </message>
    <message>
        <source>there is no desktop here to capture</source>
        <translation>ở đây không có màn hình nào để quay</translation>
    </message>
    <message>
        <source>screens and windows cannot be captured in a Wayland session yet: log in to an Xorg session</source>
        <translation>chưa quay được màn hình và cửa sổ trong phiên Wayland: hãy đăng nhập vào phiên Xorg</translation>
    </message>
    <message>
        <source>the sound server does not answer</source>
        <translation>máy chủ âm thanh không trả lời</translation>
    </message>
    <message>
        <source>the sound server refuses to record</source>
        <translation>máy chủ âm thanh từ chối thu</translation>
    </message>
    <message>
        <source>the microphone or output is not there: %1</source>
        <translation>không có micrô hoặc đầu ra đó: %1</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>không có tệp %1</translation>
    </message>
    <message>
        <source>nothing has come for 2 s</source>
        <translation>2 giây rồi chưa nhận được gì</translation>
    </message>
    <message>
        <source>nothing has come for 7 s</source>
        <translation>7 giây rồi chưa nhận được gì</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>đĩa đã đầy</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 đã có rồi</translation>
    </message>
    <message>
        <source>already live</source>
        <translation>đang phát trực tiếp rồi</translation>
    </message>
    <message>
        <source>already recording</source>
        <translation>đang ghi hình rồi</translation>
    </message>
    <message>
        <source>size and frame rate stay as they are while live or recording</source>
        <translation>không đổi được cỡ hình và tốc độ khung hình trong lúc phát hoặc ghi</translation>
    </message>
    <message>
        <source>%1 does not answer: nothing came back in time</source>
        <translation>%1 không trả lời kịp</translation>
    </message>
    <message>
        <source>%1 does not answer: Connection refused</source>
        <translation>%1 không trả lời: kết nối bị từ chối</translation>
    </message>
    <message>
        <source>%1 hangs up instead of taking the stream: is the key right?</source>
        <translation>%1 ngắt kết nối thay vì nhận luồng: khóa luồng có đúng không?</translation>
    </message>
    <message>
        <source>the server does not take this stream key, or somebody publishes with it already</source>
        <translation>máy chủ không nhận khóa luồng này, hoặc đã có người phát bằng khóa đó</translation>
    </message>
    <message>
        <source>the server does not let this stream key publish</source>
        <translation>máy chủ không cho khóa luồng này phát</translation>
    </message>
    <message>
        <source>the server does not know this stream key</source>
        <translation>máy chủ không biết khóa luồng này</translation>
    </message>
    <message>
        <source>the server refuses this stream</source>
        <translation>máy chủ từ chối luồng này</translation>
    </message>
    <message>
        <source>the server refuses the connection</source>
        <translation>máy chủ từ chối kết nối</translation>
    </message>
    <message>
        <source>the server has no such application: check the end of its address</source>
        <translation>máy chủ không có ứng dụng đó: hãy xem lại phần cuối của địa chỉ</translation>
    </message>
    <message>
        <source>the server refuses the stream</source>
        <translation>máy chủ từ chối luồng</translation>
    </message>
    <message>
        <source>the network takes nothing any more</source>
        <translation>mạng không còn nhận gì nữa</translation>
    </message>
    <message>
        <source>the token was revoked: sign in again</source>
        <translation>lần đăng nhập đã bị thu hồi: hãy đăng nhập lại</translation>
    </message>
    <message>
        <source>the token has expired</source>
        <translation>lần đăng nhập đã hết hạn</translation>
    </message>
    <message>
        <source>the channel is stopped; enable it first</source>
        <translation>kênh đang dừng; trước hết hãy bật kênh lên</translation>
    </message>
    <message>
        <source>What came can&apos;t be understood</source>
        <translation>Không hiểu được dữ liệu nhận về</translation>
    </message>
    <message>
        <source>This is not possible here</source>
        <translation>Ở đây không làm được việc này</translation>
    </message>
    <message>
        <source>This is more than is allowed</source>
        <translation>Vượt quá giới hạn cho phép</translation>
    </message>
    <message>
        <source>Something that was entered is not right</source>
        <translation>Có điều đã nhập không đúng</translation>
    </message>
    <message>
        <source>It was not found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>The name, password or key is wrong, or no longer good</source>
        <translation>Tên, mật khẩu hoặc khóa sai, hoặc không còn hiệu lực</translation>
    </message>
    <message>
        <source>Somebody or something else uses it already</source>
        <translation>Đang có người hoặc chương trình khác dùng</translation>
    </message>
    <message>
        <source>The network or the system refused</source>
        <translation>Mạng hoặc hệ thống từ chối</translation>
    </message>
    <message>
        <source>This can&apos;t be done at this moment</source>
        <translation>Lúc này chưa làm được việc này</translation>
    </message>
    <message>
        <source>There is one of this name already</source>
        <translation>Đã có tên này rồi</translation>
    </message>
    <message>
        <source>Somebody else has changed it meanwhile</source>
        <translation>Trong lúc đó có người khác đã thay đổi</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>Bạn không được phép làm việc này</translation>
    </message>
    <message>
        <source>Too many attempts: try again later</source>
        <translation>Thử quá nhiều lần: lát nữa hãy thử lại</translation>
    </message>
    <message>
        <source>What is needed does not answer</source>
        <translation>Thành phần cần thiết không trả lời</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>the code of the language that these words are in</extracomment>
        <translation>vi</translation>
    </message>
    <message>
        <source>%1 has no right address; the others go on</source>
        <translation>%1 có địa chỉ không đúng; các nơi khác vẫn phát</translation>
    </message>
    <message>
        <source>%1 has no stream key; the others go on</source>
        <translation>%1 thiếu khóa luồng; các nơi khác vẫn phát</translation>
    </message>
    <message>
        <source>%1 does not answer; the others go on</source>
        <translation>%1 không trả lời; các nơi khác vẫn phát</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Đang hỏi %1…</translation>
    </message>
    <message>
        <source>Also to</source>
        <translation>Phát thêm đến</translation>
    </message>
    <message>
        <source>Trying again in %1 s</source>
        <translation>Thử lại sau %1 giây</translation>
    </message>
    <message>
        <source>Trying again now</source>
        <translation>Đang thử lại</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Đang kết nối…</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <translation>Trực tiếp, %1</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Đang kết thúc…</translation>
    </message>
    <message>
        <source>Has ended</source>
        <translation>Đã kết thúc</translation>
    </message>
    <message>
        <source>%1 refuses the broadcast. The others go on.</source>
        <translation>%1 từ chối buổi phát. Các nơi khác vẫn phát.</translation>
    </message>
    <message>
        <source>The connection to %1 is lost. The studio goes on trying by itself.</source>
        <translation>Mất kết nối tới %1. Phòng thu đang tự thử lại.</translation>
    </message>
    <message numerus="yes">
        <source>%1 could not take %n picture(s) in the last ten seconds.</source>
        <translation>
            <numerusform>%1 không kịp nhận %n hình trong mười giây qua.</numerusform>
        </translation>
    </message>
    <message>
        <source>the stream key is missing</source>
        <translation>thiếu khóa luồng</translation>
    </message>
    <message>
        <source>the stream key has a space or a control character in it</source>
        <translation>khóa luồng có dấu cách hoặc ký tự điều khiển</translation>
    </message>
    <message>
        <source>the server&apos;s address has a space or a control character in it</source>
        <translation>địa chỉ máy chủ có dấu cách hoặc ký tự điều khiển</translation>
    </message>
    <message>
        <source>the server&apos;s address or the key is longer than %1 characters</source>
        <translation>địa chỉ máy chủ hoặc khóa dài hơn %1 ký tự</translation>
    </message>
    <message>
        <source>the server&apos;s address must begin with rtmp:// or rtmps://</source>
        <translation>địa chỉ máy chủ phải bắt đầu bằng rtmp:// hoặc rtmps://</translation>
    </message>
    <message>
        <source>the server&apos;s address names no host</source>
        <translation>địa chỉ máy chủ không có tên máy</translation>
    </message>
    <message>
        <source>the server&apos;s address names no application: it ends in something like /live</source>
        <translation>địa chỉ máy chủ thiếu tên ứng dụng: phần cuối phải có dạng như /live</translation>
    </message>
    <message>
        <source>the port &quot;%1&quot; is not a number from 1 to 65535</source>
        <translation>cổng “%1” không phải là số từ 1 đến 65535</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Bị từ chối</translation>
    </message>
</context>
<context>
    <name>sigma::widgets::BitrateGraph</name>
    <message>
        <source>Sending %1 Mb/s of %2 Mb/s</source>
        <translation>Đang gửi %1 Mb/s trên %2 Mb/s</translation>
    </message>
    <message>
        <source>%1 Mb/s</source>
        <translation>%1 Mb/s</translation>
    </message>
    <message>
        <source>2 min ago</source>
        <translation>2 phút trước</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 phút</translation>
    </message>
    <message>
        <source>now</source>
        <translation>bây giờ</translation>
    </message>
</context>
<context>
    <name>sigma::widgets::Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Đóng thông báo này</translation>
    </message>
</context>
<context>
    <name>sigma::widgets::PreviewView</name>
    <message>
        <source>LIVE</source>
        <translation>TRỰC TIẾP</translation>
    </message>
</context>
</TS>
