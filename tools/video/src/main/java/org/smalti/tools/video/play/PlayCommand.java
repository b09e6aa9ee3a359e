package org.smalti.tools.video.play;

import java.util.concurrent.Callable;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.media.MediaAddress;
import org.smalti.tools.video.source.SourceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti video play}: shows a film or a live stream in a window. */
@Command(
    name = "play",
    description = {"Show a film or a live stream in a window, with its sound.", PlayerKeys.HELP},
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video play film.mp4 --start 90",
      "  smalti video play rtsp://camera/1 --fast"
    })
public final class PlayCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE|URL",
      description = "a film, a live stream, a device, or - for standard input")
  private String from = "";

  @Mixin
  private SourceOptions source = new SourceOptions();

  @Option(
      names = "--fast",
      description = "show each picture at once: of live streams the newest, without delay; of films"
          + " all, without sound, as fast as they can be decoded")
  private boolean fast;

  @Option(names = "--loop", description = "begin again at the end")
  private boolean loop;

  @Option(names = "--no-sound", description = "only show it")
  private boolean silent;

  @Option(names = "--paused", description = "begin with a standing picture; space plays")
  private boolean paused;

  @Option(names = "--start", paramLabel = "SECONDS", description = "begin here")
  private double start;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    MediaAddress address = source.address(from);
    if (fast && address.isUrl()) {
      address = address.with(address.options().lowLatency());
    }
    PlayOptions options = new PlayOptions(fast, loop, !silent, paused, start);
    if (run.context().dryRun()) {
      return run.context().would("play " + address);
    }
    try (Run stage = run.context().begin("play", -1, Unit.FRAMES)) {
      new Player(address, source.reconnection(), options, stage).play();
    }
    return ExitCode.OK;
  }
}
