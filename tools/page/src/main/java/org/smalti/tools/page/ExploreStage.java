package org.smalti.tools.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Clips;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.compositions.render.SamplePictures;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.compositions.sources.SourceCache;
import org.smalti.core.ExitCode;
import org.smalti.core.ProgramVersion;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.core.step.OutputStep;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.tools.export.ClipFades;
import org.smalti.tools.export.SpriteClips;
import org.smalti.tools.export.SpriteSound;
import org.smalti.tools.layout.SampleNeighbours;
import org.smalti.tools.layout.SimilarityOptions;
import org.smalti.tools.page.StreamsWork.Streams;

/**
 * Makes the page of a samples table. Media files are read once each for pictures and once for sound, in parallel; what
 * was read waits in a hidden folder beside the index until the page is whole.
 */
final class ExploreStage {
  private static final String STAGE = "explore";
  /** Neighbours of each sample. */
  private static final int NEIGHBOURS = 10;
  /** Hz: what browsers play without converting it. */
  private static final int RATE = 48_000;
  /** Bytes of clips that wait on the disk until they are joined, about. */
  private static final long MOST_WAITING = 1_000_000_000;
  /** ms, at both ends of a clip. */
  private static final double FADE = 3;

  private final Table table;
  private final SimilarityOptions similarity;
  private final PageOptions options;
  private final Path out;
  private final CommandContext run;
  private final PageHead head;
  private final PageLayout layout;
  private final List<CreditedFile> files;
  private final List<PageResult> results;
  private final PageAssets assets = PageAssets.read();
  private final SiteFolder site;
  private final SamplePictures.Size pictureSize;
  private final SpriteSound sound;

  ExploreStage(
      Table table,
      Optional<Table> items,
      SimilarityOptions similarity,
      PageOptions options,
      Path out,
      CommandContext run) {
    this.table = table;
    this.similarity = similarity;
    this.options = options;
    this.out = out;
    this.run = run;
    head = PageHead.of(PageColumn.of(table), options);
    layout = PageLayout.of(table, head.points());
    files = CreditedFile.of(head.column(Sample.FILENAME).words(), table, items);
    results = options.results().stream().map(file -> PageResult.of(file, out)).toList();
    site = new SiteFolder(out);
    int frames = Math.max(1, options.thumbnails(table.size()));
    pictureSize =
        new SamplePictures.Size(AtlasPictureSize.NEAR_WIDTH, AtlasPictureSize.NEAR_HEIGHT, frames);
    sound = new SpriteSound(RATE, 1, new ClipFades(FADE, FADE), similarity.heard());
  }

  /** Writes the page unless it is there. Returns the exit code. */
  int write() {
    site.requireOurs(assets);
    // What is wrong with the options is found here, before anything is made.
    String key = key();
    try (Journal journal = run.journal(site.index())) {
      OutputStep output = new OutputStep(STAGE, site.index(), journal, run);
      OptionalInt done = output.ifDone(
          key,
          () -> journal.isDone("files", site.listing()),
          site.index() + " is there already; --force makes it again");
      if (done.isPresent()) {
        output.clearRemains();
        return done.getAsInt();
      }
      site.requireWritable();
      if (run.dryRun()) {
        return run.would("make a page of " + Unit.SAMPLES.show(table.size()) + ": " + site.index());
      }
      if (run.force()) {
        files.forEach(file -> journal.acquit(file.filename()));
      }
      head.unused(table.columns().source()).forEach(run::say);
      PageLayout.unusedGrid(table).ifPresent(run::say);
      results.stream().filter(PageResult::isOutside).map(this::outside).forEach(run::say);
      int finished = make(journal, key);
      if (finished > 0) {
        journal.done("files", site.listing());
        run.say(site.index() + ": " + Unit.SAMPLES.show(table.size()) + " of "
            + Unit.FILES.show(finished));
      }
      int exit = output.finish(key, finished);
      if (finished == 0 && exit == ExitCode.INPUT) {
        throw run.failures().noneRead(similarity.media());
      }
      if (finished == 0 && exit == ExitCode.OK) {
        throw SmaltiException.input(
            table.columns().source()
                + ": nothing of its samples can be seen or heard; do they begin before their files end?");
      }
      return exit;
    }
  }

