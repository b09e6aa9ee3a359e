package org.smalti.tools.video.stills;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.LocalPath;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.DeinterlaceOption;
import org.smalti.media.StillEncoder;
import org.smalti.media.StillFormat;
import org.smalti.tools.video.source.FilmFiles;
import org.smalti.tools.video.source.FilmOpener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti video sheet}: a contact sheet of each film. */
@Command(
    name = "sheet",
    description = {
      "Draw a contact sheet of each film: pictures with their times below them, and above them what the film is.",
      "The pictures are spread evenly over the film, or are the middles of the scenes of a table of cuts. Without"
          + " --rows there is a picture of every scene."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video sheet film.mp4 --out sheet.png",
      "  smalti video sheet 'media/*.mp4' --out 'sheets/%%s.jpg' --columns 4 --width 480",
      "  smalti video sheet film.mp4 --cuts cuts.csv --out scenes.png"
    })
public final class SheetCommand implements Callable<Integer> {
  private static final int USUAL_ROWS = 4;

  @Mixin
  private FilmFiles films = new FilmFiles();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description =
          "the sheet (.png, .jpg or .webp); with %%s in it one for each film, by the film's name")
  private Path out = Path.of("");

  @Option(
      names = "--columns",
      paramLabel = "N",
      description = "pictures beside each other (default: ${DEFAULT-VALUE})")
  private int columns = 5;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "rows of pictures (default: 4, or as many as the scenes of --cuts need)")
  private @Nullable Integer rows;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      description = "of a picture (default: ${DEFAULT-VALUE}); words grow with it")
  private int width = 320;

  @Option(
      names = "--cuts",
      paramLabel = "TABLE",
      description =
          "the scenes to show: filename, start and dur in ms, as 'video cuts' writes them")
  private @Nullable Path cuts;

  @Option(
      names = "--quality",
      paramLabel = "N",
      description = "of jpg and webp, 1 to 100 (default: ${DEFAULT-VALUE})")
  private int quality = StillEncoder.USUAL_QUALITY;

  @Mixin
  private DeinterlaceOption deinterlace = new DeinterlaceOption();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    StillForm form =
        new StillForm(format(), quality, StillSize.AS_SHOWN, "", null, deinterlace.deinterlace());
    form.encoder().close();
    List<String> names = films.names();
    if (names.size() > 1 && !out.toString().contains("%s")) {
      throw SmaltiException.usage(names.size()
          + " films for one sheet; put %s into --out, which stands for the film's name");
    }
    List<SheetFilm> wanted = scenes(names);
    int most = wanted.stream().mapToInt(film -> film.scenes().size()).max().orElse(0);
    int usual = most == 0 ? USUAL_ROWS : (most + Math.max(1, columns) - 1) / Math.max(1, columns);
    Integer chosen = rows;
    SheetLayout layout = new SheetLayout(columns, chosen == null ? usual : chosen, width);
    FilmOpener opener = films.opener();
    names.forEach(name -> films.inputs(names).spare(opener.output(out.toString(), name)));
    var work = new SheetWork(opener, LocalPath.of(out), layout, form);
    return new SheetStage(out, work, run.context()).draw(wanted);
  }

  /** The format that the name of the sheet says. */
  private StillFormat format() {
    String name = out.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(StillFormat.values())
        .filter(format -> format != StillFormat.RAW)
        .filter(format -> name.endsWith("." + format.extension())
            || (format == StillFormat.JPG && name.endsWith(".jpeg")))
        .findFirst()
        .orElseThrow(() -> SmaltiException.usage(out + ": sheets end in .png, .jpg or .webp"));
  }

  /** The films with their scenes, if a table tells them. */
  private List<SheetFilm> scenes(List<String> names) {
    Map<String, List<SheetFilm.Scene>> scenes = new HashMap<>();
    Path file = cuts;
    if (file != null) {
      Table table = TableReader.read(file);
      table.columns().require(Sample.PLACE);
      for (Row row : table.rows()) {
        scenes
            .computeIfAbsent(row.text(Sample.FILENAME), name -> new ArrayList<>())
            .add(new SheetFilm.Scene(
                row.amount(Sample.START) / 1000, row.amount(Sample.DUR) / 1000));
      }
      for (String name : names) {
        if (!scenes.containsKey(name)) {
          throw SmaltiException.input(
              file + ": no scene of " + name + " in it; run 'smalti video cuts' on it first");
        }
      }
    }
    return names.stream()
        .map(name -> new SheetFilm(name, List.copyOf(scenes.getOrDefault(name, List.of()))))
        .toList();
  }
}
