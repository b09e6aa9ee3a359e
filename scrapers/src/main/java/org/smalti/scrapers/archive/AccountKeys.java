package org.smalti.scrapers.archive;

import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.smalti.core.SmaltiException;
import org.smalti.scrapers.web.Credentials;

/**
 * The keys of an account with the archive, and the servers that may know them: archive.org and hosts below it, over
 * https, and the address (scheme, host and port) that the person gives as the archive's. What a table or a redirect
 * says changes nothing. Serialised, the keys stay behind: a process that unpacks this looks for its own in its
 * environment.
 */
final class AccountKeys implements Credentials {
  static final String ACCESS = "IA_ACCESS_KEY_ID";
  static final String SECRET = "IA_SECRET_ACCESS_KEY";
  private static final String ARCHIVE = "archive.org";

  private final String root;
  private final transient String authorization;

  private AccountKeys(String root, String authorization) {
    this.root = root;
    this.authorization = authorization;
  }

  /**
   * The keys of the command line, else those of the environment, else those of the archive's own program.
   *
   * @param root the address that the person gives as the archive's
   * @throws SmaltiException if only one of the two is given, or one can't be a key
   */
  static AccountKeys of(
      String access, String secret, Map<String, String> environment, String root) {
    String first = access.isEmpty() ? environment.getOrDefault(ACCESS, "") : access;
    String second = secret.isEmpty() ? environment.getOrDefault(SECRET, "") : secret;
    String other = "";
    if (first.isEmpty() && second.isEmpty()) {
      Optional<AccountFile> file = AccountFile.find(environment);
      if (file.isEmpty()) {
        return new AccountKeys(root, "");
      }
      first = file.get().access();
      second = file.get().secret();
      other = file.get().path() + ": ";
    }
    if (first.isEmpty() || second.isEmpty()) {
      throw SmaltiException.usage(
          other + (first.isEmpty() ? "the secret key is" : "the access key is")
              + " given alone; set both " + ACCESS + " and " + SECRET
              + ", or --access and --secret");
    }
    if (!isKey(first) || first.indexOf(':') >= 0 || !isKey(second)) {
      throw SmaltiException.usage(other
          + "the access or the secret key has spaces or strange characters in it; copy both again");
    }
    return new AccountKeys(root, "LOW " + first + ":" + second);
  }

  @Override
  public Optional<String> authorization(HttpUrl url) {
    return authorization.isEmpty() || !mayKnow(url) ? Optional.empty() : Optional.of(authorization);
  }

  private boolean mayKnow(HttpUrl url) {
    String host = url.host();
    boolean archive = host.equals(ARCHIVE) || host.endsWith("." + ARCHIVE);
    if (archive && url.isHttps() && url.port() == HttpUrl.defaultPort("https")) {
      return true;
    }
    HttpUrl named = HttpUrl.get(root);
    return url.scheme().equals(named.scheme())
        && host.equals(named.host())
        && url.port() == named.port();
  }

  private Object readResolve() {
    return of("", "", System.getenv(), root);
  }

  private static boolean isKey(String text) {
    return text.length() <= 500 && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
