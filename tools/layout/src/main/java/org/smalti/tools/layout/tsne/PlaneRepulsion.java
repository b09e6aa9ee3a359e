package org.smalti.tools.layout.tsne;

import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;
import org.smalti.core.run.Workers;

/**
 * Repulsion in a plane on meshes. Where the points are spread wide, the kernel is split: a fine mesh computes a part
 * with a short range, which needs little padding, and a coarse mesh the smooth rest; one mesh for both would be four
 * times as large.
 */
final class PlaneRepulsion implements Repulsion {
  /** log2 of the ratio of the two mesh spacings. */
  private static final int SHIFT = 2;
  /** The ratio of the two mesh spacings; the wider kernel is wider by the same factor. */
  private static final double COARSER = 1 << SHIFT;
  /** The distance at which the difference of the two kernels is negligible. */
  private static final double REACH = 16;

  private static final int CHUNK = 512;

  private static final Kernel WHOLE = new Kernel(1, Double.POSITIVE_INFINITY);
  private static final Kernel NEAR = new Kernel(1, COARSER * COARSER);
  private static final Kernel FAR = new Kernel(COARSER * COARSER, Double.POSITIVE_INFINITY);

  private final int count;
  private final Workers workers;
  private final PlaneOrder order;
  private final PlaneMesh whole;
  private final PlaneMesh near;
  private final PlaneMesh far;

  PlaneRepulsion(int count, Workers workers) {
    this.count = count;
    this.workers = workers;
    order = new PlaneOrder(count);
    whole = new PlaneMesh(order, 0, WHOLE, 0, workers);
    near = new PlaneMesh(order, 0, NEAR, (int) Math.ceil(REACH / PlaneOrder.SPACING), workers);
    far = new PlaneMesh(order, SHIFT, FAR, 0, workers);
  }

  @Override
  public double push(double[] points, double[] forces) {
    PlaneOrder.Box box = PlaneOrder.Box.of(points);
    order.sort(points, box);
    boolean wide = Math.max(box.width(), box.height()) >= REACH;
    List<PlaneMesh> meshes = wide ? List.of(near, far) : List.of(whole);
    meshes.forEach(PlaneMesh::begin);
    each(meshes, PlaneMesh::evenBands, PlaneMesh::spreadEven);
    each(meshes, PlaneMesh::oddBands, PlaneMesh::spreadOdd);
    each(meshes, PlaneMesh::downParts, PlaneMesh::goDown);
    each(meshes, PlaneMesh::acrossParts, PlaneMesh::goAcross);
    each(meshes, PlaneMesh::upParts, PlaneMesh::comeUp);
    Arrays.fill(forces, 0);
    workers.each((count + CHUNK - 1) / CHUNK, chunk -> {
      for (PlaneMesh mesh : meshes) {
        mesh.gather(chunk * CHUNK, Math.min(count, (chunk + 1) * CHUNK), forces);
      }
    });
    return meshes.stream().mapToDouble(PlaneMesh::sum).sum() - count;
  }

  /** Runs one step of all meshes on all threads, and waits until it is done. */
  private void each(
      List<PlaneMesh> meshes, ToIntFunction<PlaneMesh> parts, ObjIntConsumer<PlaneMesh> step) {
    int first = parts.applyAsInt(meshes.get(0));
    int all = meshes.stream().mapToInt(parts).sum();
    workers.each(all, part -> {
      if (part < first) {
        step.accept(meshes.get(0), part);
      } else {
        step.accept(meshes.get(1), part - first);
      }
    });
  }
}
