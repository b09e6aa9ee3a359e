package org.smalti.media;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/**
 * Reads closed captions (CEA-608, the first channel) that the pictures of a film carry beside themselves (ATSC A/53
 * Part 4), as text. They belong to pictures in the order in which those are shown, so that all are decoded, and have
 * their times, which are those of {@link VideoDecoder}: not every picture has a time stamp of its own. Owns the
 * container and the decoders.
 */
public final class CaptionReader implements SubtitleSource {
  private final NativeResources natives;
  private final FrameTimeline pictures;
  private final SubtitleDecoder decoder;
  private final AVPacket data;
  private boolean ended;

  /** Takes over a container: it is closed together with the reader. */
  static CaptionReader open(Demuxer demuxer) {
    return NativeResources.build(natives -> new CaptionReader(natives, demuxer));
  }

  private CaptionReader(NativeResources natives, Demuxer demuxer) {
    this.natives = natives;
    int video = demuxer.video();
    pictures = natives.own(
        FrameTimeline.open(demuxer, DecoderOptions.DEFAULT, Deinterlace.OFF), FrameTimeline::close);
    decoder = natives.own(
        SubtitleDecoder.ofCaptions(demuxer, video, StandardCharsets.UTF_8), SubtitleDecoder::close);
    data = natives.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
  }

  @Override
  public @Nullable Subtitle next() {
    natives.requireOpen(this);
    while (decoder.isEmpty() && !ended) {
      CancelledException.throwIfInterrupted();
      if (pictures.next()) {
        take(pictures.frame(), pictures.stamp());
      } else {
        ended = true;
        decoder.drain();
      }
    }
    return decoder.poll();
  }

  private void take(AVFrame picture, long stamp) {
    AVFrameSideData side = avutil.av_frame_get_side_data(picture, avutil.AV_FRAME_DATA_A53_CC);
    if (side == null || side.isNull() || stamp == Libav.NO_TIME) {
      return;
    }
    int size = (int) side.size();
    if (avcodec.av_new_packet(data, size) < 0) {
      throw new OutOfMemoryError("libav could not allocate native memory");
    }
    try {
      byte[] bytes = new byte[size];
      new BytePointer(side.data()).get(bytes);
      data.data().put(bytes, 0, size);
      data.pts(stamp);
      decoder.decode(data);
    } finally {
      avcodec.av_packet_unref(data);
    }
  }

  @Override
  public long foreign() {
    return decoder.foreign();
  }

  @Override
  public long lost() {
    return decoder.lost();
  }

  @Override
  public void close() {
    natives.close();
  }
}
