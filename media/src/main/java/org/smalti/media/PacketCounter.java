package org.smalti.media;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.media.MediaStream.Kind;

/** Reads all packets of a container without decoding them, and counts what each stream has. */
final class PacketCounter {
  private PacketCounter() {}

  /** Reads on to the end. */
  static PacketCount count(Demuxer demuxer) {
    Map<Integer, Packets> found = new HashMap<>();
    for (AVPacket packet = demuxer.read(); packet != null; packet = demuxer.read()) {
      CancelledException.throwIfInterrupted();
      found
          .computeIfAbsent(packet.stream_index(), index -> new Packets(demuxer, index))
          .add(packet);
    }
    List<PacketCount.Extent> extents = new ArrayList<>();
    List<PacketCount.Extent> playable = new ArrayList<>();
    for (int i = 0; i < demuxer.streams(); i++) {
      Packets packets = found.get(i);
      extents.add(packets == null ? Packets.NONE : packets.all.extent());
      playable.add(packets == null ? Packets.NONE : packets.playable().extent());
    }
    return new PacketCount(
        demuxer.broken(),
        demuxer.brokenOff() || demuxer.cutOff() || !demuxer.unread().isEmpty(),
        extents,
        playable);
  }

  /** The packets of one stream. */
  private static final class Packets {
    static final PacketCount.Extent NONE = new PacketCount.Extent(0, 0, 0, 0, 0, 0, false, 0);

    final Counted all;
    /** From the first key frame on; null before it. */
    private @Nullable Counted fromKey;

    private final Demuxer demuxer;
    private final int index;
    private final boolean picture;

    Packets(Demuxer demuxer, int index) {
      this.demuxer = demuxer;
      this.index = index;
      picture = MediaContentsReader.kind(demuxer.stream(index)) == Kind.VIDEO;
      all = new Counted(demuxer, index);
    }

    void add(AVPacket packet) {
      all.add(packet);
      if (picture && (fromKey != null || EntryPoint.isKey(packet))) {
        Counted begun = fromKey == null ? new Counted(demuxer, index) : fromKey;
        fromKey = begun;
        begun.add(packet);
      }
    }

    Counted playable() {
      return fromKey == null ? all : fromKey;
    }
  }

  /** Some of the packets of one stream. */
  private static final class Counted {
    private final PacketScan.Extent extent;
    private final CRC32C digest = new CRC32C();
    private long bytes;

    Counted(Demuxer demuxer, int index) {
      Kind kind = MediaContentsReader.kind(demuxer.stream(index));
      extent = kind == Kind.AUDIO || kind == Kind.VIDEO
          ? PacketScan.Extent.joining(demuxer, index)
          : new PacketScan.Extent(demuxer, index);
    }

    void add(AVPacket packet) {
      bytes += extent.add(packet) ? packet.size() : 0;
      if (packet.size() > 0) {
        digest.update(packet.data().capacity(packet.size()).asByteBuffer());
      }
    }

    PacketCount.Extent extent() {
      return new PacketCount.Extent(
          extent.packets(),
          bytes,
          extent.begin(),
          extent.end(),
          extent.longest(),
          extent.filled(),
          extent.jumped(),
          digest.getValue());
    }
  }
}
