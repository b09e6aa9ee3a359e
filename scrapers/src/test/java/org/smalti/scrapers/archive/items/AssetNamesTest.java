package org.smalti.scrapers.archive.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.smalti.core.files.NastyNames;
import org.smalti.core.files.SafeName;

class AssetNamesTest {
  @Test
  void assetsNeverShareAFile() {
    qt().withExamples(300)
        .forAll(lists().of(NastyNames.any()).ofSizeBetween(0, 8))
        .checkAssert(names -> {
          List<String[]> assets =
              names.stream().map(name -> asset("item", name)).toList();
          List<String> given = named(assets);
          assertThat(given).hasSameSizeAs(names);
          List<String> folded = given.stream().map(SafeName::folded).toList();
          assertThat(folded).doesNotHaveDuplicates();
          for (String file : folded) {
            assertThat(folded).noneMatch(other -> other.startsWith(file + "/"));
          }
          assertThat(named(assets)).isEqualTo(given);
        });
  }

  @Test
  @DisplayName("fault 18: of names that collide on case-folding, each gets a folder of its own")
  void onlyAssetsThatWouldShareANameGetAFolder() {
    assertThat(named(List.of(
            asset("one", "film.mp4"),
            asset("two", "FILM.mp4"),
            asset("three", "other.mp4"),
            asset("one", "Film.mp4"),
            asset("four", "x.mp4"),
            asset("four", "x.mp4/y.mp4"))))
        .containsExactly(
            "one/film.mp4",
            "two/FILM.mp4",
            "other.mp4",
            "one/Film~2.mp4",
            "four/x.mp4",
            "x.mp4/y.mp4");
  }

  private static String[] asset(String identifier, String name) {
    return new String[] {identifier, name};
  }

  private static List<String> named(List<String[]> assets) {
    AssetNames names = new AssetNames();
    assets.forEach(asset -> names.announce(asset[1]));
    return assets.stream().map(asset -> names.name(asset[0], asset[1])).toList();
  }
}
