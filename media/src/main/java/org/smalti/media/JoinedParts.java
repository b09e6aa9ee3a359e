package org.smalti.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * The whole files of which a file consists that was joined byte by byte. Of most containers libav reads the first one,
 * and says nothing of the others. Behind the last packet of one the letters with which the file begins are looked for;
 * a part with the same streams is read on, of any other is told that it is {@link #unread}. The first container stays
 * open, as its streams stand for those of all.
 */
final class JoinedParts implements AutoCloseable {
  /** The containers that libav reads no further than the first, and at which byte the four letters of each stand. */
  private static final Map<String, Integer> LETTERS = Map.ofEntries(
      Map.entry("wav", 0),
      Map.entry("w64", 0),
      Map.entry("aiff", 0),
      Map.entry("au", 0),
      Map.entry("caf", 0),
      Map.entry("avi", 0),
      Map.entry("mov", 4),
      Map.entry("asf", 0),
      Map.entry("flv", 0),
      Map.entry("tta", 0),
      Map.entry("voc", 0),
      Map.entry("wtv", 0));
  /** In these the letters of the kind stand here: the parts of a long AVI have another one. */
  private static final List<String> CHUNKS = List.of("RIFF", "RF64", "FORM");

  private static final int KIND = 8;
  private static final int WORD = 4;
  /** Bytes: an index or tags behind the last packet may be long. */
  private static final long FARTHEST = 1L << 28;

  /** Bytes: libav takes the header of a second FLV for a packet of this size at least, and looks for one behind it. */
  private static final int LEAP = 0x4c5601;

  /** s: what lies so far behind a declared end is none of its rounding. */
  private static final double BEYOND = 1;

  private static final int BLOCK = 1 << 20;
  /** Bytes of ALAC's description, the sizes of its packets, which differ in each file. */
  private static final int SIZES_FROM = 24;

  private static final int SIZES_TO = 32;

  private final MediaSource source;
  private final AVFormatContext first;
  private final String format;
  private final int letters;
  /** Bytes of the file at which the parts begin that are known. */
  private final List<Long> begins = new ArrayList<>(List.of(0L));

  private int present;
  private AVFormatContext context;
  private @Nullable NativeResources natives;
  /** Byte of the present part at which the packet begins that lies furthest. */
  private long furthest;
  /** Whether all parts are known. */
  private boolean complete;

  private String unread = "";

  JoinedParts(MediaSource source, AVFormatContext first) {
    this.source = source;
    this.first = first;
    context = first;
    format = Libav.text(first.iformat().name());
    letters = letters(format);
    complete = letters < 0 || source.path().isEmpty();
  }

  /** Whether the containers of a format are read part by part. */
  static boolean isPossible(String format) {
    return letters(format) >= 0;
  }

  /**
   * Whether the file goes on behind the end that its first part declares, to which the container's index leads. FLV has
   * none: there it is not looked for. Leaves the container anywhere.
   */
  static boolean isSeen(Demuxer demuxer) {
    int stream = demuxer.audio() >= 0 ? demuxer.audio() : demuxer.video();
    demuxer.keepOnly(stream);
    StreamClock clock = StreamClock.of(demuxer, demuxer.stream(stream));
    double end = demuxer.info().duration();
    boolean reachable = demuxer.isSeekable() && !demuxer.info().format().equals("flv");
    if (!reachable || !demuxer.seek(stream, clock.stamp(end))) {
      return false;
    }
    AVPacket packet = demuxer.read();
    while (packet != null && demuxer.parts().size() == 1) {
      // In some, libav goes on with the second part as if it were the first.
      if (packet.dts() != Libav.NO_TIME && clock.seconds(packet.dts()) > end + BEYOND) {
        return true;
      }
      packet = demuxer.read();
    }
    return demuxer.parts().size() > 1;
  }

  private static int letters(String format) {
    // libav calls MP4 and QuickTime by one list of names.
    return LETTERS.getOrDefault(format.split(",", 2)[0], -1);
  }

  /** The container that is read at present. */
  AVFormatContext context() {
    return context;
  }

  /** Where the parts begin that are known so far. */
  List<Long> begins() {
    return List.copyOf(begins);
  }

  /** Takes over what another reader of the same file knows. */
  void learn(List<Long> known) {
    if (known.size() > begins.size()) {
      begins.clear();
      begins.addAll(known);
    }
  }

  /** What follows the last part and can't be read as one with it; empty if nothing does. */
  String unread() {
    return unread;
  }

  /** Takes note of a packet, and gives it its place in the file; false if the next part has begun before it. */
  boolean read(AVPacket packet) {
    if (format.equals("flv") && packet.pos() - furthest >= LEAP && leapt(packet.pos())) {
      return false;
    }
    if (packet.pos() >= 0) {
      furthest = Math.max(furthest, packet.pos());
      packet.pos(packet.pos() + begins.get(present));
    }
    return true;
  }

  /** Goes on to the next part if it begins before a byte of the present one, into which libav has leapt. */
  private boolean leapt(long position) {
    if (present + 1 == begins.size() && !complete) {
      find();
    }
    return present + 1 < begins.size()
        && begins.get(present + 1) < begins.get(present) + position
        && open(present + 1);
  }

  /** Goes on to the next part when the present one has ended; false if there is none. */
  boolean next() {
    if (present + 1 == begins.size() && !complete) {
      find();
    }
    return present + 1 < begins.size() && open(present + 1);
  }

  /** Goes to the part that holds a byte of the file. Returns the byte of that part. */
  long enter(long position) {
    int part = begins.size() - 1;
    while (part > 0 && begins.get(part) > position) {
      part--;
    }
    if (part != present && !open(part)) {
      open(0);
      return position;
    }
    return position - begins.get(part);
  }

  private void find() {
    Path file = source.path().orElseThrow();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long at = begins.get(present) + furthest + 1;
      for (at = following(channel, at); at >= 0; at = following(channel, at + letters + 1)) {
        if (isPart(at, channel.size())) {
          return;
        }
      }
    } catch (IOException e) {
      throw SmaltiException.input(source.name() + " can't be read: " + e.getMessage(), e);
    }
    complete = true;
  }

  /** Whether a container begins at a byte. Keeps it, if it can be read on; otherwise nothing more is looked for. */
  private boolean isPart(long at, long size) {
    try (NativeResources own = new NativeResources()) {
      AVFormatContext opened = opened(at, own);
      if (opened == null) {
        return false;
      }
      if (isAlike(opened)) {
        begins.add(at);
      } else {
        complete = true;
        unread = String.format(
            Locale.ROOT,
            "%,d bytes behind its end are another file, which is not read; split it at byte %d",
            size - at,
            at);
      }
      return true;
    }
  }

  /** The first byte from a place on at which the letters stand, −1 if there is none near. */
  private long following(FileChannel file, long from) throws IOException {
    ByteBuffer begin = ByteBuffer.allocate(KIND + WORD);
    file.read(begin, 0);
    String wanted = HeaderCorrection.text(begin.flip(), letters);
    String kind = CHUNKS.contains(wanted) ? HeaderCorrection.text(begin, KIND) : "";
    if (wanted.isEmpty()) {
      return -1;
    }
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    long last = Math.min(file.size(), from + FARTHEST);
    for (long at = from; at < last; at += BLOCK - KIND - WORD - letters) {
      file.read(block.clear(), at);
      block.flip();
      for (int i = letters; i + WORD <= block.limit(); i++) {
        if ((block.get(i) & 0xff) == wanted.charAt(0)
            && HeaderCorrection.text(block, i).equals(wanted)
            && (kind.isEmpty() || HeaderCorrection.text(block, i + KIND).equals(kind))) {
          return at + i - letters;
        }
      }
    }
    return -1;
  }

  private boolean open(int part) {
    NativeResources before = natives;
    natives = null;
    context = first;
    furthest = 0;
    present = 0;
    if (before != null) {
      before.close();
    }
    if (part == 0) {
      return true;
    }
    NativeResources own = new NativeResources();
    natives = own;
    AVFormatContext opened = opened(begins.get(part), own);
    if (opened == null || !isAlike(opened)) {
      return false;
    }
    for (int i = 0; i < first.nb_streams(); i++) {
      opened.streams(i).discard(first.streams(i).discard());
    }
    context = opened;
    present = part;
    return true;
  }

  private @Nullable AVFormatContext opened(long begin, NativeResources own) {
    try {
      AVFormatContext opened = OpenedContainer.of(source, begin, own).context();
      Deadline.in(source.options().openWithin());
      boolean found = avformat.avformat_find_stream_info(opened, (AVDictionary) null) >= 0;
      boolean same = Libav.text(opened.iformat().name()).equals(format);
      return found && same && opened.nb_streams() > 0 ? opened : null;
    } catch (SmaltiException noContainer) {
      return null;
    }
  }

  private boolean isAlike(AVFormatContext other) {
    boolean alike = other.nb_streams() == first.nb_streams();
    for (int i = 0; alike && i < first.nb_streams(); i++) {
      alike = isAlike(first.streams(i), other.streams(i));
    }
    return alike;
  }

  private static boolean isAlike(AVStream one, AVStream other) {
    AVCodecParameters a = one.codecpar();
    AVCodecParameters b = other.codecpar();
    return a.codec_id() == b.codec_id()
        && a.sample_rate() == b.sample_rate()
        && a.ch_layout().nb_channels() == b.ch_layout().nb_channels()
        && a.width() == b.width()
        && a.height() == b.height()
        && a.block_align() == b.block_align()
        && one.time_base().num() == other.time_base().num()
        && one.time_base().den() == other.time_base().den()
        && (a.codec_id() == avcodec.AV_CODEC_ID_FLAC
            || Arrays.equals(description(a), description(b)));
  }

  /** What a decoder has to know beforehand. */
  private static byte[] description(AVCodecParameters codec) {
    byte[] bytes = new byte[codec.extradata_size()];
    if (bytes.length > 0) {
      codec.extradata().get(bytes);
    }
    if (codec.codec_id() == avcodec.AV_CODEC_ID_ALAC && bytes.length >= SIZES_TO) {
      Arrays.fill(bytes, SIZES_FROM, SIZES_TO, (byte) 0);
    }
    return bytes;
  }

  @Override
  public void close() {
    NativeResources own = natives;
    natives = null;
    context = first;
    if (own != null) {
      own.close();
    }
  }
}
