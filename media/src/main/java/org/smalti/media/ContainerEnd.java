package org.smalti.media;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;

/**
 * Compares the length of a file with what its container says of its own length: that of the segment in Matroska and
 * WebM, of each chunk in AVI, of the last page in Ogg, of boxes and samples in MP4. It believes no duration. Where a
 * container was written as a stream it has no such length, and counts as whole. Sources: RFC 9559, ISO 14496-12, RFC
 * 3533, Microsoft's and OpenDML's descriptions of AVI.
 */
final class ContainerEnd {
  private static final long EBML_HEADER = 0x1A45DFA3L;
  private static final long MATROSKA_SEGMENT = 0x18538067L;
  private static final int RIFF_HEADER = 8;
  private static final int LIST_HEADER = 12;
  private static final long WRITTEN_AS_STREAM = 0xFFFFFFFFL;
  private static final int OGG_HEADER = 27;
  /** Bytes: no page is longer. */
  private static final int OGG_PAGE = OGG_HEADER + 255 + 255 * 255;
  /** Boxes, chunks: a file of more is not looked through. */
  private static final int MOST = 1_000_000;

  private final AVFormatContext context;
  private final AVIOContext io;
  private final long length;

  private ContainerEnd(AVFormatContext context, long length) {
    this.context = context;
    io = context.pb();
    this.length = length;
  }

  /** Whether the file ends before a stream does; to be asked once all of it was read. */
  static boolean isMissing(AVFormatContext context, AVStream stream) {
    if (context.pb() == null || context.pb().seekable() == 0) {
      return false;
    }
    long length = avformat.avio_size(context.pb());
    if (length <= 0) {
      return false;
    }
    long before = avformat.avio_seek(context.pb(), 0, 1);
    boolean missing = new ContainerEnd(context, length).isMissing(stream);
    avformat.avio_seek(context.pb(), before, 0);
    return missing;
  }

  private boolean isMissing(AVStream stream) {
    String format = Libav.text(context.iformat().name());
    if (format.contains("matroska")) {
      return segmentIsCut();
    }
    if (format.contains("mov")) {
      return samplesAreMissing(stream) || fragmentIsCut();
    }
    return format.equals("avi") ? chunkIsCut() : format.equals("ogg") && pageIsCut();
  }

  private void goTo(long position) {
    avformat.avio_seek(io, position, 0);
  }

  private long unsigned32() {
    return Integer.toUnsignedLong(avformat.avio_rb32(io));
  }

  private boolean segmentIsCut() {
    long at = 0;
    for (int i = 0; i < MOST && at + 12 <= length; i++) {
      goTo(at);
      long id = unsigned32();
      int first = avformat.avio_r8(io);
      int bytes = Integer.numberOfLeadingZeros(first) - 23;
      if ((id != EBML_HEADER && id != MATROSKA_SEGMENT) || bytes > 8) {
        return false;
      }
      long size = first & (0xFF >> bytes);
      long unknown = 0xFF >> bytes;
      for (int n = 1; n < bytes; n++) {
        size = size << 8 | avformat.avio_r8(io);
        unknown = unknown << 8 | 0xFF;
      }
      if (size == unknown) {
        return false;
      }
      at += 4 + bytes + size;
    }
    return at > length;
  }

  private boolean samplesAreMissing(AVStream stream) {
    int entries = avformat.avformat_index_get_entries_count(stream);
    for (int i = entries - 1; i >= 0; i--) {
      AVIndexEntry entry = avformat.avformat_index_get_entry(stream, i);
      if (entry.pos() + entry.size() > length) {
        return true;
      }
    }
    return false;
  }

  /** The header of a fragment says which samples are in it: if it is cut, they are in no index. */
  private boolean fragmentIsCut() {
    long at = 0;
    for (int i = 0; i < MOST && at + 16 <= length; i++) {
      goTo(at);
      long size = unsigned32();
      String type = type();
      size = size == 1 ? avformat.avio_rb64(io) : size;
      if (size < 8) {
        return false;
      }
      if (type.equals("moof") && at + size > length) {
        return true;
      }
      at += size;
    }
    return false;
  }

  private String type() {
    byte[] name = new byte[4];
    avformat.avio_read(io, name, name.length);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  /** OpenDML puts several RIFF chunks one after another. In each are others, all of which have a name. */
  private boolean chunkIsCut() {
    long at = 0;
    for (int i = 0; i < MOST && at + RIFF_HEADER <= length; i++) {
      goTo(at);
      boolean riff = type().equals("RIFF");
      long size = Integer.toUnsignedLong(avformat.avio_rl32(io));
      if (!riff || size == 0 || size == WRITTEN_AS_STREAM) {
        return false;
      }
      if (hasNameless(at + LIST_HEADER, Math.min(length, at + RIFF_HEADER + size))) {
        return true;
      }
      at += RIFF_HEADER + size;
    }
    // The last byte is missing where an odd chunk was not filled up.
    return at > length + 1;
  }

  /** Whether there is nothing but zeros where a chunk should begin: the end of a download that broke off. */
  private boolean hasNameless(long from, long to) {
    long at = from;
    for (int i = 0; i < MOST && at + RIFF_HEADER <= to; i++) {
      goTo(at);
      long name = unsigned32();
      if (name == 0) {
        return true;
      }
      long size = Integer.toUnsignedLong(avformat.avio_rl32(io));
      at += RIFF_HEADER + size + size % 2;
    }
    return false;
  }

  private boolean pageIsCut() {
    int bytes = (int) Math.min(length, OGG_PAGE);
    byte[] end = new byte[bytes];
    goTo(length - bytes);
    if (avformat.avio_read(io, end, bytes) != bytes) {
      return false;
    }
    int page = new String(end, StandardCharsets.ISO_8859_1).lastIndexOf("OggS\0");
    if (page < 0) {
      return false;
    }
    int table = page + OGG_HEADER;
    int segments = table <= bytes ? end[table - 1] & 0xFF : 0;
    int next = table + segments;
    for (int i = table; i < Math.min(bytes, table + segments); i++) {
      next += end[i] & 0xFF;
    }
    return next > bytes;
  }
}
