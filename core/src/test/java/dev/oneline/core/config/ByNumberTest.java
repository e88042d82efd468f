package dev.oneline.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.TenantConfig.EntryPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByNumberTest {
    private final ByNumber<EntryPoint> entries = ByNumber.of(List.of(
            new EntryPoint("4008001234", "exact", ""),
            new EntryPoint("400800*", "long", ""),
            new EntryPoint("400*", "short", ""),
            new EntryPoint("web:demo", "web", "")));

    @Test
    void shouldFindTheNumberItselfBeforeItsBeginning() {
        assertThat(queueOf("4008001234")).isEqualTo("exact");
    }

    @Test
    void shouldFindTheLongestBeginning() {
        assertThat(queueOf("4008001235")).isEqualTo("long");
        assertThat(queueOf("4008")).isEqualTo("short");
        assertThat(queueOf("400")).isEqualTo("short");
        assertThat(queueOf("web:demo")).isEqualTo("web");
    }

    @Test
    void shouldFindNothingElse() {
        assertThat(entries.find("40")).isNull();
        assertThat(entries.find("")).isNull();
        assertThat(entries.find("400800*")).isNotNull();
        assertThat(ByNumber.of(List.<EntryPoint>of()).find("1")).isNull();
    }

    @Test
    void shouldPutACallerOnEachOfItsLists() {
        var lists = new CallerLists(List.of(
                new CallerList("vip", "VIP", false, 60_000, List.of("13800000001", "139*")),
                new CallerList("old", "Old customers", false, 30_000, List.of("1390000*")),
                new CallerList("pests", "Pests", true, 0, List.of("13899999999"))));

        assertThat(lists.of("13900001111").stream().map(CallerList::listId)).containsExactly("vip", "old");
        assertThat(lists.demand("13900001111").headStartMs()).isEqualTo(90_000);
        assertThat(lists.has("vip", "13800000001")).isTrue();
        assertThat(lists.has("vip", "13800000002")).isFalse();
        assertThat(lists.blocks("13899999999")).isTrue();
        assertThat(lists.blocks("")).isFalse();
    }

    private String queueOf(String number) {
        var found = entries.find(number);
        return found == null ? "" : found.queueId();
    }
}
