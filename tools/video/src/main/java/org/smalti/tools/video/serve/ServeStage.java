package org.smalti.tools.video.serve;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.smalti.core.CancelledException;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.media.rtsp.RtspServer;

/** Runs a server and publishes films on it, each in a thread of its own. */
final class ServeStage {
  private static final String STAGE = "serve";
  private static final long LOOK_MILLIS = 100;

  private final InetSocketAddress listen;
  private final ServeWork work;
  private final CommandContext context;

  ServeStage(InetSocketAddress listen, ServeWork work, CommandContext context) {
    this.listen = listen;
    this.work = work;
    this.context = context;
  }

  /**
   * Serves until all films have ended; without films until it is interrupted or the time is over.
   *
   * @return the exit code
   */
  int serve(List<Path> files) {
    if (context.dryRun()) {
      for (ServedFilm film : ServedFilm.of(files, path -> path)) {
        context.would("publish " + film.file() + " as " + film.path());
      }
      return files.isEmpty() ? context.would("listen on " + listen) : ExitCode.OK;
    }
    try (Run run = context.begin(STAGE, -1, Unit.BYTES);
        RtspServer server = RtspServer.on(listen)) {
      ServeReport report = new ServeReport(run, server);
      if (listen.getAddress().isAnyLocalAddress()) {
        report.say("whoever reaches this machine can read and publish here");
      }
      List<ServedFilm> films = ServedFilm.of(files, server::url);
      films.forEach(film -> context.out().println(film.url()));
      return films.isEmpty() ? relay(server, report) : publish(films, report);
    }
  }

  private int publish(List<ServedFilm> films, ServeReport report) {
    int[] finished = {0};
    Batch<ServedFilm> batch =
        Batch.of(STAGE, films).named(ServedFilm::path).weighing(film -> 0).inAnyOrder();
    try (Engine engine = context.engine(films.size())) {
      engine.map(batch, work, (film, packets) -> finished[0]++, report);
    }
    return context.failures().exitCode(finished[0]);
  }

  /** Lets others publish and read. */
  private int relay(RtspServer server, ServeReport report) {
    context.out().println(server.url(""));
    long start = System.nanoTime();
    while (work.seconds() <= 0 || System.nanoTime() - start < work.seconds() * 1e9) {
      report.throwIfCancelled();
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
    }
    return ExitCode.OK;
  }
}
