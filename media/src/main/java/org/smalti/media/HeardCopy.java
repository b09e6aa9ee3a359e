package org.smalti.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.global.avutil;
import org.smalti.core.CancelledException;

/**
 * A plain copy of a sound as all commands hear it, for programs that would follow clocks that begin again in the middle
 * of a joined file: a WAV of 32-bit floats, whose size stands nowhere in it, so that it may be of any length.
 */
public final class HeardCopy {
  private static final int FRAMES = 8192;
  private static final int HEADER = 68;
  private static final short EXTENSIBLE = (short) 0xFFFE;
  private static final short FLOATS = 3;
  /** The rest of the identifier of floats, behind their number (Microsoft, {@code ksmedia.h}). */
  private static final byte[] SUBTYPE = {
    0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71
  };

  private HeardCopy() {}

  /**
   * Decodes one sound of a file to its end.
   *
   * @param stream index of the sound
   * @return whether it is whole; a damaged one leaves no copy
   * @throws IOException if the copy can't be written
   */
  public static boolean write(Path file, int stream, Path copy) throws IOException {
    boolean whole;
    Demuxer demuxer = Demuxer.open(MediaSource.of(file));
    int mask = mask(demuxer.stream(stream).codecpar().ch_layout());
    try (AudioDecoder decoder =
            AudioDecoder.open(demuxer, stream, new AudioSpec(0, 0), ChannelChoice.MIX);
        OutputStream out = Files.newOutputStream(copy)) {
      int channels = decoder.channels();
      out.write(header(decoder.sampleRate(), channels, mask));
      float[] sound = new float[FRAMES * channels];
      ByteBuffer bytes =
          ByteBuffer.allocate(Float.BYTES * sound.length).order(ByteOrder.LITTLE_ENDIAN);
      for (int frames; (frames = decoder.read(sound, 0, FRAMES)) >= 0; ) {
        CancelledException.throwIfInterrupted();
        bytes.asFloatBuffer().put(sound, 0, frames * channels);
        out.write(bytes.array(), 0, Float.BYTES * frames * channels);
      }
      whole = decoder.damage().isEmpty();
    }
    if (!whole) {
      Files.delete(copy);
    }
    return whole;
  }

  /** The speakers, as WAV and libav number them alike; 0 unknown. */
  private static int mask(AVChannelLayout layout) {
    return layout.order() == avutil.AV_CHANNEL_ORDER_NATIVE ? (int) layout.u_mask() : 0;
  }

  private static byte[] header(int rate, int channels, int mask) {
    int block = Float.BYTES * channels;
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(-1);
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(40);
    header.putShort(EXTENSIBLE).putShort((short) channels).putInt(rate).putInt(rate * block);
    header.putShort((short) block).putShort((short) Float.SIZE);
    header.putShort((short) 22).putShort((short) Float.SIZE).putInt(mask);
    header.putShort(FLOATS).put(SUBTYPE);
    return header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(-1).array();
  }
}
