package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;
import org.smalti.media.MediaStream.AudioProperties;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.MediaStream.VideoProperties;

/** Reads what a container says of its streams, and counts their packets. */
final class MediaContentsReader {
  private static final int NAME = 128;
  private static final Map<Integer, String> FIELDS = Map.of(
      avcodec.AV_FIELD_PROGRESSIVE, "progressive",
      avcodec.AV_FIELD_TT, "tt",
      avcodec.AV_FIELD_BB, "bb",
      avcodec.AV_FIELD_TB, "tb",
      avcodec.AV_FIELD_BT, "bt");

  private MediaContentsReader() {}

  /** What the headers say of the streams that a player would choose. */
  static MediaInfo info(Demuxer demuxer) {
    AVFormatContext context = demuxer.context();
    double whole = seconds(context.duration(), 1.0 / avutil.AV_TIME_BASE);
    return new MediaInfo(
        Libav.text(context.iformat().name()),
        whole,
        demuxer.audio() < 0
            ? Optional.empty()
            : Optional.of(audio(demuxer.stream(demuxer.audio()), whole)),
        demuxer.video() < 0
            ? Optional.empty()
            : Optional.of(video(demuxer.stream(demuxer.video()), whole)),
        context.bit_rate(),
        tags(context.metadata()));
  }

  private static AudioStream audio(AVStream stream, double whole) {
    AVCodecParameters codec = stream.codecpar();
    double own = duration(stream);
    return new AudioStream(
        codecName(stream),
        codec.sample_rate(),
        codec.ch_layout().nb_channels(),
        own < 0 ? whole : own);
  }

  private static VideoStream video(AVStream stream, double whole) {
    AVCodecParameters codec = stream.codecpar();
    double own = duration(stream);
    Rational container = Rational.of(stream.sample_aspect_ratio());
    Rational aspect = container.isKnown() ? container : Rational.of(codec.sample_aspect_ratio());
    DisplaySize shown =
        DisplaySize.of(codec.width(), codec.height(), aspect.value(), Orientation.of(codec));
    return new VideoStream(
        codecName(stream),
        shown.width(),
        shown.height(),
        FrameRates.mean(stream),
        own < 0 ? whole : own,
        aspect,
        picture(stream, codec));
  }

  /** What the headers say of all streams. */
  static MediaContents contents(Demuxer demuxer) {
    AVFormatContext context = demuxer.context();
    return new MediaContents(
        demuxer.info().format(),
        seconds(context.duration(), 1.0 / avutil.AV_TIME_BASE),
        demuxer.durationGuessed(),
        streams(demuxer),
        chapters(context),
        tags(context.metadata()));
  }

