"""RTSP by GStreamer, for a second opinion on ours: serve | play URL PROTOCOL | publish URL PROTOCOL.

serve offers /film and takes /live on a free port, which it prints first; each frame that arrives is a line.
"""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

FILM = (
    "videotestsrc is-live=true ! video/x-raw,width=320,height=180,framerate=25/1"
    " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=25"
)


def say(line):
    print(line, flush=True)


def count(pipeline):
    pipeline.get_by_name("seen").connect("handoff", lambda *_: say("frame"))


def serve():
    server = GstRtspServer.RTSPServer.new()
    server.set_address("127.0.0.1")
    server.set_service("0")
    film = GstRtspServer.RTSPMediaFactory.new()
    film.set_launch(f"( {FILM} ! rtph264pay name=pay0 pt=96 config-interval=1 )")
    film.set_shared(True)
    live = GstRtspServer.RTSPMediaFactory.new()
    live.set_transport_mode(GstRtspServer.RTSPTransportMode.RECORD)
    live.set_launch(
        "( rtph264depay name=depay0 ! h264parse ! video/x-h264,alignment=au"
        " ! fakesink name=seen signal-handoffs=true sync=false )"
    )
    live.connect("media-configure", lambda _, media: count(media.get_element()))
    mounts = server.get_mount_points()
    mounts.add_factory("/film", film)
    mounts.add_factory("/live", live)
    server.attach(None)
    say(server.get_bound_port())


def play(url, protocol):
    pipeline = Gst.parse_launch(
        f"rtspsrc location={url} protocols={protocol} latency=0 ! rtph264depay ! avdec_h264"
        " ! fakesink name=seen signal-handoffs=true sync=false"
    )
    count(pipeline)
    return pipeline


def publish(url, protocol):
    return Gst.parse_launch(
        f"{FILM} ! h264parse ! rtspclientsink location={url} protocols={protocol} latency=0"
    )


Gst.init(None)
loop = GLib.MainLoop()
if sys.argv[1] == "serve":
    serve()
else:
    pipeline = {"play": play, "publish": publish}[sys.argv[1]](*sys.argv[2:])
    pipeline.set_state(Gst.State.PLAYING)
    bus = pipeline.get_bus()
    bus.add_signal_watch()

    def message(_, text):
        if text.type == Gst.MessageType.ERROR:
            say("error " + text.parse_error()[0].message)
            loop.quit()
        if text.type == Gst.MessageType.EOS:
            say("end")
            loop.quit()

    bus.connect("message", message)
loop.run()
