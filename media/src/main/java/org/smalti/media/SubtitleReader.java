package org.smalti.media;

import java.nio.charset.Charset;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/**
 * Reads the subtitles of one stream as text. Owns the container and the decoder. Not for use by several threads at
 * once.
 */
public final class SubtitleReader implements SubtitleSource {
  private final NativeResources natives;
  private final Demuxer demuxer;
  private final int stream;
  private final SubtitleDecoder decoder;
  private boolean ended;

  /** Takes over a container: it is closed together with the reader. */
  static SubtitleReader open(Demuxer demuxer, int stream, Charset encoding) {
    return NativeResources.build(natives -> new SubtitleReader(natives, demuxer, stream, encoding));
  }

  private SubtitleReader(NativeResources natives, Demuxer demuxer, int index, Charset encoding) {
    this.natives = natives;
    this.demuxer = natives.own(demuxer, Demuxer::close);
    stream = index;
    decoder = natives.own(SubtitleDecoder.of(demuxer, index, encoding), SubtitleDecoder::close);
    demuxer.keepOnly(index);
  }

  @Override
  public @Nullable Subtitle next() {
    natives.requireOpen(this);
    while (decoder.isEmpty() && !ended) {
      CancelledException.throwIfInterrupted();
      AVPacket packet = demuxer.read();
      if (packet == null) {
        ended = true;
        decoder.drain();
      } else if (packet.stream_index() == stream && packet.pts() != Libav.NO_TIME) {
        decoder.decode(packet);
      }
    }
    return decoder.poll();
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
