package org.smalti.tools.collection.thin;

import java.util.List;

/**
 * Samples whose thumbnails are nearer than a threshold. The distance is the mean over all cells of the absolute
 * differences of luma and of both chromas, added up, in units of {@link Thumbnail#UNLIKE} grey levels: 0 is the same
 * picture, 1 an unrelated one.
 */
final class PictureLikeness implements Likeness {
  private final byte[][] thumbnails;
  /** Sums of luma: those of near pictures differ by no more than their distance. */
  private final int[] sums;

  private final int limit;

  /** @param thumbnails empty where there is no picture */
  PictureLikeness(List<byte[]> thumbnails, double threshold) {
    this.thumbnails = thumbnails.toArray(byte[][]::new);
    limit = (int) Math.ceil(threshold * Thumbnail.UNLIKE * Thumbnail.CELLS);
    sums = new int[this.thumbnails.length];
    for (int i = 0; i < sums.length; i++) {
      for (int cell = 0; cell < Math.min(Thumbnail.CELLS, this.thumbnails[i].length); cell++) {
        sums[i] += this.thumbnails[i][cell] & 255;
      }
    }
  }

  @Override
  public boolean areAlike(int one, int other) {
    byte[] a = thumbnails[one];
    byte[] b = thumbnails[other];
    if (a.length == 0 || b.length == 0 || Math.abs(sums[one] - sums[other]) >= limit) {
      return false;
    }
    int sum = 0;
    for (int row = 0; row < a.length; row += Thumbnail.ACROSS) {
      for (int i = row; i < row + Thumbnail.ACROSS; i++) {
        sum += Math.abs((a[i] & 255) - (b[i] & 255));
      }
      if (sum >= limit) {
        return false;
      }
    }
    return true;
  }
}
