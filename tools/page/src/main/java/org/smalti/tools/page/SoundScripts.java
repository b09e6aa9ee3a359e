package org.smalti.tools.page;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Workers;
import org.smalti.core.table.Sample;
import org.smalti.tools.export.SpriteClips;
import org.smalti.tools.export.SpriteSound;

/**
 * The sound of the page: sprites of the clips of some samples each, which lie together on the map. The clips are many
 * times as large as the sprites, so that they are cut and joined for some sprites after the others.
 */
final class SoundScripts {
  static final String NAME = "sound";
  /** Bits a second for each channel. */
  private static final int BIT_RATE = 80_000;
  /** Clips in a sprite. */
  private static final int EACH = 32;
  /** ms of silence between clips. */
  private static final double PAD = 20;

  private final List<Optional<Sample>> heard;
  private final PageSoundFormat format;
  private final SpriteSound sound;
  private final long most;
  private final int[][] sprites;
  private final int[] part;
  private final float[] at;
  private final float[] dur;

  /**
   * @param order of the samples on the map
   * @param heard what is heard of each; none where there is nothing
   * @param most bytes of clips that wait on the disk, about; sources are opened again for what is more
   */
  SoundScripts(
      int[] order,
      List<Optional<Sample>> heard,
      PageSoundFormat format,
      SpriteSound sound,
      long most) {
    this.heard = heard;
    this.format = format;
    this.sound = sound;
    this.most = most;
    part = new int[order.length];
    at = new float[order.length];
    dur = new float[order.length];
    Arrays.fill(part, -1);
    int[] all = Arrays.stream(order).filter(row -> heard.get(row).isPresent()).toArray();
    sprites = new int[(all.length + EACH - 1) / EACH][];
    for (int i = 0; i < sprites.length; i++) {
      sprites[i] = Arrays.copyOfRange(all, i * EACH, Math.min(all.length, (i + 1) * EACH));
    }
  }

  /** Cuts the clips of some samples out of their sources. */
  @FunctionalInterface
  interface Cutter {
    /**
     * Cuts them.
     *
     * @param heard what is heard of each sample of the table; none where nothing is wanted now
     */
    SpriteClips cut(List<Optional<Sample>> heard);
  }

  /** Bytes that the clips of a sprite take on the disk until it is written. */
  private long bytes(int sprite) {
    return (long) Arrays.stream(sprites[sprite])
        .mapToDouble(row -> heard.get(row).map(Sample::dur).orElse(0.0))
        .map(ms -> Math.max(0, ms) / 1000 * sound.rate() * sound.channels() * Float.BYTES)
        .sum();
  }

  /** The numbers of the sprites whose clips wait on the disk at the same time. */
  private List<int[]> waves() {
    List<int[]> waves = new ArrayList<>();
    int from = 0;
    long waiting = 0;
    for (int i = 0; i < sprites.length; i++) {
      waiting += bytes(i);
      if (waiting >= most || i == sprites.length - 1) {
        waves.add(IntStream.rangeClosed(from, i).toArray());
        from = i + 1;
        waiting = 0;
      }
    }
    return waves;
  }

  /** Bytes of clips that wait on the disk at the same time, at most. */
  long waitingBytes() {
    return waves().stream()
        .mapToLong(wave -> Arrays.stream(wave).mapToLong(this::bytes).sum())
        .max()
        .orElse(0);
  }

  /** Bytes of the scripts, about. */
  long writtenBytes() {
    double seconds =
        (double) IntStream.range(0, sprites.length).mapToLong(this::bytes).sum()
            / (sound.rate() * sound.channels() * Float.BYTES);
    double each = format == PageSoundFormat.WAV
        ? (double) sound.rate() * Short.BYTES
        : BIT_RATE / (double) Byte.SIZE;
    return (long) (seconds * each * sound.channels() * ScriptWriter.BASE64);
  }

  /** Writes all sprites, several at once, and gives back the room that their clips took. */
  void write(SiteFolder site, SiteFolder.Earlier earlier, Cutter cutter, CommandContext options) {
    for (int[] wave : waves()) {
      List<Optional<Sample>> now = wanted(wave);
      SpriteClips clips = cutter.cut(now);
      if (!clips.hasContent() && !areWritten(wave, clips, site, earlier)) {
        clips.delete();
        clips = cutter.cut(now);
      }
      write(wave, clips, site, earlier, options);
      clips.discardContent();
    }
  }

  private List<Optional<Sample>> wanted(int[] wave) {
    List<Optional<Sample>> wanted =
        new ArrayList<>(Collections.nCopies(heard.size(), Optional.empty()));
    for (int sprite : wave) {
      for (int row : sprites[sprite]) {
        wanted.set(row, heard.get(row));
      }
    }
    return wanted;
  }

  private boolean areWritten(
      int[] wave, SpriteClips clips, SiteFolder site, SiteFolder.Earlier earlier) {
    return Arrays.stream(wave)
        .filter(sprite -> isHeard(sprite, clips))
        .allMatch(sprite -> site.isWritten(NAME, sprite, sprites[sprite], earlier));
  }

  private boolean isHeard(int sprite, SpriteClips clips) {
    return Arrays.stream(sprites[sprite]).anyMatch(row -> clips.dur(row) > 0);
  }

  private void write(
      int[] wave,
      SpriteClips clips,
      SiteFolder site,
      SiteFolder.Earlier earlier,
      CommandContext options) {
    int[] full = Arrays.stream(wave).filter(sprite -> isHeard(sprite, clips)).toArray();
    for (int sprite : full) {
      place(sprite, clips);
    }
    try (Run run = options.begin(NAME, full.length, Unit.FILES);
        Workers workers = new Workers(options.threads())) {
      workers.each(full.length, i -> {
        run.throwIfCancelled();
        int[] rows = sprites[full[i]];
        site.script(
            NAME, full[i], rows, earlier, value -> value.base64(encoded(rows, clips, site)));
        run.advance(1);
      });
    }
  }

  private void place(int sprite, SpriteClips clips) {
    int[] rows = sprites[sprite];
    long[] starts = clips.starts(rows, PAD);
    for (int k = 0; k < rows.length; k++) {
      if (starts[k] >= 0) {
        part[rows[k]] = sprite;
        at[rows[k]] = (float) (starts[k] / 1000.0);
        dur[rows[k]] = (float) (clips.dur(rows[k]) / 1000);
      }
    }
  }

  /** Whether a sample has a sound in the page. */
  boolean has(int row) {
    return part[row] >= 0;
  }

  private byte[] encoded(int[] rows, SpriteClips clips, SiteFolder site) {
    try (AtomicFile whole = site.temporary()) {
      var target = new SpriteClips.Target(whole.temporary(), format.extension(), BIT_RATE, PAD);
      clips.write(rows, target, () -> {});
      return Files.readAllBytes(whole.temporary());
    } catch (IOException e) {
      throw AtomicFile.unwritable(site.page(), e);
    }
  }

  /** Writes the field that says where the clips are. */
  void describe(ScriptWriter head) {
    head.field("sound");
    if (Arrays.stream(part).allMatch(number -> number < 0)) {
      head.nothing();
      return;
    }
    head.object(sound -> {
      sound.field("format").text(format.extension());
      sound.field("mime").text(format.mime());
      sound.field("parts").number(sprites.length);
      sound.field("part").integers(part);
      sound.field("at").floats(at);
      sound.field("dur").floats(dur);
    });
  }
}
