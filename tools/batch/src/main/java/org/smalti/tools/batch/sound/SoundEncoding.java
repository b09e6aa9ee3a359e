package org.smalti.tools.batch.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smalti.media.MediaStream;
import org.smalti.tools.batch.RecipeContext;

/**
 * How changed sound is encoded: by its own codec where ffmpeg can write it, else by the container's usual one. What was
 * lossless stays so, with as many bits. Lossy sound gets the bit rate that it had, and at least one at which a second
 * encoding is hardly heard ({@value #AMPLE} bit/s a channel, {@value #AMPLE_OPUS} for Opus, {@value #AMPLE_SURROUND}
 * for all of AC-3).
 *
 * @param encoder libav's name
 * @param options of the encoder
 * @param layout the channel layout that the sound must be named before, empty if its own
 * @param delay samples that the encoder puts before the sound; below zero it leaves out as many, as all of WMA's do
 *     since the decoder drops the first frame
 */
record SoundEncoding(String encoder, List<String> options, String layout, int delay) {
  private static final int AMPLE = 96_000;
  private static final int AMPLE_OPUS = 64_000;
  private static final int AMPLE_SURROUND = 448_000;
  /** bit/s: the maximum of AC-3; on DVDs, with their smaller buffer, it is 448 kbit/s. */
  private static final long MOST_AC3 = 640_000;

  private static final long MOST_MP2 = 384_000;
  /** The bit rates of MPEG audio layer 2 at 32 to 48 kHz, in kbit/s for all channels. */
  private static final List<Integer> MP2_RATES =
      List.of(32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384);

  /** Samples that these encoders put before the sound. */
  private static final Map<String, Integer> DELAYS =
      Map.of("libmp3lame", 1105, "aac", 1024, "mp2", 481, "ac3", 256, "eac3", 256);

  private static final Map<String, String> LOSSY = Map.ofEntries(
      Map.entry("aac", "aac"),
      Map.entry("mp3", "libmp3lame"),
      Map.entry("mp2", "mp2"),
      Map.entry("opus", "libopus"),
      Map.entry("vorbis", "libvorbis"),
      Map.entry("ac3", "ac3"),
      Map.entry("eac3", "eac3"),
      Map.entry("wmav1", "wmav1"),
      Map.entry("wmav2", "wmav2"),
      Map.entry("speex", "libspeex"));

  SoundEncoding {
    options = List.copyOf(options);
  }

  /** Decides for one sound. */
  static SoundEncoding of(MediaStream stream, SourceContainer container, RecipeContext context) {
    if (container.misstates(stream)) {
      return by("alac", stream, container);
    }
    return own(stream)
        .filter(context::encodes)
        .map(encoder -> by(encoder, stream, container))
        .orElseGet(() -> by(container.encoder(stream), stream, container));
  }

  private static Optional<String> own(MediaStream stream) {
    String codec = stream.codec();
    boolean lossless =
        isPlain(codec) || List.of("flac", "alac", "wavpack", "tta").contains(codec);
    boolean usual = stream.sound().channels() <= most(codec);
    return lossless ? Optional.of(codec) : Optional.ofNullable(usual ? LOSSY.get(codec) : null);
  }

  /** The largest number of channels that the encoder of a codec takes, which is less than its decoder does. */
  private static int most(String codec) {
    return switch (codec) {
      case "mp3", "libmp3lame", "mp2", "wmav1", "wmav2", "speex", "libspeex" -> 2;
      case "ac3", "eac3" -> 6;
      default -> isPlain(codec) ? Integer.MAX_VALUE : 8;
    };
  }

  /** Whether ffmpeg would mix some channels of the sound into others for this encoder, without a word. */
  boolean mixes(MediaStream stream) {
    return stream.sound().channels() > most(encoder);
  }

  private static boolean isPlain(String codec) {
    return codec.startsWith("pcm_");
  }

