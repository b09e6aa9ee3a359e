package org.smalti.tools.export.edit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.media.TimeCode;
import org.smalti.media.edit.CmxText;

/**
 * Clips as edit decision lists in the form of CMX 3600. A list has one picture and four channels of sound, none of
 * which overlap, and 999 events; what is more goes on in further files.
 *
 * @param code time codes of the list and of its sources, which begin at 0
 * @param begin the frame of the list's own beginning
 */
record CmxEvents(TimeCode code, long begin, PicturesChoice parts, MediaLinks links) {
  private static final int CHANNELS = 4;

  /** An event and the channels that it is on. */
  private record Event(FramedClip clip, String channels) {}

  /** The files of a list, the first of which is {@code out}. */
  List<ListFile> files(EditList list, Path out) {
    List<List<Event>> parts = new ArrayList<>();
    for (List<Event> events : tapes(FramedClip.of(list.clips(), code.rate().value()))) {
      for (int i = 0; i < events.size(); i += CmxText.MOST_EVENTS) {
        parts.add(events.subList(i, Math.min(events.size(), i + CmxText.MOST_EVENTS)));
      }
    }
    Reels reels = new Reels();
    List<ListFile> files = new ArrayList<>();
    for (List<Event> part : parts) {
      int number = files.size() + 1;
      String title = parts.size() == 1 ? list.title() : list.title() + " " + number;
      files.add(new ListFile(ListStage.part(out, number), text(title, part, reels)));
    }
    return files;
  }

  /** The events of each list: with pictures one track of clips, without them four. */
  private List<List<Event>> tapes(List<FramedClip> clips) {
    List<List<FramedClip>> lanes = Lanes.of(clips, FramedClip::in, FramedClip::out);
    boolean seen = clips.stream().anyMatch(clip -> parts.isSeen(clip.clip()));
    int together = seen ? 1 : CHANNELS;
    List<List<Event>> tapes = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i += together) {
      List<Event> events = new ArrayList<>();
      for (int channel = 0; channel < together && i + channel < lanes.size(); channel++) {
        String sound = channel == 0 ? "A" : "A" + (channel + 1);
        lanes
            .get(i + channel)
            .forEach(clip -> events.add(new Event(clip, channels(clip.clip(), sound))));
      }
      events.sort(Comparator.comparingLong(event -> event.clip().in()));
      tapes.add(events);
    }
    return tapes;
  }

  private String channels(EditClip clip, String sound) {
    if (!parts.isSeen(clip)) {
      return sound;
    }
    return parts.isHeard(clip) ? "B" : "V";
  }

  private String text(String title, List<Event> events, Reels reels) {
    CmxText text = new CmxText(code, title);
    events.forEach(event -> add(event, reels, text));
    return text.toString();
  }

  private void add(Event event, Reels reels, CmxText text) {
    FramedClip clip = event.clip();
    EditClip what = clip.clip();
    String reel = reels.of(what.filename());
    text.event(
        reel,
        event.channels(),
        frames(clip.sourceIn(), clip.sourceLength(), what.filename()),
        frames(begin + clip.in(), clip.length(), "the list"));
    if (what.treatment().speed() != 1) {
      text.speed(reel, what.treatment().speed() * code.rate().value(), clip.sourceIn());
    }
    text.comment("FROM CLIP NAME: " + what.filename());
    text.comment("SOURCE FILE: " + links.path(what.filename()));
    if (!what.label().isEmpty() && !what.label().equals(what.filename())) {
      text.comment("COMMENT: " + what.label());
    }
  }

  private CmxText.Frames frames(long from, long length, String of) {
    if (from + length >= code.framesOfADay()) {
      throw SmaltiException.input(
          of + " is longer than the 24 hours of an edit decision list's time"
              + " codes; use 'smalti export otio'");
    }
    return new CmxText.Frames(from, from + length);
  }
}
