# What capturing, encoding and publishing need on top of find_media_libraries.cmake.
pkg_check_modules(AVDEVICE REQUIRED IMPORTED_TARGET libavdevice)
pkg_check_modules(SWSCALE REQUIRED IMPORTED_TARGET libswscale)
pkg_check_modules(X264 REQUIRED IMPORTED_TARGET x264)
pkg_check_modules(RTMP REQUIRED IMPORTED_TARGET librtmp)
# What core/capture asks the desktop with.
pkg_check_modules(XCB REQUIRED IMPORTED_TARGET xcb)
pkg_check_modules(XCB_RANDR REQUIRED IMPORTED_TARGET xcb-randr)

# Debian's libyuv comes without a description.
find_path(LIBYUV_INCLUDE_DIR libyuv.h REQUIRED)
find_library(LIBYUV_LIBRARY yuv REQUIRED)
add_library(libyuv::libyuv UNKNOWN IMPORTED)
set_target_properties(
  libyuv::libyuv PROPERTIES IMPORTED_LOCATION "${LIBYUV_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES
                                                                  "${LIBYUV_INCLUDE_DIR}")
