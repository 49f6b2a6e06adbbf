# shellcheck shell=bash
# The demonstration's publisher: a moving picture with the time of day burnt in, and two tones.
# Needs children.sh.

readonly DEMO_FONT=/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf

# The frame's own time is, for drawtext only, the wall clock in milliseconds since midnight UTC:
# FFmpeg 5.1 prints fractions of a second for frame times, but not for the clock.
demo_video_filter() {
    local clock="drawtext=fontsize=72:fontcolor=white:box=1:boxcolor=black@0.7:boxborderw=16"
    clock+=":x=(w-tw)/2:y=(h-th)/2:text='%{gmtime\\:%Y-%m-%d}%{pts\\:hms} UTC'"
    [[ ! -f "${DEMO_FONT}" ]] || clock+=":fontfile=${DEMO_FONT}"
    printf '%s' "settb=1/1000,setpts='mod(RTCTIME/1000\\,86400000)',${clock}"
    printf '%s' ",settb=1/90000,setpts=N*3000"
}

# start_demo_stream LOG URL: 1280x720 at 30 frames a second, a key frame each second, and a tone of
# 440 and 880 Hz by turns.
start_demo_stream() {
    local tone="0.1*sin(2*PI*t*if(lt(mod(t\\,2)\\,1)\\,440\\,880))"
    start_child "$1" ffmpeg -hide_banner -loglevel warning -nostdin \
        -re -f lavfi -i "testsrc2=size=1280x720:rate=30" \
        -re -f lavfi -i "aevalsrc=exprs='${tone}|${tone}':sample_rate=48000" \
        -filter_complex "[0:v]$(demo_video_filter)[picture]" \
        -map "[picture]" -map 1:a \
        -c:v libx264 -preset veryfast -tune zerolatency -pix_fmt yuv420p \
        -b:v 2500k -maxrate 2500k -bufsize 2500k -g 30 -keyint_min 30 -sc_threshold 0 \
        -c:a aac -b:a 128k -f flv "$2"
}