  /** Serves the page until the person stops it. */
  void serve(Optional<Integer> port) {
    try (SiteServer server = new SiteServer(site, port)) {
      for (PageResult result : results) {
        PageAddress.of(out, result.path()).ifPresent(address -> server.add(address, result.path()));
      }
      media()
          .ifPresent(address ->
              files.forEach(file -> server.add(address, similarity.media(), file.filename())));
      run.out().println(server.url());
      while (true) {
        run.throwIfCancelled();
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  /** Gives of how many files something is in the page; if of none, no page is written. */
  private int make(Journal journal, String key) {
    PartsFolder parts = PartsFolder.beside(site.index());
    room().require(site, parts.path());
    Map<String, Streams> streams = StreamsWork.of(
        files.stream().map(CreditedFile::filename).toList(), similarity.media(), run, journal);
    Table told = withoutSound(streams);
    var earlier = new SiteFolder.Earlier(journal, key, run.force());
    SoundScripts sprites = sprites(heard(told));
    PictureScripts sheets;
    int finished;
    try (Engine engine = run.engine();
        SourceCache scratch = SourceCache.in(parts.path())) {
      RenderContext context = new RenderContext(
          similarity.media(), similarity.heard(), engine, journal, scratch, run::begin);
      SamplePictures pictures = pictures(seen(streams), context, earlier);
      sheets = sheets(pictures);
      if (sheets.isAnySeen()) {
        sheets.write(site, earlier, run);
        pictures.discardContent();
      }
      sprites.write(
          site,
          earlier,
          wanted -> SpriteClips.cut(
              wanted, similarity.media(), sound, parts.path(), scratch.channels(), journal, run),
          run);
      finished = finished(pictures, sprites);
      if (finished > 0 && !sheets.isAnySeen()) {
        sheets.write(site, earlier, run);
      }
    }
    if (finished > 0) {
      write(sheets, sprites, similarity.neighbours(told, NEIGHBOURS, run, journal), streams);
      parts.delete();
    }
    return finished;
  }

  /** Reads the pictures; those that an earlier run has discarded are read again if a sheet of them is missing. */
  private SamplePictures pictures(
      List<Optional<TilePicture>> seen, RenderContext context, SiteFolder.Earlier earlier) {
    SamplePictures pictures = SamplePictures.read(seen, pictureSize, context);
    if (pictures.hasContent() || sheets(pictures).areWritten(site, earlier)) {
      return pictures;
    }
    pictures.delete();
    return SamplePictures.read(seen, pictureSize, context);
  }

  private PictureScripts sheets(SamplePictures pictures) {
    return new PictureScripts(layout, pictures, options.thumbnails(table.size()));
  }

  private SoundScripts sprites(List<Optional<Sample>> heard) {
    return new SoundScripts(layout.order(), heard, options.sound(), sound, MOST_WAITING);
  }

  /** What the page wants of the disk if all of its media can be read. */
  private PageRoom room() {
    SoundScripts sprites = sprites(heard(table));
    long seen = (long) table.size() * pictureSize.count();
    return new PageRoom(
        Math.max(table.size() * pictureSize.bytes(), sprites.waitingBytes()),
        seen * PictureScripts.PICTURE_BYTES + sprites.writtenBytes());
  }

  private int finished(SamplePictures pictures, SoundScripts sprites) {
    Set<String> finished = new HashSet<>();
    for (int i = 0; i < table.size(); i++) {
      if (pictures.has(i) || sprites.has(i)) {
        finished.add(table.row(i).text(Sample.FILENAME));
      }
    }
    return finished.size();
  }

  /** Writes what is not of the media themselves, and brings the page into sight. */
  private void write(
      PictureScripts sheets,
      SoundScripts sprites,
      SampleNeighbours neighbours,
      Map<String, Streams> streams) {
    site.write(assets);
    site.script(
        "neighbours",
        value -> value.object(all -> {
          all.field("each").number(neighbours.each());
          all.field("rows").integers(neighbours.rows());
          all.field("distances").floats(neighbours.distances());
        }));
    site.script(
        "samples",
        value -> value.object(all -> {
          describe(all, files.stream().map(file -> seen(file, streams)).toList());
          sheets.describe(all);
          sprites.describe(all);
        }));
    site.finish(assets, options.title(), description());
  }

  private static CreditedFile seen(CreditedFile file, Map<String, Streams> streams) {
    Streams known = streams.get(file.filename());
    return known == null ? file : file.seen(known);
  }

  private String outside(PageResult result) {
    return "--results " + result.path() + " lies outside " + out
        + ": the page finds it only here; copy it there to give the page away";
  }

  private String description() {
    return Unit.SAMPLES.show(table.size()) + " of " + Unit.FILES.show(files.size())
        + ", a map to explore by ear.";
  }

  private void describe(ScriptWriter all, List<CreditedFile> seen) {
    all.field("version").number(1);
    all.field("title").text(options.title());
    all.field("made").text(made());
    all.field("n").number(table.size());
    all.field("table").text(String.valueOf(Path.of(table.columns().source()).getFileName()));
    head.write(all);
    all.field("grid");
    layout.grid().ifPresentOrElse(grid -> grid(all, grid), all::nothing);
    all.field("files").array(list -> seen.forEach(file -> file.write(list.next())));
    all.field("media");
    media().ifPresentOrElse(all::text, all::nothing);
    all.field("results").array(list -> results.forEach(result -> result.write(list.next())));
  }

  private static void grid(ScriptWriter all, GridSize grid) {
    all.object(size -> {
      size.field("columns").number(grid.columns());
      size.field("rows").number(grid.rows());
    });
  }

  private static String made() {
    return ProgramVersion.release().map(version -> "Smalti " + version).orElse("Smalti");
  }

  /** The address of the media folder as seen from the page, with a slash at its end. */
  private Optional<String> media() {
    return PageAddress.of(out, similarity.media().root()).map(address -> address + "/");
  }

  /** What is seen of each sample whose file can be opened. */
  private List<Optional<TilePicture>> seen(Map<String, Streams> streams) {
    return seen().stream()
        .map(picture -> Optional.of(picture).filter(one -> streams.containsKey(one.filename())))
        .toList();
  }

  /** What would be seen of each sample. */
  private List<TilePicture> seen() {
    List<TilePicture> seen = new ArrayList<>();
    for (Row row : table.rows()) {
      Clip clip = Clips.alone(row);
      TilePicture picture = clip.picture();
      double dur = Math.min(options.longest(), clip.sample().dur());
      seen.add(new TilePicture(
          picture.filename(),
          picture.start(),
          dur,
          picture.speed(),
          picture.crop(),
          picture.colour(),
          picture.origin()));
    }
    return seen;
  }

  /** The table with a column that tells which samples are of films without sound, or of files that can't be opened. */
  private Table withoutSound(Map<String, Streams> streams) {
    return table.with(List.of(Sample.SILENT), i -> {
      Row row = table.row(i);
      Streams known = streams.get(row.text(Sample.FILENAME));
      boolean silent = Sample.isSilent(row) || known == null || known.isSilentFilm();
      return new String[] {silent ? "1" : ""};
    });
  }

  /** What is heard of each sample; nothing of a film without sound. */
  private List<Optional<Sample>> heard(Table told) {
    List<Optional<Sample>> heard = new ArrayList<>();
    for (Row row : told.rows()) {
      Sample sample = Sample.of(row);
      heard.add(
          Sample.isSilent(row)
              ? Optional.empty()
              : Optional.of(new Sample(
                  sample.filename(), sample.start(), Math.min(options.longest(), sample.dur()))));
    }
    return heard;
  }

  private String key() {
    Fingerprint key = new Fingerprint()
        .with(STAGE, options.title(), options.columns(), options.colour(), options.sound(), sound)
        .with(options.thumbnails(table.size()), options.longest(), media(), results, files)
        .with(made(), assets);
    key.withTable(table);
    files.forEach(file -> SourceCache.with(key, similarity.media(), file.filename()));
    SamplePictures.describe(seen(), pictureSize, key);
    similarity.describe(table, key);
    return key.key();
  }
}
