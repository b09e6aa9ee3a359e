package org.smalti.tools.batch.sound;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Fingerprint;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.SoundSelection;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * The albums of a batch: the sounds of each folder, which are as loud as if they were one after the other. Each is
 * measured once in a process, by whichever job needs it first. May be used by many threads.
 */
final class Albums implements Serializable {
  private static final long serialVersionUID = 1;

  /** No album at all. */
  static final Albums NONE = new Albums(new TreeMap<>(), SoundSelection.USUAL);

  /** By folder. */
  private final Map<String, List<SourceFile>> files;

  private final SoundSelection chosen;
  private transient @Nullable Map<String, Measured> measured;

  /** A sound, once it is measured. */
  private static final class Measured {
    private @Nullable MomentaryBlocks blocks;
  }

  private Albums(Map<String, List<SourceFile>> files, SoundSelection chosen) {
    this.files = files;
    this.chosen = chosen;
  }

  /** The albums of some files; those without sound belong to none. */
  static Albums of(List<SourceFile> sources, SoundSelection chosen) {
    Map<String, List<SourceFile>> files = new TreeMap<>();
    sources.stream()
        .filter(source -> source.has(Kind.AUDIO))
        .forEach(source ->
            files.computeIfAbsent(folder(source), none -> new ArrayList<>()).add(source));
    return new Albums(files, chosen);
  }

  private static String folder(SourceFile source) {
    Path parent = source.file().toAbsolutePath().getParent();
    return String.valueOf(parent);
  }

  private List<SourceFile> files(SourceFile source) {
    return files.getOrDefault(folder(source), List.of());
  }

  /** What stands for the album of a file: another one when a file comes or goes or is changed. */
  String key(SourceFile source) {
    Fingerprint all = new Fingerprint();
    files(source).forEach(each -> all.with(each.path().toString(), each.size(), each.modified()));
    return files(source).isEmpty() ? "" : all.key();
  }

  /** How loud one sound of a file is. */
  Loudness loudness(SourceFile source, MediaStream sound, RecipeContext context, double until) {
    return blocks(source, sound, context, until).loudness();
  }

  /** How loud the album of a file is, and the peak of all of it. A file that can't be measured is no part of it. */
  Loudness together(SourceFile source, RecipeContext context, double until) {
    List<MomentaryBlocks> all = new ArrayList<>();
    Set<Object> heard = new HashSet<>();
    for (SourceFile each : files(source)) {
      // Another name of a file adds nothing to the album.
      if (!heard.add(each.identity())) {
        continue;
      }
      try {
        for (MediaStream sound : SoundRecipe.sounds(each, chosen)) {
          all.add(blocks(each, sound, context, until));
        }
      } catch (SmaltiException unreadable) {
        if (each.path().equals(source.path())
            || unreadable.reason() == SmaltiException.Reason.OUTPUT) {
          throw unreadable;
        }
      }
    }
    return MomentaryBlocks.together(all);
  }

  private MomentaryBlocks blocks(
      SourceFile source, MediaStream sound, RecipeContext context, double until) {
    Measured one =
        all().computeIfAbsent(source.path() + " " + sound.index(), none -> new Measured());
    synchronized (one) {
      MomentaryBlocks known = one.blocks;
      if (known == null) {
        known = MomentaryBlocks.of(source, sound, context, until);
        one.blocks = known;
      }
      return known;
    }
  }

  private synchronized Map<String, Measured> all() {
    if (measured == null) {
      measured = new ConcurrentHashMap<>();
    }
    return Objects.requireNonNull(measured);
  }
}
