package org.smalti.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** What this build of libav can read and write. */
public final class MediaCapabilities {
  private MediaCapabilities() {}

  /**
   * A codec.
   *
   * @param name libav's, such as {@code h264}
   * @param kind {@code video}, {@code audio} or {@code subtitle}
   * @param decoders names of what decodes it
   * @param encoders names of what encodes it
   * @param title its long name
   */
  public record Codec(
      String name, String kind, List<String> decoders, List<String> encoders, String title) {}

  /**
   * A container.
   *
   * @param name libav's, such as {@code matroska,webm}
   * @param read whether it can be read
   * @param written whether it can be written
   * @param title its long name
   */
  public record Format(String name, boolean read, boolean written, String title) {}

  /** Whether a codec can be decoded. */
  public static boolean decodes(String codec) {
    return Decoded.CODECS.contains(codec);
  }

  /** The codecs that can be decoded: asked for once. */
  private static final class Decoded {
    static final Set<String> CODECS = codecs().stream()
        .filter(codec -> !codec.decoders().isEmpty())
        .map(Codec::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** All codecs that can be decoded or encoded, by name. */
  public static List<Codec> codecs() {
    Map<String, Codec> codecs = new LinkedHashMap<>();
    try (PointerPointer<Pointer> state = new PointerPointer<>(1)) {
      state.put(0, (Pointer) null);
      AVCodec codec = avcodec.av_codec_iterate(state);
      while (codec != null) {
        add(codecs, codec);
        codec = avcodec.av_codec_iterate(state);
      }
    }
    return codecs.values().stream().sorted(Comparator.comparing(Codec::name)).toList();
  }

  private static void add(Map<String, Codec> codecs, AVCodec codec) {
    AVCodecDescriptor known = avcodec.avcodec_descriptor_get(codec.id());
    if (known == null) {
      return;
    }
    Codec entry = codecs.computeIfAbsent(
        Libav.text(known.name()),
        name -> new Codec(
            name,
            Libav.text(avutil.av_get_media_type_string(known.type())),
            new ArrayList<>(),
            new ArrayList<>(),
            Libav.text(known.long_name())));
    List<String> side = avcodec.av_codec_is_encoder(codec) != 0 ? entry.encoders : entry.decoders;
    side.add(Libav.text(codec.name()));
  }

  /** All containers that can be read or written, by name. */
  public static List<Format> formats() {
    Map<String, Format> formats = new LinkedHashMap<>();
    try (PointerPointer<Pointer> state = new PointerPointer<>(1)) {
      state.put(0, (Pointer) null);
      AVInputFormat input = avformat.av_demuxer_iterate(state);
      while (input != null) {
        String name = Libav.text(input.name());
        formats.put(name, new Format(name, true, false, Libav.text(input.long_name())));
        input = avformat.av_demuxer_iterate(state);
      }
      state.put(0, (Pointer) null);
      AVOutputFormat output = avformat.av_muxer_iterate(state);
      while (output != null) {
        String name = Libav.text(output.name());
        Format known = formats.get(name);
        boolean read = known != null && known.read;
        formats.put(name, new Format(name, read, true, Libav.text(output.long_name())));
        output = avformat.av_muxer_iterate(state);
      }
    }
    return formats.values().stream().sorted(Comparator.comparing(Format::name)).toList();
  }
}
