package org.smalti.scrapers.fetch;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.scrapers.web.TransferLimits;
import picocli.CommandLine.Option;

/** The options of every command that fetches files: how fast they may and should come. */
public final class TransferOptions {
  private static final Pattern SPEED =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*([kKmMgG]?)i?[bB]?(?:/s)?");

  @Option(
      names = "--limit-rate",
      paramLabel = "SPEED",
      description =
          "bytes per second of all connections together, such as 500k or 2M (default: as fast as it goes)")
  private String most = "";

  @Option(
      names = "--lowest-speed",
      paramLabel = "SPEED",
      description =
          "a connection that brings fewer bytes per second, for as long as --timeout, is ended and the next node asked"
              + " (default: 1k)")
  private String least = "1k";

  /** @throws SmaltiException if a speed is none, or no connection could be both slow and fast enough */
  public TransferLimits limits() {
    long mostBytes = most.isEmpty() ? 0 : speed("--limit-rate", most);
    if (!most.isEmpty() && mostBytes == 0) {
      throw SmaltiException.usage("--limit-rate must be more than 0; leave it out for no limit");
    }
    return new TransferLimits(mostBytes, speed("--lowest-speed", least));
  }

  /** Bytes per second; k, M and G are 10³, 10⁶ and 10⁹. */
  private static long speed(String option, String text) {
    Matcher parts = SPEED.matcher(text.strip());
    if (!parts.matches()) {
      throw SmaltiException.usage(
          option + ": \"" + text + "\" is no speed; write bytes per second, such as 500k or 2M");
    }
    double factor = switch (parts.group(2).toLowerCase(Locale.ROOT)) {
      case "k" -> 1e3;
      case "m" -> 1e6;
      case "g" -> 1e9;
      default -> 1;
    };
    return Math.round(Double.parseDouble(parts.group(1)) * factor);
  }
}
