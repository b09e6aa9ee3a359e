package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** Reads {@link MediaDetails} out of an open container. */
final class MediaDetailsReader {
  private MediaDetailsReader() {}

  static MediaDetails details(Demuxer demuxer) {
    AVFormatContext context = demuxer.context();
    List<StreamDetails> streams = new ArrayList<>();
    for (int i = 0; i < demuxer.streams(); i++) {
      streams.add(stream(context, demuxer.stream(i)));
    }
    long start = context.start_time();
    long bytes = context.pb() == null ? -1 : avformat.avio_size(context.pb());
    return new MediaDetails(
        Libav.text(context.iformat().long_name()),
        start == Libav.NO_TIME ? Double.NaN : (double) start / avutil.AV_TIME_BASE,
        Math.max(0, context.bit_rate()),
        Math.max(-1, bytes),
        demuxer.video(),
        demuxer.audio(),
        streams);
  }

  private static StreamDetails stream(AVFormatContext context, AVStream stream) {
    AVCodecParameters codec = stream.codecpar();
    boolean picture = codec.codec_type() == avutil.AVMEDIA_TYPE_VIDEO && codec.width() > 0;
    double aspect =
        picture ? DisplaySize.aspect(stream.sample_aspect_ratio(), codec.sample_aspect_ratio()) : 1;
    DisplaySize shown = picture
        ? DisplaySize.of(codec.width(), codec.height(), aspect, Orientation.of(codec))
        : new DisplaySize(0, 0);
    Rational own = Rational.of(stream.sample_aspect_ratio());
    return new StreamDetails(
        stream.id(),
        codecName(codec.codec_id()),
        Libav.text(avcodec.avcodec_profile_name(codec.codec_id(), codec.profile())),
        codec.level(),
        tag(codec.codec_tag()),
        Rational.of(stream.time_base()),
        stream.start_time(),
        stream.duration(),
        stream.nb_frames(),
        Rational.of(stream.avg_frame_rate()),
        Rational.of(stream.r_frame_rate()),
        picture
            ? Rational.of(avformat.av_guess_frame_rate(context, stream, null))
            : Rational.UNKNOWN,
        own.isKnown() ? own : Rational.of(codec.sample_aspect_ratio()),
        shown.width(),
        shown.height(),
        codec.video_delay(),
        codec.extradata_size(),
        sideData(codec));
  }

  private static String codecName(int id) {
    AVCodecDescriptor known = avcodec.avcodec_descriptor_get(id);
    return known == null ? "" : Libav.text(known.long_name());
  }

  /** The four letters; other bytes than printable ones as numbers. */
  private static String tag(int tag) {
    if (tag == 0) {
      return "";
    }
    StringBuilder letters = new StringBuilder();
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      int letter = tag >>> shift & 0xff;
      if (letter >= ' ' && letter < 0x7f) {
        letters.append((char) letter);
      } else {
        letters.append('[').append(letter).append(']');
      }
    }
    return letters.toString();
  }

  private static List<String> sideData(AVCodecParameters codec) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < codec.nb_coded_side_data(); i++) {
      BytePointer name =
          avcodec.av_packet_side_data_name(codec.coded_side_data().getPointer(i).type());
      names.add(Libav.text(name));
    }
    return names;
  }
}
