package org.smalti.tools.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a page is to be like.
 *
 * @param title of the page
 * @param columns that are offered to filter and colour by; none: those that suit
 * @param colour the column that samples are coloured by first, if one is named
 * @param thumbnails pictures of a sample that move, if a number is given; 0 for none
 * @param sound of the clips
 * @param longest ms of a clip
 * @param results files that have their place in the page
 */
record PageOptions(
    String title,
    List<String> columns,
    Optional<String> colour,
    Optional<Integer> thumbnails,
    PageSoundFormat sound,
    double longest,
    List<Path> results) {
  private static final int FEW = 1000;
  private static final int SOME = 4000;

  /** How many pictures each of so many samples has, so that the page stays small. */
  int thumbnails(int samples) {
    return thumbnails.orElse(samples <= FEW ? 8 : samples <= SOME ? 4 : 1);
  }
}