  private static List<Chapter> chapters(AVFormatContext context) {
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < context.nb_chapters(); i++) {
      AVChapter chapter = context.chapters(i);
      Rational base = Rational.of(chapter.time_base());
      chapters.add(new Chapter(
          base.seconds(chapter.start()), base.seconds(chapter.end()), tags(chapter.metadata())));
    }
    return chapters;
  }

  private static String codecName(AVStream stream) {
    return Libav.text(avcodec.avcodec_get_name(stream.codecpar().codec_id()));
  }

  /** s, −1 unknown. */
  static double duration(AVStream stream) {
    return seconds(stream.duration(), Libav.number(stream.time_base()));
  }

  private static double seconds(long duration, double unit) {
    return duration == Libav.NO_TIME || duration < 0 ? -1 : duration * unit;
  }

  static Map<String, String> tags(@Nullable AVDictionary metadata) {
    Map<String, String> tags = new TreeMap<>();
    AVDictionaryEntry entry = metadata == null ? null : avutil.av_dict_iterate(metadata, null);
    while (entry != null) {
      tags.putIfAbsent(Libav.text(entry.key()).toLowerCase(Locale.ROOT), Libav.text(entry.value()));
      entry = avutil.av_dict_iterate(metadata, entry);
    }
    return tags;
  }

  private static List<MediaStream> streams(Demuxer demuxer) {
    List<MediaStream> streams = new ArrayList<>();
    for (int i = 0; i < demuxer.streams(); i++) {
      streams.add(stream(demuxer.stream(i)));
    }
    return streams;
  }

  private static MediaStream stream(AVStream stream) {
    AVCodecParameters codec = stream.codecpar();
    Kind kind = kind(stream);
    boolean seen = kind == Kind.VIDEO || kind == Kind.COVER;
    return new MediaStream(
        stream.index(),
        kind,
        codecName(stream),
        duration(stream),
        codec.bit_rate(),
        dispositions(stream.disposition()),
        tags(stream.metadata()),
        seen ? picture(stream, codec) : VideoProperties.NONE,
        kind == Kind.AUDIO ? sound(codec) : AudioProperties.NONE);
  }

  /** Whether a picture is a cover or another still beside the film. */
  static boolean isStill(AVStream stream) {
    int still = avformat.AV_DISPOSITION_ATTACHED_PIC | avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
    return (stream.disposition() & still) != 0;
  }

  static Kind kind(AVStream stream) {
    int type = stream.codecpar().codec_type();
    if (type == avutil.AVMEDIA_TYPE_VIDEO) {
      return isStill(stream) ? Kind.COVER : Kind.VIDEO;
    }
    return type == avutil.AVMEDIA_TYPE_AUDIO
        ? Kind.AUDIO
        : type == avutil.AVMEDIA_TYPE_SUBTITLE
            ? Kind.SUBTITLE
            : type == avutil.AVMEDIA_TYPE_ATTACHMENT ? Kind.ATTACHMENT : Kind.DATA;
  }

  private static Set<String> dispositions(int bits) {
    Set<String> names = new TreeSet<>();
    for (int left = bits; left != 0; left &= left - 1) {
      BytePointer name = avformat.av_disposition_to_string(Integer.lowestOneBit(left));
      if (name != null) {
        names.add(Libav.text(name));
      }
    }
    return names;
  }

  private static VideoProperties picture(AVStream stream, AVCodecParameters codec) {
    return new VideoProperties(
        codec.width(),
        codec.height(),
        FrameRates.mean(stream),
        Libav.text(avutil.av_get_pix_fmt_name(codec.format())),
        rotation(codec),
        FIELDS.getOrDefault(codec.field_order(), "unknown"),
        known(avutil.av_color_range_name(codec.color_range())),
        known(avutil.av_color_primaries_name(codec.color_primaries())),
        known(avutil.av_color_transfer_name(codec.color_trc())),
        known(avutil.av_color_space_name(codec.color_space())));
  }

  private static String known(BytePointer name) {
    String text = Libav.text(name);
    return text.isEmpty() ? "unknown" : text;
  }

  private static int rotation(AVCodecParameters codec) {
    AVPacketSideData matrix = codec.nb_coded_side_data() == 0
        ? null
        : avcodec.av_packet_side_data_get(
            codec.coded_side_data(), codec.nb_coded_side_data(), avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull()) {
      return 0;
    }
    double anticlockwise = avutil.av_display_rotation_get(new IntPointer(matrix.data()));
    return Double.isNaN(anticlockwise) ? 0 : Math.floorMod(-Math.round(anticlockwise), 360);
  }

  private static AudioProperties sound(AVCodecParameters codec) {
    String layout = "";
    try (BytePointer name = new BytePointer(NAME)) {
      if (avutil.av_channel_layout_describe(codec.ch_layout(), name, NAME) > 0) {
        // Without a limit, the text is read up to the zero byte instead of to the end of the
        // memory.
        layout = Libav.text(name.limit(0));
      }
    }
    int bits = codec.bits_per_raw_sample();
    return new AudioProperties(
        codec.sample_rate(),
        codec.ch_layout().nb_channels(),
        layout,
        Libav.text(avutil.av_get_sample_fmt_name(codec.format())),
        bits > 0 ? bits : codec.bits_per_coded_sample());
  }
}
