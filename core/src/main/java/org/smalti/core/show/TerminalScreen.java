package org.smalti.core.show;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal of this process. Java can't ask for its size, the program {@code stty} can; it is asked twice a second
 * at most, and never again once it has failed.
 */
final class TerminalScreen implements Screen {
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
  private static final Pattern ROWS_COLUMNS = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");

  private Size size;
  private long asked = System.nanoTime();
  private boolean silent;

  /** @param first its size at the start */
  TerminalScreen(Size first) {
    size = first;
  }

  @Override
  public synchronized Size size() {
    if (!silent && System.nanoTime() - asked > INTERVAL) {
      ask();
      asked = System.nanoTime();
    }
    return size;
  }

  private void ask() {
    try {
      Process stty = new ProcessBuilder("stty", "size")
          .redirectInput(new File("/dev/tty"))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
      }
      Matcher answer = ROWS_COLUMNS.matcher(
          new String(stty.getInputStream().readNBytes(20), StandardCharsets.US_ASCII));
      silent = !answer.matches();
      if (!silent && !answer.group(1).equals("0") && !answer.group(2).equals("0")) {
        size = new Size(Integer.parseInt(answer.group(2)), Integer.parseInt(answer.group(1)));
      }
    } catch (IOException noSuchProgram) {
      silent = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
