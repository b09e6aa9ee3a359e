package org.smalti.bench.mutate;

import java.util.Arrays;
import java.util.Random;

/** Damages the bytes of a file, always the same for a seed. */
final class Mutation {
  private static final int BLOCK = 512;

  private Mutation() {}

  static byte[] of(byte[] file, long seed) {
    Random random = new Random(seed);
    byte[] bytes = file.clone();
    int times = 1 + random.nextInt(20);
    for (int i = 0; i < times && bytes.length > BLOCK; i++) {
      // Half of all damage is near the beginning, where headers are.
      int reach = random.nextBoolean() ? Math.min(bytes.length, 4096) : bytes.length;
      int at = random.nextInt(reach);
      int length = Math.min(1 + random.nextInt(BLOCK), bytes.length - at);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0 : 255));
        case 3 -> bytes = Arrays.copyOf(bytes, Math.max(BLOCK, random.nextInt(bytes.length)));
        case 4 -> {
          int from = random.nextInt(bytes.length - length + 1);
          System.arraycopy(bytes, from, bytes, at, length);
        }
        default -> {
          // A size or a count of four bytes.
          for (int k = at; k < Math.min(at + 4, bytes.length); k++) {
            bytes[k] = (byte) random.nextInt(256);
          }
        }
      }
    }
    return bytes;
  }
}
