package org.smalti.media.rtsp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client reads in its session: SETUP of the tracks that it wants, PLAY, PAUSE. */
final class Playback {
  private final PublishedPath path;
  private final String base;
  private final RtspConnection connection;
  private final RtspServer server;
  private final ChannelMap channels = new ChannelMap();
  private final @Nullable TrackTransport[] transports;
  private @Nullable PathReader reader;

  /** @throws RtspException if nothing is published under the path */
  Playback(String uri, RtspConnection connection, RtspServer server) throws RtspException {
    RtspUrl url = RtspUrl.of(uri);
    path = server.paths().live(url.path());
    base = url.base();
    transports = new TrackTransport[path.tracks().size()];
    this.connection = connection;
    this.server = server;
  }

  /** Agrees on how a track goes; gives the Transport header of the answer. */
  String setUp(String uri, TransportHeader wanted) throws RtspException {
    RtspUrl url = RtspUrl.of(uri);
    int track = url.track() < 0 && transports.length == 1 ? 0 : url.track();
    if (!url.path().equals(path.name()) || track < 0 || track >= transports.length) {
      throw new RtspException(RtspStatus.NOT_FOUND, "no such track");
    }
    if (transports[track] != null || reader != null) {
      throw new RtspException(RtspStatus.WRONG_STATE, "the track is set up already");
    }
    if (wanted.tcp()) {
      InterleavedChannels pair = channels.take(wanted);
      transports[track] = pair;
      return "RTP/AVP/TCP;unicast;interleaved=" + pair.rtp() + "-" + pair.rtcp();
    }
    UdpPorts pair = server.udpPorts(connection, wanted, (kind, data) -> connection.heard());
    transports[track] = pair;
    return pair.transport(wanted);
  }

  /** Answers PLAY, then begins or goes on. */
  void play(String uri, RtspResponse ok) throws RtspException {
    PathReader playing =
        reader == null ? new PathReader(connection.queue(), transports, path.tracks()) : reader;
    reader = playing;
    connection.play(playing);
    boolean live = path.join(playing, first -> {
      String info = rtpInfo(first);
      RtspResponse answer = ok.with("Range", "npt=0.000-");
      connection.reply(info.isEmpty() ? answer : answer.with("RTP-Info", info));
    });
    if (!live) {
      throw new RtspException(RtspStatus.NOT_FOUND, "the publisher has left");
    }
  }

  /** Sequence number and time stamp of the first packet of each track, where they are known. */
  private String rtpInfo(List<TrackPacket> first) {
    List<String> tracks = new ArrayList<>();
    for (int track = 0; track < transports.length; track++) {
      int index = track;
      first.stream()
          .filter(packet -> packet.isRtp() && packet.track() == index)
          .findFirst()
          .ifPresent(packet -> tracks.add("url=" + base + "/" + RtspUrl.TRACK + index + ";seq="
              + RtpHeader.unsigned(packet.data(), 2) + ";rtptime="
              + Integer.toUnsignedString(packet.timestamp())));
    }
    return String.join(",", tracks);
  }

  void pause() {
    if (reader != null) {
      path.leave(reader);
    }
  }

  /** Leaves the path. */
  void close() {
    if (reader != null) {
      path.leave(reader);
      connection.queue().removePackets();
    }
    for (TrackTransport transport : transports) {
      if (transport != null) {
        transport.close();
      }
    }
  }
}
