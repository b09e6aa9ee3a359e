package org.smalti.tools.export.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.table.CellFormat;

/** Puts a REAPER project (.rpp) together: tracks with items, and regions. Times in ms become seconds. */
final class ReaperProject {
  private final MediaLinks links;
  private final StringBuilder regions = new StringBuilder();
  private final StringBuilder tracks = new StringBuilder();
  private int count;

  ReaperProject(MediaLinks links) {
    this.links = links;
  }

  /** Adds the clips as items: on as few tracks as it takes, so that none hides another one. */
  void addLanes(EditList list) {
    int number = 1;
    for (List<EditClip> lane : Lanes.of(list.clips(), ReaperProject::in, ReaperProject::out)) {
      addTrack(list.title() + " " + number++, lane);
    }
  }

  /** Adds the clips as items: a track for each media file. */
  void addSources(EditList list) {
    Map<String, List<EditClip>> sources = new LinkedHashMap<>();
    for (EditClip clip : list.clips()) {
      sources.computeIfAbsent(clip.filename(), name -> new ArrayList<>()).add(clip);
    }
    sources.forEach(this::addTrack);
  }

  void addTrack(String name, List<EditClip> clips) {
    tracks.append("  <TRACK\n    NAME ").append(ReaperText.name(name)).append('\n');
    clips.forEach(this::addItem);
    tracks.append("  >\n");
  }

  void addRegion(String name, double begin, double end) {
    count++;
    regions
        .append("  MARKER " + count + " " + seconds(begin) + " " + ReaperText.name(name) + " 1\n")
        .append("  MARKER " + count + " " + seconds(end) + " \"\" 1\n");
  }

  private static long in(EditClip clip) {
    return Math.round(1000 * clip.at());
  }

  private static long out(EditClip clip) {
    return Math.round(1000 * clip.end());
  }

  private void addItem(EditClip clip) {
    ClipTreatment treatment = clip.treatment();
    List<String> lines = new ArrayList<>(List.of(
        "POSITION " + seconds(clip.at()),
        "LENGTH " + seconds(clip.heard()),
        "LOOP 0",
        "FADEIN 1 " + seconds(treatment.fadeIn()) + " 0",
        "FADEOUT 1 " + seconds(treatment.fadeOut()) + " 0",
        "NAME " + ReaperText.name(clip.label()),
        "VOLPAN 1 " + number(treatment.pan()) + " " + number(treatment.volume()) + " -1",
        "SOFFS " + seconds(treatment.reversed() ? 0 : clip.start()),
        "PLAYRATE " + number(1 / treatment.stretch()) + " 1 " + number(treatment.pitch()) + " -1"));
    String file = "FILE " + ReaperText.file(links.path(clip.filename()));
    ReaperSource kind = ReaperSource.of(clip.filename());
    if (treatment.reversed()) {
      // A section of the file, which is reversed as a whole.
      lines.addAll(List.of(
          "<SOURCE SECTION",
          "  LENGTH " + seconds(clip.dur()),
          "  MODE 2",
          "  STARTPOS " + seconds(clip.start()),
          "  OVERLAP 0.01",
          "  <SOURCE " + kind,
          "    " + file,
          "  >",
          ">"));
    } else {
      lines.addAll(List.of("<SOURCE " + kind, "  " + file, ">"));
    }
    tracks.append("    <ITEM\n");
    lines.forEach(line -> tracks.append("      ").append(line).append('\n'));
    tracks.append("    >\n");
  }

  private static String seconds(double ms) {
    return number(ms / 1000);
  }

  private static String number(double value) {
    return CellFormat.decimal(value, 8);
  }

  /** The whole file. */
  String text() {
    return "<REAPER_PROJECT 0.1 \"6.0\" 0\n  SAMPLERATE 48000 0 0\n  TEMPO 120 4 4\n" + regions
        + tracks + ">\n";
  }
}
