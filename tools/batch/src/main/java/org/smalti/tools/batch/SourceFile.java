package org.smalti.tools.batch;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.smalti.core.files.LocalPath;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;

/**
 * One file of the batch, as it was when it was probed.
 *
 * @param name how messages and tables call it: as the command line led to it
 * @param path where it is
 * @param size bytes
 * @param modified ms since 1970
 * @param contents what its headers say
 * @param copy what the ffmpeg program reads in its place; null: itself
 * @param mixed indexes of the sounds that are mixed to stereo; {@code contents} say of them that they are stereo
 * @param leftOut the streams that were not chosen
 */
public record SourceFile(
    String name,
    LocalPath path,
    long size,
    long modified,
    MediaContents contents,
    @Nullable LocalPath copy,
    Set<Integer> mixed,
    List<MediaStream> leftOut)
    implements Serializable {
  public SourceFile {
    mixed = Set.copyOf(mixed);
    leftOut = List.copyOf(leftOut);
  }

  public SourceFile(String name, LocalPath path, long size, long modified, MediaContents contents) {
    this(name, path, size, modified, contents, null, Set.of(), List.of());
  }

  /** The same, of which the ffmpeg program reads a copy. */
  SourceFile readFrom(LocalPath newCopy) {
    return new SourceFile(name, path, size, modified, contents, newCopy, mixed, leftOut);
  }

  /** The same with other streams. */
  SourceFile with(List<MediaStream> streams, Set<Integer> newMixed) {
    MediaContents chosen = new MediaContents(
        contents.format(),
        contents.duration(),
        contents.guessed(),
        streams,
        contents.chapters(),
        contents.tags());
    Set<Integer> kept = streams.stream().map(MediaStream::index).collect(Collectors.toSet());
    List<MediaStream> others = contents.streams().stream()
        .filter(stream -> !kept.contains(stream.index()) && !isBookkeeping(stream))
        .toList();
    return new SourceFile(name, path, size, modified, chosen, copy, newMixed, others);
  }

  /** Whether its result is another file in any case, as streams of it are left out or mixed. */
  public boolean isChanged() {
    return !mixed.isEmpty() || !leftOut.isEmpty();
  }

  /** {@code "has no sound"}, for a file that has none of a kind, and whether that was chosen. */
  public String lacks(Kind kind) {
    String what = kind == Kind.AUDIO ? "sound" : "picture";
    boolean chosen = leftOut.stream().anyMatch(stream -> stream.kind() == kind);
    return chosen ? "has no " + what + " among the streams that are chosen" : "has no " + what;
  }

  /** Whether a sound is mixed to stereo. */
  public boolean mixes(MediaStream sound) {
    return mixed.contains(sound.index());
  }

  /** The filter that mixes a sound to stereo, with a comma behind it; empty if its channels stay. */
  public String mixing(MediaStream sound) {
    return mixes(sound) ? "aformat=channel_layouts=stereo," : "";
  }

  /** The file itself, whatever it is called; its path where the system does not tell. */
  public Object identity() {
    try {
      Object key = Files.readAttributes(file(), BasicFileAttributes.class).fileKey();
      return key == null ? file() : key;
    } catch (IOException vanished) {
      return file();
    }
  }

  public Path file() {
    return path.path();
  }

  /** What the ffmpeg program reads. */
  public Path input() {
    LocalPath instead = copy;
    return instead == null ? file() : instead.path();
  }

  /** The file's name without its extension. */
  public String stem() {
    return ResultPlacement.stem(String.valueOf(file().getFileName()));
  }

  /** s, −1 unknown. */
  public double duration() {
    return contents.duration();
  }

  /** All streams of a kind, in the file's order. */
  public List<MediaStream> streams(Kind kind) {
    return contents.streams().stream().filter(stream -> stream.kind() == kind).toList();
  }

  /** The stream with an index. Those that were not chosen are not there. */
  public MediaStream stream(int index) {
    return contents.streams().stream()
        .filter(stream -> stream.index() == index)
        .findFirst()
        .orElseThrow();
  }

  /** The first stream of a kind. */
  public Optional<MediaStream> first(Kind kind) {
    return contents.streams().stream().filter(stream -> stream.kind() == kind).findFirst();
  }

  /**
   * Whether it is a stream by which an MP4 says where chapters and time codes are; whoever writes one makes it anew.
   */
  public boolean isBookkeeping(MediaStream stream) {
    return stream.kind() == Kind.DATA
        && contents.format().startsWith("mov,")
        && ((!contents.chapters().isEmpty() && stream.codec().equals("bin_data"))
            || stream.tags().containsKey("timecode"));
  }

  public boolean has(Kind kind) {
    return first(kind).isPresent();
  }
}
