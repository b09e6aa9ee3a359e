package org.smalti.tools.batch.sound;

/** The pages of an Ogg file as bytes, for tests that change some. */
final class OggPages {
  private OggPages() {}

  /** Writes the right checksum into the first page. */
  static void sign(byte[] file) {
    int segments = file[26] & 0xff;
    int length = 27 + segments;
    for (int i = 0; i < segments; i++) {
      length += file[27 + i] & 0xff;
    }
    for (int i = 22; i < 26; i++) {
      file[i] = 0;
    }
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum ^= (file[i] & 0xff) << 24;
      for (int bit = 0; bit < 8; bit++) {
        sum = sum < 0 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
      }
    }
    for (int i = 0; i < 4; i++) {
      file[22 + i] = (byte) (sum >> (8 * i));
    }
  }
}
