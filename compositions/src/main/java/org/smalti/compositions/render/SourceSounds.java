package org.smalti.compositions.render;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.smalti.compositions.Sound;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;

/**
 * All that is heard of one source, each stretch once, in the order of their beginnings.
 *
 * @param spans in frames of 48 kHz
 */
record SourceSounds(String filename, List<SoundSpan> spans) implements Serializable {
  /** A stretch of the source in frames of 48 kHz on its own clock. */
  record SoundSpan(long start, long length) implements Serializable, Comparable<SoundSpan> {
    static SoundSpan of(Sound sound) {
      return new SoundSpan(Math.max(0, Sound.frame(sound.start())), sound.frames());
    }

    @Override
    public int compareTo(SoundSpan other) {
      int order = Long.compare(start, other.start);
      return order != 0 ? order : Long.compare(length, other.length);
    }
  }

  /** The sources of some sounds, by name. */
  static List<SourceSounds> of(List<Sound> sounds) {
    Map<String, TreeSet<SoundSpan>> spans = new TreeMap<>();
    for (Sound sound : sounds) {
      if (sound.frames() > 0) {
        spans.computeIfAbsent(sound.filename(), name -> new TreeSet<>()).add(SoundSpan.of(sound));
      }
    }
    List<SourceSounds> sources = new ArrayList<>();
    spans.forEach((name, set) -> sources.add(new SourceSounds(name, new ArrayList<>(set))));
    return sources;
  }

  Path part(SourceCache scratch, MediaFolder media) {
    Fingerprint key = SourceCache.with(new Fingerprint().with("sound 1"), media, filename);
    spans.forEach(span -> key.with(span.start, span.length));
    return scratch.part(key.key(), "pcm");
  }
}
