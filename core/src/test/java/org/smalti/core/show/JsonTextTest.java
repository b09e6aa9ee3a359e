package org.smalti.core.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void whatWouldEndATextOrALineIsEscaped() {
    assertThat(JsonText.quoted("a \"b\" \\ c")).isEqualTo("\"a \\\"b\\\" \\\\ c\"");
    assertThat(JsonText.quoted("\n\t\u0000")).isEqualTo("\"\\u000a\\u0009\\u0000\"");
    assertThat(JsonText.quoted((char) 0x2028 + "ü/")).isEqualTo("\"\\u2028ü/\"");
  }
}
