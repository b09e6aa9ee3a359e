package org.smalti.tools.layout.grid;

/** Ranges of item numbers that are computed together; they do not depend on the number of threads. */
record ChunkRanges(int items) {
  private static final int LENGTH = 256;

  int count() {
    return (items + LENGTH - 1) / LENGTH;
  }

  int from(int chunk) {
    return chunk * LENGTH;
  }

  int to(int chunk) {
    return Math.min(items, (chunk + 1) * LENGTH);
  }
}
