package org.smalti.tools.batch.video;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.media.program.FfmpegCommand;

/**
 * How similar to its source a result should be.
 *
 * @param value up to 1: the mean structural similarity of pictures (SSIM, Wang et al. 2004), 1 is equal; above: VMAF,
 *     100 is as good as equal
 */
record TargetQuality(double value) implements Serializable {
  private static final Pattern ALL = Pattern.compile("\\bAll:([0-9.]+|inf|nan)");

  TargetQuality {
    if (!(value > 0 && value <= 100)) {
      throw SmaltiException.usage("target quality " + value
          + ": it is a similarity up to 1, such as 0.98, or a VMAF up to 100, such as 94");
    }
  }

  boolean isVmaf() {
    return value > 1;
  }

  /** The filter that measures it. */
  String filter() {
    return isVmaf() ? "libvmaf" : "ssim";
  }

  /** How far above the goal a setting may be to be taken without trying the next. */
  double tolerance() {
    return isVmaf() ? 0.25 : Math.min(0.001, (1 - value) / 10);
  }

  /** The measure transformed so that it is about linear in the setting. */
  double even(double measured) {
    return isVmaf() ? measured : -10 * Math.log10(Math.max(1e-7, 1 - measured));
  }

  /** By how much {@link #even} falls with each step of the setting, roughly. */
  double step() {
    return isVmaf() ? 0.5 : 0.15;
  }

  /**
   * The filter with its options: it compares its first input to its second and writes a line for each picture.
   *
   * @param threads at least 1; SSIM takes a thread for each plane by itself
   */
  String measuring(Path lines, int threads) {
    String file = FfmpegCommand.escapedInFilter(lines.toString());
    return isVmaf()
        ? "libvmaf=log_fmt=csv:log_path=" + file + ":n_threads=" + threads
        : "ssim=stats_file=" + file;
  }

  /** The mean over all pictures of what {@link #measuring} has written; nothing if it has written nothing. */
  OptionalDouble read(List<String> lines) {
    return isVmaf() ? vmaf(lines) : ssim(lines);
  }

  private static OptionalDouble ssim(List<String> lines) {
    return lines.stream()
        .map(ALL::matcher)
        .filter(Matcher::find)
        .mapToDouble(found -> number(found.group(1)))
        .filter(Double::isFinite)
        .average();
  }

  private static OptionalDouble vmaf(List<String> lines) {
    if (lines.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<String> names = List.of(lines.get(0).split(",", -1));
    int column = IntStream.range(0, names.size())
        .filter(i -> names.get(i).strip().equals("vmaf"))
        .findFirst()
        .orElse(-1);
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(cells -> column >= 0 && column < cells.length)
        .mapToDouble(cells -> number(cells[column].strip()))
        .filter(Double::isFinite)
        .average();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** {@code SSIM .9876} or {@code VMAF 94.3}. */
  String say(double measured) {
    return isVmaf()
        ? String.format(Locale.ROOT, "VMAF %.1f", measured)
        : String.format(Locale.ROOT, "SSIM %.4f", measured);
  }
}
