package org.smalti.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;

class ShellWordsTest {
  @Test
  void wordsAreThoseOfAShell() {
    assertThat(ShellWords.of("")).isEmpty();
    assertThat(ShellWords.of("  -c:v  libx264\t-crf 20 "))
        .containsExactly("-c:v", "libx264", "-crf", "20");
    assertThat(ShellWords.of("-metadata 'title=it is' \"a \\\"b\\\" \\c\" '' x\\ y z'1'\"2\""))
        .containsExactly("-metadata", "title=it is", "a \"b\" \\c", "", "x y", "z12");
  }

  @Test
  void whatIsNotClosedIsNamed() {
    assertThatThrownBy(() -> ShellWords.of("-c:v 'x"))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("a quote ' is not closed");
    assertThatThrownBy(() -> ShellWords.of("x\\"))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("backslash");
  }

  @Test
  void quotedWordsAreReadAgain() {
    qt().forAll(lists()
            .of(strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 12))
            .ofSizeBetween(0, 5))
        // Control characters are left to printf, which a real shell is asked about where commands
        // are shown.
        .assuming(words ->
            words.stream().allMatch(word -> word.chars().noneMatch(Character::isISOControl)))
        .check(words -> ShellWords.of(
                words.stream().map(ShellWords::quoted).collect(Collectors.joining(" ")))
            .equals(words));
  }
}
