package org.smalti.tools.export.edit;

import static org.smalti.media.edit.OtioText.array;
import static org.smalti.media.edit.OtioText.field;
import static org.smalti.media.edit.OtioText.item;
import static org.smalti.media.edit.OtioText.object;
import static org.smalti.media.edit.OtioText.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.smalti.core.table.CellFormat;
import org.smalti.media.Rational;
import org.smalti.media.edit.OtioText;

/**
 * Clips as a timeline of OpenTimelineIO. Clips that overlap are on more tracks; films are on a track of pictures and on
 * one of sounds. What the schemas have no place for is in the clips' metadata.
 *
 * @param rate that all times are told at
 * @param facts of the media files that could be read
 */
record TimelineJson(
    Rational rate, PicturesChoice parts, MediaLinks links, Map<String, MediaFacts> facts) {
  private static final String MEDIA = "DEFAULT_MEDIA";

  /** The whole file. */
  String of(EditList list) {
    List<FramedClip> clips = FramedClip.of(list.clips(), rate.value());
    List<String> tracks = new ArrayList<>();
    addTracks("Video", clips, parts::isSeen, tracks);
    addTracks("Audio", clips, parts::isHeard, tracks);
    return object(
            "Timeline.1",
            item(list.title()),
            field("global_start_time", times().time(0)),
            field(
                "tracks",
                object(
                    "Stack.1",
                    item("tracks"),
                    field("source_range", "null"),
                    field("effects", "[]"),
                    field("markers", "[]"),
                    field("enabled", "true"),
                    field("children", array(tracks)))))
        + "\n";
  }

  private void addTracks(
      String kind, List<FramedClip> clips, Predicate<EditClip> wanted, List<String> tracks) {
    List<FramedClip> chosen =
        clips.stream().filter(clip -> wanted.test(clip.clip())).toList();
    int number = 1;
    for (List<FramedClip> lane : Lanes.of(chosen, FramedClip::in, FramedClip::out)) {
      tracks.add(object(
          "Track.1",
          item(kind.charAt(0) + Integer.toString(number++)),
          field("source_range", "null"),
          field("effects", "[]"),
          field("markers", "[]"),
          field("enabled", "true"),
          text("kind", kind),
          field("children", array(children(lane)))));
    }
  }

  /** Clips, and gaps between them. */
  private List<String> children(List<FramedClip> lane) {
    List<String> children = new ArrayList<>();
    long end = 0;
    for (FramedClip clip : lane) {
      if (clip.in() > end) {
        children.add(object(
            "Gap.1",
            item(""),
            field("source_range", times().range(0, clip.in() - end)),
            field("effects", "[]"),
            field("markers", "[]"),
            field("enabled", "true")));
      }
      children.add(clip(clip));
      end = clip.out();
    }
    return children;
  }

  private String clip(FramedClip framed) {
    EditClip clip = framed.clip();
    return object(
        "Clip.2",
        field("metadata", metadata(clip)),
        text("name", clip.label()),
        field("source_range", times().range(framed.sourceIn(), framed.length())),
        field("effects", effects(clip.treatment())),
        field("markers", "[]"),
        field("enabled", "true"),
        field("media_references", "{" + field(MEDIA, reference(framed)) + "}"),
        text("active_media_reference_key", MEDIA));
  }

  private String reference(FramedClip framed) {
    String filename = framed.clip().filename();
    MediaFacts known = facts.getOrDefault(filename, MediaFacts.UNKNOWN);
    long length = Math.round(known.millis() * rate.value() / 1000);
    return object(
        "ExternalReference.1",
        item(filename),
        field(
            "available_range",
            length > 0
                ? times().range(0, Math.max(length, framed.sourceIn() + framed.sourceLength()))
                : "null"),
        field("available_image_bounds", "null"),
        text("target_url", links.address(filename)));
  }

  private static String effects(ClipTreatment treatment) {
    return treatment.speed() == 1
        ? "[]"
        : array(List.of(object(
            "LinearTimeWarp.1",
            item(""),
            text("effect_name", "LinearTimeWarp"),
            field("enabled", "true"),
            field("time_scalar", CellFormat.decimal(treatment.speed(), 8)))));
  }

  private static String metadata(EditClip clip) {
    ClipTreatment treatment = clip.treatment();
    List<String> fields = new ArrayList<>();
    add("volume", treatment.volume(), 1, fields);
    add("pan", treatment.pan(), 0, fields);
    add("fadeIn", treatment.fadeIn(), 0, fields);
    add("fadeOut", treatment.fadeOut(), 0, fields);
    add("pitch", treatment.pitch(), 0, fields);
    return fields.isEmpty() ? "{}" : "{\"smalti\": {" + String.join(", ", fields) + "}}";
  }

  private static void add(String name, double value, double usual, List<String> fields) {
    if (value != usual) {
      fields.add(field(name, CellFormat.decimal(value, 8)));
    }
  }

  private OtioText times() {
    return new OtioText(rate.value());
  }
}
