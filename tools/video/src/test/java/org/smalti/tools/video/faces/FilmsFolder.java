package org.smalti.tools.video.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.media.TestMedia;
import org.smalti.tools.video.VideoCommand;
import org.smalti.tools.video.faces.detect.FacePictures;

/** A folder of films made of one that comes with the project, in which the command looks for faces. */
abstract class FilmsFolder {
  /** 249 pictures of 25 a second. */
  static final String FILM = "-r 25 -i " + FacePictures.ONE_FACE + " -an -vf scale=320:240";
  /** A key frame every second. */
  static final String CODEC = " -c:v libx264 -preset ultrafast -bf 2 -g 25";

  static final int PICTURES = 249;

  @TempDir
  Path folder;

  /** Whether a film of the last table could not be looked at in parts. */
  boolean whole;

  Outcome faces(Object... words) {
    List<Object> all = new ArrayList<>(List.of("faces", "--size", 320, "--dir", folder));
    all.addAll(List.of(words));
    return CommandTester.of(VideoCommand.class).run(all.toArray());
  }

  Path film(String name, String more) {
    return TestMedia.made(folder.resolve(name), FILM + more);
  }

  Path table(String name, Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    Path out = folder.resolve(name);
    all.addAll(List.of("--out", out));
    Outcome outcome = faces(all.toArray());
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    whole = outcome.err().contains("as a whole");
    return out;
  }

  static List<Row> rows(Path table) {
    return TableReader.read(table).rows();
  }
}
