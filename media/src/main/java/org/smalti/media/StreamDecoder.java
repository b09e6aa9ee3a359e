package org.smalti.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.DecoderOptions.Skip;

/** Decodes one stream of a container, frame by frame. Owns the container and the decoder. */
final class StreamDecoder implements AutoCloseable {
  /** Frames: what is not found after so many is looked for elsewhere. */
  private static final int LEFT_OUT = 300;
  /** A frame that refers to one that is not there is no loss of its own: films may begin anywhere. */
  private static final int LOST = AVFrame.FF_DECODE_ERROR_INVALID_BITSTREAM
      | AVFrame.FF_DECODE_ERROR_CONCEALMENT_ACTIVE
      | AVFrame.FF_DECODE_ERROR_DECODE_SLICES;

  private final NativeResources natives;
  private final PacketStream packets;
  private final boolean keyFrames;
  private DecoderOptions options;
  private FrameDecoder decoder;
  private boolean draining;
  /** How many frames may still be left out before a key frame that decoding can begin with. */
  private int leftOut;
  /** Number of the packet of the first frame after a leap. */
  private long landedOn = -1;
  /** Whether the decoder marks key frames: a few don't, and the first frame of a film shows it. */
  private boolean tellsKeys = true;
  /** Number of the packet of the last key frame that was given alone. */
  private long lastKey = -1;

  private boolean begunAnew;
  /** Whether a frame was decoded whole since decoding has begun: those before one lack what they refer to. */
  private boolean whole;
  /** Whether the film begins between two key frames, as a recording does that was switched on in the middle. */
  private boolean late;
  /** Frames of which parts are guessed, as they are lost. */
  private long guessed;

  /**
   * Takes over a container: it is closed together with the decoder, and at once if there is no decoder for the stream.
   *
   * @throws SmaltiException if the stream can't be decoded
   */
  static StreamDecoder open(Demuxer demuxer, int index, DecoderOptions options) {
    return NativeResources.build(natives -> new StreamDecoder(natives, demuxer, index, options));
  }

  private StreamDecoder(
      NativeResources natives, Demuxer demuxer, int index, DecoderOptions options) {
    this.natives = natives;
    packets = natives.own(new PacketStream(demuxer, index), PacketStream::close);
    this.options = options;
    keyFrames = options.skip() == Skip.NOT_KEY;
    decoder = FrameDecoder.open(demuxer.source().name(), packets.stream(), options);
    natives.own(this, it -> it.decoder.close());
  }

  AVStream stream() {
    return packets.stream();
  }

  Demuxer demuxer() {
    return packets.demuxer();
  }

  /** The numbers and the clock of its packets. */
  PacketSequence sequence() {
    return packets.sequence();
  }

  /** Packets that could not be decoded so far. */
  long errors() {
    return decoder.errors();
  }

  /** Whether there were empty packets: libav then guesses wrong time stamps for the packets beside them. */
  boolean stampsDoubtful() {
    return packets.doubtful();
  }

  /** Decodes the next frame into {@code frame}; where key frames alone are wanted, one of them. False at the end. */
  boolean next(AVFrame frame) {
    return options.skip() == Skip.NOT_KEY ? decodeKey(frame) : decode(frame);
  }

