package org.smalti.tools.video.info;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.media.Chapter;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaDetails;
import org.smalti.media.MediaStream;
import org.smalti.media.Packet;
import org.smalti.media.PacketCount;
import org.smalti.media.Rational;
import org.smalti.media.StreamDetails;

/**
 * All that is known of a film, as names and values in the order in which they are shown. What is unknown is left out.
 *
 * @param container of the whole file
 * @param streams of each stream
 */
record FilmDescription(
    LinkedHashMap<String, Serializable> container,
    ArrayList<LinkedHashMap<String, Serializable>> streams)
    implements Serializable {

  /** Describes an open container. */
  static FilmDescription of(String name, Demuxer demuxer) {
    MediaContents contents = demuxer.contents();
    MediaDetails details = demuxer.details();
    Properties all = new Properties();
    all.add("file", name);
    all.add("format", contents.format());
    all.add("formatName", details.formatName());
    all.positive("duration", contents.duration());
    if (contents.guessed()) {
      all.add("durationGuessed", true);
    }
    all.add("start", Double.isNaN(details.start()) ? null : details.start());
    all.positive("bitRate", details.bitRate());
    all.positive("size", details.bytes());
    all.add("bestVideo", details.bestVideo() < 0 ? null : (long) details.bestVideo());
    all.add("bestAudio", details.bestAudio() < 0 ? null : (long) details.bestAudio());
    all.tags("tags", contents.tags());
    ArrayList<Serializable> chapters = new ArrayList<>();
    contents.chapters().forEach(chapter -> chapters.add(chapter(chapter)));
    all.add("chapters", chapters.isEmpty() ? null : chapters);
    ArrayList<LinkedHashMap<String, Serializable>> streams = new ArrayList<>();
    for (int i = 0; i < contents.streams().size(); i++) {
      streams.add(stream(contents.streams().get(i), details.streams().get(i)));
    }
    return new FilmDescription(all.values, streams);
  }

  /** Adds what was counted. */
  FilmDescription with(PacketCount count) {
    for (int i = 0; i < streams.size(); i++) {
      PacketCount.Extent extent = count.streams().get(i);
      streams.get(i).put("counted", extent.packets());
      streams.get(i).put("countedDuration", extent.duration());
    }
    if (count.broken() > 0) {
      container.put("brokenPackets", count.broken());
    }
    if (count.brokenOff()) {
      container.put("brokenOff", true);
    }
    return this;
  }

  /** Why what was counted may be less than there is. */
  Optional<String> damage() {
    List<String> problems = new ArrayList<>();
    if (container.containsKey("brokenPackets")) {
      problems.add(container.get("brokenPackets") + " packets of it are broken");
    }
    if (container.containsKey("brokenOff")) {
      problems.add("reading broke off; what was counted is what could be read."
          + " If it comes by a pipe, save it as a file first");
    }
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }

  private static Serializable chapter(Chapter chapter) {
    Properties all = new Properties();
    all.add("start", chapter.start());
    all.add("end", chapter.end());
    all.text("title", chapter.title());
    return all.values;
  }

  private static LinkedHashMap<String, Serializable> stream(
      MediaStream stream, StreamDetails more) {
    Properties all = new Properties();
    all.add("index", (long) stream.index());
    all.add("kind", stream.kind().toString());
    all.add("codec", stream.codec());
    all.text("codecName", more.codecName());
    all.text("profile", more.profile());
    all.add("level", more.level() < 0 ? null : (long) more.level());
    all.text("tag", more.tag());
    all.positive("id", more.id());
    all.add("timeBase", more.timeBase().toString());
    all.stamp("startStamp", more.start());
    all.add("start", more.start() == Packet.NO_TIME ? null : more.timeBase().seconds(more.start()));
    all.stamp("durationStamps", more.duration());
    all.positive("duration", stream.duration());
    all.positive("frames", more.frames());
    all.rate("averageRate", more.averageRate());
    all.rate("baseRate", more.baseRate());
    all.rate("guessedRate", more.guessedRate());
    all.positive("bitRate", stream.bitRate());
    if (more.shownWidth() > 0) {
      picture(all, stream.picture(), more);
    } else if (stream.kind() == MediaStream.Kind.AUDIO) {
      sound(all, stream.sound());
    }
    all.positive("headerBytes", more.headerBytes());
    all.text("language", stream.tags().getOrDefault("language", ""));
    all.add("dispositions", list(List.copyOf(stream.dispositions())));
    all.tags("tags", stream.tags());
    all.add("sideData", list(more.sideData()));
    return all.values;
  }

  private static void picture(
      Properties all, MediaStream.VideoProperties picture, StreamDetails more) {
    all.positive("width", picture.width());
    all.positive("height", picture.height());
    all.positive("shownWidth", more.shownWidth());
    all.positive("shownHeight", more.shownHeight());
    all.rate("pixelAspect", more.pixelAspect());
    all.add(
        "displayAspect",
        Rational.of(more.shownWidth(), more.shownHeight()).toString().replace('/', ':'));
    all.positive("rotation", picture.rotation());
    all.text("pixelFormat", picture.pixels());
    all.known("fieldOrder", picture.fieldOrder());
    all.known("range", picture.range());
    all.known("primaries", picture.primaries());
    all.known("transfer", picture.transfer());
    all.known("matrix", picture.matrix());
    all.positive("reordering", more.reordering());
  }

  private static void sound(Properties all, MediaStream.AudioProperties sound) {
    all.positive("sampleRate", sound.sampleRate());
    all.positive("channels", sound.channels());
    all.text("layout", sound.layout());
    all.text("sampleFormat", sound.samples());
    all.positive("bitsPerSample", sound.bits());
  }

  private static ArrayList<Serializable> list(List<String> words) {
    return new ArrayList<>(words);
  }

  /** Names and values in order; what is unknown is not added. */
  private static final class Properties {
    private final LinkedHashMap<String, Serializable> values = new LinkedHashMap<>();

    void add(String name, @Nullable Serializable value) {
      boolean empty = value instanceof ArrayList<?> list && list.isEmpty();
      if (value != null && !empty) {
        values.put(name, value);
      }
    }

    void text(String name, String value) {
      add(name, value.isEmpty() ? null : value);
    }

    void known(String name, String value) {
      add(name, value.equals("unknown") ? null : value);
    }

    void positive(String name, long value) {
      add(name, value > 0 ? value : null);
    }

    void positive(String name, double value) {
      add(name, value > 0 ? value : null);
    }

    void rate(String name, Rational value) {
      add(name, value.isKnown() ? value.toString() : null);
    }

    void stamp(String name, long value) {
      add(name, value == Packet.NO_TIME ? null : value);
    }

    void tags(String name, Map<String, String> tags) {
      LinkedHashMap<String, Serializable> sorted = new LinkedHashMap<>();
      tags.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(tag -> sorted.put(tag.getKey(), tag.getValue()));
      add(name, sorted.isEmpty() ? null : sorted);
    }
  }
}
