package org.smalti.compositions.mix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.sources.SourceCache;
import org.smalti.compositions.sources.WantedSource;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.Span;

/**
 * All that is heard of one source, each span once, in the order of their beginnings.
 *
 * @param spans in frames of 48 kHz
 */
record SourceSounds(String filename, List<Span> spans) implements WantedSource {
  /** The sources of some sounds, by name. */
  static List<SourceSounds> of(List<Sound> sounds) {
    Map<String, TreeSet<Span>> spans = new TreeMap<>();
    for (Sound sound : sounds) {
      if (sound.frames() > 0) {
        spans.computeIfAbsent(sound.filename(), name -> new TreeSet<>()).add(sound.span());
      }
    }
    List<SourceSounds> sources = new ArrayList<>();
    spans.forEach((name, set) -> sources.add(new SourceSounds(name, new ArrayList<>(set))));
    return sources;
  }

  Path part(SourceCache scratch, MediaFolder media, SoundSelection sound) {
    Fingerprint key = SourceCache.with(new Fingerprint().with("sound 3", sound), media, filename);
    spans.forEach(span -> key.with(span.start(), span.length()));
    return scratch.part(key.key(), "pcm");
  }
}
