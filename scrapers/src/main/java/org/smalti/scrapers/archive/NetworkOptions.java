package org.smalti.scrapers.archive;

import java.time.Duration;
import org.smalti.core.SmaltiException;
import picocli.CommandLine.Option;

/** How patient a command is with the network. */
final class NetworkOptions {
  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "how often a request is repeated before it is given up (default: 5)")
  private int retries = 5;

  @Option(
      names = "--retry-delay",
      paramLabel = "SECONDS",
      description =
          "the first pause when the server is busy; doubled each time, unless it names one (default: 1)")
  private double pause = 1;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "how long a silent connection is kept (default: 30)")
  private double timeout = 30;

  /** A client for one command. */
  PoliteClient client() {
    if (retries < 0) {
      throw SmaltiException.usage("--retries must be at least 0, not " + retries);
    }
    return new PoliteClient(
        new Patience(retries, seconds("--retry-delay", pause), seconds("--timeout", timeout)));
  }

  private static Duration seconds(String option, double value) {
    if (!(value > 0 && value <= 3600)) {
      throw SmaltiException.usage(
          option + " must be more than 0 and at most 3600 seconds, not " + value);
    }
    return Duration.ofNanos(Math.round(value * 1e9));
  }
}
