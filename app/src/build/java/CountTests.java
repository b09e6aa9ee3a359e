import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Ends the build with the number of tests that ran in all modules since it began; a build in which none ran is a failed
 * one.
 */
public final class CountTests {
  private static final Pattern COUNTS = Pattern.compile("(tests|errors|skipped|failures)=\"(\\d+)\"");

  private CountTests() {}

  public static void main(String[] arguments) throws IOException {
    FileTime began = Files.getLastModifiedTime(Path.of("target", "build-began"));
    int tests = 0;
    int failed = 0;
    int skipped = 0;
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      for (Path report : (Iterable<Path>) files.filter(CountTests::isReport)::iterator) {
        if (Files.getLastModifiedTime(report).compareTo(began) < 0) {
          continue;
        }
        String head = Files.readString(report);
        head = head.substring(0, head.indexOf('>', head.indexOf("<testsuite")));
        Matcher counts = COUNTS.matcher(head);
        while (counts.find()) {
          int count = Integer.parseInt(counts.group(2));
          switch (counts.group(1)) {
            case "tests" -> tests += count;
            case "skipped" -> skipped += count;
            default -> failed += count;
          }
        }
      }
    }
    System.out.println((tests - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped");
    if (tests - skipped == 0 || failed > 0) {
      System.exit(1);
    }
  }

  private static boolean isReport(Path file) {
    String folder = String.valueOf(file.getParent());
    return file.getFileName().toString().matches("TEST-.*\\.xml")
        && folder.matches(".*target.(surefire|failsafe)-reports");
  }
}
