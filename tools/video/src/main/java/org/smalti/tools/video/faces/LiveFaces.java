package org.smalti.tools.video.faces;

import java.io.Serializable;
import java.util.List;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.media.MediaAddress;
import org.smalti.tools.video.source.Reconnection;

/**
 * Finds the faces of several live streams at once and prints them as they come: one that fails touches no other. Where
 * there are more streams than workers, each worker looks at some, so that none waits for another to end.
 */
final class LiveFaces {
  private final List<MediaAddress> addresses;
  private final Reconnection how;
  private final FaceSettings settings;
  private final FacePrinter printer;
  private final CommandContext run;
  private int finished;

  LiveFaces(
      List<MediaAddress> addresses,
      Reconnection how,
      FaceSettings settings,
      FacePrinter printer,
      CommandContext run) {
    this.addresses = addresses;
    this.how = how;
    this.settings = settings;
    this.printer = printer;
    this.run = run;
  }

  /**
   * Runs until all streams have ended.
   *
   * @param duration s after which it stops; infinite: not before they end
   * @return the exit code
   */
  int watch(double duration) {
    if (run.dryRun()) {
      addresses.forEach(address -> run.would("look for faces in " + address));
      return ExitCode.OK;
    }
    run.say("faces by " + settings.finder());
    try (Engine engine = run.engine();
        Run shown = new MessagesOnly()) {
      Batch<LiveGroup> batch = Batch.of(
              FacesStage.STAGE, LiveGroup.of(addresses, engine.parallelism()))
          .inAnyOrder()
          .receiving((streams, news) -> take(news));
      LiveWork work = new LiveWork(how, settings, duration);
      engine.map(batch, work, (streams, ends) -> ends.forEach(this::ended), shown);
    }
    return run.failures().count() == 0 ? ExitCode.OK : run.failures().exitCode(finished);
  }

  private void take(Serializable emitted) {
    if (emitted instanceof LiveNews news) {
      if (!news.rows().isEmpty()) {
        printer.print(news.rows());
      }
      if (!news.message().isEmpty()) {
        run.say(news.message());
      }
    }
  }

  private void ended(LiveEnd stream) {
    run.say(stream.summary());
    if (stream.failure().isEmpty()) {
      finished++;
    } else {
      run.say(stream.name() + " failed: " + stream.failure());
      run.failures()
          .add(new Failure(stream.name(), FacesStage.STAGE, stream.failure(), stream.reason()));
    }
  }

  /** Live streams have no end that a bar could approach. */
  private final class MessagesOnly implements Run {
    @Override
    public void advance(long amount) {}

    @Override
    public void skip(Failure failure) {
      run.say(failure.filename() + " failed: " + failure.error());
      run.failures().add(failure);
    }

    @Override
    public void bug(Failure failure, String trace) {
      skip(failure);
      run.say(trace);
    }

    @Override
    public void say(String message) {
      run.say(message);
    }

    @Override
    public void throwIfCancelled() {
      run.throwIfCancelled();
    }

    @Override
    public void close() {}
  }
}
