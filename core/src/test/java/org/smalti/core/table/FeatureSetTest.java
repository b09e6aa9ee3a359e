package org.smalti.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;

class FeatureSetTest {
  @Test
  void theUsualColumnsAreThoseOfTablesThatExist() {
    assertThat(FeatureSet.USUAL.columns())
        .containsExactly("power", "db", "hz", "note", "octave", "clarity", "flatness");
    assertThat(ItemColumns.SUMMARY)
        .containsExactly("samples", "medianPower", "medianHz", "medianClarity", "medianDur");
  }

  @Test
  void aSetKeepsTheOrderOfTheRegistry() {
    FeatureSet set = FeatureSet.parse("attack,hz,usual,hz");
    assertThat(set).isEqualTo(FeatureSet.USUAL.with(List.of(Feature.ATTACK)));
    assertThat(set.toString()).isEqualTo("power,db,hz,note,octave,clarity,flatness,attack");
    assertThat(FeatureSet.parse(set.toString())).isEqualTo(set);
    assertThat(FeatureSet.parse("all")).isEqualTo(FeatureSet.ALL);
  }

  @Test
  void wordsThatAreNoFeaturesAreNamed() {
    assertThatThrownBy(() -> FeatureSet.parse("hz,Hz,,loud"))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("no feature \"Hz\", \"\", \"loud\"; there are power, db, hz");
    assertThat(FeatureSet.isList("hz,zcr")).isTrue();
    assertThat(FeatureSet.isList("hz,loud")).isFalse();
  }

  @Test
  void aValueIsWrittenWithTheDecimalsOfItsFeature() {
    assertThat(Feature.CLARITY.cell(0.123456)).isEqualTo("0.1235");
    assertThat(Feature.CENTROID.cell(1234.56)).isEqualTo("1234.6");
    assertThat(Feature.NOTE.cell(1)).isEqualTo("C#");
    assertThat(Feature.NOTE.cell(-1)).isEqualTo("-");
  }

  @Test
  void everyFeatureHasWhatAReaderNeeds() {
    for (Feature feature : Feature.values()) {
      assertThat(feature.unit()).as(feature.column()).isNotEmpty();
      assertThat(feature.description()).as(feature.column()).isNotEmpty().doesNotEndWith(".");
    }
    assertThat(Arrays.stream(Feature.values()).filter(feature -> !feature.isNumber()))
        .containsExactly(Feature.NOTE);
  }
}
