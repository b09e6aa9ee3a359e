package org.smalti.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacpp.BytePointer;
import org.smalti.core.SmaltiException;

/**
 * A container that can be written.
 *
 * @param name libav's short name, such as {@code matroska}, {@code rtsp} or {@code hls}
 */
public record ContainerFormat(String name) {
  private static final Set<String> RTP = Set.of(
      "h264",
      "hevc",
      "mpeg1video",
      "mpeg2video",
      "mpeg4",
      "mjpeg",
      "vp8",
      "vp9",
      "av1",
      "aac",
      "mp2",
      "mp3",
      "ac3",
      "opus",
      "vorbis",
      "pcm_alaw",
      "pcm_mulaw",
      "pcm_s16be",
      "adpcm_g722");
  /** Codecs of sound, the best first. */
  private static final List<String> SOUND = List.of("aac", "opus", "mp3", "flac", "pcm_s16le");

  private static final Set<String> LOSSLESS = Set.of("flac", "pcm_s16le");
  /** Encoders that are not called like their codec. */
  private static final Map<String, String> ENCODERS =
      Map.of("opus", "libopus", "mp3", "libmp3lame");
  /** What libav writes without asking, but no reader understands otherwise. */
  private static final Map<String, Set<String>> HELD = Map.of(
      "rtsp",
      RTP,
      "rtp",
      RTP,
      "mpegts",
      Set.of(
          "h264",
          "hevc",
          "mpeg1video",
          "mpeg2video",
          "mpeg4",
          "aac",
          "mp2",
          "mp3",
          "ac3",
          "eac3",
          "dts",
          "opus"),
      "hls",
      Set.of("h264", "hevc", "aac", "mp3", "ac3", "eac3"));

  /**
   * What a target is written as: by the protocol of a URL, else by the end of the name.
   *
   * @throws SmaltiException if no container fits
   */
  public static ContainerFormat of(String target) {
    String scheme = target.contains("://")
        ? target.substring(0, target.indexOf(':')).toLowerCase(Locale.ROOT)
        : "";
    return switch (scheme) {
      case "rtsp", "rtsps" -> new ContainerFormat("rtsp");
      case "rtmp", "rtmps", "rtmpt" -> new ContainerFormat("flv");
      case "srt", "udp", "tcp" -> new ContainerFormat("mpegts");
      case "rtp" -> new ContainerFormat("rtp");
      default -> ofName(target);
    };
  }

  private static ContainerFormat ofName(String target) {
    try (BytePointer text = new BytePointer(target, StandardCharsets.UTF_8)) {
      AVOutputFormat format =
          avformat.av_guess_format((BytePointer) null, text, (BytePointer) null);
      if (format == null || format.isNull()) {
        throw SmaltiException.usage(
            target + ": no container fits this name; end it in .mp4, .mkv, .ts or .m3u8");
      }
      return new ContainerFormat(Libav.text(format.name()));
    }
  }

  /**
   * How sound is encoded for it.
   *
   * @param sampleRate Hz
   * @throws SmaltiException if it holds no sound
   */
  public AudioEncoding sound(int sampleRate, int channels) {
    String codec = SOUND.stream()
        .filter(this::holds)
        .findFirst()
        .orElseThrow(
            () -> SmaltiException.usage(name + " holds no sound; choose another container"));
    AudioEncoding aac = AudioEncoding.aac(sampleRate, channels);
    String encoder = ENCODERS.getOrDefault(codec, codec);
    long bitRate = LOSSLESS.contains(codec) ? 0 : aac.bitRate();
    return new AudioEncoding(encoder, sampleRate, channels, bitRate, Map.of());
  }

  /** Whether it can hold a codec, by libav's name of it. */
  public boolean holds(String codec) {
    Set<String> known = HELD.get(name);
    if (known != null) {
      return known.contains(codec);
    }
    AVCodecDescriptor descriptor = avcodec.avcodec_descriptor_get_by_name(codec);
    AVOutputFormat format = avformat.av_guess_format(name, (String) null, (String) null);
    if (format == null || format.isNull()) {
      throw SmaltiException.usage("no container is called \"" + name + "\"");
    }
    return descriptor != null
        && !descriptor.isNull()
        && avformat.avformat_query_codec(format, descriptor.id(), 0) != 0;
  }
}
