package org.smalti.scrapers.web;

import java.time.Duration;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaTime;
import picocli.CommandLine.Option;

/**
 * The options of every command that asks web servers: who asks, how often a request is repeated, and how long it may
 * take.
 */
public final class RequestOptions {
  @Option(
      names = "--user-agent",
      paramLabel = "TEXT",
      description = {
        "what to call ourselves instead of smalti, its version and your contact",
        "(default: SMALTI_USER_AGENT)"
      })
  private String userAgent = "";

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

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      description = {
        "how long an outage is waited for once the server has answered, such as 30m or 12h;",
        "0 ends the run at once (default: 30m)"
      })
  private String patience = "30m";

  @Option(
      names = "--sleep",
      paramLabel = "SECONDS",
      description = "the least time from one request at a server to the next (default: 0)")
  private double sleep;

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      hidden = true,
      description = "refused, since servers are spared by one process")
  private String master = "";

  /**
   * A client for one command.
   *
   * @param contact a mail address or page of the person, as {@code --contact} gives it; empty if the environment is to
   *     tell
   * @param credentials of the person, as far as a server may know them
   * @param advice what the person should do when a server refuses an address, such as {@code check --url}
   */
  public PoliteClient client(String contact, Credentials credentials, String advice) {
    return client(contact, credentials, advice, TransferLimits.USUAL);
  }

  /** The same, for a command that fetches files. */
  public PoliteClient client(
      String contact, Credentials credentials, String advice, TransferLimits limits) {
    if (!master.isEmpty()) {
      throw SmaltiException.usage("--master " + master
          + ": pauses and limits for a server are kept by one process, so all requests come from this one;"
          + " leave it out");
    }
    if (retries < 0) {
      throw SmaltiException.usage("--retries must be at least 0, not " + retries);
    }
    if (!(sleep >= 0 && sleep <= 3600)) {
      throw SmaltiException.usage("--sleep must be 0 to 3600 seconds, not " + sleep);
    }
    RetryPolicy retryPolicy = new RetryPolicy(
        retries,
        seconds("--retry-delay", pause),
        seconds("--timeout", timeout),
        duration(MediaTime.seconds("--patience", patience)),
        duration(sleep));
    String agent =
        UserAgent.of(given(userAgent, "SMALTI_USER_AGENT"), given(contact, "SMALTI_CONTACT"));
    return new PoliteClient(
        retryPolicy, limits, new IdentityInterceptor(agent, credentials), advice);
  }

  private static String given(String option, String variable) {
    return option.isEmpty() ? System.getenv().getOrDefault(variable, "") : option;
  }

  private static Duration seconds(String option, double value) {
    if (!(value > 0 && value <= 3600)) {
      throw SmaltiException.usage(
          option + " must be more than 0 and at most 3600 seconds, not " + value);
    }
    return duration(value);
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
