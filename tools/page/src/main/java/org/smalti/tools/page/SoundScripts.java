package org.smalti.tools.page;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Workers;
import org.smalti.tools.export.SpriteClips;

/** The sound of the page: sprites of the clips of some samples each, which lie together on the map. */
final class SoundScripts {
  static final String NAME = "sound";
  /** Bits a second for each channel. */
  private static final int BIT_RATE = 80_000;
  /** Clips in a sprite. */
  private static final int EACH = 32;
  /** ms of silence between clips. */
  private static final double PAD = 20;

  private final SpriteClips clips;
  private final PageSoundFormat format;
  private final int[][] sprites;
  private final int[] part;
  private final float[] at;
  private final float[] dur;

  SoundScripts(PageLayout layout, SpriteClips clips, PageSoundFormat format) {
    this.clips = clips;
    this.format = format;
    int count = layout.cells().length;
    part = new int[count];
    at = new float[count];
    dur = new float[count];
    Arrays.fill(part, -1);
    int[] heard =
        Arrays.stream(layout.order()).filter(row -> clips.dur(row) > 0).toArray();
    sprites = new int[(heard.length + EACH - 1) / EACH][];
    for (int i = 0; i < sprites.length; i++) {
      sprites[i] = Arrays.copyOfRange(heard, i * EACH, Math.min(heard.length, (i + 1) * EACH));
      long[] starts = clips.starts(sprites[i], PAD);
      for (int k = 0; k < sprites[i].length; k++) {
        int row = sprites[i][k];
        part[row] = i;
        at[row] = (float) (starts[k] / 1000.0);
        dur[row] = (float) (clips.dur(row) / 1000);
      }
    }
  }

  /** Writes all sprites, several at once. */
  void write(SiteFolder site, SiteFolder.Earlier earlier, CommandContext options) {
    try (Run run = options.begin(NAME, sprites.length, Unit.FILES);
        Workers workers = new Workers(options.threads())) {
      workers.each(sprites.length, i -> {
        run.throwIfCancelled();
        site.script(NAME, i, sprites[i], earlier, value -> value.base64(encoded(sprites[i], site)));
        run.advance(1);
      });
    }
  }

  private byte[] encoded(int[] rows, SiteFolder site) {
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
    if (sprites.length == 0) {
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
