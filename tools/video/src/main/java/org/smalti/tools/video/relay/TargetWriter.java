package org.smalti.tools.video.relay;

import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.AudioEncoding;
import org.smalti.media.ContainerFormat;
import org.smalti.media.FrameEncoder;
import org.smalti.media.MediaStream.AudioProperties;
import org.smalti.media.Packet;
import org.smalti.media.Rational;

/**
 * One opening of a target: writes packets as they are, and frames by encoders. Time stamps are made to grow from packet
 * to packet, as every container wants. Used by one thread.
 */
final class TargetWriter implements AutoCloseable {
  private final RelayTarget.Opened target;
  private final Output[] outputs = new Output[2];

  /** Where one stream of the source goes to. */
  private static final class Output {
    private final int stream;
    private final @Nullable FrameEncoder encoder;
    private long last = Packet.NO_TIME;

    Output(int stream, @Nullable FrameEncoder encoder) {
      this.stream = stream;
      this.encoder = encoder;
    }
  }

  /** @throws SmaltiException if it can't be opened, or can't hold the streams */
  static TargetWriter open(RelaySpec spec, SourceSession session) {
    RelayTarget.Opened opened = spec.to().open();
    try {
      TargetWriter writer = new TargetWriter(opened);
      for (SourceStream stream : session.streams()) {
        writer.outputs[number(stream)] = writer.add(spec, session, stream);
      }
      opened.muxer().begin();
      return writer;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private TargetWriter(RelayTarget.Opened target) {
    this.target = target;
  }

  private static int number(SourceStream stream) {
    return stream.isPicture() ? 0 : 1;
  }

  private Output add(RelaySpec spec, SourceSession session, SourceStream stream) {
    if (!stream.decoded()) {
      return new Output(target.muxer().copyOf(stream.template()), null);
    }
    ContainerFormat container = spec.to().container();
    if (stream.isPicture() && !container.holds("h264")) {
      throw SmaltiException.usage(spec.to() + ": " + container.name()
          + " holds neither what the source gives (" + stream
          + ") nor H.264, which could be encoded; choose another container");
    }
    FrameEncoder encoder = stream.isPicture()
        ? target.muxer().video(session.encoder(stream, spec.encoding()))
        : target.muxer().audio(sound(stream.description().sound(), spec.to(), container));
    return new Output(encoder.stream(), encoder);
  }

  private static AudioEncoding sound(
      AudioProperties source, RelayTarget to, ContainerFormat container) {
    try {
      return container.sound(source.sampleRate(), Math.max(1, Math.min(2, source.channels())));
    } catch (SmaltiException e) {
      throw SmaltiException.usage(to + ": " + e.getMessage());
    }
  }

  void write(RelayItem item) {
    Output output = outputs[number(item.stream())];
    if (output == null) {
      return;
    }
    if (item instanceof RelayItem.Decoded decoded && output.encoder != null) {
      output.encoder.encode(decoded.frame());
    } else if (item instanceof RelayItem.Coded coded) {
      write(coded.packet(), output);
    }
  }

  private void write(Packet packet, Output output) {
    Rational base = target.muxer().timeBase(output.stream);
    packet.rescale(base).toStream(output.stream);
    output.last = packet.risingFrom(output.last);
    target.muxer().write(packet);
  }

  /** Encodes what the encoders still hold, and ends the container. */
  void finish() {
    for (Output output : outputs) {
      if (output != null && output.encoder != null) {
        output.encoder.finish();
      }
    }
    target.finish();
  }

  @Override
  public void close() {
    target.close();
  }
}
