package org.smalti.example;

import java.nio.file.Path;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Compositions;
import org.smalti.compositions.Renderer;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.Plan;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** A composition, planned and rendered: a film of samples that have cells of a grid. */
public final class MakeFilm {
  /** @param arguments the table, the folder of its media, and the film to write */
  public static void main(String... arguments) {
    Table samples = TableReader.read(Path.of(arguments[0]));
    Composition waves = Compositions.WAVES.create();
    Setting setting = Setting.of(waves, samples, 320, 240, 1);
    Plan plan = waves.plan(setting);
    System.out.printf("%d sounds in %.1f s%n", plan.sounds().size(), plan.millis() / 1000);
    Renderer.of(new MediaFolder(Path.of(arguments[1])))
        .inRoom(35)
        .asLoudAs(-16)
        .film(plan, setting.canvas(), Path.of(arguments[2]));
  }
}
