package org.smalti.tools.video.serve;

import org.jspecify.annotations.Nullable;
import org.smalti.media.AudioEncoding;
import org.smalti.media.DecoderOptions;
import org.smalti.media.Demuxer;
import org.smalti.media.FrameDecoder;
import org.smalti.media.FrameEncoder;
import org.smalti.media.MediaFrame;
import org.smalti.media.MediaStream;
import org.smalti.media.Muxer;
import org.smalti.media.Packet;
import org.smalti.media.Rational;
import org.smalti.media.VideoEncoding;

/** One stream of a film on its way into a live stream: copied as it is, or decoded and encoded anew. */
final class FilmTrack implements AutoCloseable {
  private static final int USUAL_RATE = 48_000;
  private static final Rational USUAL_FPS = Rational.of(25, 1);
  private static final int MOST_CHANNELS = 2;

  private final int stream;
  private final Muxer muxer;
  private final int target;
  private final @Nullable FrameEncoder encoder;
  private @Nullable FrameDecoder decoder;

  private FilmTrack(int stream, Muxer muxer, int target, @Nullable FrameEncoder encoder) {
    this.stream = stream;
    this.muxer = muxer;
    this.target = target;
    this.encoder = encoder;
  }

  /** Adds the stream to the muxer as it is. */
  static FilmTrack copied(Demuxer film, MediaStream stream, Muxer muxer) {
    return new FilmTrack(stream.index(), muxer, muxer.copyOf(film, stream.index()), null);
  }

  /** Adds it to the muxer as H.264 or AAC. */
  static FilmTrack encoded(MediaStream stream, Muxer muxer) {
    FrameEncoder encoder = stream.kind() == MediaStream.Kind.VIDEO
        ? muxer.video(picture(stream.picture()))
        : muxer.audio(sound(stream.sound()));
    return new FilmTrack(stream.index(), muxer, encoder.stream(), encoder);
  }

  private static VideoEncoding picture(MediaStream.VideoProperties picture) {
    Rational fps = picture.fps() > 0 && picture.fps() <= 240
        ? Rational.of(Math.round(picture.fps() * 1000), 1000)
        : USUAL_FPS;
    // x264 halves both for the colours.
    return VideoEncoding.live(
        Math.max(2, picture.width() & ~1), Math.max(2, picture.height() & ~1), fps);
  }

  private static AudioEncoding sound(MediaStream.AudioProperties sound) {
    int rate = sound.sampleRate() == 44_100 || sound.sampleRate() == 32_000
        ? sound.sampleRate()
        : USUAL_RATE;
    return AudioEncoding.aac(rate, Math.max(1, Math.min(MOST_CHANNELS, sound.channels())));
  }

  boolean isEncoded() {
    return encoder != null;
  }

  /** Begins to read the film, for the first time or again. */
  void begin(Demuxer film) {
    if (encoder != null) {
      closeDecoder();
      decoder = film.decoder(stream, DecoderOptions.DEFAULT);
    }
  }

  /** Sends a packet of the film. */
  void send(Packet packet, double shift) {
    FrameDecoder decoding = decoder;
    if (decoding == null) {
      muxer.write(packet.shift(units(shift, packet.timeBase())).toStream(target));
    } else {
      decoding.send(packet);
      receive(decoding, shift);
    }
  }

  /** The film has been read to its end. */
  void end(double shift) {
    FrameDecoder decoding = decoder;
    if (decoding != null) {
      decoding.send((Packet) null);
      receive(decoding, shift);
    }
  }

  /** Sends what the encoder still holds. */
  void finish() {
    if (encoder != null) {
      encoder.finish();
    }
  }

  private void receive(FrameDecoder decoding, double shift) {
    FrameEncoder encoding = encoder;
    for (MediaFrame frame = decoding.receive();
        frame != null && encoding != null;
        frame = decoding.receive()) {
      try (MediaFrame own = frame) {
        if (own.pts() != Packet.NO_TIME) {
          own.at(own.pts() + units(shift, own.timeBase()), own.timeBase());
        }
        encoding.encode(own);
      }
    }
  }

  private static long units(double seconds, Rational base) {
    return Math.round(seconds / base.value());
  }

  private void closeDecoder() {
    if (decoder != null) {
      decoder.close();
      decoder = null;
    }
  }

  /** The encoder is closed with the muxer. */
  @Override
  public void close() {
    closeDecoder();
  }
}
