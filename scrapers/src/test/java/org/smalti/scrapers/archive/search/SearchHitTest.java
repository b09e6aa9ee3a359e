package org.smalti.scrapers.archive.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.smalti.scrapers.archive.fake.Mutants;

class SearchHitTest {
  @Test
  void aHitMayBeAnything() throws JsonProcessingException {
    JsonNode hit = new ObjectMapper()
        .readTree(
            "{\"identifier\":\"a\",\"item_size\":\"4523\",\"addeddate\":\"2015-03-02T10:00:00Z\","
                + "\"publicdate\":\"2015-03-02T10:00:00Z\",\"oai_updatedate\":[\"2016-03-02T10:00:00Z\"]}");
    assertThat(SearchHit.of(hit))
        .isEqualTo(new SearchHit("a", "2016-03-02T10:00:00Z", 4523, 1_425_290_400_000L));
    qt().withExamples(1000).forAll(longs().all()).checkAssert(seed -> {
      SearchHit mutant = SearchHit.of(Mutants.of(hit, new Random(seed)));
      assertThat(mutant.date()).doesNotContain("\0").hasSizeLessThanOrEqualTo(1000);
      RangeField.ADDED.bound(mutant.added() == SearchHit.UNKNOWN ? 0 : mutant.added());
    });
  }
}
