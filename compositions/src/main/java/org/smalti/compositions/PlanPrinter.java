package org.smalti.compositions;

import java.io.PrintStream;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundTreatment;
import org.smalti.compositions.plan.Tile;
import org.smalti.core.table.CellFormat;

/** Prints a plan as text, one line for each sound and tile, and its length in the last line. */
final class PlanPrinter {
  private PlanPrinter() {}

  /** @param millis how long what is written will be */
  static void print(Plan plan, double millis, PrintStream out) {
    for (Sound sound : plan.sounds()) {
      out.println("sound at " + ms(sound.at() * 1000.0 / Sound.RATE) + ": " + sound.filename()
          + " from " + ms(sound.start()) + " for " + ms(sound.dur()) + ", volume "
          + CellFormat.decimal(sound.volume(), 4) + ", pan " + CellFormat.decimal(sound.pan(), 4)
          + treatment(sound.treatment()));
    }
    for (Tile tile : plan.tiles()) {
      out.println("tile at " + ms(tile.poses().get(0).at()) + ": " + tile.filename() + " from "
          + ms(tile.picture().start()) + " for " + ms(tile.picture().dur()) + ", cell "
          + CellFormat.decimal(tile.x() - 0.5, 3) + "," + CellFormat.decimal(tile.y() - 0.5, 3));
    }
    for (CameraKeyFrame view : plan.views()) {
      out.println("view at " + ms(view.at()) + ": " + CellFormat.decimal(view.columns(), 3) + "x"
          + CellFormat.decimal(view.rows(), 3) + " cells around " + CellFormat.decimal(view.x(), 3)
          + ","
          + CellFormat.decimal(view.y(), 3));
    }
    out.println(plan.sounds().size() + " sounds, " + plan.tiles().size() + " tiles");
    out.println("Total ms: " + CellFormat.decimal(millis, 3));
  }

  /** What differs from a sound as recorded. */
  private static String treatment(SoundTreatment treatment) {
    SoundTreatment none = SoundTreatment.NONE;
    return (treatment.reversed() ? ", reversed" : "")
        + unlike(", match ", treatment.match(), none.match())
        + unlike(", stretch ", treatment.stretch(), none.stretch())
        + unlike(", pitch ", treatment.pitch(), none.pitch())
        + unlike(", high pass ", treatment.highPass(), none.highPass())
        + unlike(", low pass ", treatment.lowPass(), none.lowPass())
        + unlike(", reverb ", treatment.reverb(), none.reverb())
        + unlike(", echo ", treatment.echo(), none.echo());
  }

  private static String unlike(String name, double value, double usual) {
    return Double.compare(value, usual) == 0 ? "" : name + CellFormat.decimal(value, 3);
  }

  private static String ms(double millis) {
    return CellFormat.decimal(millis, 3) + " ms";
  }
}
