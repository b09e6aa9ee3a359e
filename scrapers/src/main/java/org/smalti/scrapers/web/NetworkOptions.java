package org.smalti.scrapers.web;

import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import org.smalti.core.SmaltiException;
import picocli.CommandLine.Option;

/** Where the archive is, who asks it, and how patiently. */
public final class NetworkOptions {
  @Option(
      names = "--archive-url",
      paramLabel = "URL",
      defaultValue = "${env:SMALTI_ARCHIVE_URL:-https://archive.org}",
      description =
          "where the archive is (default: SMALTI_ARCHIVE_URL, or else https://archive.org)")
  private String archive = "";

  @Option(
      names = "--contact",
      paramLabel = "TEXT",
      description = {
        "a mail address or page by which the archive can reach you;",
        "please give one for large collections (default: SMALTI_CONTACT)"
      })
  private String contact = "";

  @Option(
      names = "--user-agent",
      paramLabel = "TEXT",
      description = {
        "what to call ourselves instead of smalti, its version and your contact",
        "(default: SMALTI_USER_AGENT)"
      })
  private String userAgent = "";

  @Option(
      names = "--access",
      paramLabel = "KEY",
      description = {
        "the access key of your account, sent to the archive alone",
        "(default: " + AccountKeys.ACCESS + ")"
      })
  private String access = "";

  @Option(
      names = "--secret",
      paramLabel = "KEY",
      description = {
        "the secret key that belongs to it (default: " + AccountKeys.SECRET + ",",
        "which is better: others can see command lines)"
      })
  private String secret = "";

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

  /** What the person calls the archive, such as {@code https://archive.org}. */
  public String root() {
    HttpUrl url = HttpUrl.parse(archive);
    if (url == null) {
      throw SmaltiException.usage(
          "--archive-url \"" + archive + "\" is no address; it looks like https://archive.org");
    }
    boolean named = !url.username().isEmpty() || !url.password().isEmpty();
    if (named || url.query() != null || url.fragment() != null) {
      // All of it would stand in the table.
      throw SmaltiException.usage(
          "--archive-url has a name, a password, a ? or a # in it; it looks like https://archive.org");
    }
    return archive;
  }

  /** A client for one command. */
  public PoliteClient client() {
    if (retries < 0) {
      throw SmaltiException.usage("--retries must be at least 0, not " + retries);
    }
    RetryPolicy retryPolicy =
        new RetryPolicy(retries, seconds("--retry-delay", pause), seconds("--timeout", timeout));
    Map<String, String> environment = System.getenv();
    String agent = UserAgent.of(
        given(userAgent, environment, "SMALTI_USER_AGENT"),
        given(contact, environment, "SMALTI_CONTACT"));
    AccountKeys keys = AccountKeys.of(access, secret, environment, root());
    return new PoliteClient(retryPolicy, new IdentityInterceptor(agent, keys));
  }

  private static String given(String option, Map<String, String> environment, String name) {
    return option.isEmpty() ? environment.getOrDefault(name, "") : option;
  }

  private static Duration seconds(String option, double value) {
    if (!(value > 0 && value <= 3600)) {
      throw SmaltiException.usage(
          option + " must be more than 0 and at most 3600 seconds, not " + value);
    }
    return Duration.ofNanos(Math.round(value * 1e9));
  }
}
