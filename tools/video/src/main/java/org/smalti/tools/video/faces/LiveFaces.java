package org.smalti.tools.video.faces;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.smalti.core.CancelledException;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Failure;
import org.smalti.media.MediaAddress;
import org.smalti.tools.video.source.Reconnection;

/** Finds the faces of several live streams at once and prints them as they come: one that fails touches no other. */
final class LiveFaces {
  private static final long LOOK_MILLIS = 50;

  private final List<LiveStream> streams;
  private final CommandContext run;

  LiveFaces(
      List<MediaAddress> addresses,
      Reconnection how,
      FaceSettings settings,
      FacePrinter printer,
      CommandContext run) {
    this.run = run;
    streams = addresses.stream()
        .map(address -> new LiveStream(address, how, settings, printer, run::say))
        .toList();
  }

  /**
   * Runs until all streams have ended.
   *
   * @param duration s after which it stops; infinite: not before they end
   * @return the exit code
   */
  int watch(double duration) {
    if (run.dryRun()) {
      streams.forEach(stream -> run.would("look for faces in " + stream.name()));
      return ExitCode.OK;
    }
    long began = System.nanoTime();
    streams.forEach(LiveStream::start);
    try {
      while (streams.stream().anyMatch(LiveStream::isRunning)
          && (System.nanoTime() - began) / 1e9 < duration) {
        run.throwIfCancelled();
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } finally {
      streams.forEach(LiveStream::stop);
      streams.forEach(stream -> run.say(stream.summary()));
    }
    return exit();
  }

  private int exit() {
    int finished = 0;
    for (LiveStream stream : streams) {
      if (stream.failure().isEmpty()) {
        finished++;
      } else {
        String why = String.valueOf(stream.failure().get().getMessage());
        run.say(stream.name() + " failed: " + why);
        run.failures().add(new Failure(stream.name(), FacesStage.STAGE, why));
      }
    }
    return run.failures().count() == 0 ? ExitCode.OK : run.failures().exitCode(finished);
  }
}
