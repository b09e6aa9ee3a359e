package org.smalti.tools.batch.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/** Encodes some scenes of a film with a setting and compares them with the film. */
final class TrialEncoding {
  /** The share of all trials in the whole job, roughly. */
  private static final double SHARE = 0.4;

  private final TargetQuality goal;
  private final SourceFile source;
  private final ReencodeArguments script;
  private final RecipeContext context;
  private final FilmExcerpts scenes;
  private int runs;

  TrialEncoding(
      TargetQuality goal, SourceFile source, ReencodeArguments script, RecipeContext context) {
    this.goal = goal;
    this.source = source;
    this.script = script;
    this.context = context;
    scenes = FilmExcerpts.of(source.duration());
  }

  /**
   * The quality that a setting gives.
   *
   * @throws SmaltiException if nothing can be measured
   */
  double quality(int setting) {
    context.state("crf " + setting);
    Path encoded = context.scratch().resolve("trial-" + setting + ".mkv");
    Path lines = context.scratch().resolve("trial-" + setting + ".txt");
    run(encoding(setting, encoded));
    run(comparing(encoded, lines));
    try {
      OptionalDouble quality =
          goal.read(Files.exists(lines) ? Files.readAllLines(lines) : List.of());
      Files.deleteIfExists(encoded);
      Files.deleteIfExists(lines);
      return quality.orElseThrow(() -> SmaltiException.input(
          source.name() + ": no picture could be compared; choose a quality instead"));
    } catch (IOException e) {
      throw SmaltiException.input(lines + " can't be read: " + e.getMessage(), e);
    }
  }

  private void run(FfmpegCommand command) {
    runs++;
    double until = SHARE * (1 - Math.pow(0.8, runs));
    context.run(command, scenes.seconds(source.duration()), until);
  }

  private FfmpegCommand encoding(int setting, Path encoded) {
    MediaStream film = script.film();
    List<String> words = new ArrayList<>(scenes.inputs(script.inputOfScene()));
    words.addAll(List.of(
        "-filter_complex",
        scenes.graph(0, film, script.picture(film).filter(), "v"),
        "-map",
        "[v]",
        "-r",
        FilmExcerpts.rate(film)));
    words.addAll(script.encoder(0, film, setting));
    words.addAll(List.of("-f", "matroska", FfmpegCommand.file(encoded)));
    return new FfmpegCommand(words);
  }

  private FfmpegCommand comparing(Path encoded, Path lines) {
    MediaStream film = script.film();
    String pixels = script.picture(film).pixels();
    List<String> words = new ArrayList<>(List.of("-i", FfmpegCommand.file(encoded)));
    words.addAll(scenes.inputs(script.inputOfScene()));
    int threads =
        context.threads() > 0 ? context.threads() : Runtime.getRuntime().availableProcessors();
    String graph = "[0:v]" + FilmExcerpts.counted(film) + ",format=" + pixels + "[made];"
        + scenes.graph(1, film, script.picture(film).filter(), "source") + ";"
        + "[made][source]" + goal.measuring(lines, threads);
    words.addAll(List.of("-filter_complex", graph, "-f", "null", "-"));
    return new FfmpegCommand(words);
  }

  /** Says what was found. */
  String say(SettingSearch.Found found) {
    return "crf " + found.setting() + ": " + goal.say(found.quality()) + " on "
        + count(scenes.count(), "scene") + ", found in " + count(found.trials(), "trial");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
