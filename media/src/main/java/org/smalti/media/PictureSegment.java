package org.smalti.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.AtomicFile;

/**
 * Encodes a stretch of a film by itself, so that a film that was stopped goes on with the stretches it has: a key frame
 * at its beginning, and nothing in it depends on what is outside. {@link MediaWriter#joinVideo} puts stretches together
 * without encoding them again; each but a single one
 * must have more pictures than the encoder reorders, which is four. The same pictures give the same bytes. Big endian:
 *
 * <pre>
 * head, 24 bytes: 8 magic "SMALTISG", 8 pictures, 8 bytes of the whole file; zeros until it is finished
 * per packet: 8 time of showing, 8 time of decoding, 8 duration (all in pictures), 4 flags, 4 bytes, the bytes
 * </pre>
 *
 * Used by one thread.
 */
public final class PictureSegment implements AutoCloseable {
  private static final long MAGIC = 0x534d_414c_5449_5347L;
  private static final int HEAD = 24;
  private static final int PACKET = 32;

  private final Path file;
  private final FileChannel channel;
  private final VideoEncoder encoder;
  private long pictures;

  /**
   * Begins a segment, replacing what stands there.
   *
   * @throws SmaltiException if nothing can be written there, or this can't be encoded
   */
  public static PictureSegment create(Path file, VideoFrames frames) {
    try {
      FileChannel channel = FileChannel.open(
          file,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      try {
        return new PictureSegment(file, channel, frames);
      } catch (RuntimeException | IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  private PictureSegment(Path file, FileChannel channel, VideoFrames frames) throws IOException {
    this.file = file;
    this.channel = channel;
    writeWhole(ByteBuffer.allocate(HEAD));
    encoder = VideoEncoder.open(file.toString(), this::write, frames);
  }

  private void writeWhole(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void write(AVPacket packet) {
    ByteBuffer head = ByteBuffer.allocate(PACKET);
    head.putLong(packet.pts()).putLong(packet.dts()).putLong(packet.duration());
    head.putInt(packet.flags()).putInt(packet.size()).flip();
    try {
      writeWhole(head);
      writeWhole(packet.data().capacity(packet.size()).asByteBuffer());
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  /** Encodes the next picture: {@link PixelFormat#YUV420P}. */
  public void write(byte[] yuv420p) {
    requireOpen();
    encoder.write(yuv420p);
    pictures++;
  }

  /** Encodes what the encoder still holds and says that the segment is whole. */
  public void finish() {
    requireOpen();
    encoder.finish();
    try {
      ByteBuffer head = ByteBuffer.allocate(HEAD);
      head.putLong(MAGIC).putLong(pictures).putLong(channel.size()).flip();
      channel.position(0);
      writeWhole(head);
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  private void requireOpen() {
    if (!channel.isOpen()) {
      throw new IllegalStateException(
          file + " is closed, the encoder is freed; write before close(), or begin it anew");
    }
  }

  /** Frees everything; without {@link #finish} the segment is none. */
  @Override
  public void close() {
    encoder.close();
    try {
      channel.close();
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  /** Whether a whole segment of so many pictures is there. */
  public static boolean isWhole(Path file, long pictures) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return head(channel) == pictures;
    } catch (IOException notThere) {
      return false;
    }
  }

  /** How many pictures a segment holds; −1 if it is not whole. */
  private static long head(FileChannel channel) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    if (!fill(channel, head)) {
      return -1;
    }
    boolean right = head.getLong() == MAGIC;
    long count = head.getLong();
    return right && head.getLong() == channel.size() ? count : -1;
  }

  /** Fills a buffer and flips it; false at the end. */
  private static boolean fill(FileChannel channel, ByteBuffer into) throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into) < 0) {
        return false;
      }
    }
    into.flip();
    return true;
  }

  /** Reads the packets of a segment. Used by one thread. */
  static final class Reader implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final long pictures;

    private Reader(Path file, FileChannel channel) throws IOException {
      this.file = file;
      this.channel = channel;
      pictures = head(channel);
      if (pictures < 0) {
        throw new IOException("it is cut off");
      }
    }

    static Reader open(Path file) {
      try {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
          return new Reader(file, channel);
        } catch (IOException e) {
          channel.close();
          throw e;
        }
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }

    private static SmaltiException unreadable(Path file, IOException why) {
      return new SmaltiException(
          Reason.OUTPUT,
          file + ", a part of the film, can't be read: " + why.getMessage() + "; run it again",
          why);
    }

    long pictures() {
      return pictures;
    }

    /**
     * Hands over all packets.
     *
     * @param first how many pictures are before this segment
     */
    void read(long first, Consumer<AVPacket> packets) {
      try (NativeResources scope = new NativeResources()) {
        AVPacket packet = scope.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
        ByteBuffer head = ByteBuffer.allocate(PACKET);
        while (fill(channel, head.clear())) {
          long pts = head.getLong() + first;
          long dts = head.getLong() + first;
          long duration = head.getLong();
          int flags = head.getInt();
          int size = head.getInt();
          Libav.checkWrite(
              avcodec.av_new_packet(packet, size), file.toString(), "making room for a picture");
          fill(channel, packet.data().capacity(size).asByteBuffer());
          packet.pts(pts).dts(dts).duration(duration).flags(flags);
          packets.accept(packet);
          avcodec.av_packet_unref(packet);
        }
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
  }
}