  /**
   * Decodes the next key frame by itself: a decoder that only skips the others may give key frames in a wrong order.
   * Where the container does not say when one is shown, that is known only of a film of which all frames are decoded:
   * it is begun anew.
   */
  private boolean decodeKey(AVFrame frame) {
    for (AVPacket packet = packets.next(); packet != null; packet = packets.next()) {
      CancelledException.throwIfInterrupted();
      boolean shown = (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0;
      if (EntryPoint.isKey(packet) && shown) {
        if (!tellsWhenShown(packet)) {
          options = options.skipping(Skip.NOTHING);
          restart();
          begunAnew = true;
          return decode(frame);
        }
        if (decodeAlone(packet, frame)) {
          lastKey = PacketSequence.number(frame);
          return true;
        }
      }
    }
    return false;
  }

  /** Where frames are reordered, a key frame is shown later than it is decoded. */
  private boolean tellsWhenShown(AVPacket packet) {
    return packet.pts() != Libav.NO_TIME
        && (packet.pts() != packet.dts() || stream().codecpar().video_delay() == 0);
  }

  private boolean decodeAlone(AVPacket packet, AVFrame frame) {
    long stamp = packet.pts();
    decoder.send(packet);
    decoder.send((AVPacket) null);
    boolean found = decoder.receive(frame) >= 0
        && (isKey(frame) || frame.pict_type() == avutil.AV_PICTURE_TYPE_I);
    if (found) {
      lookAt(frame);
    }
    decoder.flush();
    frame.pts(stamp).best_effort_timestamp(stamp).pkt_dts(Libav.NO_TIME);
    return found;
  }

  /** Whether the film was begun anew since this was last asked, to decode all frames for the sake of the key frames. */
  boolean takeBegunAnew() {
    boolean begun = begunAnew;
    begunAnew = false;
    return begun;
  }

  /** Whether a decoded frame is to be given: if key frames alone are wanted, one after the last that was given. */
  boolean isWanted(AVFrame frame) {
    return !keyFrames
        || options.skip() == Skip.NOT_KEY
        || (PacketSequence.number(frame) > lastKey && isWhole(frame));
  }

  private boolean decode(AVFrame frame) {
    while (true) {
      int received = decoder.receive(frame);
      if (received >= 0) {
        tellsKeys &= PacketSequence.number(frame) != 0 || isKey(frame);
        if (leftOut == 0) {
          lookAt(frame);
          return true;
        }
        if (isWhole(frame)) {
          leftOut = 0;
          lookAt(frame);
          landedOn = PacketSequence.number(frame);
          return true;
        }
        leftOut--;
        continue;
      }
      if (received == Libav.EOF) {
        return false;
      }
      if (received != Libav.EAGAIN && draining) {
        return false;
      }
      CancelledException.throwIfInterrupted();
      AVPacket packet = packets.next();
      draining = packet == null;
      late |= packet != null && isFirst() && isPicture() && !EntryPoint.isKey(packet);
      decoder.send(packet);
    }
  }

  /** Whether the packet that was read last is the first one of the stream. */
  private boolean isFirst() {
    return packets.sequence().number() == 1;
  }

  private boolean isPicture() {
    return stream().codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
  }

  private void lookAt(AVFrame frame) {
    guessed += whole && (frame.decode_error_flags() & LOST) != 0 ? 1 : 0;
    if (!whole && isWhole(frame)) {
      whole = true;
      if (late) {
        // What precedes the first key frame can't be decoded and is no loss.
        decoder.forgive(0);
      }
    }
  }

  /** How much was lost so far: packets that could not be found or decoded, and parts of frames. */
  long lost() {
    return decoder.errors() + guessed + demuxer().losses();
  }

  /** Whether it gives key frames alone. */
  boolean givesKeyFrames() {
    return keyFrames;
  }

  /** Whether packets say when they are shown: libav counts them in AVI, and in streams without a container. */
  boolean hasOwnTimes() {
    return !PacketStream.countsTime(demuxer()) && !demuxer().info().format().equals("avi");
  }

  /** Number of the packet that the first frame after the last leap was made from. */
  long landedOn() {
    return landedOn;
  }

  /** Whether a frame was decoded without any other and without an error. */
  boolean isWhole(AVFrame frame) {
    boolean key = tellsKeys ? isKey(frame) : frame.pict_type() == avutil.AV_PICTURE_TYPE_I;
    return key
        && (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) == 0
        && frame.decode_error_flags() == 0;
  }

  private static boolean isKey(AVFrame frame) {
    return (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
  }

  /** Goes to the key frame from which the frame at a time can be decoded; false if the container can't. */
  boolean seek(long time) {
    boolean sought = packets.seek(time);
    if (sought) {
      decoder.flush();
      draining = false;
    }
    return sought;
  }

  /** The same, and gives no frame before a key frame that is decoded without an error. */
  boolean seekKey(long time) {
    return packets.seekKey(time) && began(LEFT_OUT);
  }

  /** Goes to a place that is known; false if it is not found again. */
  boolean seek(EntryPoint entry) {
    return packets.seek(entry) && began(LEFT_OUT);
  }

  /** Goes to a packet of a sound that is known; false if it is not found again. */
  boolean seek(ProvenLanding landing) {
    return packets.seek(landing) && began(0);
  }

  /** The place is proven: no more packets are told of. */
  void landed() {
    packets.landed();
  }

  /** With a decoder of its own: one that had to do with damage keeps traces of it when it is flushed. */
  private boolean began(int frames) {
    decoder.close();
    decoder = FrameDecoder.open(demuxer().source().name(), stream(), options);
    draining = false;
    whole = false;
    late = false;
    leftOut = frames;
    return true;
  }

  /** Goes to the beginning. */
  void rewind() {
    packets.rewind();
    decoder.flush();
    draining = false;
  }

  /** Goes to the beginning, so that the same frames are decoded with the same time stamps as the first time. */
  void restart() {
    packets.restart();
    guessed = 0;
    began(0);
  }

  /** Takes back the errors since a seek: decoding that does not begin at a key frame causes some. */
  void forgive(long errorsBefore) {
    decoder.forgive(errorsBefore);
  }

  @Override
  public void close() {
    natives.close();
  }
}
