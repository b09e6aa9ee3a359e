package org.smalti.media;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;

/**
 * Reads closed captions (CEA-608, the first channel) that the pictures of a film carry beside themselves (ATSC A/53
 * Part 4), as text. They belong to pictures in the order in which those are shown, so that all are decoded. Owns the
 * container and the decoders.
 */
public final class CaptionReader implements SubtitleSource {
  private final NativeResources natives;
  private final Demuxer demuxer;
  private final FrameDecoder pictures;
  private final SubtitleDecoder decoder;
  private final AVPacket data;
  private boolean ended;

  /** Takes over a container: it is closed together with the reader. */
  static CaptionReader open(Demuxer demuxer) {
    return NativeResources.build(natives -> new CaptionReader(natives, demuxer));
  }

  private CaptionReader(NativeResources natives, Demuxer demuxer) {
    this.natives = natives;
    this.demuxer = natives.own(demuxer, Demuxer::close);
    int video = demuxer.video();
    pictures = natives.own(demuxer.decoder(video, DecoderOptions.DEFAULT), FrameDecoder::close);
    decoder = natives.own(
        SubtitleDecoder.ofCaptions(demuxer, video, StandardCharsets.UTF_8), SubtitleDecoder::close);
    data = natives.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
    demuxer.keepOnly(video);
  }

  @Override
  public @Nullable Subtitle next() {
    while (decoder.isEmpty() && !ended) {
      CancelledException.throwIfInterrupted();
      Packet packet = demuxer.next();
      pictures.send(packet);
      for (MediaFrame frame = pictures.receive(); frame != null; frame = pictures.receive()) {
        try (MediaFrame own = frame) {
          take(own);
        }
      }
      if (packet == null) {
        ended = true;
        decoder.drain();
      }
    }
    return decoder.poll();
  }

  private void take(MediaFrame frame) {
    AVFrameSideData side =
        avutil.av_frame_get_side_data(frame.libav(), avutil.AV_FRAME_DATA_A53_CC);
    if (side == null || side.isNull() || frame.pts() == Libav.NO_TIME) {
      return;
    }
    int size = (int) side.size();
    if (avcodec.av_new_packet(data, size) < 0) {
      throw SmaltiException.input(demuxer.source().name() + ": no room for closed captions");
    }
    try {
      byte[] bytes = new byte[size];
      new BytePointer(side.data()).get(bytes);
      data.data().put(bytes, 0, size);
      data.pts(frame.pts());
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
