package org.smalti.scrapers.archive.items;

/**
 * Numbers texts in the order in which they are first added, from 0: a hash table that holds a 64-bit digest of each
 * text, not the text. The probability that any two of a million texts have the same digest is about 1 in 40 million.
 */
final class DigestIndex {
  private static final int LEAST = 64;

  private long[] digests = new long[LEAST];
  /** The number of the text at each place, plus 1; 0 if the place is free. */
  private int[] numbers = new int[LEAST];

  private int size;

  /** How many different texts there are. */
  int size() {
    return size;
  }

  boolean has(String text) {
    return number(text) >= 0;
  }

  /** The number of a text, −1 if it has not been added. */
  int number(String text) {
    return numbers[place(of(text))] - 1;
  }

  /** Adds a text, and gives whether it is new. */
  boolean add(String text) {
    long digest = of(text);
    int place = place(digest);
    if (numbers[place] > 0) {
      return false;
    }
    digests[place] = digest;
    numbers[place] = ++size;
    if (size > numbers.length / 3 * 2) {
      grow();
    }
    return true;
  }

  /** FNV-1a over the characters, mixed so that each bit of the result depends on all characters. */
  static long of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    return hash ^ (hash >>> 29);
  }

  /** The place of a digest, or the free place where it belongs (linear probing). */
  private int place(long digest) {
    int mask = numbers.length - 1;
    int place = (int) digest & mask;
    while (numbers[place] > 0 && digests[place] != digest) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldDigests = digests;
    int[] oldNumbers = numbers;
    digests = new long[oldDigests.length * 2];
    numbers = new int[oldNumbers.length * 2];
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldNumbers[i] > 0) {
        int place = place(oldDigests[i]);
        digests[place] = oldDigests[i];
        numbers[place] = oldNumbers[i];
      }
    }
  }
}
