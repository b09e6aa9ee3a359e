package org.smalti.tools.video.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.ContainerFormat;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaInfo;
import org.smalti.media.MediaStream;
import org.smalti.media.StreamTemplate;
import org.smalti.media.VideoEncoding;
import org.smalti.media.VideoStream;

/**
 * One opening of a source: its streams that are relayed, the best picture and the best sound. Independent of the
 * demuxer: the receiving thread makes it, the sending one closes it.
 */
final class SourceSession implements AutoCloseable {
  private final MediaInfo info;
  private final List<SourceStream> streams = new ArrayList<>();

  private SourceSession(MediaInfo info) {
    this.info = info;
  }

  /** @param encoding where a stream has to be decoded */
  static SourceSession of(
      MediaInfo info, Demuxer demuxer, RelayEncoding encoding, ContainerFormat target) {
    SourceSession session = new SourceSession(info);
    List<MediaStream> all = demuxer.contents().streams();
    try {
      if (demuxer.video() >= 0) {
        session.add(demuxer, all.get(demuxer.video()), target, encoding.always());
      }
      if (demuxer.audio() >= 0) {
        session.add(demuxer, all.get(demuxer.audio()), target, false);
      }
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void add(Demuxer demuxer, MediaStream stream, ContainerFormat target, boolean encode) {
    StreamTemplate template = demuxer.template(stream.index());
    boolean decoded = encode || !target.holds(stream.codec()) || isBareAac(template, target);
    streams.add(new SourceStream(stream, template, demuxer.timeBase(stream.index()), decoded));
  }

  /** RTP describes AAC by its codec header, which MPEG-TS does not have. */
  private static boolean isBareAac(StreamTemplate template, ContainerFormat target) {
    return template.codec().equals("aac")
        && !template.hasHeader()
        && (target.name().equals("rtsp") || target.name().equals("rtp"));
  }

  List<SourceStream> streams() {
    return streams;
  }

  @Nullable
  SourceStream stream(int index) {
    for (SourceStream stream : streams) {
      if (stream.index() == index) {
        return stream;
      }
    }
    return null;
  }

  /** The streams whose packets are wanted. */
  int[] indexes() {
    return streams.stream().mapToInt(SourceStream::index).toArray();
  }

  boolean hasPicture() {
    return streams.stream().anyMatch(SourceStream::isPicture);
  }

  /** The encoder of the picture: in the size at which it is shown, but not turned. */
  VideoEncoding encoder(SourceStream picture, RelayEncoding encoding) {
    VideoStream shown =
        info.video().orElseThrow(() -> SmaltiException.input("the source has no picture"));
    boolean turned = picture.description().picture().rotation() % 180 == 90;
    return turned
        ? encoding.encoder(shown.height(), shown.width(), shown.fps())
        : encoding.encoder(shown.width(), shown.height(), shown.fps());
  }

  /** Whether each of these streams can be followed by one of another session, and there is no other. */
  boolean continuesAs(SourceSession next) {
    return streams.size() == next.streams.size()
        && streams.stream().allMatch(mine -> next.streams.stream().anyMatch(mine::continuesAs));
  }

  @Override
  public void close() {
    streams.forEach(stream -> stream.template().close());
  }

  /** {@code h264 640x360, aac 48000 Hz}. */
  @Override
  public String toString() {
    return streams.stream().map(SourceStream::toString).collect(Collectors.joining(", "));
  }
}
