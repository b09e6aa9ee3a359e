package org.smalti.bench.faces;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.smalti.tools.video.faces.track.FaceTracker;
import org.smalti.tools.video.faces.track.FrameFaces;

/** How right a tracker is on several films together. */
final class TrackingScore {
  private final boolean strict;
  private final List<JudgedPicture> pictures = new ArrayList<>();
  private final Set<String> people = new HashSet<>();
  private final Set<String> tracks = new HashSet<>();

  /** @param strict whether unclear returns count as somebody new */
  TrackingScore(boolean strict) {
    this.strict = strict;
  }

  /**
   * Follows the faces of a film and compares them with the truth.
   *
   * @param name of the film, for identities
   * @param faces what was found in the pictures that are looked at
   */
  void add(String name, FaceFilm film, List<FrameFaces> faces, TrackerVariant variant) {
    FaceTracker tracker = variant.options().open(name, FaceFilm.WIDTH, FaceFilm.HEIGHT);
    var truth = new VisibleFaces(film, variant.options().maxGap());
    var judgedPictures = new ArrayList<JudgedPicture>();
    for (FrameFaces picture : faces) {
      VisibleFaces.Picture visible = truth.at(picture.time());
      List<LabelledFace> found = tracker.next(variant.seen(picture)).stream()
          .map(face -> new LabelledFace(face.track(), face.face()))
          .toList();
      judgedPictures.add(new JudgedPicture(visible.asked(), found).without(visible.unasked()));
    }
    Map<String, String> unclear = strict ? Map.of() : truth.unclear();
    for (JudgedPicture settled : UnclearReturns.settle(judgedPictures, unclear)) {
      JudgedPicture judged = settled.of(name);
      judged.truth().forEach(face -> people.add(face.identity()));
      judged.found().forEach(face -> tracks.add(face.identity()));
      pictures.add(judged);
    }
  }

  static String head() {
    return "| films | seed | every | tracker | MOTA | IDF1 | HOTA | missed | false | switches | fragments"
        + " | tracks | people |\n|---|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|";
  }

  String row(String films, long seed, int every, TrackerVariant variant) {
    ClearMot counts = ClearMot.of(pictures);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %s | %.3f | %.3f | %.3f | %d | %d | %d | %d | %d | %d |",
        films,
        seed,
        every,
        variant,
        counts.mota(),
        new IdentityCounts(pictures).idf1(),
        Hota.of(pictures),
        counts.missed(),
        counts.falseAlarms(),
        counts.switches(),
        counts.fragments(),
        tracks.size(),
        people.size());
  }
}
