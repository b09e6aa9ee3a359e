package org.smalti.scrapers.archive;

import okhttp3.HttpUrl;
import org.smalti.core.SmaltiException;
import org.smalti.scrapers.web.PoliteClient;
import org.smalti.scrapers.web.RequestOptions;
import org.smalti.scrapers.web.TransferLimits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that talks to the archive: where it is, and the account with it. */
public final class ArchiveOptions {
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
      names = "--access",
      paramLabel = "KEY",
      description = {
        "the access key of your account, sent to the archive alone",
        "(default: " + AccountKeys.ACCESS + ", or else that in the ia.ini of 'ia configure')"
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

  @Mixin
  private RequestOptions requests = new RequestOptions();

  /** The address that the person gives as the archive's, such as {@code https://archive.org}. */
  public String root() {
    HttpUrl url = HttpUrl.parse(archive);
    if (url == null) {
      throw SmaltiException.usage(
          "--archive-url \"" + archive + "\" is no address; it looks like https://archive.org");
    }
    boolean named = !url.username().isEmpty() || !url.password().isEmpty();
    if (named || url.query() != null || url.fragment() != null) {
      // It would stand in the items table, in the address of each file.
      throw SmaltiException.usage(
          "--archive-url has a name, a password, a ? or a # in it; it looks like https://archive.org");
    }
    // However it is written, it is one archive: the tables of https://archive.org/ are its own too.
    return url.toString().replaceFirst("/+$", "");
  }

  /** A client for one command. */
  public PoliteClient client() {
    return client(TransferLimits.USUAL);
  }

  /** A client for a command that fetches files. */
  public PoliteClient client(TransferLimits limits) {
    AccountKeys keys = AccountKeys.of(access, secret, System.getenv(), root());
    return requests.client(contact, keys, "check --archive-url", limits);
  }
}