  private static SoundEncoding by(String encoder, MediaStream stream, SourceContainer container) {
    MediaStream.AudioProperties sound = stream.sound();
    List<String> options = switch (encoder) {
      case "flac", "alac", "tta", "wavpack" -> depth(encoder, sound);
      case "libspeex" -> List.of();
      case "mp2" ->
        bitRate(allowed(
            Math.min(MOST_MP2, rate(stream, ample(stream, AMPLE), MOST_MP2)), sound.sampleRate()));
      case "libopus" -> bitRate(rate(stream, ample(stream, AMPLE_OPUS), 0));
      case "ac3" -> bitRate(surround(stream, container.isProgramStream()));
      default -> isPlain(encoder) ? List.of() : bitRate(rate(stream, ample(stream, AMPLE), 0));
    };
    // These know the speakers of 5.1 by one of their two names.
    boolean renamed = encoder.equals("libopus") || encoder.equals("aac");
    String layout = renamed && sound.layout().equals("5.1(side)") ? "5.1" : "";
    return new SoundEncoding(encoder, options, layout, delay(encoder, sound.sampleRate()));
  }

  private static int delay(String encoder, int sampleRate) {
    return switch (encoder) {
      case "wmav1" -> sampleRate <= 16_000 ? -512 : sampleRate <= 32_000 ? -1024 : -2048;
      case "wmav2" -> sampleRate <= 16_000 ? -512 : sampleRate <= 22_050 ? -1024 : -2048;
      default -> DELAYS.getOrDefault(encoder, 0);
    };
  }

  private static List<String> bitRate(long rate) {
    return List.of("-b:a", Long.toString(rate));
  }

  /**
   * The bit rate, at most 320 kbit/s for two channels, even if a wrong header declares more.
   *
   * @param known what the codec itself limits, so that no header can say more: what was below it stays
   */
  private static long rate(MediaStream stream, long ample, long known) {
    long most = Math.max(known, 160_000L * Math.max(2, stream.sound().channels()));
    return Math.min(most, Math.max(stream.bitRate(), ample));
  }

  private static long ample(MediaStream stream, int perChannel) {
    return (long) perChannel * Math.max(1, stream.sound().channels());
  }

  private static long surround(MediaStream stream, boolean ofDvd) {
    long ample = Math.min(AMPLE_SURROUND, ample(stream, AMPLE));
    return Math.min(ofDvd ? AMPLE_SURROUND : MOST_AC3, rate(stream, ample, MOST_AC3));
  }

  /** The smallest bit rate of layer 2 that is not below the wanted one; below 32 kHz there are fewer. */
  private static long allowed(long wanted, int sampleRate) {
    int most = sampleRate < 32_000 ? 160 : 384;
    return 1000L
        * MP2_RATES.stream()
            .filter(rate -> rate <= most && rate * 1000L >= wanted)
            .findFirst()
            .orElse(most);
  }

  /** Lossless encoders take 16 bits unless told otherwise. */
  private static List<String> depth(String encoder, MediaStream.AudioProperties sound) {
    if (encoder.equals("wavpack") && sound.samples().startsWith("flt")) {
      return List.of("-sample_fmt:a", "fltp");
    }
    boolean deep = sound.bits() > 16 || (sound.bits() == 0 && sound.samples().startsWith("s32"));
    boolean planar = encoder.equals("alac") || encoder.equals("wavpack");
    String format = (deep ? "s32" : "s16") + (planar ? "p" : "");
    return deep && !encoder.equals("wavpack")
        ? List.of("-sample_fmt:a", format, "-bits_per_raw_sample:a", "24")
        : List.of("-sample_fmt:a", format);
  }

  /** All words that encode the {@code index}-th sound of the output so. */
  List<String> words(int index) {
    List<String> words = new ArrayList<>(List.of("-c:a:" + index, encoder));
    for (int i = 0; i < options.size(); i += 2) {
      words.add(options.get(i) + ":" + index);
      words.add(options.get(i + 1));
    }
    return words;
  }

  /** A filter with what this encoder and container need after it. */
  String prepared(String filter, SourceContainer container) {
    StringBuilder chain = new StringBuilder(filter);
    if (container.hasNoClock() && delay < 0) {
      chain.append(",adelay=").append(-delay).append("S:all=1");
    } else if (container.hasNoClock() && delay > 0) {
      chain.append(",atrim=start_sample=").append(delay).append(",asetpts=PTS-STARTPTS");
    }
    if (!layout.isEmpty()) {
      chain.append(",aformat=channel_layouts=").append(layout);
    }
    return chain.toString();
  }

  /** What a person should know about it. */
  List<String> notes(MediaStream stream) {
    boolean same = encoder.equals(stream.codec()) || encoder.equals(LOSSY.get(stream.codec()));
    return same ? List.of() : List.of("sound " + stream.codec() + " is written by " + encoder);
  }
}
