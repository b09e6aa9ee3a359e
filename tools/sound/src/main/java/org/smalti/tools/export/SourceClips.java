package org.smalti.tools.export;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.table.Sample;

/** The clips of one media file in the order of time, so that one pass over its sound gives them all. */
record SourceClips(String filename, ArrayList<ExportClip> clips) implements Serializable {

  /**
   * The media files of samples, in the order in which they are first named.
   *
   * @param names of the clips, by row
   */
  static List<SourceClips> of(List<Sample> samples, List<String> names) {
    return of(samples, IntStream.range(0, samples.size()).boxed().toList(), names);
  }

  /**
   * The same where the samples are not all rows of their table.
   *
   * @param rows of the samples
   * @param names of the clips, by sample
   */
  static List<SourceClips> of(List<Sample> samples, List<Integer> rows, List<String> names) {
    Map<String, SourceClips> sources = new LinkedHashMap<>();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      sources
          .computeIfAbsent(sample.filename(), name -> new SourceClips(name, new ArrayList<>()))
          .clips
          .add(new ExportClip(rows.get(i), names.get(i), sample.start(), sample.dur()));
    }
    sources.values().forEach(source -> source.clips.sort(ExportClip.BY_TIME));
    return new ArrayList<>(sources.values());
  }

  /** What the clips are made from: the media file and its stretches. */
  Fingerprint fingerprint(MediaFolder media) {
    Fingerprint print = new Fingerprint().with(filename).withFile(media.resolve(filename));
    clips.forEach(clip -> print.with(clip.name(), clip.start(), clip.dur()));
    return print;
  }
}
