package org.smalti.media;

import java.util.Set;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * The decoded frames of a stream, with interlaced ones made progressive by libav's bwdif (Weston three-field and yadif,
 * combined). A frame that was made depends on the one before and the one after it and on nothing else, so it is the
 * same after a seek. Owns the decoder.
 */
final class ProgressiveFrames implements AutoCloseable {
  private static final String FILTER = "bwdif=mode=send_frame:parity=auto:deint=interlaced";
  /** The same without a look at other frames: where those next to one were not decoded. */
  private static final String FILTER_ALONE = "estdif=mode=frame:parity=auto:deint=interlaced";
  /** Codecs that say of each frame whether it is interlaced: what the stream says does not count. */
  private static final Set<Integer> OUTSPOKEN = Set.of(
      avcodec.AV_CODEC_ID_H264,
      avcodec.AV_CODEC_ID_MPEG1VIDEO,
      avcodec.AV_CODEC_ID_MPEG2VIDEO,
      avcodec.AV_CODEC_ID_MPEG4,
      avcodec.AV_CODEC_ID_VC1,
      avcodec.AV_CODEC_ID_WMV3,
      avcodec.AV_CODEC_ID_DVVIDEO);
  /** Codecs whose interlaced frames are single fields: there are no lines of another one to take out. */
  private static final Set<Integer> FIELDS =
      Set.of(avcodec.AV_CODEC_ID_HEVC, avcodec.AV_CODEC_ID_VVC);

  private static final int INTERLACED = AVFrame.AV_FRAME_FLAG_INTERLACED;
  private static final int TOP_FIRST = AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST;

  private final NativeResources natives;
  private final StreamDecoder decoder;
  private final Deinterlace mode;
  private final String filter;
  private final int codec;
  private final int fieldOrder;
  private final AVRational timeBase;
  /** The frame that was decoded last. */
  private final AVFrame last;
  /** A frame of another form, which waits until the graph is empty. */
  private final AVFrame other;

  private @Nullable FilterGraph graph;
  private boolean hasLast;
  private boolean hasOther;
  private boolean ended;
  /** Whether the next frame that the graph gives was pushed only for the sake of the one after it. */
  private boolean skipNext;
  /** Whether a seek has left out the frame before the next one. */
  private boolean gap;

  /**
   * Takes over a decoder.
   *
   * @param all whether it gives all frames, so that the ones next to a frame can help
   */
  static ProgressiveFrames open(StreamDecoder decoder, Deinterlace mode, boolean all) {
    return NativeResources.build(natives -> new ProgressiveFrames(natives, decoder, mode, all));
  }

  private ProgressiveFrames(
      NativeResources natives, StreamDecoder decoder, Deinterlace mode, boolean all) {
    this.natives = natives;
    this.decoder = natives.own(decoder, StreamDecoder::close);
    this.mode = mode;
    filter = all ? FILTER : FILTER_ALONE;
    AVStream stream = decoder.stream();
    codec = stream.codecpar().codec_id();
    fieldOrder = stream.codecpar().field_order();
    // The stream itself is another one when the container was opened again.
    timeBase = natives.own(new AVRational(), AVRational::close);
    Rational.of(stream.time_base()).into(timeBase);
    last = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    other = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
  }

  /** Gives the next frame; false at the end. */
  boolean next(AVFrame into) {
    while (true) {
      FilterGraph filtering = graph;
      if (filtering != null) {
        if (pull(filtering, into)) {
          return true;
        }
        if (ended || hasOther) {
          dropGraph();
        } else {
          feed(filtering, into);
        }
      } else if (!nextDecoded(into)) {
        return false;
      } else if (markInterlaced(into)) {
        begin(into);
      } else {
        gap = false;
        remember(into);
        return true;
      }
    }
  }

  private boolean nextDecoded(AVFrame into) {
    if (hasOther) {
      hasOther = false;
      avutil.av_frame_unref(into);
      avutil.av_frame_move_ref(into, other);
      return true;
    }
    ended = ended || !decoder.next(into);
    return !ended;
  }

  /** Begins to filter. After a seek the first frame can't be made exactly, as the one before it is missing. */
  private void begin(AVFrame first) {
    FilterGraph begun = FilterGraph.open(filter, first, timeBase);
    graph = begun;
    skipNext = gap;
    gap = false;
    if (hasLast && sameForm(first)) {
      begun.push(last);
      skipNext = true;
    }
    begun.push(first);
    remember(first);
  }

  private void feed(FilterGraph filtering, AVFrame room) {
    if (!decoder.next(room)) {
      ended = true;
      filtering.push(null);
    } else if (sameForm(room)) {
      markInterlaced(room);
      filtering.push(room);
      remember(room);
    } else {
      avutil.av_frame_unref(other);
      avutil.av_frame_move_ref(other, room);
      hasOther = true;
      filtering.push(null);
    }
  }

  private boolean pull(FilterGraph filtering, AVFrame into) {
    while (filtering.pull(into)) {
      if (!skipNext) {
        into.pts(avutil.av_rescale_q(into.pts(), filtering.timeBase(), timeBase));
        into.duration(avutil.av_rescale_q(into.duration(), filtering.timeBase(), timeBase));
        into.flags(into.flags() & ~INTERLACED);
        return true;
      }
      skipNext = false;
    }
    return false;
  }

  private void remember(AVFrame frame) {
    avutil.av_frame_unref(last);
    if (avutil.av_frame_ref(last, frame) < 0) {
      throw new OutOfMemoryError("libav could not allocate native memory");
    }
    hasLast = true;
  }

  private boolean sameForm(AVFrame frame) {
    return frame.width() == last.width()
        && frame.height() == last.height()
        && frame.format() == last.format()
        && frame.colorspace() == last.colorspace()
        && frame.color_range() == last.color_range();
  }

  /** Whether a frame is to be deinterlaced; says so in the frame, as the filter and the scaler look there. */
  private boolean markInterlaced(AVFrame frame) {
    boolean said = (frame.flags() & INTERLACED) != 0;
    boolean stream = !OUTSPOKEN.contains(codec) && fieldOrder > avcodec.AV_FIELD_PROGRESSIVE;
    boolean interlaced = mode == Deinterlace.ON
        || mode == Deinterlace.AUTO && (said || stream) && !FIELDS.contains(codec);
    int flags = frame.flags() & ~INTERLACED;
    if (interlaced) {
      flags |= INTERLACED;
      if (!said && fieldOrder != avcodec.AV_FIELD_BB && fieldOrder != avcodec.AV_FIELD_TB) {
        flags |= TOP_FIRST;
      }
    }
    frame.flags(flags);
    return interlaced;
  }

  /** Forgets all frames so far, as the decoder begins elsewhere. */
  void restarted(boolean atBeginning) {
    forget();
    gap = !atBeginning;
  }

  private void forget() {
    dropGraph();
    hasLast = false;
    hasOther = false;
    ended = false;
    gap = false;
  }

  private void dropGraph() {
    FilterGraph old = graph;
    graph = null;
    skipNext = false;
    if (old != null) {
      old.close();
    }
  }

  @Override
  public void close() {
    dropGraph();
    natives.close();
  }
}
