package org.smalti.media;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The clock of sounds in AVI. Their time stamps count bytes, and the header says how long one lasts; ffmpeg itself
 * writes the length of a whole frame there, 160 times as long for G.722. Where the bytes of a packet tell how long it
 * lasts, that is put right before anything is read.
 */
final class AviClock {
  /** A packet of these is one frame. */
  private static final Set<Integer> FRAMES =
      Set.of(avcodec.AV_CODEC_ID_AMR_NB, avcodec.AV_CODEC_ID_AMR_WB);
  /** Bytes: more are several of them. */
  private static final int LONGEST_FRAME = 62;

  private static final double ROUNDING = 0.01;

  private AviClock() {}

  /** Corrects the streams of a container whose header and index were read. */
  static void correct(AVFormatContext context) {
    if (!Libav.text(context.iformat().name()).equals("avi")) {
      return;
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      int entries = avformat.avformat_index_get_entries_count(stream);
      if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO && entries > 1) {
        correct(stream, entries);
      }
    }
  }

  private static void correct(AVStream stream, int entries) {
    AVCodecParameters codec = stream.codecpar();
    AVIndexEntry first = avformat.avformat_index_get_entry(stream, 0);
    int bytes = first.size();
    long begin = first.timestamp();
    long step = avformat.avformat_index_get_entry(stream, 1).timestamp() - begin;
    // Where the index counts bytes, the clock counts blocks: samples of all channels in PCM.
    int block = step == bytes ? Math.max(1, codec.block_align()) : 1;
    long units = step / block;
    boolean known = avcodec.av_get_exact_bits_per_sample(codec.codec_id()) > 0
        || (FRAMES.contains(codec.codec_id()) && bytes <= LONGEST_FRAME);
    long samples = known ? avcodec.av_get_audio_frame_duration2(codec, bytes) : 0;
    if (samples <= 0 || units <= 0 || units * codec.sample_rate() > Integer.MAX_VALUE) {
      return;
    }
    double right = (double) samples / codec.sample_rate() / units;
    if (Math.abs(Libav.number(stream.time_base()) / right - 1) > ROUNDING) {
      stream.time_base().num((int) samples).den((int) (units * codec.sample_rate()));
      long last = avformat.avformat_index_get_entry(stream, entries - 1).timestamp();
      // As long as if the last packet were like the first.
      stream.duration((last - begin) / block + units).nb_frames(stream.duration());
    }
  }
}
