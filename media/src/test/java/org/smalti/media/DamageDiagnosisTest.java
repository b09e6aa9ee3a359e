package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.media.AudioTimeline.Gap;

class DamageDiagnosisTest {
  @ParameterizedTest
  @CsvSource({"10,9.49,true", "10,9.51,false", "1000,989,true", "1000,991,false", "10,30,false"})
  void anEndLongBeforeTheDeclaredOneIsDamage(double declared, double end, boolean broken) {
    DamageDiagnosis diagnosis = new DamageDiagnosis(declared, false);
    assertThat(diagnosis.damage(end, true, 0, false).isPresent()).isEqualTo(broken);
    assertThat(diagnosis.damage(end, false, 0, false)).isEmpty();
  }

  @Test
  void theMessageSaysHowFarItWasHeard() {
    assertThat(new DamageDiagnosis(60, false).damage(12.34, true, 3, true))
        .contains("broken at 12.3 s of 60.0 s");
  }

  @Test
  void withoutADeclaredDurationOnlyErrorsTell() {
    DamageDiagnosis diagnosis = new DamageDiagnosis(-1, false);
    assertThat(diagnosis.damage(3, true, 0, false)).isEmpty();
    assertThat(diagnosis.damage(3, true, 2, true)).contains("2 packets could not be decoded");
    assertThat(diagnosis.damage(3, true, 0, true)).contains("the file is broken in places");
  }

  @Test
  void onlyALargeGapInAContainerOfPagesIsDamage() {
    for (boolean paged : new boolean[] {true, false}) {
      DamageDiagnosis diagnosis = new DamageDiagnosis(10, paged);
      diagnosis.gap(new Gap(5000, false));
      assertThat(diagnosis.damage(10, true, 0, false)).isEmpty();
      diagnosis.gap(new Gap(50_000, true));
      assertThat(diagnosis.damage(10, true, 0, false).isPresent()).isEqualTo(paged);
    }
  }

  @Test
  void anErrorIsNewOnceAndThoseOfASeekNever() {
    DamageDiagnosis diagnosis = new DamageDiagnosis(10, false);
    assertThat(diagnosis.hasNewErrors(0)).isFalse();
    assertThat(diagnosis.hasNewErrors(2)).isTrue();
    assertThat(diagnosis.hasNewErrors(2)).isFalse();
    assertThat(diagnosis.hasNewErrors(5)).isTrue();
    diagnosis.forgive(2);
    assertThat(diagnosis.hasNewErrors(2)).isFalse();
    assertThat(diagnosis.hasNewErrors(3)).isTrue();
  }
}
