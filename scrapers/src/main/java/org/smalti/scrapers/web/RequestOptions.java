package org.smalti.scrapers.web;

import java.time.Duration;
import org.smalti.core.SmaltiException;
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
    if (!master.isEmpty()) {
      throw SmaltiException.usage("--master " + master
          + ": pauses and limits for a server are kept by one process, so all requests come from this one;"
          + " leave it out");
    }
    if (retries < 0) {
      throw SmaltiException.usage("--retries must be at least 0, not " + retries);
    }
    RetryPolicy retryPolicy =
        new RetryPolicy(retries, seconds("--retry-delay", pause), seconds("--timeout", timeout));
    String agent =
        UserAgent.of(given(userAgent, "SMALTI_USER_AGENT"), given(contact, "SMALTI_CONTACT"));
    return new PoliteClient(retryPolicy, new IdentityInterceptor(agent, credentials), advice);
  }

  private static String given(String option, String variable) {
    return option.isEmpty() ? System.getenv().getOrDefault(variable, "") : option;
  }

  private static Duration seconds(String option, double value) {
    if (!(value > 0 && value <= 3600)) {
      throw SmaltiException.usage(
          option + " must be more than 0 and at most 3600 seconds, not " + value);
    }
    return Duration.ofNanos(Math.round(value * 1e9));
  }
}
