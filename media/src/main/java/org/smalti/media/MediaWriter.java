package org.smalti.media;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/**
 * Encodes sound and pictures into a file. The same input gives the same bytes. Sound and pictures may be written in any
 * order; where one runs more than about ten seconds ahead of the other, the file is valid but less evenly interleaved.
 * Not for use by several threads at once.
 */
public final class MediaWriter implements AutoCloseable {
  /** Bits a second for each channel that lossy codecs of sound get if nothing else is said. */
  public static final int BIT_RATE_PER_CHANNEL = AudioEncoder.BIT_RATE_PER_CHANNEL;

  private final Path file;
  private final OutputFormat format;
  private final NativeResources natives;
  private final Muxer muxer;
  private final @Nullable AudioEncoder audio;
  private final @Nullable VideoEncoder video;

  /**
   * Begins a file, replacing what stands there.
   *
   * @param format an {@link OutputFormat}: decides container and codecs, whatever the file is called
   * @param audio the sound that will be given; rate and channels must be named
   * @param video the pictures that will be given; only in formats of films
   * @throws SmaltiException if nothing can be written there, or this can't be encoded
   */
  public static MediaWriter create(
      Path file, String format, Optional<AudioSpec> audio, Optional<VideoFrames> video) {
    return create(file, format, audio, video, FilmTags.NONE, BIT_RATE_PER_CHANNEL);
  }

  /** The same for a film that says something of itself. */
  public static MediaWriter film(
      Path file, String format, Optional<AudioSpec> audio, VideoFrames video, FilmTags tags) {
    return create(file, format, audio, Optional.of(video), tags, BIT_RATE_PER_CHANNEL);
  }

  /**
   * Begins a file of sound alone.
   *
   * @param bitRate bits a second for each channel, where the codec is a lossy one
   */
  public static MediaWriter sound(Path file, String format, AudioSpec audio, int bitRate) {
    return create(file, format, Optional.of(audio), Optional.empty(), FilmTags.NONE, bitRate);
  }

  /**
   * Begins a file of sound alone.
   *
   * @param tags such as {@code title} and {@code comment}; what the container has no place for is left out
   */
  public static MediaWriter sound(
      Path file, String format, AudioSpec audio, Map<String, String> tags) {
    return create(
        file,
        format,
        Optional.of(audio),
        Optional.empty(),
        new FilmTags(tags, List.of(), Optional.empty()),
        BIT_RATE_PER_CHANNEL);
  }

  private static MediaWriter create(
      Path file,
      String format,
      Optional<AudioSpec> audio,
      Optional<VideoFrames> video,
      FilmTags tags,
      int bitRate) {
    OutputFormat output = OutputFormat.of(format);
    if (audio.isEmpty() && video.isEmpty()) {
      throw new IllegalArgumentException("neither sound nor pictures");
    }
    if (video.isPresent() && !output.pictures()) {
      throw SmaltiException.usage(
          output.extension() + " holds no pictures; choose an output that ends in .mp4");
    }
    if (audio.isPresent() && !output.sounds()) {
      throw SmaltiException.usage(
          output.extension() + " holds no sound; choose an output that ends in .mp4");
    }
    return NativeResources.build(
        natives -> new MediaWriter(natives, file, output, audio, video, tags, bitRate));
  }

  private MediaWriter(
      NativeResources natives,
      Path file,
      OutputFormat format,
      Optional<AudioSpec> sound,
      Optional<VideoFrames> pictures,
      FilmTags tags,
      int bitRate) {
    this.natives = natives;
    this.file = file;
    this.format = format;
    MuxerOptions container = MuxerOptions.DEFAULT
        .format(format.muxer())
        .libav(format.muxerOptions())
        .tagged(tags.tags(), tags.chapters());
    muxer = natives.own(Muxer.create(file, container), Muxer::close);
    // Players look at the first stream: pictures come first.
    video = pictures
        .map(p -> natives.own(VideoEncoder.open(muxer, p), VideoEncoder::close))
        .orElse(null);
    audio = sound
        .map(s -> natives.own(
            AudioEncoder.open(muxer, encoder(format, pictures), s, bitRate), AudioEncoder::close))
        .orElse(null);
    Optional<CoverPicture> cover = tags.cover().filter(c -> format.covers());
    int coverStream = cover.map(muxer::addCover).orElse(-1);
    muxer.begin();
    cover.ifPresent(picture -> muxer.writeCover(coverStream, picture));
  }

  private static String encoder(OutputFormat format, Optional<VideoFrames> pictures) {
    return pictures
        .map(frames -> format.audioEncoder(frames.codec()))
        .orElse(format.audioEncoder());
  }

  /**
   * Writes the next frames of sound.
   *
   * @param interleaved full scale ±1
   * @param offset of the first value
   */
  public void writeAudio(float[] interleaved, int offset, int frames) {
    natives.requireOpen(this);
    AudioEncoder encoder = audio;
    if (encoder == null) {
      throw new IllegalStateException("no sound was announced");
    }
    encoder.write(interleaved, offset, frames);
  }

  /** Writes the next picture: {@link PixelFormat#YUV420P}. */
  public void writeVideo(byte[] yuv420p) {
    natives.requireOpen(this);
    VideoEncoder encoder = video;
    if (encoder == null) {
      throw new IllegalStateException("no pictures were announced");
    }
    encoder.write(yuv420p);
  }

  /**
   * Writes pictures that were encoded before, with the same settings; they follow on all that was written.
   *
   * @param afterEach is run after each picture, to write the sound beside it
   * @throws SmaltiException if the segment is not whole
   */
  public void joinVideo(Path segment, Runnable afterEach) {
    natives.requireOpen(this);
    VideoEncoder encoder = video;
    if (encoder == null) {
      throw new IllegalStateException("no pictures were announced");
    }
    try (PictureSegment.Reader reader = PictureSegment.Reader.open(segment)) {
      encoder.join(reader, afterEach);
    }
  }

  /**
   * Ends the file, then opens it anew and compares the duration of each stream with what was written.
   *
   * @throws SmaltiException if it could not be written whole
   */
  public void finish() {
    natives.requireOpen(this);
    if (audio != null) {
      audio.finish();
    }
    if (video != null) {
      video.finish();
    }
    muxer.finish();
    close();
    verify();
  }

  private void verify() {
    AudioEncoder sound = audio;
    VideoEncoder pictures = video;
    if (format == OutputFormat.WEBP) {
      double found = AnimatedWebp.seconds(file);
      verify("picture", pictures == null ? 0 : pictures.seconds(), found, 0.1);
      return;
    }
    try (MediaFile written = MediaFile.written(file, format)) {
      MediaInfo info = written.measured();
      if (sound != null) {
        double found = info.audio().map(AudioStream::duration).orElse(0.0);
        verify("sound", sound.seconds(), found, sound.frameSeconds());
      }
      if (pictures != null) {
        double found = info.video().map(VideoStream::duration).orElse(0.0);
        verify("picture", pictures.seconds(), found, pictures.frameSeconds());
      }
    }
  }

  private void verify(String what, double given, double found, double frame) {
    if (Math.abs(given - found) > frame + 0.001) {
      throw new SmaltiException(
          Reason.FFMPEG,
          String.format(
              Locale.ROOT,
              "%s: %.3f s of %s were given but %.3f s are in it; try again, or another format",
              file,
              given,
              what,
              found));
    }
  }

  /** Frees everything; without {@link #finish} the file is left incomplete. */
  @Override
  public void close() {
    natives.close();
  }
}
