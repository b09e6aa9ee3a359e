package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.smalti.media.MediaCapabilities;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.tools.batch.SourceFile;
import org.smalti.tools.batch.video.MappedStream.Way;

/**
 * Which streams a file's result has, in which container.
 *
 * @param tracks in the order of the result: covers that are attached come last
 * @param losses what this container can't hold but another could, in words
 * @param leftOut what none can hold, in words
 */
record StreamMapping(
    Container container, List<MappedStream> tracks, List<String> losses, List<String> leftOut) {
  /**
   * The plan for a file.
   *
   * @param wanted empty: the first that holds everything
   */
  static StreamMapping of(
      SourceFile source, FfmpegEncoder encoder, SoundChoice sound, Optional<Container> wanted) {
    List<Container> candidates =
        wanted.map(List::of).orElseGet(() -> Container.candidates(source, encoder));
    StreamMapping plan = new StreamMapping(Container.MKV, List.of(), List.of(), List.of());
    for (Container candidate : candidates) {
      plan = new Planner(source, encoder, sound, candidate).plan();
      if (plan.losses().isEmpty()) {
        break;
      }
    }
    return plan;
  }

  /** The plan with pictures that stay as they are. */
  StreamMapping copyingPictures() {
    List<MappedStream> copied = tracks.stream()
        .map(track ->
            track.way() == Way.PICTURE ? MappedStream.of(track.stream(), Way.COPIED) : track)
        .toList();
    return new StreamMapping(container, copied, losses, leftOut);
  }

  /** Those that are encoded. */
  Stream<MediaStream> pictures() {
    return tracks.stream().filter(track -> track.way() == Way.PICTURE).map(MappedStream::stream);
  }

  /** The tracks that nothing is encoded for: which of them a container takes can be asked quickly. */
  List<MappedStream> copies() {
    return tracks.stream()
        .filter(track -> track.way() == Way.COPIED || track.way() == Way.TEXT)
        .toList();
  }

  /** The plan without tracks that the container did not take after all: sound is encoded, others are left out. */
  StreamMapping without(List<MappedStream> refused) {
    List<MappedStream> rest = new ArrayList<>();
    List<String> lost = new ArrayList<>(losses);
    for (MappedStream track : tracks) {
      MediaStream stream = track.stream();
      String why = ": this ffmpeg writes no " + stream.codec() + " to " + container.extension();
      if (!refused.contains(track)) {
        rest.add(track);
      } else if (stream.kind() == Kind.AUDIO && MediaCapabilities.decodes(stream.codec())) {
        rest.add(MappedStream.of(stream, Way.SOUND));
        lost.add("sound " + stream.index() + " becomes Opus" + why);
      } else {
        lost.add(stream.kind() + " " + stream.index() + " is left out" + why);
      }
    }
    return new StreamMapping(container, List.copyOf(rest), List.copyOf(lost), leftOut);
  }

  boolean has(Way way) {
    return tracks.stream().anyMatch(track -> track.way() == way);
  }

  /** Goes through the streams. */
  private static final class Planner {
    private final SourceFile source;
    private final FfmpegEncoder encoder;
    private final SoundChoice sound;
    private final Container container;
    private final List<MappedStream> tracks = new ArrayList<>();
    private final List<MappedStream> attachments = new ArrayList<>();
    private final List<MappedStream> covers = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Planner(SourceFile source, FfmpegEncoder encoder, SoundChoice sound, Container container) {
      this.source = source;
      this.encoder = encoder;
      this.sound = sound;
      this.container = container;
    }

    StreamMapping plan() {
      source.contents().streams().forEach(this::add);
      tracks.addAll(attachments);
      tracks.addAll(covers);
      return new StreamMapping(
          container, List.copyOf(tracks), List.copyOf(losses), List.copyOf(leftOut));
    }

    private void add(MediaStream stream) {
      switch (stream.kind()) {
        case VIDEO -> picture(stream);
        case AUDIO -> sound(stream);
        case SUBTITLE -> subtitle(stream);
        case COVER -> cover(stream);
        case ATTACHMENT -> attachment(stream);
        case DATA -> {
          // What cameras write beside the film, such as GoPro's positions.
          boolean held = container == Container.MP4 && stream.codec().equals("bin_data");
          if (held && !source.isBookkeeping(stream)) {
            tracks.add(MappedStream.of(stream, Way.COPIED));
          } else if (!source.isBookkeeping(stream)) {
            leave(stream, leftOut);
          }
        }
      }
    }

    private void picture(MediaStream stream) {
      if (!MediaCapabilities.decodes(stream.codec())) {
        leave(stream, leftOut);
        return;
      }
      if (!container.holdsPicture(encoder.codec())) {
        losses.add(encoder.codec() + " in " + container.extension());
      }
      tracks.add(MappedStream.of(stream, Way.PICTURE));
    }

    private void sound(MediaStream stream) {
      if (!MediaCapabilities.decodes(stream.codec())) {
        undecoded(stream);
        return;
      }
      boolean encoded = sound.encodes(stream) || source.mixes(stream);
      if (!encoded && !container.holdsSound(stream.codec())) {
        losses.add("sound " + stream.index() + " becomes Opus: " + container.extension()
            + " holds no " + stream.codec());
        encoded = true;
      }
      tracks.add(MappedStream.of(stream, encoded ? Way.SOUND : Way.COPIED));
    }

    /** Copies a sound that no decoder knows, where that is possible. */
    private void undecoded(MediaStream stream) {
      boolean named = !stream.codec().equals("none");
      if (named && container.holdsSound(stream.codec())) {
        tracks.add(MappedStream.of(stream, Way.COPIED));
      } else {
        leave(stream, named && Container.MKV.holdsSound(stream.codec()) ? losses : leftOut);
      }
    }

    private void subtitle(MediaStream stream) {
      Optional<String> way = container.subtitle(stream.codec());
      if (way.isEmpty()) {
        leave(stream, Container.MKV.subtitle(stream.codec()).isEmpty() ? leftOut : losses);
      } else if (way.get().equals("copy")) {
        tracks.add(MappedStream.of(stream, Way.COPIED));
      } else {
        if (container.losesStyle(stream.codec())) {
          losses.add("subtitles " + stream.index() + " lose their style");
        }
        tracks.add(new MappedStream(stream, Way.TEXT, way.get()));
      }
    }

    private void cover(MediaStream stream) {
      if (!container.holdsCover(stream.codec())) {
        leave(stream, Container.MKV.holdsCover(stream.codec()) ? losses : leftOut);
      } else if (container == Container.MKV) {
        covers.add(MappedStream.of(stream, Way.ATTACHED));
      } else {
        covers.add(MappedStream.of(stream, Way.COPIED));
      }
    }

    private void attachment(MediaStream stream) {
      if (container.holdsAttachments()) {
        attachments.add(MappedStream.of(stream, Way.COPIED));
      } else {
        leave(stream, losses);
      }
    }

    private void leave(MediaStream stream, List<String> where) {
      boolean unknown = stream.codec().equals("none");
      String why = unknown
          ? "ffmpeg does not know its codec"
          : (where == leftOut ? "no container that films are written to" : container.extension())
              + (where == leftOut ? " holds it" : " does not hold it");
      where.add(stream.kind() + " " + stream.index() + (unknown ? "" : " (" + stream.codec() + ")")
          + " is left out: " + why);
    }
  }
}
