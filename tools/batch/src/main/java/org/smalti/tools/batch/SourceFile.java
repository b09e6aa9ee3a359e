package org.smalti.tools.batch;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
 */
public record SourceFile(
    String name,
    LocalPath path,
    long size,
    long modified,
    MediaContents contents,
    @Nullable LocalPath copy)
    implements Serializable {
  public SourceFile(String name, LocalPath path, long size, long modified, MediaContents contents) {
    this(name, path, size, modified, contents, null);
  }

  /** The same, of which the ffmpeg program reads a copy. */
  SourceFile readFrom(LocalPath newCopy) {
    return new SourceFile(name, path, size, modified, contents, newCopy);
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

  /** The first stream of a kind. */
  public Optional<MediaStream> first(Kind kind) {
    return contents.streams().stream().filter(stream -> stream.kind() == kind).findFirst();
  }

  /**
   * Whether it is a stream by which an MP4 says where chapters and time codes are; whoever writes one makes it anew.
   */
  public boolean isBookkeeping(MediaStream stream) {
    return contents.format().startsWith("mov,")
        && ((!contents.chapters().isEmpty() && stream.codec().equals("bin_data"))
            || stream.tags().containsKey("timecode"));
  }

  public boolean has(Kind kind) {
    return first(kind).isPresent();
  }
}
