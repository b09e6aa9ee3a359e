package org.smalti.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Lets libav read from or write to a channel of Java. It keeps a position of its own, so that several readers can share
 * a channel that seeks. What the channel throws is kept until it is asked for, as nothing may be thrown through libav.
 *
 * <p>One callback of each kind serves all channels, because JavaCPP allows only ten of a type.
 */
final class ChannelIo implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int FAILED = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO();
  private static final Map<Long, ChannelIo> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT = new AtomicLong(1);

  private final NativeResources natives;
  private final Channel channel;
  private final long number = NEXT.getAndIncrement();
  private final AVIOContext context;
  private long position;
  private @Nullable IOException failure;

  static ChannelIo reading(ReadableByteChannel channel) {
    return NativeResources.build(natives -> new ChannelIo(natives, channel, false));
  }

  static ChannelIo writing(WritableByteChannel channel) {
    return NativeResources.build(natives -> new ChannelIo(natives, channel, true));
  }

  private ChannelIo(NativeResources natives, Channel channel, boolean writing) {
    this.natives = natives;
    this.channel = channel;
    boolean seekable = channel instanceof SeekableByteChannel;
    BytePointer buffer = new BytePointer(avutil.av_mallocz(BUFFER + avformat.AVPROBE_PADDING_SIZE));
    context = natives.own(
        avformat.avio_alloc_context(
            buffer,
            BUFFER,
            writing ? 1 : 0,
            new Number(number),
            writing ? null : Reader.INSTANCE,
            writing ? Writer.INSTANCE : null,
            seekable ? Seeker.INSTANCE : null),
        ChannelIo::free);
    OPEN.put(number, this);
    natives.own(number, OPEN::remove);
  }

  private static void free(AVIOContext context) {
    avutil.av_free(context.buffer());
    avformat.avio_context_free(context);
  }

  AVIOContext context() {
    return context;
  }

  /** Whether the channel can be read or written at any place. */
  boolean isSeekable() {
    return channel instanceof SeekableByteChannel;
  }

  /** What the channel has thrown, if it has. */
  @Nullable
  IOException failure() {
    return failure;
  }

  private int read(ByteBuffer into) throws IOException {
    int count;
    // Readers in several threads may share a channel.
    synchronized (channel) {
      if (channel instanceof SeekableByteChannel seekable) {
        seekable.position(position);
      }
      count = ((ReadableByteChannel) channel).read(into);
    }
    position += Math.max(0, count);
    return count < 0 ? Libav.EOF : count == 0 ? Libav.EAGAIN : count;
  }

  private int write(ByteBuffer from) throws IOException {
    int count = from.remaining();
    if (channel instanceof SeekableByteChannel seekable) {
      seekable.position(position);
    }
    while (from.hasRemaining()) {
      ((WritableByteChannel) channel).write(from);
    }
    position += count;
    return count;
  }

  private long seek(long offset, int whence) throws IOException {
    SeekableByteChannel seekable = (SeekableByteChannel) channel;
    if ((whence & avformat.AVSEEK_SIZE) != 0) {
      return seekable.size();
    }
    switch (whence & ~avformat.AVSEEK_FORCE) {
      case 0 -> position = offset;
      case 1 -> position += offset;
      case 2 -> position = seekable.size() + offset;
      default -> {
        return FAILED;
      }
    }
    return position;
  }

  @Override
  public void close() {
    natives.close();
  }

  /** What is done to a channel. */
  private interface Action {
    long on(ChannelIo io) throws IOException;
  }

  private static long perform(Pointer number, Action action) {
    ChannelIo io = OPEN.get(number.address());
    if (io == null) {
      return FAILED;
    }
    try {
      return action.on(io);
    } catch (IOException e) {
      io.failure = e;
      return FAILED;
    } catch (RuntimeException e) {
      io.failure = new IOException(e);
      return FAILED;
    }
  }

  /** The number of an open channel, as libav keeps it for us. */
  private static final class Number extends Pointer {
    Number(long number) {
      address = number;
    }
  }

  private static final class Reader extends Read_packet_Pointer_BytePointer_int {
    static final Reader INSTANCE = new Reader();

    @Override
    public int call(Pointer number, BytePointer buffer, int size) {
      return (int) perform(number, io -> io.read(buffer.capacity(size).asByteBuffer()));
    }
  }

  private static final class Writer extends Write_packet_Pointer_BytePointer_int {
    static final Writer INSTANCE = new Writer();

    @Override
    public int call(Pointer number, BytePointer buffer, int size) {
      return (int) perform(number, io -> io.write(buffer.capacity(size).asByteBuffer()));
    }
  }

  private static final class Seeker extends Seek_Pointer_long_int {
    static final Seeker INSTANCE = new Seeker();

    @Override
    public long call(Pointer number, long offset, int whence) {
      return perform(number, io -> io.seek(offset, whence));
    }
  }
}
