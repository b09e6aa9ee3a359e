package org.smalti.media.rtsp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a client publishes in its session: ANNOUNCE, SETUP of each track, RECORD. */
final class Publication {
  private final String base;
  private final PublishedPath path;
  private final RtspConnection connection;
  private final RtspServer server;
  private final BitSet done = new BitSet();
  private final ChannelMap channels = new ChannelMap();
  private final Map<Integer, FrameTarget> targets = new HashMap<>();
  private final List<UdpPorts> ports = new ArrayList<>();

  /** Where the frames of a channel go. */
  private record FrameTarget(int track, TrackPacket.Kind kind) {}

  private Publication(
      String base, PublishedPath path, RtspConnection connection, RtspServer server) {
    this.base = base;
    this.path = path;
    this.connection = connection;
    this.server = server;
  }

  /** @throws RtspException if it can't be understood, or the path is taken */
  static Publication announced(
      RtspMessage.Request request, RtspConnection connection, RtspServer server)
      throws RtspException {
    RtspUrl url = RtspUrl.of(request.uri());
    SessionDescription description = SessionDescription.of(request.body());
    PublishedPath path =
        new PublishedPath(url.path(), connection.peer(), description, server.limits());
    server.paths().add(path, connection);
    String base = request.header("Content-Base");
    return new Publication(base == null ? request.uri() : base, path, connection, server);
  }

  /** Agrees on how a track comes; gives the Transport header of the answer. */
  String setUp(String uri, TransportHeader wanted) throws RtspException {
    int track = path.description().track(uri, base, done);
    String transport;
    if (wanted.tcp()) {
      InterleavedChannels pair = channels.take(wanted);
      targets.put(pair.rtp(), new FrameTarget(track, TrackPacket.Kind.RTP));
      targets.put(pair.rtcp(), new FrameTarget(track, TrackPacket.Kind.RTCP));
      transport = "RTP/AVP/TCP;unicast;interleaved=" + pair.rtp() + "-" + pair.rtcp();
    } else {
      UdpPorts pair = server.udpPorts(connection, wanted, (kind, data) -> {
        connection.heard();
        path.publish(track, kind, data);
      });
      ports.add(pair);
      transport = pair.transport(wanted);
    }
    done.set(track);
    return transport + ";mode=record";
  }

  /** Readers may come. */
  void record() throws RtspException {
    if (done.isEmpty()) {
      throw new RtspException(RtspStatus.WRONG_STATE, "RECORD without SETUP");
    }
    path.record();
  }

  void frame(RtspMessage.InterleavedFrame frame) {
    FrameTarget target = targets.get(frame.channel());
    if (target != null) {
      path.publish(target.track(), target.kind(), frame.data());
    }
  }

  /** Frees the path and ends its readers. */
  void close() {
    ports.forEach(UdpPorts::close);
    server.paths().remove(path);
  }
}
