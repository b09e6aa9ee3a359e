package org.smalti.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * What filters without an input give, as the bytes of a container of uncompressed pictures and sound, made as they are
 * read. libav's own device for this is in a library that needs others of the system. Not for use by several threads at
 * once.
 */
final class GeneratedMedia implements ReadableByteChannel {
  /** libav's name of the container. */
  static final String FORMAT = "nut";

  private static final Duration WRITE_WITHIN = Duration.ofSeconds(60);

  private final NativeResources natives;
  private final SourceGraph graph;
  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final Muxer muxer;
  private final List<FrameEncoder> encoders = new ArrayList<>();
  /** The next frame of each output; null after its end. */
  private final List<@Nullable MediaFrame> frames = new ArrayList<>();

  private ByteBuffer ready = ByteBuffer.allocate(0);
  private boolean finished;

  /** @throws SmaltiException if libav refuses the filters */
  static GeneratedMedia of(String filters) {
    return NativeResources.build(natives -> new GeneratedMedia(natives, filters));
  }

  private GeneratedMedia(NativeResources natives, String filters) {
    this.natives = natives;
    graph = natives.own(SourceGraph.of(filters), SourceGraph::close);
    muxer = natives.own(
        Muxer.create(
            filters,
            Channels.newChannel(made),
            MuxerOptions.DEFAULT.format(FORMAT).live(WRITE_WITHIN)),
        Muxer::close);
    natives.own(frames, GeneratedMedia::closeAll);
    for (int output = 0; output < graph.outputs(); output++) {
      MediaFrame first = graph.next(output);
      frames.add(first);
      if (first == null) {
        throw SmaltiException.usage("the filters \"" + filters + "\" give nothing");
      }
      encoders.add(encoder(first, graph.frameRate(output)));
    }
    muxer.begin();
  }

  private static void closeAll(List<@Nullable MediaFrame> open) {
    for (MediaFrame frame : open) {
      if (frame != null) {
        frame.close();
      }
    }
  }

  private FrameEncoder encoder(MediaFrame first, Rational rate) {
    if (first instanceof AudioFrame sound) {
      return muxer.audio(
          new AudioEncoding("pcm_f32le", sound.sampleRate(), sound.channels(), 0, Map.of()));
    }
    VideoFrame picture = (VideoFrame) first;
    return muxer.video(new VideoEncoding(
        "rawvideo",
        picture.width(),
        picture.height(),
        picture.pixelFormat(),
        rate,
        picture.timeBase(),
        0,
        0,
        1,
        Map.of()));
  }

  @Override
  public int read(ByteBuffer into) {
    while (!ready.hasRemaining()) {
      if (finished) {
        return -1;
      }
      make();
      ready = ByteBuffer.wrap(made.toByteArray());
      made.reset();
    }
    int count = Math.min(into.remaining(), ready.remaining());
    into.put(ready.slice(ready.position(), count));
    ready.position(ready.position() + count);
    return count;
  }

  /** Encodes the earliest of the frames that are next. */
  private void make() {
    int earliest = -1;
    for (int output = 0; output < frames.size(); output++) {
      MediaFrame frame = frames.get(output);
      MediaFrame before = earliest < 0 ? null : frames.get(earliest);
      if (frame != null && (before == null || frame.time() < before.time())) {
        earliest = output;
      }
    }
    if (earliest < 0) {
      encoders.forEach(FrameEncoder::finish);
      muxer.finish();
      finished = true;
      return;
    }
    MediaFrame frame = frames.get(earliest);
    if (frame != null) {
      try (frame) {
        encoders.get(earliest).encode(frame);
      }
    }
    frames.set(earliest, graph.next(earliest));
  }

  @Override
  public boolean isOpen() {
    return !finished;
  }

  @Override
  public void close() {
    natives.close();
  }
}
