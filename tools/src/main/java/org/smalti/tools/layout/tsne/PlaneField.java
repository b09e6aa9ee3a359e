package org.smalti.tools.layout.tsne;

import java.util.Arrays;
import java.util.List;
import org.smalti.core.run.Workers;

/**
 * Repulsion in a plane on meshes. Where the points are spread wide, a fine mesh has what fades fast and needs room only for
 * that at its rim, and a coarse one the smooth rest; a mesh for both would be four times as large.
 */
final class PlaneField implements Repulsion {
  /** Distance of the fine mesh's nodes, in units of the kernel's width. */
  private static final double SPACING = 0.5;
  /** How much coarser the coarse mesh is; the softer kernel is wider by as much. */
  private static final double COARSER = 4;
  /** Where the difference of the two kernels is as good as none. */
  private static final double REACH = 16;

  private static final Kernel WHOLE = new Kernel(1, Double.POSITIVE_INFINITY);
  private static final Kernel NEAR = new Kernel(1, COARSER * COARSER);
  private static final Kernel FAR = new Kernel(COARSER * COARSER, Double.POSITIVE_INFINITY);

  private final int count;
  private final Workers workers;
  private final PlaneMesh whole;
  private final PlaneMesh near;
  private final PlaneMesh far;

  PlaneField(int count, Workers workers) {
    this.count = count;
    this.workers = workers;
    whole = new PlaneMesh(count, SPACING, WHOLE, 0, workers);
    near = new PlaneMesh(count, SPACING, NEAR, (int) Math.ceil(REACH / SPACING), workers);
    far = new PlaneMesh(count, SPACING * COARSER, FAR, 0, workers);
  }

  @Override
  public double push(double[] points, double[] forces) {
    Arrays.fill(forces, 0);
    PlaneMesh.Box box = PlaneMesh.Box.of(points);
    boolean wide = Math.max(box.width(), box.height()) >= REACH;
    List<PlaneMesh> meshes = wide ? List.of(near, far) : List.of(whole);
    workers.each(meshes.size(), mesh -> meshes.get(mesh).place(points, box));
    double sum = 0;
    for (PlaneMesh mesh : meshes) {
      sum += mesh.push(forces);
    }
    return sum - count;
  }
}
